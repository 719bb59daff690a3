"""Reports on goods stopped under an order there already is: "Norfolk CBP officers seize 2.8 million gloves"."""

from __future__ import annotations

from scraper.reading.acts.act import Draft
from scraper.reading.text.lowercase import in_small, small
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
    r"examin(?:e|es|ed))"
)
#: One load, or a counted quantity, stopped in one place: no order on goods to come.
_REPORT = in_small(
    rf"\b(?:officers?|agents?|specialists?|inspectors?|[Pp]orts?\s+of\s+[A-Z]\w+|CBP|"
    rf"Customs)\b[^.;:]{{0,80}}?(?<!\bwill )(?<!\bto )(?<!\bmust )(?<!\bbegin )(?<!\bbegan )(?<!\bstart )(?<!\bstarted )"
    rf"\b{_STOPPED}\s+"
    rf"(?:entry\s+(?:to|of)\s+)?(?:{_HOW_MUCH}(?:[\w-]+\s+){{0,4}}?{_LOAD}|(?:(?:nearly|about|over|almost|more\s+than)\s+)?\$?\d[\d,.]*\s)",
)


def reports_a_load(draft: Draft) -> bool:
    """Whether headline or opening sentence tells of one load that was stopped."""
    opening = next((one.plain for one in draft.sentences if not one.spoken), "")
    return any(map(tells_of_a_load, (plain(draft.manuscript.title), opening)))


def tells_of_a_load(text: str) -> bool:
    return _REPORT.search(small(text)) is not None
