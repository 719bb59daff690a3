"""CBP's own totals, as a page states them: read as checks of the ledger, never as a source of events.

"oversees and enforces 54 WROs and nine Findings", (
    "the fourth WRO of 2025 and the first in Fiscal Year 2026"
), "the third WRO
modification that CBP has issued in 2023". Fiscal years begin on October 1 of the year before.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ledger.model import Action, Event, Instrument, Issue, Order, StatedCount, Status
from scraper.reading.text.dates import mentions
from scraper.reading.text.lowercase import Needles, small
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NUMBER, ORDINAL, ORDINALS, number

#: CBP's releases and bulletins disagree with one another by one, so one is no disagreement.
TOLERANCE = 1

_IN_FORCE = re.compile(
    rf"\b(?P<n>{NUMBER})\s+(?:active\s+)?(?:(?P<wro>WROs|[Ww]ithhold\s+[Rr]elease\s+[Oo]rders)|"
    rf"(?:active\s+)?(?:forced\s+labor\s+)?(?P<finding>[Ff]indings))",
    re.IGNORECASE,
)
_PLURALS = ("WROs", "rders", "indings")
_NOW = re.compile(
    r"\b(?:oversees?|enforces?|enforcing|overseeing|administers?|brings?\s+to|now|currently|active|in\s+force|"
    r"in\s+effect|in\s+total)\b",
    re.IGNORECASE,
)
_ORDINALS = Needles(*ORDINALS, *(f"{figure}{end}" for figure in string.digits for end in ("st", "nd", "rd", "th")))
_NTH = re.compile(
    rf"\b(?P<n>{ORDINAL})\s+(?P<what>(?:WRO\s+)?modifications?|WROs?|[Ww]ithhold\s+[Rr]elease\s+[Oo]rders?|"
    rf"detention\s+orders?|one|issued|in|of|for)?[^.;,]{{0,60}}?"
    r"\b(?:(?P<fiscal>fiscal\s+year|FY)\s*(?P<fy>20\d\d)|(?:calendar\s+year\s+|in\s+|of\s+|"
    r"since\s+the\s+beginning\s+of\s+|(?P<month>since\s+[A-Z][a-z]+)\s+)?(?P<year>20\d\d))",
    re.IGNORECASE,
)


def stated_counts(body: Iterable[Sentence], released: date | None) -> tuple[StatedCount, ...]:
    """Every total these sentences state; empty without a day to reckon from."""
    if released is None:
        return ()
    found: list[StatedCount] = []
    for sentence in body:
        if sentence.spoken or not any(map(sentence.plain.__contains__, ("WRO", "ithhold", "inding", "odif", "rder"))):
            continue
        found.extend(_in_force(sentence, released))
        found.extend(_nth(sentence, released))
    return tuple(found)


def _in_force(sentence: Sentence, on: date) -> Iterator[StatedCount]:
    if not any(map(sentence.plain.__contains__, _PLURALS)) or not _NOW.search(sentence.plain):
        return
    for met in _IN_FORCE.finditer(sentence.plain):
        count = number(met["n"])
        if count and count > 2:
            yield StatedCount(count, f"{'WRO' if met['wro'] else 'Finding'} in force", on, sentence.text)


def _nth(sentence: Sentence, on: date) -> Iterator[StatedCount]:
    text = sentence.plain
    for met in _NTH.finditer(text) if "20" in text and _ORDINALS.stand_in(small(text)) else ():
        count = number(met["n"])
        if not count:
            continue
        changed = "modif" in text.lower()
        year = int(met["fy"] or met["year"])
        since = date(year - 1, 10, 1) if met["fiscal"] else date(year, 1, 1)
        if met["month"]:
            first = next(mentions(f"in {met['month'].split()[-1]} {year}", on), None)
            since = date.fromisoformat(first.recalled + "-01") if first and len(first.recalled) == 7 else since
        yield StatedCount(count, "WRO modified" if changed else "WRO issued", on, sentence.text, since)


def disagreements(stated: Iterable[StatedCount], orders: Sequence[Order]) -> tuple[Issue, ...]:
    """An issue for each total that differs from the ledger's by more than `TOLERANCE`."""
    issues = []
    for one in stated:
        held = _held(one, orders)
        if abs(held - one.number) > TOLERANCE:
            issues.append(
                Issue(
                    "count-disagrees",
                    (f"stated on {one.on}: {one.number} × {one.what}; the ledger has {held}"),
                    f"{one.what} {one.on}",
                )
            )
    return tuple(issues)


def _held(one: StatedCount, orders: Sequence[Order]) -> int:
    """The ledger's number for what is stated."""
    instrument = Instrument.FINDING if one.what.startswith("Finding") else Instrument.WRO
    chosen = [order for order in orders if order.instrument is instrument]
    if one.since is None:
        return sum(_in_force_on(order, one.on) for order in chosen)
    wanted = (Action.MODIFIED, Action.REVOKED) if one.what.endswith("modified") else (Action.ISSUED,)
    return sum(any(event.action in wanted and _between(event, one) for event in order.events) for order in chosen)


def _between(event: Event, one: StatedCount) -> bool:
    return event.day is not None and one.since is not None and one.since <= event.day <= one.on


def _in_force_on(order: Order, on: date) -> bool:
    """Issued by that day and not lifted; a narrowed order counts."""
    status = Status.UNKNOWN
    for event in order.events:
        if event.day is None or event.day > on:
            continue
        status = Status.INACTIVE if event.effect.value == "lifted" else Status.ACTIVE
    return status is Status.ACTIVE
