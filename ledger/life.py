"""The life of an order: events and the list's word folded into intervals, and how it stands in each.

The rules of the fold:
- imposed makes an order active, lifted inactive, narrowed partially active; widened changes nothing of that, unless
  CBP's list alone shows it: then the order is wholly active again.
- Lifting a Finding lifts the WRO it follows (Top Glove 2021, Sime Darby 2023).
- CBP's list is its own word: from the day it was seen, "Active" or "Partially Active/Modified" decides between
  those two. It never lifts or revives an order: that takes an event.
- An act of unknown day counts from the day by which it had happened; until then the order stands as it was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ledger.model import Channel, Effect, Event, ListMark, Order, Status

#: The statuses CBP's list may settle between by its word alone.
_IN_FORCE = (Status.ACTIVE, Status.PARTIALLY_ACTIVE)

Change = tuple[date | None, Event | ListMark]


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` (None: the beginning is not known) an order stands at `status`, because of `event`."""

    start: date | None
    status: Status
    event: str | None  #: None where CBP's list alone settled it


@dataclass(frozen=True, slots=True)
class Cleared:
    """That an exempt party was taken out of an order, and when; `day` None: it was never covered, as far as is known."""

    day: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How an order stands on a day."""

    status: Status
    since: date | None  #: when this status began; None when not known
    issued: date | None
    lifted: date | None
    status_text: str | None  #: CBP's own wording, as last seen by that day
    note: str | None = None  #: what a reader must know to take the status right


@dataclass(frozen=True, slots=True)
class Life:
    """How an order stands on every day: `standings[n]` from `starts[n]` until the next start."""

    starts: tuple[date, ...]
    standings: tuple[Standing, ...]
    intervals: tuple[Interval, ...]

    def on(self, day: date) -> Standing | None:
        """None when the order had not been issued by then."""
        position = bisect_right(self.starts, day)
        return self.standings[position - 1] if position else None


def intervals(order: Order, findings: tuple[Order, ...] = ()) -> tuple[Interval, ...]:
    """The life of an order, oldest first; adjacent intervals differ in status. Empty: no issuance is known.

    `findings`: those that follow this WRO, whose lifting lifts it too.
    """
    life: list[Interval] = []
    for start, change in _changes(order, findings):
        status, cause = _next(life[-1].status if life else None, change)
        if status is None or (life and life[-1].status is status):
            continue
        if life and life[-1].start == start:
            # Two acts of one day: the day has the status that the last of them gives.
            life.pop()
            if life and life[-1].status is status:
                continue
        life.append(Interval(start, status, cause))
    return tuple(life)


def of_party(life: Iterable[Interval], cleared: Cleared | None) -> tuple[Interval, ...]:
    """The life of a party under an order that lived so; `cleared`: for an exempt one.

    An order that was narrowed was so for others: for a party it still covers nothing has changed. An exempt party is
    inactive from the day it was taken out, and before that stands as the order does.
    """
    own: list[Interval] = []
    for span in life:
        status = Status.ACTIVE if span.status is Status.PARTIALLY_ACTIVE else span.status
        if not own or own[-1].status is not status:
            own.append(replace(span, status=status))
    if cleared is None:
        return tuple(own)
    before = [span for span in own if cleared.day and (span.start or date.min) < cleared.day]
    return (*before, Interval(cleared.day, Status.INACTIVE, None))


def live(order: Order, findings: tuple[Order, ...] = ()) -> Life:
    """The order's standing on every day of its life, worked out once."""
    spans = intervals(order, findings)
    acts = {event.id: event for one in (order, *findings) for event in one.events}
    begins = [span.start or date.min for span in spans]
    first = begins[0] if begins else date.max
    days = {*begins, *(mark.on for mark in order.marks if mark.on >= first)}
    starts = tuple(sorted(days))
    issued = next((e.effective or e.announced for e in order.events if e.effect is Effect.IMPOSED), None)
    standings = []
    for day in starts:
        now = spans[bisect_right(begins, day) - 1]
        act = acts.get(now.event or "")
        marks = [mark for mark in order.marks if mark.on <= day]
        standings.append(
            Standing(
                status=now.status,
                since=now.start,
                issued=issued,
                lifted=act.day if act and now.status is Status.INACTIVE else None,
                status_text=marks[-1].status_text if marks else None,
                note=_note(order, now, act, day),
            )
        )
    return Life(starts, tuple(standings), spans)


def _changes(order: Order, findings: tuple[Order, ...]) -> list[Change]:
    """Events and list marks in legal order; what has no day at all comes first, and of one day the acts before the list."""
    return sorted(_all_changes(order, findings), key=_legal_order)


def _all_changes(order: Order, findings: tuple[Order, ...]) -> Iterator[Change]:
    for event in order.events:
        yield event.day, event
    for finding in findings:
        for event in finding.events:
            if event.effect is Effect.LIFTED:
                yield event.day, event
    for mark in order.marks:
        yield mark.on, mark


def _legal_order(change: Change) -> tuple[date, int, str]:
    day, what = change
    if isinstance(what, ListMark):
        return day or date.min, 2, ""
    return day or date.min, 0 if what.effect is Effect.IMPOSED else 1, what.id


def _next(status: Status | None, change: Event | ListMark) -> tuple[Status | None, str | None]:
    """The status after a change, and the event it is owed to."""
    if isinstance(change, ListMark):
        settled = status in _IN_FORCE and change.status in _IN_FORCE
        return (change.status if settled else status), None
    match change.effect:
        case Effect.IMPOSED:
            # Three orders of 1991-92 have no known day of issue: what they were, and since when, cannot be said.
            return (Status.ACTIVE if change.day else Status.UNKNOWN), change.id
        case Effect.LIFTED:
            return Status.INACTIVE, change.id
        case Effect.NARROWED:
            return (Status.PARTIALLY_ACTIVE if status in (*_IN_FORCE, None) else status), change.id
        case Effect.WIDENED:
            whole_again = change.channel is Channel.LIST and status is Status.PARTIALLY_ACTIVE
            return (Status.ACTIVE if whole_again or status is None else status), change.id


def _note(order: Order, now: Interval, act: Event | None, on: date) -> str | None:
    if now.status is Status.INACTIVE and act is not None:
        if act.order != order.id:
            return f"lifted with the Finding that followed it ({act.order})"
        if act.effective is None and act.announced is None:
            return "no longer in force; the day it ended is not known"
        return None
    open_end = next((e for e in order.events if e.effect is Effect.LIFTED and e.day and not e.effective), None)
    if open_end is not None and open_end.announced is None and open_end.day and on < open_end.day:
        return "active; its end is not known"
    return None
