"""Whether an order's end, or somebody's leave of it, is told as what CBP did these days."""

from __future__ import annotations

import re

from scraper.reading.acts.act import Act, Draft
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.instructed import told_to
from scraper.reading.effect.in_force import of_several_done
from scraper.reading.text.dates import mentions
from scraper.reading.text.plain import plain
from scraper.reading.text.vocabulary import CBP

#: "CBP has modified the order": as the opening says it, what is new; "CBP modified", where the opening tells a day of these.
_CBP_HAS = re.compile(
    rf"^\W*(?:(?:Just\s+)?(?:In|After|Following|On|With)\s[^,;]{{3,60}},\s+)?(?:{CBP}|It)\s+(?P<has>has\s+)?(?:now\s+|also\s+)?$"
)


#: A headline of the day whose order the grammar cannot make out: "CBP modifies one forced labor order, issues another".
_HEADLINE = re.compile(
    r"^(?:CBP|DHS|U\.?S\.?\s+Customs[\w\s]{0,24})\s+(?:modifies|amends|changes|updates|narrows|eases|revokes|lifts|ends|rescinds|terminates|withdraws)\s+"
    r"(?:(?!page|list|guid|propos|petition|request|plan|draft|form|rule|polic|process|proced|web|data|dash|threat|notice)[\w'’.-]+\s+){0,6}?(?:[Oo]rders?|WROs?|findings?)\b",
    re.IGNORECASE,
)
#: "Order on A lifted".
_HEADLINE_DONE = re.compile(
    r"^(?:[\w-]+\s+){0,2}?(?:[Oo]rders?|WROs?|findings?)\s+(?:on|against)\s+[^:;]{3,100}\s(?:modified|amended|lifted|revoked|rescinded|withdrawn|ended)$",
    re.IGNORECASE,
)
#: "CBP to no longer detain gloves from A".
_HEADLINE_FREES = re.compile(
    r"^(?:CBP|DHS|U\.?S\.?\s+Customs[\w\s]{0,24})\s+(?:(?:to|will|now)\s+)?(?:no\s+longer\s+(?:detains?|seizes?|stops?|holds?)|"
    r"(?:lifts?|ends?|stops?|halts?|ceases?|terminates?|discontinues?)\s+(?:the\s+|its\s+)?(?:detentions?|seizures?)\s+of\s+"
    r"(?!an?\s|one\s|some\s|first\s|the\s+first\s|\d|(?:[\w-]+\s+){0,3}?(?:shipments?|containers?|entries|consignments?|cargo(?:es)?|loads?)\b)|"
    r"(?:(?:again|once\s+more)\s+)?(?:admits?|allows?|permits?|accepts?)(?!\s+(?:release|shipments?|a|one|some|detained|entry\s+of\s+(?:detained|a|one))\b)|readmits?)\b",
    re.IGNORECASE,
)
#: "no longer subject to the Withhold Release Order": the order is named with the goods that come in.
_OF_ORDER = re.compile(
    r"\b(?:WRO|[Oo]rder|[Ff]inding)\b[^.;]{0,140}?\s(?:no\s+longer\s+(?:covers|applies|reaches|bars|names|includes|extends)|does\s+not\s+(?:cover|apply|reach|extend)|exempts)\b|"
    r"\b(?:(?:no\s+longer|(?:will|shall)\s+not)\b[^;]{0,160}?\b(?:under|subject\s+to|by|of)|(?:exempt(?:ed)?|excluded|removed|excepted|released|freed|struck|dropped|deleted|off|out)(?:\s+(?:from|of|off))?)\s+"
    r"(?:(?:the|its|a|this|that|CBP's)\s+(?:[\w-]+\s+){0,3}?(?:WRO|[Oo]rder|[Ff]inding)\b|it(?=[.,;]|\s+(?:as\s+of|from|since|effective|now|today)\b))"
)
#: "told to release yarn of A, one of five mills that have been under a Withhold Release Order since 2018".
_HELD_UNDER = re.compile(
    r"\b(?:(?:been|was|were|put|placed|covered|named|listed|barred)|(?:held|detained|stopped|kept\s+out|seized)(?=[^;]{0,90}\bsince\b))\s+(?:[^;.]{2,60}?\s)?"
    r"(?:under|by|in|on)\s+(?:an?|the|its)\s+(?:[\w-]+\s+){0,3}?(?:WRO|[Oo]rder|[Ff]inding)\b|"
    r"\bof\s+(?:\w+\s+)?(?:[\w-]+\s+){1,3}?(?:(?:held|detained|named|covered|listed|stopped)\s+)?(?:under|by|in|on)\s+(?:an?|the|its)\s+(?:[\w-]+\s+){0,3}?(?:WRO|[Oo]rder|[Ff]inding)\b"
)


