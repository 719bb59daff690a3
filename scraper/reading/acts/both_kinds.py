"""A page that says of itself that one order ends and another begins: both must have been read."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.model import Announcement, Effect, Issue
from scraper.reading.acts.act import Draft
from scraper.reading.clauses.statement import is_background
from scraper.reading.text.lowercase import Seldom

_ORDER = r"(?:[\w-]+\s+){0,3}?(?:[Oo]rder|WRO|[Ff]inding|one|ban)\b(?:\s+\([A-Z]+\))?"
_ENDS = (
    r"(?:end(?:s|ed)|lift(?:s|ed)|modif(?:ies|ied)|revok(?:es|ed)|with(?:drew|draws)|rescind(?:s|ed)|terminat(?:es|ed)|eas(?:es|ed)|"
    r"clos(?:es|ed))"
)
_BEGINS = r"(?:issu(?:es|ed)|began|begins|start(?:s|ed)|open(?:s|ed)|impos(?:es|ed)|sign(?:s|ed)|announc(?:es|ed)|adopt(?:s|ed))"
_AND = r"[^.;]{0,60}?(?:,|\s+and|\s+while)\s+(?:(?:CBP|it|the\s+agency|has|also|then)\s+)*"
_ANOTHER = r"(?:another|a\s+(?:new|second|different|further)|one)\b"
#: "ended one Withhold Release Order and began another", "issued one order and lifted another".
_BOTH = Seldom(
    "another|second |different|further |new |one ",
    rf"\b(?:{_ENDS}\s+(?:one|an?)\s+{_ORDER}{_AND}{_BEGINS}|{_BEGINS}\s+(?:one|a)\s+{_ORDER}{_AND}{_ENDS})\s+{_ANOTHER}",
)
_LEAD = 2


def half_read(announcements: Sequence[Announcement], draft: Draft) -> tuple[Issue, ...]:
    """An issue where the lead tells of an order that ends and one that begins, and only one of the two was read."""
    if len({one.effect is Effect.IMPOSED for one in announcements}) != 1:
        return ()
    lead = (one for one in draft.sentences if one.block < _LEAD and not one.spoken and not is_background(one))
    told = next((one for one in lead if _BOTH.search(one.plain)), None)
    message = "the page says that one order ends and another begins; only one of the two was read"
    return (Issue("count-differs", f"{message}: {told.text[:120]}", draft.manuscript.title),) if told else ()
