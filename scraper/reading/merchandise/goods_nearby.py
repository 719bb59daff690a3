"""What goods are meant where the clauses of an act name none: "The order covers tiles", "officers are holding tiles"."""

from __future__ import annotations

import re

from ledger.model import Action, Effect
from scraper.reading.acts.act import Act, Draft
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.parties.nearby import near
from scraper.reading.phrases.goods import THEIRS, merchandise
from scraper.reading.phrases.phrase import read_phrase
from scraper.reading.text.indicators import is_indicator
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.sentences import Sentence

_ORDER = r"(?:order|WRO|[Ff]inding|measure|ban|action|restriction|decision|prohibition|block)s?"
_REACHES = (
    r"(?:(?:also|now|only|both|all)\s+)*(?:covers?|covered|covering|appl(?:y|ies)\s+to|reach(?:es)?|extends?\s+to|takes?\s+in|concern(?:s|ed)?|target(?:s|ed)?|bars?|applied\s+to|reached|"
    r"stops?|blocks?|(?:will\s+)?keeps?|is\s+(?:confined|limited|directed)\s+(?:to|at)|requires?\s+that|hits?|affects?)\s+(?:only\s+)?"
)
_STOPS = (
    r"(?:prevent(?:s|ing)?|hold(?:s|ing)?|stop(?:s|ping)?|detain(?:s|ing)?|keep(?:s|ing)?\s+(?:out|back)|turn(?:s|ing)?\s+(?:away|back)|"
    r"withhold(?:s|ing)?|refus(?:e|es|ing)|(?:re)?admitted|allowed(?=\s+(?:its|their)\s+[a-z]+(?:\s+[a-z]+){0,3}\s+(?:back|in|into|to)\b)|block(?:s|ing)?|(?:permit|allow)(?:s|ting|ing)?(?!\s+(?:importers?|companies|workers|parties|anyone|CBP))|admit(?:s|ting)?|let(?:s|ting)?\s+in|clear(?:s|ing)?|seiz(?:e|es|ing))"
)
_OBJECTS = (
    re.compile(r"\b(?:[Ss]eizure|[Dd]etention)\s+(?:of|for)\s+(?=(?:its|their|the\s+(?:[\w-]+\s+){0,2}?[a-z]+'s)\s)"),
    re.compile(
        rf"\b(?:[Tt]he|[Tt]his|[Ii]ts|A|a|new)\s+(?:[\w-]+\s+){{0,4}}?{_ORDER}\b[^.;:]{{0,60}}?\s{_REACHES}(?=[a-z]|[A-Z]-[a-z])"
    ),
    re.compile(rf"(?:^|[;,]\s+(?:and\s+)?)[Ii]t\s+{_REACHES}(?=[a-z]|[A-Z]-[a-z])"),
    re.compile(
        rf"\b(?:officers|[Pp]ort\s+directors|[Pp]orts?(?:\s+of\s+entry)?|personnel|CBP|Border\s+Protection(?:\s+\(CBP\))?|agency|inspectors)(?:\s+will,\s+[a-z]+\s+[^,]{{3,30}},)?\s+(?:(?:will|must|shall|is|are|now|no\s+longer|immediately|also|to|may|began|begins?|started)\s+)*"
        rf"(?:{_STOPS}|(?:has\s+)?clos(?:es|ed)\s+(?:the\s+border|its\s+ports|U\.S\.\s+ports|the\s+(?:U\.S\.|American)\s+market)\s+to)\s+(?:at\s+the\s+(?:border|ports?)\s+)?(?:all\s+|any\s+)?(?=[a-z]|[A-Z]-[a-z])"
    ),
    re.compile(
        rf"\b(?:{_ORDER}|Orders?)(?:\s+\([A-Z]+\))?\s+(?:on|against|covering|over|for)\s+(?=(?:its|their|the\s+(?:[\w-]+\s+)?[a-z]+'s)\s)"
    ),
    re.compile(
        r"\bdo(?:es)?\s+not\s+use\s+(?:forced|convict|such)\s+labor\s+(?:in\s+(?:making|producing|its)|to\s+(?:make|produce))\s+(?=[a-z])"
    ),
    re.compile(
        r"\b(?:renders?|rendered|declare[sd]|mak(?:es|ing)|found|free[sd]|cleared)\s+(?=(?!that\b)[a-z][^;]{2,160}?\s(?:admissible|from\s+detention|for\s+entry)\b)"
    ),
    re.compile(
        r"\band\s+(?:covers|bars|stops|detains|(?:has\s+)?barred|will\s+(?:now\s+)?(?:detain|seize|hold|stop))\s+(?=(?:its|their)\s+[a-z])"
    ),
    re.compile(
        r"\bwhose\s+(?=[a-z][^.;,]{2,60}?\s(?:is|are|was|were)\s+(?:sold|made|shipped|exported|marketed|imported|found|used|worn|on\s+sale|available)\b)"
    ),
    re.compile(
        r"\b(?:uses?|used|rel(?:y|ies|ied)\s+on|employs?)\s+(?:forced|convict|prison|child|indentured|bonded)\s+labor\s+(?:in\s+(?:making|producing|the\s+(?:manufacture|production)\s+of)|"
        r"to\s+(?:make|produce|manufacture|grow|harvest|mine|process|assemble))\s+(?=[a-z])"
    ),
    re.compile(
        r"\b(?:CBP|agency|Border\s+Protection(?:\s+\(CBP\))?)\s+(?:(?:has|today)\s+)*(?:acted|moved|acts|moves|stepped\s+in)\s+to\s+(?:stop|block|keep\s+out|bar|detain|halt)\s+"
        r"(?:(?:imports|shipments|the\s+entry|the\s+importation)\s+of\s+)?(?=[a-z])"
    ),
    re.compile(
        r"(?:,\s+(?:(?:thereby|thus|again)\s+)?(?:allowing|permitting|enabling|letting|and\s+(?:allows|lets|permits))|,\s+which\s+(?:allows|permits|lets)|\bto\s+(?:allow|permit|let|clear))\s+(?:all\s+)?"
        r"(?=(?:(?:its|their|the\s+(?:[\w-]+\s+)?[a-z]+'s)\s+)?[a-z][^.;,]{2,80}?\s(?:to\s+(?:be\s+)?(?:enter|clear|come|imported|sold|released|entered)|into|in\s+again)\b)"
    ),
    re.compile(
        rf"\b(?:{_ORDER}|Order)\s+(?:that|which)\s+(?:has\s+|had\s+)?(?:kept|barred|blocked|stopped|covered|held|covers|bars)\s+(?=[a-z]|[A-Z]-[a-z])"
    ),
)
#: "Both firms make gowns", "The company grows roses".
_MAKES = re.compile(
    r"\b(?:Both|The|These|Each|All|It|They)\s+(?:(?:of\s+(?:the|these)\s+)?(?:two|three|four|five|[A-Z]?[a-z]+)\s+)?(?:(?:companies|company|firms?|producers?|makers?|mills?|plants?|factor(?:y|ies)|"
    r"growers?|farms?|exporters?|processors?|cooperatives?|group|groups)\s+)?(?:make|produce|manufacture|grow|harvest|catch|process|pack|spin|weave|sew|refine|smelt|mine|assemble|export)s?\s+(?=[a-z])"
)
#: What is said of goods: they are held, may come in again, can no longer clear.
_SUBJECT_OF = re.compile(
    r"\s(?:(?:will|must|shall|may|can|could|is|are|was|were|been|be|being)\s+)(?:(?:now|again|once\s+more|once\s+again|not|no\s+longer|to|be|immediately|being|from\s+\w+\s+on)\s+)*"
    r"(?:held|detained|stopped|kept\s+out|put\s+out\s+of\s+reach|turned\s+(?:away|back)|refused|seized|barred|banned|clear|enter|admissible|welcome|imported|"
    r"the\s+(?:subject|object|target)s?\s+of|under\s+(?:an?|the)\s|covered\s+by|denied\s+entry|subject\s+to|withheld|excluded|blocked|released|cleared|admitted|permitted|allowed|free\s+to\s+(?:enter|be\s|clear|pass|move|come|ship)|neither\s+(?:seized|detained)|(?:produced|made|mined|grown|harvested|manufactured)\s+(?:wholly\s+)?(?:with(?:out)?|by)\s+(?:[a-z-]+\s+){0,2}?forced)\b|"
    r"\s(?:(?:from\s+now\s+on|now|will|will\s+now)\s+)?faces?\s+(?:no\s+(?:more\s+|further\s+)?)?(?:detention|seizure)\b|"
    r"\s(?:is|are)\s+(?:(?:again|once\s+more|now)\s+)?(?:heading|headed|bound|back|on\s+(?:its|their)\s+way)\s+(?:back\s+)?(?:to|for|in|on)\s+(?:the\s+)?(?:U\.S\.|American)|"
    r"\s(?:again\s+|once\s+more\s+|now\s+)?(?:clears?|enters?|pass(?:es)?|moves?)\s+(?:U\.S\.\s+)?(?:customs|freely|through|the\s+(?:U\.S\.|American))"
)
_LEAD_IN = re.compile(
    r"(?:.*;\s+(?:and\s+)?|.*\bunder\s+which\s+|.*,\s+whose\s+|.*,\s+and\s+from\s+(?:that|this)\s+day(?:\s+on)?,?\s+|.*,\s+(?:and|so|but)\s+(?=(?:its|their|the)\s|[a-z-]+(?:\s+and\s+[a-z-]+)?(?:\s+[a-z-]+)?\s+(?:of|from)\s+the\s)|.*\b(?:so|such|requires?|ordered|means|directed|directs|provides|orders|said|shows?|found|evidence(?:\s+in\s+hand)?|information|proof|grounds|suspicion|determined|determines|states|says|finds|concludes|concluded|satisfied|proof|proven|established|demonstrated)(?:\s+(?:today|yesterday))?\s+that\s+|(?:As\s+of|From|Effective|Under|Beginning|Starting|Based\s+on|Pursuant\s+to|According\s+to|Because\s+of|On|"
    r"Since|With|By|At|Following|After|In)\s[^,]*,(?:\s*\d{4},?)?\s+|(?:Accordingly|Therefore|Now|Today|Thus|Hence|As\s+a\s+result),?\s+)"
)


