"""How an order, or a party of it, stands on any day: events folded into intervals.

The rules of the fold:
- imposed makes an order active, lifted inactive, narrowed partially active; widened changes nothing of that.
- Lifting a Finding lifts the WRO it follows (Top Glove 2021, Sime Darby 2023).
- CBP's list is its own word: from the day it was seen, "Active" or "Partially Active/Modified" decides between
  those two. It never lifts or revives an order: that takes an event.
- An act of unknown day counts from the day by which it had happened; until then the order stands as it was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ledger.ledger import Ledger
from ledger.model import Effect, Event, ListMark, Order, Party, Role, Status

#: The statuses CBP's list may settle between by its word alone.
_IN_FORCE = (Status.ACTIVE, Status.PARTIALLY_ACTIVE)


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` (None: the beginning is not known) an order stands at `status`, because of `event`."""

    start: date | None
    status: Status
    event: str | None  #: None where CBP's list alone settled it


@dataclass(frozen=True, slots=True)
class Standing:
    """How an order stands on a day."""

    status: Status
    since: date | None  #: when this status began; None when not known
    issued: date | None
    lifted: date | None
    status_text: str | None  #: CBP's own wording, as last seen by that day
    note: str | None = None  #: what a reader must know to take the status right


def intervals(order: Order, findings: tuple[Order, ...] = ()) -> tuple[Interval, ...]:
    """The life of an order, oldest first; adjacent intervals differ in status. Empty: no issuance is known.

    `findings`: those that follow this WRO, whose lifting lifts it too.
    """
    life: list[Interval] = []
    for start, change in _changes(order, findings):
        status, cause = _next(life[-1].status if life else None, change)
        if status is not None and (not life or life[-1].status is not status):
            life.append(Interval(start, status, cause))
    return tuple(life)


def _changes(order: Order, findings: tuple[Order, ...]) -> list[tuple[date | None, Event | ListMark]]:
    """Events and list marks in legal order; what has no day at all comes first, and of one day the acts before the list."""
    events = [*order.events]
    events += [event for finding in findings for event in finding.events if event.effect is Effect.LIFTED]
    changes: list[tuple[date | None, Event | ListMark]] = [(event.day, event) for event in events]
    changes += [(mark.on, mark) for mark in order.marks]
    return sorted(changes, key=_legal_order)


def _legal_order(change: tuple[date | None, Event | ListMark]) -> tuple[date, int, str]:
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
            return status or Status.ACTIVE, change.id


def standing(ledger: Ledger, order: Order, on: date) -> Standing | None:
    """How the order stood on a day; None when it had not been issued by then."""
    findings = ledger.findings_on(order.id)
    life = intervals(order, findings)
    position = bisect_right([interval.start or date.min for interval in life], on)
    if position == 0:
        return None
    now = life[position - 1]
    lifting = next((event for event in _acts(order, findings) if event.id == now.event), None)
    marks = [mark for mark in order.marks if mark.on <= on]
    return Standing(
        status=now.status,
        since=now.start,
        issued=next((event.day for event in order.events if event.effect is Effect.IMPOSED), None),
        lifted=lifting.day if lifting and now.status is Status.INACTIVE else None,
        status_text=marks[-1].status_text if marks else None,
        note=_note(order, now, lifting, on),
    )


def _acts(order: Order, findings: tuple[Order, ...]) -> Iterator[Event]:
    yield from order.events
    for finding in findings:
        yield from finding.events


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


def party_status(ledger: Ledger, order: Order, party: Party, on: date) -> tuple[Status, date | None] | None:
    """How a party stands under an order on a day, and since when; None when the order had not been issued by then.

    An exempt party is inactive from the day it was taken out, and before that stands as the order does.
    """
    stands = standing(ledger, order, on)
    if stands is None:
        return None
    if party.role is Role.EXEMPT:
        cleared = cleared_on(order, party)
        if cleared is None or cleared <= on:
            return Status.INACTIVE, cleared
    if stands.status is Status.PARTIALLY_ACTIVE:
        # The order was narrowed, but not for this party: for it nothing has changed.
        return Status.ACTIVE, stands.issued
    return stands.status, stands.since


def cleared_on(order: Order, party: Party) -> date | None:
    """The day an exempt party was taken out of the order."""
    for event in order.events:
        if event.effect is Effect.NARROWED and any(exempt.name == party.name for exempt in event.parties):
            return event.day
    return party.removed


def as_known(ledger: Ledger, day: date) -> Ledger:
    """The ledger with only what was known on a day: later discoveries, and orders first heard of since, are gone."""
    return Ledger(known for order in ledger.orders.values() if (known := order_as_known(order, day)) is not None)


def order_as_known(order: Order, day: date) -> Order | None:
    """The order with only the events and list marks known on a day; None when nothing of it was."""
    events = tuple(event for event in order.events if event.known <= day)
    if not events:
        return None
    hidden = {party.name for event in order.events if event.known > day for party in event.parties}
    regional = any(party.role is Role.PLACE for party in order.parties)
    parties = tuple(
        replace(party, role=Role.NAMED, removed=None) if party.role is Role.EXEMPT and party.name in hidden else party
        for party in order.parties
        # Under an order on a region's goods, a firm appears only by being cleared.
        if not (regional and party.role is Role.EXEMPT and party.name in hidden)
    )
    return replace(order, events=events, parties=parties, marks=tuple(mark for mark in order.marks if mark.on <= day))
