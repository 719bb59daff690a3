"""What no rule accounts for on a page that seems to lift an order: goods said to be stopped, somebody else still under it.

The words for what goes on have no end; what they are about has. Behind a lifting a page tells of the law, of other orders
and of how the firm changed, all of which other rules know. A sentence left over that says, of today or of days to come,
that goods are stopped, or that speaks of others together with the order, makes the lifting a doubt, never a narrowing.
"""

from __future__ import annotations

from collections.abc import Sequence

from ledger.model import Party, Role
from scraper.reading.effect.apart import OTHER_ORDERS, is_apart, of_the_order
from scraper.reading.effect.other_matters import without_the_general
from scraper.reading.parties.nearby import named_in
from scraper.reading.phrases.party import related
from scraper.reading.text.lowercase import in_small
from scraper.reading.text.sentences import Sentence

_N = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_FIRMS = (
    r"(?:producers|companies|firms|makers|manufacturers|growers|packers|processors|exporters|suppliers|entities|members|parties|"
    r"vessels|boats|ships|estates|mills|plants|factories|facilities|farms|mines|sites|units|divisions|brokers|names|targets|"
    r"operators|works|businesses|cooperatives)"
)
_FIRM = (
    r"(?:producer|company|firm|maker|manufacturer|grower|exporter|supplier|entity|member|party|vessel|plant|mill|one)"
)
_ORDER = r"(?:orders?|wros?|findings?|restrictions?|prohibition|ban|measure|detention)"
_THE_ORDER = rf"(?:the|this|that|its|same|'s)\s+(?:[\w-]+\s+){{0,3}}?{_ORDER}"
#: Somebody or something besides who went free.
_ELSE = in_small(
    r"\b(?:(?<!no )(?<!each )others?|another|remaining|rest\s+of|remainder|elsewhere|otherwise|else|sister|parent|"
    r"subsidiar(?:y|ies)|affiliates?|neighbou?rs?|(?:sub)?contractors?|lessees?|third\s+part(?:y|ies)|competitors?|competing|"
    r"co-producers|partners?|independent|likewise|also\s+(?:named|listed|covered|bound)|unknown|"
    r"rather\s+than|(?:any|every)(?:one|body|\s+\w+)?\s+but|unless|except|"
    r"not\s+(?:(?:made|produced|grown|harvested)\s+by\s+(?:it|the|this)\b|traced|mentioned|withdrawn|ended|revoked|rescinded)|"
    rf"(?:the|its|those|these|'s)\s+(?:[\w-]+\s+){{0,2}}?{_N}\s+(?:other|more|remaining|{_FIRMS})|"
    rf"{_N}\s+of\s+(?:the|its)|from\s+{_N}\s+to\s+{_N}|{_N}\s+\w+s\s+(?:are|were)\s+left|one\s+of\s+(?:the|{_N})|"
    rf"first\s+(?:of|to\s+leave)|second\s+(?:{_FIRM}|works)|the\s+rest\s+must|"
    r"(?:the|its|'s)\s+(?:\w+\s+)?(?:region|sector|country|nation|industry|unit|arm|division)(?!\s+of\s+origin)|"
    r"general|^not\s+(?:all|every)|no\s*(?:one|body)\s+but|(?:country|nation|sector|region)-?wide|as\s+(?:it|they)\s+(?:is|was|are|were))\b"
)
_DETAIN = r"(?:detain|hold|withhold|stop(?!\w*\s+(?:seiz|detain|hold|stopp|withhold|block)\w*ing\b)|refus|block|exclud|bar|seiz)\w*"
_DETAINED = (
    r"(?:detained|held|stopped|barred|inadmissible|refused|turned|seized|blocked|excluded|off\s+limits|enforced|on\s+(?:the|this|that)\s+(?:list|order)|kept\s+(?:out|off)|"
    r"under\s+detention|subject\s+to\s+(?:detention|seizure|the\s+order)|(?:kept\s+|left\s+)?in\s+(?:force|place|effect))"
)
#: Goods are stopped, or the order is in force, today or in days to come.
_STOPPED = in_small(
    r"\b(?:is|are|be|being|remains?|stays?|continues?|must|will|(?:sees?|finds?)\s+(?:it|them|(?:its|their)\s+\w+))\s+"
    rf"(?:[a-z]+\s+){{0,3}}?{_DETAINED}\b|\b(?:remains?|stays?|still)\s+(?:covered|listed|named)\b"
    r"|\b(?:cbp|agency|ports?|officers|personnel|importers|directors)\b[^.;]{0,50}?\s"
    rf"(?:will|must|have\s+to|has\s+to|continues?\s+to|go(?:es)?\s+on|keeps?)\s+(?:[a-z]+\s+){{0,2}}?{_DETAIN}"
    r"|\b(?:cbp|agency|ports|officers)\s+(?:still\s+)?(?:detains?|holds?|stops?)\b(?!\s+(?:evidence|information|that))"
    r"|\b(?:will|has|have|must|keeps?)\s+(?:to\s+)?keep\s+(?:[\w-]+\s+){0,4}?(?:off|out)\b"
)
#: Goods do not come in.
_REFUSED = in_small(
    r"\b(?:is|are)\s+not\s+(?:yet\s+)?(?:covered|included|released|cleared|exempt\w*|admissible|eligible|let\s+in|freed)\b"
    r"|\bwill\s+(?:release|admit|clear)\s+only\b|^only\s[^.;]{3,80}?\s(?:may|can|will|are|is)\s+(?:be\s+)?(?:released|admitted|cleared|imported|enter)\b"
    r"|\b(?:will|may|can|must)(?:not|\s+not)\s+(?:yet\s+)?(?:be\s+(?:let\s+in|released|admitted|cleared|entered|imported)|enter)\b"
    r"|\bmust\s+be\s+(?:exported|destroyed)\b|\bdetentions?\s+(?:continues?|goes\s+on|go\s+on|persists?)\b"
)
_KEPT = r"(?:leaves?|left|kept|keeps?|confirm\w*|reaffirm\w*|uph[eo]ld\w*|retain\w*)"
#: The order, or what became of it, as of today.
_OF_ORDER = in_small(
    rf"\b{_THE_ORDER}\b[^.;,]{{0,60}}?\s"
    r"(?:is|are|has|have|remains?|stays?|stands?|keeps?|names|covers|applies|reads|lives|falls|endures|survives|will|leaves|still|binds|also|itself)\b"
    rf"|\b(?:under|by|on|in|of|off|within|from|leaves?)\s+{_THE_ORDER}\b|\b{_THE_ORDER},\s+which\s+(?:also|still)\s|\brestrictions\s+on\b|(?<!in\s)\bdetentions?\b|\bunder\s+it\b"
    rf"|\border's\s+(?:{_N}|remaining|effect|application|scope|coverage|reach)\b"
    rf"|\b{_KEPT}\b[^.;]{{0,60}}\b{_ORDER}\b|\b{_ORDER}\b[^.;]{{0,60}}\b{_KEPT}\b"
    r"|\bawaits?\b|\bwait(?:ing|s)?\b|\bas\s+before\b|\b(?:must|have\s+to)\s+(?:\w+\s+){0,3}?(?:show|prove|trace)\b"
    rf"|\b(?:the|those|these)\s+(?:other|remaining)\s+(?:[\w-]+\s+){{0,2}}?(?:{_FIRMS}|rest)\b[^.;]{{0,40}}?\s(?:can|must|will|may|should|have|are|is)\b"
)
#: Not freed, not changed.
_NOT_FREED = in_small(
    r"\b(?:not|cannot|nor|no|none|never|yet\s+to|declined|turned\s+down|denied|rejected)\b[^.;]{0,60}?\b(?:clear\w*|free[ds]?|"
    r"remov\w+|remedi\w+|releas\w+|reliev\w*|relief|lift\w*|let\s+in|exempt\w*|satisf\w*|benefit|rely|read|fortunate|helps?|reach|"
    r"taken\s+off|decision|disturbed|relaxed|changed?|modif\w+|off)\b|\bnot\s+(?:yet\s+)?(?:provided|shown|proved)\b"
)
#: An order that goes on, without a word of whom for.
_GOES_ON = in_small(
    r"\b(?:still|remains?|stays?|survives|continues?|stands|covers|applies|names|bars|as\s+a\s+whole|reduced|shortened|to\s+be\s+kept|going\s+away|not\s+at\s+issue)\b"
)
#: What was, what nobody else was, orders of their own, goods that come in, and what holds for any goods.
_ACCOUNTED = in_small(
    r"\bhad\b|\bnever\b|\b(?:did|was|were)\s+not\s+(?:apply|cover|name|extend|subject|affected)|\bno\s+(?:other|one\s+else|further)\b|"
    r"\bonly\s+(?:\w+\s+){0,2}?(?:company|one|firm|producer|party|manufacturer|maker)\b|\bnames\s+no\b|\b(?:orders|wros|findings)\b|"
    r"\b(?:nobody|nothing|no\s*one)\s+else\s+(?:is|was|were)\b|^since\b|\bnot\s+applied\s+for\b|\bdifferent\s+matter\b|"
    r"\bany\s+other\s+(?:has|is|was)\b|\b(?:a|an)\s+(?:wro|withhold|finding|order)\b|"
    r"^(?!only\b|not\b).*\b(?:will|are|is|have\s+been|has\s+been|were|was|can|may)\s+(?:now\s+|also\s+|likewise\s+|all\s+)?(?:be\s+)?"
    r"(?:released|cleared|admitted|removed|freed|covered\s+by\s+this)\b|\bexport\s+(?:it|them)\b|\bcomply\b|\blaws?\b|\bsuch\s+labor\b|"
    r"\b(?:detained\s+(?:shipments?|merchandise|goods)|shipments?\s+(?:subject|that\s+are\s+detained|currently))\b|"
    r"\b(?:modification|change)\s+[^.;]{0,60}?\b(?:as\s+a\s+whole|in\s+(?:full|its\s+entirety)|entire)\b|"
    r"\b(?:acted|did)\s+(?:so|the\s+same|in\s+the\s+same\s+(?:manner|way))\b|"
    r"\bprovided\s+(?:that|the|they|it)\b|\bin\s+a\s+separate\b|\bindicators\b"
)
#: Any goods, if they are found to be what the law bars; what is stopped no longer, or by somebody else.
_NOT_THESE = in_small(
    r"^no(?:ne)?\b|\bwhere\s+(?:the\s+|its\s+|such\s+)?(?:information|evidence)\b|\b(?:if|unless|should|earlier|upon|suspected|again|ought|tainted|statutes?|violat\w+|license|bondage|exploit\w*|"
    r"abuse[ds]?|forced\s+(?:child\s+)?labou?r|now\s+(?:detained|held)|inactive|(?:excluded|barred)\s+by\s+the|not\s+exported|"
    r"any\s+(?:goods|shipments?|merchandise)\b(?!.*\bthe\s+(?:order|wro))|(?:that|which|it|they)\s+(?:is|are|was|were)\s+(?:later\s+)?(?:detained|excluded|seized))\b"
)
_NOT = in_small(
    r"\b(?:no\s+longer|not|no|never|neither|nor|may|any\s+(?:longer|more)|stop(?:s|ped)?|ceas(?:e[sd]?|ing))\s"
)