def goods_nearby(act: Act, draft: Draft) -> tuple[str, Sentence] | None:
    """The goods, and the sentence that names them."""
    if labelled := _in_its_item(act, draft) or _labelled(draft):
        return labelled
    told = list(near(act, draft))
    for reader in (_as_object_or_subject, _as_made):
        for sentence in told:
            if goods := reader(without_inserted(sentence.plain)[_begins(act, sentence, draft) :]):
                return goods, sentence
    if act.releases and (once := _once_covered(draft)):
        return once
    if changed := _of_order_changed(act, draft):
        return changed
    opening = (one for one in draft.sentences if one.block < _OPENING and not one.spoken)
    told_of = ((_MAKES.search(one.plain), one) for one in opening)
    return next(
        ((goods, one) for met, one in told_of if met and (goods := read_phrase(one.plain, met.end()).goods)), None
    )


_OPENING = 3


def _of_order_changed(act: Act, draft: Draft) -> tuple[str, Sentence] | None:
    """Of whoever "goes on" an order of which the paragraph says that it was changed, and what it is on."""
    if not all(one.statement.effect is Effect.WIDENED and one.statement.instrument is None for one in act.said):
        return None
    blocks = {one.statement.sentence.block for one in act.said}
    told = (one.statement for other in draft.acts if other is not act for one in other.said)
    changed = (one for one in told if one.action is Action.MODIFIED and one.sentence.block in blocks)
    return next(((one.phrase.goods, one.sentence) for one in changed if one.phrase.goods), None)


