"""When ports do what a clause says: from now on, on a day gone by, or unmarked."""

from __future__ import annotations

import re
from datetime import date

from ledger.model import Effect
from scraper.reading.text.cutoffs import CUT_OFF
from scraper.reading.text.dates import Mention

_HAD = re.compile(r"\bhad\s+(?:\w+\s+){0,3}\w+ed\b")
#: "the order it had issued against A": its past, not what ports did.
_IT_HAD = re.compile(
    r",\s+(?:which|that|whose)\s+[^,;]{0,40}?\bhad\s+[^,;]{3,80},|"
    r"(?:[Oo]rder|WRO|[Ff]inding)(?:\s*\([A-Z]+\))?,?\s+(?:(?:that|which)\s+)?(?:it|CBP|the\s+agency)\s+had\s+(?:\w+\s+)?\w+ed\b"
)
#: Behind "was removed from the order", the day it was done on is not the order's.
_OF_ITS_DAY = re.compile(
    r"\b(?:issued|dated|imposed|published)\s[^,]{0,20}$|(?:WROs?|rder|inding)\s+(?:of|from|dated)\s[^,]{0,12}$|(?:WROs?|rder|inding)\s+(?:of|from|dated)\s*$|"
    r"(?:WROs?|rder|inding),?\s+(?:that|which)\s+(?:has\s+)?(?:since|in|from)\s*$"
)
_OF_THE_ORDER = re.compile(r"(?:WRO|rder|inding|issued|imposed|placed|published|dated)[^,]{0,25}$")


#: "; an order on that vessel dates from August 2020": a clause of its own, on an order before.
_OF_ITS_OWN = re.compile(r";\s+[^;]{0,60}\b(?:[Oo]rder|WRO)\b[^;]{0,60}$")


#: "In March 2020, gloves of A became admissible again".
_LONG_AGO = re.compile(r"\W*(?:In|By|Back\s+in|Since)\s")
_SOON = 24


def when_of_ports(
    text: str, met: re.Match[str], effect: Effect, dates: tuple[Mention, ...], released: date | None
) -> str:
    """now, then or unmarked. Goods are not stopped anew under an order of an old day; they may be freed of one."""
    news = any(one.is_news(released) for one in dates)
    old = [
        one
        for one in dates
        if one.is_past(released)
        and not CUT_OFF.search(text[max(0, one.start - 120) : one.start])
        and not _OF_ITS_OWN.search(text, met.end(), one.start)
    ]
    if not news and any(_LONG_AGO.match(text) and one.start < _SOON for one in old):
        return "then"
    of_the_order = _OF_ITS_DAY if met.lastgroup == "removed" else _OF_THE_ORDER
    past = _HAD.search(_IT_HAD.sub(" ", text[: met.start()])) is not None or any(
        (one.day is not None or met.lastgroup == "removed")
        and one.start < met.end() + 20
        and not of_the_order.search(text[: one.start])
        for one in old
    )
    if past or (effect is Effect.IMPOSED and old and not news and " now " not in met.group()):
        return "then"
    return "now" if news else "unmarked"