def is_announced(act: Act, draft: Draft) -> bool:
    """Whether the headline or a day marks the lifting as the page's news, and a verb of CBP's says what became of the order."""
    title = plain(draft.manuscript.title)
    if any(one.search(title) for one in (_HEADLINE_FREES, _HEADLINE, _HEADLINE_DONE)) or of_several_done(draft):
        return True
    instructed = [one.statement for one in act.said if told_to(one.statement.sentence.plain, one.statement.span[0])]
    held = any(_HELD_UNDER.search(one.sentence.plain, one.span[0]) for one in instructed) or _has_freed(act, draft)
    told = [*act.said, *(one for one in (*draft.title, *draft.umbrellas) if one.releases)]
    held = held or _named_as_ended(act, draft)
    if not held and not any(
        one.statement.action is not None or _OF_ORDER.search(without_inserted(one.statement.sentence.plain))
        for one in told
    ):
        return False
    if held and _has_freed(act, draft):
        return True
    if held and any(one.when != "then" and one.sentence.block == 0 for one in instructed):
        return True
    if any(one.releases for one in draft.title) or any(one.statement.when == "now" for one in act.said):
        return True
    if _all_counted(draft):
        return True
    lead = [one.statement for one in act.said if one.statement.sentence.block == 0 and one.statement.action is not None]
    opens = [_CBP_HAS.search(one.sentence.plain[: one.span[0]]) for one in lead if one.when != "then"]
    if any(met and (met["has"] or _opens_with_news(draft)) for met in opens):
        return True
    if _change_began(draft) and any(
        one.statement.when != "then" and one.statement.sentence.block <= 1 for one in act.said
    ):
        return True
    issued = {one.statement.sentence for other in draft.acts if not other.releases for one in other.said}
    joined = (one for one in lead if one.when != "then" and one.sentence in issued)
    return any(_AND.search(one.sentence.plain[: one.span[0]]) for one in joined) and _opens_with_news(draft)


def _all_counted(draft: Draft) -> bool:
    """ "CBP today modified two orders:", over as many goods that come in."""
    freeing = sum(act.releases for act in draft.acts)
    counted = (one.statement for one in draft.umbrellas if one.releases)
    return any(one.when == "now" and one.several == freeing for one in counted)


#: "The order that CBP imposed on textiles in 2019 no longer applies to it": to the goods that the sentence before lets in.
_APPLIES_NO_MORE = re.compile(
    r"\b(?:[Oo]rder|WRO|[Ff]inding)\b(?:[^.;]|(?<=U\.S)\.|(?<=U)\.){0,160}?\s(?:no\s+longer\s+(?:applies\s+to|covers|reaches|bars|extends\s+to|includes)|has\s+ceased\s+to\s+(?:cover|apply\s+to))\s+(?:it|them|these|those|this)\b"
)


def _named_as_ended(act: Act, draft: Draft) -> bool:
    """Whether a sentence beside the goods let in from a day of these on says that the order no longer applies to them.

    Of a page's opening, also one that says who leaves it, or for what it goes on.
    """
    blocks = {one.statement.sentence.block for one in act.said if one.statement.scope and one.statement.when == "now"}
    beside = (one for one in draft.sentences if one.block in blocks and not one.spoken)
    return any(
        (("no longer" in one.plain or "ceased" in one.plain) and _APPLIES_NO_MORE.search(one.plain))
        or (one.block == 0 and (_REST_STAYS.search(one.plain) or _OF_ORDER.search(one.plain)))
        for one in beside
    )


#: "Fabrics of the company remain under the Withhold Release Order", behind garments that are let in from today.
_REST_STAYS = re.compile(
    r"\b(?:remains?|stays?|(?:is|are)\s+still|continues?\s+to\s+be)\s+(?:barred\s+|detained\s+|covered\s+|held\s+)?(?:under|subject\s+to|by)\s+(?:the|its|this|that)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:WRO|[Oo]rder|[Ff]inding)\b"
)


#: "An importer has been exempted from the Withhold Release Order on tea", where the lead says next whose tea may enter.
_HAS_FREED = re.compile(
    r"^[^;:]{3,160}?\s(?:has|have)\s+(?:today\s+|now\s+)?been\s+(?:today\s+)?(?:exempt(?:ed)?|excluded|removed|freed|released|excepted)\s+from\s+(?:the|its|a)\s+(?:[\w-]+\s+){0,3}?(?:WRO|[Oo]rder|[Ff]inding)\b"
)


def _has_freed(act: Act, draft: Draft) -> bool:
    """Whether the lead says that somebody has been freed of an order, and goes on with what may come in from a day of these on."""
    now = any(
        one.statement.scope and one.statement.when == "now" and one.statement.sentence.block < 1 for one in act.said
    )
    lead = (one for one in draft.sentences if one.block == 0 and not one.spoken)
    return now and any(
        _HAS_FREED.search(one.plain)
        and not any(day.is_past(draft.manuscript.released) for day in mentions(one.plain, draft.manuscript.released))
        for one in lead
    )


#: "The change took effect on Tuesday", "three changes to its orders, all of them in effect since Monday".
_CHANGE = re.compile(
    r"\b(?:changes?|modifications?|decisions?|revocations?|liftings?|exemptions?|amendments?)\b[^.;]{0,80}?\s(?:t(?:ook|akes?)\s+effect|effective|in(?:to)?\s+(?:effect|force))\b"
)


def _change_began(draft: Draft) -> bool:
    """Whether the opening says of the change it tells that it is in force from a day of these on."""
    released = draft.manuscript.released
    told = [one for one in draft.sentences if one.block <= 1 and not one.spoken and _CHANGE.search(one.plain)]
    days = [day for one in told for day in mentions(one.plain, released)]
    return any(day.is_news(released) for day in days) and not any(day.is_past(released) for day in days)


#: "issued an order on gold of A, while revoking its order on timber of B".
_AND = re.compile(r"\b(?:while|and)\s+(?:also\s+|it\s+(?:has\s+)?)?$")


def _opens_with_news(draft: Draft) -> bool:
    """ "Two decisions take effect today. CBP modified the order on A": whether the opening tells a day of these."""
    released = draft.manuscript.released
    told = (one for one in draft.sentences if one.block == 0 and not one.spoken)
    return any(day.is_news(released) for one in told for day in mentions(one.plain, released))