#: "The WRO, which was issued on August 4, 2022, covered".
_THE_ORDER = re.compile(
    r"(?:The|That|This|Its)\s+(?:[\w-]+\s+){0,2}?(?:order|WRO|Finding|Withhold\s+Release\s+Order)\b"
)


def _once_covered(draft: Draft) -> tuple[str, Sentence] | None:
    """What an order that was modified is said to have stopped, or to have covered."""
    for past in draft.past:
        if past.statement.action in (Action.MODIFIED, Action.REVOKED):
            continue  # another order, or this one's other changes
        if goods := _as_subject(past.statement.sentence.plain):
            return goods, past.statement.sentence
    if len(draft.acts) > 1:
        return None
    told = (one for one in draft.sentences if not one.spoken and _THE_ORDER.match(one.plain))
    return next(((goods, one) for one in told if (goods := _as_object(one.plain))), None)


#: "Merchandise: truck tires", in a message that lists what an order covers.
_LABEL = re.compile(
    r"(?:^|(?<=[\d.;)]\s))(?:Merchandise|Goods|Products?|Commodit(?:y|ies)|Articles?)(?:\s+(?:covered|concerned|affected))?\s*:\s+(?=\S)"
)


def _labelled(draft: Draft) -> tuple[str, Sentence] | None:
    met = [(one, _LABEL.search(one.plain)) for one in draft.sentences if ": " in one.plain[:80]]
    found = [
        (goods, one)
        for one, label in met
        if label and (goods := read_phrase(one.plain, label.end(), initial=True).goods)
    ]
    return found[0] if len(found) == 1 else None


