"""Items of a list that are on orders of days long past: the sentence over the list says what was done to them."""

from __future__ import annotations

import re
from datetime import date

from scraper.reading.text.dates import mentions

#: "The order of October 1, 2020, on palm oil", "order dated January 9, 1996": one that there is.
_OF_A_DAY = re.compile(
    r"(?:(?:The|Its|An?)\s+)?(?:Withhold\s+Release\s+|[Dd]etention\s+)?(?:[Oo]rder|WRO|Finding)\s+(?:of|dated|from|issued(?:\s+(?:on|in))?)\s+(?=[A-Z\d])"
)


def is_of_old(text: str, released: date | None) -> bool:
    """Whether an item is on an order of a day long past, which nobody issues now."""
    old = _OF_A_DAY.match(text)
    return old is not None and any(one.start == old.end() and one.is_past(released) for one in mentions(text, released))
