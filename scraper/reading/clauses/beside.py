"""A second order in the same clause: "orders against A and against B", "an order against A and Findings on B"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ledger.model import Action
from scraper.reading.clauses.statement import Statement
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import MONTH, WEEKDAY
from scraper.reading.text.vocabulary import INSTRUMENT, NUMBER, PLURAL, instrument_of

_AND = re.compile(
    r"(?:\s*+\([^()]{1,60}\))?(?:\s++(?:in|of|from|on)\s++(?:the\s++)?[A-Z][\w' ]{2,40}?)?"
    r"(?:,\s+[A-Z]\w+(?=,))?(?:,\s+(?:which|an?)\s+[^,;]{3,60}(?=,))?\s*+[,;]?\s*+"
    r"(?:\b(?:and|as\s+well\s+as|along\s+with|plus)\s+(?:also\s+)?|(?<=,\s)(?=(?:Withhold\s+Release\s+Order|WRO|(?:Forced\s+Labor\s+)?Finding)\s))"
)
_ANOTHER = re.compile(
    rf"(?:(?:a|an|the|another|one|its|{NUMBER})\s+)?(?:(?:second|third|separate|further|other|new|formal|one|order|another)\s+)*",
    re.IGNORECASE,
)
#: "revoked the order on A and the order on B": of orders that end or change, only one that is called so.
_THE_ONE = re.compile(r"\b(?:order|one)\b")
_AGAINST = re.compile(
    rf"\s*(?:\([^()]{{1,12}}\)\s*)?(?:(?:of|dated|from)\s+(?:[A-Z][a-z]+\.?\s+)?(?:\d{{1,2}},\s+)?(?P<year>(?:19|20)\d\d),?\s+)?(?:(?:(?:on\s+)?(?:{WEEKDAY}(?:,\s+{MONTH}\s+\d{{1,2}})?|{MONTH}\s+\d{{1,2}})(?:,\s+\d{{4}})?|today|yesterday),?\s+)?(?:against|on|covering|for)\s+(?=\S)"
)
_VESSEL = re.compile(r"(?:the\s+)?(?:fishing\s+)?(?:vessel|longliner|trawler)\s+(?:the\s+)?(?=[A-Z])")
_MOST = 8


def beside(act: Statement, released: date | None) -> list[Statement]:
    """The orders a clause of issuing names behind its first."""
    found: list[Statement] = []
    last = act
    while len(found) < _MOST:
        following = _next(last) or _other_kind(last)
        if following is None:
            break
        found.append(following)
        last = following
    return found


def of_both(act: Statement, more: Sequence[Statement]) -> Statement:
    """ "modified the WRO and the Finding on gloves of A": what stands behind the second name is the object of both."""
    bare = act.phrase.goods is None and act.phrase.entity is None and act.phrase.country is None
    if not bare or not more or more[0].instrument is act.instrument:
        return act
    return replace(act, phrase=more[0].phrase, dates=more[0].dates)


#: "the WRO of July 15, 2020, and the Finding of March 29, 2021, against": when each was issued.
_ITS_PAST = (
    r"(?:,?\s+(?:(?:that\s+(?:CBP|the\s+agency)\s+)?(?:issued|published|imposed)(?:\s+(?:on|in))?|of|dated|from)\s+"
    r"[A-Z][a-z]+\.?(?:\s+\d{1,2},)?\s+\d{4},?)?"
)
_AND_THE = re.compile(rf"{_ITS_PAST}(?:\s*\([A-Z]+\))?,?\s+and\s+(?:(?:the|its|a)\s+)?(?=[A-Zfw])")
_OF_BOTH = re.compile(rf"(?:\s*\([A-Z]+\))?{_ITS_PAST}\s*+(?P<on>(?:against|on|covering)\s+(?=\S))?")


def _other_kind(last: Statement) -> Statement | None:
    """ "modified the WRO of 2020 and the Finding of 2021 (against A)": the Finding, changed with the order in front of it."""
    text, bare = last.sentence.plain, last.phrase.goods is None and last.phrase.entity is None
    joined = _AND_THE.match(text, last.phrase.end) if bare and last.action is not Action.ISSUED else None
    order = INSTRUMENT.match(text, joined.end()) if joined else None
    behind = _OF_BOTH.match(text, order.end()) if order else None
    if order is None or behind is None or instrument_of(order) is last.instrument:
        return None
    phrase = read_phrase(text, behind.end()) if behind["on"] else Phrase(end=order.end())
    since = joined.start() if joined else 0
    days = tuple(one for one in last.dates if not since <= one.start < behind.end())  # but when each was issued
    return replace(last, phrase=phrase, span=(order.start(), phrase.end), instrument=instrument_of(order), dates=days)


def _next(last: Statement) -> Statement | None:
    text = last.sentence.plain
    joined = _AND.match(text, last.phrase.end)
    if joined is None:
        return None
    another = _ANOTHER.match(text, joined.end())
    at = another.end() if another else joined.end()
    order = INSTRUMENT.match(text, at)
    against = _AGAINST.match(text, order.end() if order else at)
    vessel = _VESSEL.match(text, joined.end()) if against is None else None
    if vessel:
        phrase = replace(read_phrase(text, vessel.end()), form="vessel")
        return replace(last, phrase=phrase, span=(vessel.start(), phrase.end)) if phrase.entity else None
    if against is None or (order is None and against.group().split()[-1] == "for"):
        return None
    called = last.several is not None or _THE_ONE.search(text, joined.end(), at)
    if last.action is not Action.ISSUED and order is None and not called:
        return None
    heads = last.sentence.block < 0
    phrase = read_phrase(text, against.end(), title=heads)
    in_capitals = heads and phrase.whole[:1].isupper()  # perhaps a name: the text under the headline tells
    if phrase.entity is None and not in_capitals and (phrase.goods is None or phrase.country is None):
        return None
    instrument = last.instrument
    several = None
    if order:
        instrument = instrument_of(order)
        several = 0 if PLURAL.search(order.group().strip()) else None
    recalled = against["year"] or last.recalled
    span = (against.start(), phrase.end)
    return replace(last, phrase=phrase, span=span, instrument=instrument, several=several, recalled=recalled)