#: "Toothfish and other fish harvested by the vessel.": a sentence without a verb, which tells nothing but goods.
_NOTHING_BUT = re.compile(
    r"(?!(?:Effective|Immediately|None|All|Indicators?|Basis|Grounds?)\b)[A-Z][\w-]*(?:,?\s+(?!(?:is|are|was|were|has|have|had|will|found|identified|shows?)\b)[\w-]+){0,14}?"
    r"(?:\s+(?:\w+ed|\w+wn|made|caught|spun|sewn|cut)\s+(?:by|at|in|on|aboard)\s+the\s+[a-z]+)?\."
)


def _in_its_item(act: Act, draft: Draft) -> tuple[str, Sentence] | None:
    """ "A Ltd. (Kenya). Cut flowers. Effective May 3.": the goods of an item that opens with a name."""
    items = {one.statement.sentence.block for one in act.said if one.statement.sentence.kind is Kind.ITEM}
    shared = {one.statement.sentence.block for other in draft.acts if other is not act for one in other.said}
    for block in items - shared:
        for one in [one for one in draft.sentences if one.block == block and not one.spoken][1:3]:
            label = _LABEL.match(one.plain)
            told = label or (_NOTHING_BUT.fullmatch(one.plain.strip()) and not is_indicator(one.plain))
            if told and (goods := read_phrase(one.plain, label.end() if label else 0, initial=True).goods):
                return goods, one
    return None


def _begins(act: Act, sentence: Sentence, draft: Draft) -> int:
    """Where an act's clause begins in a sentence that tells of several."""
    if len(draft.acts) == 1:
        return 0
    own = [one.statement.span[0] for one in act.said if one.statement.sentence is sentence and not one.statement.scope]
    return min(own, default=0)


def _as_object_or_subject(text: str) -> str | None:
    return next(
        (goods for goods in (_as_object(text), _as_subject(text)) if goods and not _NOBODYS.search(goods)), None
    )


#: "A broker that files an entry for goods it knows to be barred", "small parcels": any goods.
_NOBODYS = re.compile(
    r"\b(?:brokers?|parcels?|importers?|goods|merchandise|raw\s+materials?|suppliers?)\b|^(?:every|any)\s",
    re.IGNORECASE,
)


