"""When the order was issued that is acted on now: "the order issued against A in 2022 was lifted today"."""

from __future__ import annotations

import re
from datetime import date

from scraper.reading.text.dates import Mention, mentions
from scraper.reading.text.vocabulary import PUT_ON

#: "that CBP imposed on", "issued against", "that has kept out": since when, may be told behind what it is on.
_PUT_ON = re.compile(rf"\b(?:{PUT_ON}|that|which)\b")


def order_end(on: re.Match[str], verb: int) -> int:
    """Where what is said of the order itself ends: before the verb of "the order issued against A in 2022 was lifted"."""
    return verb if verb > on.end() and _PUT_ON.search(on.group()) else on.end()


def of_days(days: list[Mention], released: date | None) -> str | None:
    """ "its November 2020 Withhold Release Order": when the order acted on was issued."""
    return next((one.recalled for one in days if one.recalled and one.is_past(released)), None)


def of_name(on: re.Match[str] | None, released: date | None) -> str | None:
    """ "the Withhold Release Order of March 2020 on": the day, month or year behind its name, in ISO form."""
    stated = on.group("date") if on else None
    if not stated:
        return None
    found = next(
        mentions(stated if stated[0].isalpha() and not stated[:4].isdigit() else "in " + stated, released), None
    )
    return (
        found.recalled or None
        if found and not found.word and (found.is_past(released) or not found.is_news(released))
        else None
    )
