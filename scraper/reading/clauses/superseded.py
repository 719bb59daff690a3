"""A Finding told by the Withhold Release Order it takes the place of: "the WRO on A has become a Finding"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ledger.model import Action, Effect, Instrument
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.statement import Statement
from scraper.reading.names.about import ABOUT
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import Mention, mentions
from scraper.reading.text.force import HEARSAY, when_of
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NO_FORCE, instruments

_RAISED = r"(?:upgrad|elevat|escalat|convert|rais|turn|replac|supersed|succeed|supplant|transform)"
_A = r"(?:(?:an?|its)\s+)?(?:new\s+|formal\s+)*$"
#: Between the WRO and the Finding: "... has been replaced by a", "... is now a".
_BECOMES = re.compile(
    rf"\s(?:(?:has\s+been|have\s+been|was|were|is|are)\s+(?:now\s+|today\s+)*{_RAISED}e?d\s+(?:today\s+)?(?:by|to|into|with)|"
    rf"(?:has\s+|have\s+)?bec(?:omes?|ame)|is\s+now|now\s+is|(?:is|was|has\s+been)\s+followed\s+by|(?:gives?|gave|has\s+given)\s+way\s+to|turns?\s+into)\s+(?:today\s+)?{_A}",
    re.IGNORECASE,
)
#: The same without "is", in a headline: "WRO on A Followed by Finding".
_HEADED = re.compile(
    rf"\s(?:followed\s+by|{_RAISED}e?d\s+(?:by|to|into|with)|becomes?|now)\s+{_A}",
    re.IGNORECASE,
)
#: In front of the WRO: "upgraded the", "replaces its".
_RAISES = re.compile(
    rf"\b{_RAISED}(?:e?d|e?s|ing)\s+(?:today\s+)?(?:(?:the|its|an?|that)\s+)?(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE
)
_TO_A = re.compile(rf"\s(?:to|into|by|with)\s+{_A}", re.IGNORECASE)
#: Between the Finding and the WRO: "published today by CBP replaces the", ", published today, turns the".
_REPLACES = re.compile(
    r",?\s+(?:that\s+)?(?:(?:was\s+)?(?:published|issued)\s[^;:]{0,60}?\s(?:CBP\s+)?)?"
    r"(?:replace[sd]|supersede[sd]|succeed(?:s|ed)|takes\s+the\s+place\s+of|expands\s+(?:up)?on|builds\s+(?:up)?on|follows|"
    rf"{_RAISED}(?:s|es|ed))\s+"
    r"(?:(?:the|its|an?|that)\s+)?(?:[a-z]+\s+){0,2}$"
)
_ISSUED = re.compile(r"\b(?:published|issued)\b")


#: "turned the 2021 order on A into a Finding": a WRO, by what it became.
_BARE_ORDER = re.compile(
    r"(?<=\bthe\s)(?:(?:(?:19|20)\d\d|older?|earlier|previous|existing|standing|first)\s+)?[Oo]rder\b|"
    r"(?<=\bits\s)(?:(?:(?:19|20)\d\d|older?|earlier|previous|existing|standing|first)\s+)?[Oo]rder\b"
)


def superseded(sentence: Sentence, released: date | None, *, title: bool) -> Statement | None:
    """The Finding, on what the order before it is on; None where the sentence names no Finding that is new."""
    text = without_inserted(sentence.plain)
    if "inding" not in text:
        return None
    named = instruments(text)
    finding = next((one for one in named if one.group("finding")), None)
    order = next((one for one in named if one.group("wro")), None) or (
        _BARE_ORDER.search(text, 0, finding.start()) if finding else None
    )
    until = _place_taken(text, order, finding, title=title) if order and finding else None
    if order is None or finding is None or until is None:
        return None
    first = min(order.start(), finding.start())
    if NO_FORCE.search(text[:first][-140:]) or HEARSAY.search(text[:first]):
        return None
    about = ABOUT.match(text, order.end())
    phrase = read_phrase(text[:until], about.end(), title=title) if about else Phrase(end=order.end())
    dates = of_the_act(tuple(mentions(sentence.plain, released)), text, released)
    when = when_of(sentence.plain, first, finding.end(), dates, released, title=title, changes=False)
    span = (first, max(finding.end(), phrase.end))
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, Instrument.FINDING, phrase, when, dates, span)


#: "issued on March 9, 2021", "since March 2021", behind the name of the WRO.
_OF_ORDER = re.compile(
    r"\b(?:issued|published|imposed|dated|announced|since|of|from|effective)\s+(?:back\s+)?(?:(?:on|in)\s+)?(?:in\s?)?$"
)


#: "a WRO on March 9, 2021", "a WRO (WRO) in March 2021".
_ITS_DAY = re.compile(r"(?:\s*\([^)]{1,40}\))?\s+(?:on|in|of|from|since)\s+(?:in\s+)?")


def of_the_act(dates: tuple[Mention, ...], text: str, released: date | None) -> tuple[Mention, ...]:
    """Without the old days that tell when the Withhold Release Order before a Finding was issued."""
    orders = [one.span() for one in instruments(text) if one.group("wro")]
    return tuple(one for one in dates if not (one.is_past(released) and _tells_order(one, orders, text)))


def _tells_order(day: Mention, orders: Sequence[tuple[int, int]], text: str) -> bool:
    """Whether a day stands in front of the name of one of the orders, or behind one as the day it was issued on."""
    behind = [end for _, end in orders if end <= day.start]
    return (
        any(not text[day.end : start].strip() for start, _ in orders if start >= day.end)
        or any(_ITS_DAY.fullmatch(text, end, day.start) for end in behind)
        or bool(behind and _OF_ORDER.search(text, 0, day.start))
    )


def _place_taken(text: str, order: re.Match[str], finding: re.Match[str], *, title: bool) -> int | None:
    """Where what the order is on must end; None where the Finding does not take its place."""
    if order.end() <= finding.start():
        at, end = order.end(), finding.start()
        met = _BECOMES.search(text[at:end]) or (_HEADED.search(text[at:end]) if title else None)
        raised = None if met else _RAISES.search(text, max(0, order.start() - 60), order.start())
        met = _TO_A.search(text[at:end]) if raised else met
        return at + met.start() if met else None
    between = text[finding.end() : order.start()]
    new = (
        _ISSUED.search(text, max(0, finding.start() - 30), order.start()) is not None
        and _NEW.search(text[: finding.start()]) is not None
    )
    into = _INTO.search(text, order.end())
    return (into.start() if into else len(text)) if new and _REPLACES.fullmatch(between) else None


#: "turns the WRO on A into an order to seize".
_INTO = re.compile(r"\s(?:in)?to\s+(?:an?\s+(?:order|instruction)\s+to\s+seiz|a\s+Finding|one\s|seizure)")


#: "A Finding", of which nothing was told before.
_NEW = re.compile(r"\b(?:[Aa]n?|[Nn]ew)\s+(?:formal\s+)?$")