def _as_made(text: str) -> str | None:
    return next((goods for met in _MAKES.finditer(text) if (goods := read_phrase(text, met.end()).goods)), None)


def shared_goods(act: Act, draft: Draft) -> tuple[str, Sentence] | None:
    """ "Sweaters produced by either company will be detained": the goods of every order of the page."""
    for other in draft.acts:
        for one in other.said if other is not act else ():
            phrase = one.statement.phrase
            if phrase.goods and not one.parties and one.releases == act.releases and _OF_THEM_ALL.search(phrase.whole):
                return phrase.goods, one.statement.sentence
    for sentence in draft.sentences if len(draft.acts) > 1 else ():
        met = None if sentence.spoken else _ALL_COVER.match(sentence.plain)
        if met and (goods := read_phrase(sentence.plain, met.end()).goods):
            return goods, sentence
        held = None if sentence.spoken or act.releases else _HELD.search(sentence.plain)
        if held and (goods := merchandise(held["goods"])):
            return goods, sentence
    over = (one.statement for one in draft.umbrellas if one.releases == act.releases and one.parties)
    return next(((one.phrase.goods, one.sentence) for one in over if one.phrase.goods), None)


#: "Officers detain seafood the vessels harvest".
_HELD = re.compile(
    r"\b(?:detain|stop|hold|seize|set\s+aside)\s+(?P<goods>[a-z][a-z, -]{2,60}?)\s+(?:(?:that|which|from|of)\s+)?"
    r"(?:(?:the|these|both|either|any\s+of\s+the)\s+(?:(?:two|three|four|five)\s+)?(?:vessels?|ships?|longliners?|trawlers?|companies|firms|makers|producers|mills|"
    r"plants|farms|factories)|they|them|both)\b"
)


#: "Both orders cover disposable gloves".
_ALL_COVER = re.compile(
    r"(?:Both|All|Each|The|These)\s+(?:of\s+(?:the|these)\s+)?(?:(?:two|three|four|five|six|new)\s+)*(?:orders?|WROs?|[Ff]indings?|Withhold\s+Release\s+Orders?)\s+"
    rf"{_REACHES}(?=[a-z]|[A-Z]-[a-z])"
)
_OF_THEM_ALL = re.compile(
    r"\b(?:either|both|each|any|all|the\s+(?:two|three|four|five|six)|these|those)\s+(?:of\s+)?(?:(?:the|these|two|three|four|five|[a-z]+)\s+){0,3}?"
    r"(?:compan(?:y|ies)|firms?|producers?|makers?|manufacturers?|processors?|growers?|exporters?|vessels?|ships?|mills?|plants?|farms?|mines?|entit(?:y|ies)|of\s+them)\b"
    r"|\b(?:by|from|of|aboard)\s+the\s+(?:companies|firms|producers|makers|manufacturers|processors|growers|exporters|vessels|ships|mills|plants|farms|mines)\b"
)


def _as_object(text: str) -> str | None:
    for pattern in _OBJECTS:
        for met in pattern.finditer(text):
            theirs = THEIRS.match(text, met.end())
            if goods := read_phrase(text, theirs.end() if theirs else met.end()).goods:
                return goods
    return None


#: "CBP works with partners to find goods that ought to be stopped".
_OF_CBP = re.compile(r"(?:CBP|The\s+agency|U\.S\.\s+Customs|DHS)\b(?!')")


def _as_subject(text: str) -> str | None:
    for met in _SUBJECT_OF.finditer(text):
        lead = _LEAD_IN.match(text, 0, met.start())
        start = lead.end() if lead else 0
        theirs = THEIRS.match(text, start)
        phrase = read_phrase(text[: met.start()], theirs.end() if theirs else start, initial=True)
        if phrase.goods and not _OF_CBP.match(text, start):
            return phrase.goods
    return None