def unaccounted(sentences: Sequence[Sentence], parties: tuple[Party, ...]) -> Sentence | None:
    """The first sentence that may say that an order goes on for others than `parties`."""
    return next((one for one in sentences if _is_left_over(one, parties)), None)


def _is_left_over(sentence: Sentence, parties: tuple[Party, ...]) -> bool:
    text, lowered = sentence.plain, without_the_general(of_the_order(sentence.plain))
    of_order = _OF_ORDER.search(lowered) is not None
    alone = _goes_on(lowered, of_order=of_order)
    if not (alone or of_order or _STOPPED.search(lowered) or _NOT_FREED.search(lowered)) or _ACCOUNTED.search(lowered):
        return False
    if OTHER_ORDERS.search(text) or is_apart(text, lowered):
        return False
    if alone or _ELSE.search(lowered):
        return True
    if not parties or "no longer" in lowered:
        return False
    named = [one for one in named_in(sentence).parties if one.role is not Role.PLACE]
    return any(not related((one,), parties) for one in named)


def _goes_on(lowered: str, *, of_order: bool) -> bool:
    """Whether the order, or what ports do under it, is said to go on, whoever for; not for any goods that the law bars."""
    met = _STOPPED.search(lowered)
    stopped = met is not None and _NOT.search(lowered, max(0, met.start() - 20), met.end()) is None
    told = stopped or _REFUSED.search(lowered) or (of_order and _GOES_ON.search(lowered))
    return bool(told) and _NOT_THESE.search(lowered) is None
