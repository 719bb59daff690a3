"""Reports on what was done under an order there already is: "Norfolk CBP officers seize 2.8 million gloves", "Importer fined"."""

from __future__ import annotations

from scraper.reading.acts.act import Draft
from scraper.reading.text.lowercase import AnyOf, in_small, small
from scraper.reading.text.plain import plain

_HOW_MUCH = (
    r"(?:(?:an?|the|one|two|three|four|five|several|multiple|more|than|nearly|about|over|almost|some|another|worth|of|in|"
    r"\$?\d[\d,.]*|million|thousand|hundred)\s+)*"
)
_LOAD = (
    r"(?:shipments?|containers?|(?:truck)?loads?|consignments?|cargo(?:es)?|cartons?|boxes|pieces|pounds|tons|parcels|"
    r"bales|crates)\b"
)
_STOPPED = (
    r"(?:seiz(?:e|es|ed|ing)|detain(?:s|ed|ing)?|intercept(?:s|ed|ing)?|stop(?:s|ped|ping)?|held|hold(?:s|ing)?|"
    r"examin(?:e|es|ed)|exclud(?:e|es|ed)|refus(?:e|es|ed)|turn(?:s|ed)\s+away|den(?:y|ies|ied))"
)
#: One load, or a counted quantity, stopped in one place: no order on goods to come.
_REPORT = (
    rf"\b(?:officers?|agents?|specialists?|inspectors?|[Pp]orts?\s+of\s+[A-Z]\w+|CBP|"
    rf"Customs)\b[^.;:]{{0,80}}?(?<!\bwill )(?<!\bto )(?<!\bmust )(?<!\bbegin )(?<!\bbegan )(?<!\bstart )(?<!\bstarted )"
    rf"\b{_STOPPED}\s+"
    rf"(?:entry\s+(?:to|of)\s+)?(?:{_HOW_MUCH}(?:[\w-]+\s+){{0,4}}?{_LOAD}|(?:(?:nearly|about|over|almost|more\s+than)\s+)?\$?\d[\d,.]*\s)"
)
_REPORTS = AnyOf(
    {
        "seiz|detain|intercept|stop|held|hold |holds|holding|examin|exclud|refus|turned a|turns a|deny |denies|denied": _REPORT
    }
)


def reports_a_load(draft: Draft) -> bool:
    """Whether headline or opening sentence tells of one load that was stopped."""
    opening = next((one.plain for one in draft.sentences if not one.spoken), "")
    return any(map(tells_of_a_load, (plain(draft.manuscript.title), opening)))


def tells_of_a_load(text: str) -> bool:
    return _REPORTS.found_in(small(text))


#: What importers and their brokers are made to do for what they brought in: of an order they name, it was there before.
_PENALTY = in_small(
    r"\b(?:importers?|brokers?|compan(?:y|ies)|firms?|owners?|retailers?|canners?|inc|llc|corp|ltd|managers?|traders?|(?:wo)?m[ae]n|executives?|defendants?)\b[^;:]{0,60}?\s"
    r"(?:(?:has|have|will|is|are|was|were|today|also|agree[sd]?|to|been|must|ordered|on\s+[a-z]+day)\s+)*"
    r"(?:pa(?:y|ys|id)\s+(?:[^;:]{0,24}?\s)?(?:penalt(?:y|ies)|fines?|\$?\d[\d,.]*|an?\s+(?:million|settlement))|fined|penalized|plead(?:s|ed)?\s+guilty|convicted|sentenced|indicted|charged\s+with|forfeit(?:s|ed)?)\b|"
    r"\b(?:convict(?:s|ed)|indict(?:s|ed)|fine[sd]|penalize[sd]|sentence[sd]|assess(?:es|ed)\s+(?:an?\s+)?(?:[\w-]+\s+)?(?:penalt(?:y|ies)|fines?)|collect(?:s|ed)\s+(?:an?\s+)?(?:[\w-]+\s+)?(?:penalt(?:y|ies)|fines?))\b"
)
#: "made by a producer covered by a Withhold Release Order": whichever that is.
_OF_SOME_MAKER = in_small(
    r"\b(?:(?:of|by|from|made|caught|that|which)\s+)?(?:an?\s+(?:[\w-]+\s+){1,3}?|[a-z]+s\s+)(?:(?:that|which)\s+(?:is|was|are|were|has\s+been|have\s+been)\s+)?"
    r"(?:(?:covered|named|listed|subject|placed|barred|targeted)\s+)?(?:under|by|in|to)\s+(?:an?\s+)?(?:withhold\s+release\s+orders?|wros?|findings?)\b"
    r"(?!\s+(?:\([a-z]+\)\s+)?(?:(?:that\s+)?(?:cbp\s+|was\s+)?(?:issued|signed|published|imposed)\s+(?:today|yesterday|on\s|this\s))|\s+(?:as\s+of|since|effective|from))"
)


def reports_a_penalty(draft: Draft) -> bool:
    """Whether the opening sentence tells what somebody pays or suffers for goods of some maker that an order was on."""
    opening = next((one.plain for one in draft.sentences if not one.spoken), "")
    return not draft.title and _PENALTY.search(small(opening)) is not None and of_some_maker(opening)


def of_some_maker(text: str) -> bool:
    """Whether a sentence names no order but one that some maker, whoever it is, is under."""
    return _OF_SOME_MAKER.search(small(text)) is not None
