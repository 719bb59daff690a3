"""Days as releases write them, always reckoned from the day of release."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from scraper.reading.text.lowercase import beginnings, small

_MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct"
        "|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = {name: at for at, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
#: Days told by how near they are.
_CALLED = ("today", "yesterday", "tomorrow", "this", "immediately")
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = re.compile(
    r"\b(?=[\dtTyYiIsSofFbBdDlLJMANOW])"  # how each of these opens: quick to see at most places
    rf"(?:(?<!CBP )(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{MONTH})(?:,?\s+(?P<year2>(?:19|20)\d\d)\b)?"
    r"|(?P<month3>\d{1,2})/(?P<day3>\d{1,2})/(?P<year3>(?:19|20)\d\d)\b"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
    rf"|(?P<month4>{MONTH})(?:\s+of)?,?\s+(?P<year4>(?:19|20)\d\d)\b"
    r"|(?P<word>[Tt]oday(?!['’]s)|TODAY|[Yy]esterday|[Tt]omorrow|[Tt]his\s+(?:day|morning|afternoon)|[Ii]mmediately)\b"
    r"|(?P<ago>two|three|four|five|six|seven|[2-7])\s+days\s+ago\b"
    rf"|(?P<weekday>{WEEKDAY})\b(?!,?\s+\(?(?:[A-Z][a-z]{{2,8}}\.?\s+\d|\d))"
    r"|\b(?:[Ii]n|[Ss]ince|(?<!Act )of|from|[Bb]etween|[Dd]uring)\s+(?P<year5>(?:19|20)\d\d)\b"
    rf"|\b(?:[Ii]n|[Ss]ince|[Ll]ast)\s+(?P<month6>{MONTH})(?!\s*\d)(?=[\s,])"
    r")"
)
#: How far before its release an act may lie and still be the news: a bundle of 2020 was announced twenty days late.
NEWS_BEFORE = timedelta(days=30)
#: How far after it an act may take effect.
NEWS_AFTER = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Mention:
    """A day, month or year in a text. `day` is None when only a month or year is given; `precision`: day, month, year or word."""

    start: int
    end: int
    day: date | None
    recalled: str  #: YYYY, YYYY-MM or YYYY-MM-DD
    word: str = ""  #: today, yesterday, immediately

    def is_news(self, released: date | None) -> bool:
        """Whether this may be when the announced act was done or takes effect."""
        if self.word:
            return True
        if released is None:
            return False
        if self.day is not None:
            return released - NEWS_BEFORE <= self.day <= released + NEWS_AFTER
        return False

    def is_past(self, released: date | None) -> bool:
        """Whether this lies too far back to be the news of a page released on `released`."""
        if self.word or released is None:
            return False
        if self.day is not None:
            return self.day < released - NEWS_BEFORE
        return (len(self.recalled) == 7 and self.recalled < released.strftime("%Y-%m")) or (
            len(self.recalled) == 4 and self.recalled < str(released.year)
        )


def mentions(text: str, released: date | None) -> Iterator[Mention]:
    """Every date in `text`, in order. A day that does not exist (February 30) is left out."""
    return iter(_mentions(text, released))


#: How words begin without which a text holds no day: figures, and how days are called. Most sentences hold none.
_OF_A_DAY = frozenset(("", "ago", "st", "nd", "rd", "th", *(word[:4] for word in (*_MONTHS, *_WEEKDAYS, *_CALLED))))


@lru_cache(maxsize=128)
def _mentions(text: str, released: date | None) -> tuple[Mention, ...]:
    """The same sentence is asked for its days by several readers."""
    return tuple(_each(text, released)) if not _OF_A_DAY.isdisjoint(beginnings(small(text))) else ()


def _each(text: str, released: date | None) -> Iterator[Mention]:
    for met in _DAY.finditer(text):
        found = _mention(met, released)
        if found is not None:
            yield found


def _mention(met: re.Match[str], released: date | None) -> Mention | None:
    start, end = met.span()
    if met["word"]:
        return _word(met, met["word"].lower(), released)
    if met["ago"]:
        return (
            Mention(start, end, released - timedelta(days=_DAYS_AGO[met["ago"]]), "", "weekday") if released else None
        )
    if met["weekday"]:
        return Mention(start, end, _of_that_name(met, released), "", "weekday") if released else None
    if met["year5"]:
        return Mention(start, end, None, met["year5"])
    if met["month4"]:
        return Mention(start, end, None, f"{met['year4']}-{_month(met['month4']):02}")
    if met["month6"]:
        return _bare_month(start, end, _month(met["month6"]), released)
    day = _day(met, released)
    return Mention(start, end, day, day.isoformat()) if day else None


#: "a year ago today", "three months ago": before the word.
_AGO = re.compile(r"\b(?:ago|before|earlier),?\s+$", re.IGNORECASE)
_AWAY = {"yesterday": timedelta(days=-1), "tomorrow": timedelta(days=1)}
#: "the day before yesterday": as far again.
_TWICE = re.compile(r"\b(?:before\s+(?=yesterday)|after\s+(?=tomorrow))", re.IGNORECASE)
_DAYS_AGO = {name: at for at in range(2, 8) for name in ("two three four five six seven".split()[at - 2], str(at))}


def _word(met: re.Match[str], word: str, released: date | None) -> Mention:
    """ "today", and "a year ago today", which is a day long past."""
    if released is None:
        return Mention(*met.span(), None, "", word)
    if word.startswith("this"):
        word = "today"
    if _AGO.search(met.string[max(0, met.start() - 10) : met.start()]):
        return Mention(*met.span(), None, str(released.year - 1))
    twice = _TWICE.search(met.string[max(0, met.start() - 8) : met.end()]) is not None
    return Mention(*met.span(), released + _AWAY.get(word, timedelta()) * (1 + twice), "", word)


def _day(met: re.Match[str], released: date | None) -> date | None:
    if met["iso"]:
        return _safe(*map(int, met["iso"].split("-")))
    if met["month3"]:
        return _safe(int(met["year3"] or 0), int(met["month3"]), int(met["day3"] or 0))
    month = _month(met["month"] or met["month2"] or "")
    number = int(met["day"] or met["day2"] or 0)
    year = met["year"] or met["year2"]
    if year:
        return _safe(int(year), month, number)
    return _nearest(month, number, released)


def _nearest(month: int, number: int, released: date | None) -> date | None:
    """A day without a year: of last, this and next year the one nearest to the release."""
    if released is None:
        return None
    days = [
        day for year in (released.year - 1, released.year, released.year + 1) if (day := _safe(year, month, number))
    ]
    return min(days, key=lambda day: abs(day - released), default=None)


def _bare_month(start: int, end: int, month: int, released: date | None) -> Mention | None:
    """ "in March": the last March that began before the release."""
    if released is None:
        return None
    year = released.year if month <= released.month else released.year - 1
    return Mention(start, end, None, f"{year}-{month:02}")


#: "becomes effective on", "will be published": of what is yet to come.
_TO_COME = re.compile(
    r"\b(?:becomes?\s+effective|takes?\s+effect|goe?s?\s+into\s+(?:effect|force)|will\s+(?:become\s+effective|take\s+effect|go\s+into\s+(?:effect|force)|appear|run|be\s+(?:published|printed)|"
    r"publish\b[^.;]{0,60}?|begin\s+(?:to\s+)?\w+\b[^.;]{0,60}?)|to\s+be\s+published|next|coming)(?:\s+in\s+the\s+Federal\s+Register)?,?\s+(?:on\s+)?$"
)


def _of_that_name(met: re.Match[str], released: date) -> date:
    """The day of that name before the release, or after it where what happens then is yet to come."""
    last = _last(met["weekday"], released)
    comes = last < released and _TO_COME.search(met.string, max(0, met.start() - 120), met.start())
    return last + timedelta(days=7) if comes else last


def _last(weekday: str, released: date) -> date:
    """The day of that name on or last before the release."""
    return released - timedelta(days=(released.weekday() - _WEEKDAYS[weekday.lower()]) % 7)


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_day_year(text: str) -> date | None:
    """The first full date in `text`, in words or figures: `September 4, 2019`, `Sep 28, 2026`, `4 September 2019`."""
    return next((found.day for found in mentions(text, None) if found.day is not None), None)


_US = re.compile(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b")


def us_date(text: str) -> date | None:
    """The first MM/DD/YYYY in `text` that is a day."""
    for met in _US.finditer(text):
        month, day, year = map(int, met.groups())
        found = _safe(year, month, day)
        if found:
            return found
    return None
