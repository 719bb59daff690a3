"""Days as tables and remarks write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

#: A day in running text. What is glued to it does not hide it: "7/23/2021Everest Carpet".
DAY = (
    r"(?:(?<!\d)\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Two-digit years from here on are of the last century: the oldest order on the list is of 1953.
_CENTURY = 50
#: The Tariff Act, whose section 307 every order rests on, is of this year.
LAW = 1930
#: Longer ahead of its publication no order takes effect; with room for a clock that is behind.
_AHEAD = timedelta(days=2 * 365)


def us_day(text: str) -> date | None:
    """A whole cell as a day: `7/8/1993`, `7/8/93`, `1993-07-08`, `July 8, 1993`. None for anything else."""
    text = text.strip()
    if not re.fullmatch(DAY, text):
        return None
    figures = [int(figure) for figure in re.findall(r"\d+", text)]
    if "/" in text:
        month, day, year = figures
    elif "-" in text:
        year, month, day = figures
    else:
        month, (day, year) = _MONTHS.index(text[:3].lower()) + 1, figures
    if year < 100:
        year += 1900 if year >= _CENTURY else 2000
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of_order(text: str, seen: date) -> date | None:
    """A whole cell as the day an order takes effect, in a list seen on a day. None also for a day that no order can have."""
    day = us_day(text)
    return day if day is not None and not impossible(day, seen) else None


def impossible(day: date, told: date) -> str:
    """Why an order cannot have a day, of which a document of another day tells; empty where it can."""
    if day.year < LAW:
        return f"before the law of {LAW}"
    return f"years after {told}" if day > told + _AHEAD else ""
