"""How an order, or a party of it, stands on any day, as it was or as it was known; see `ledger.life` for the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ledger import names
from ledger.ledger import Ledger
from ledger.life import Cleared, Interval, Standing, intervals, of_party
from ledger.matching import WINDOW
from ledger.model import Effect, Event, Order, Party, Role, Status

__all__ = [
    "Interval",
    "Standing",
    "as_known",
    "cleared_on",
    "intervals",
    "is_late",
    "order_as_known",
    "party_status",
    "standing",
]


def is_late(event: Event) -> bool:
    """Whether we learned of it long after its day: a late discovery, or one that was back-dated."""
    day = event.day
    return day is not None and event.known - day > WINDOW


def standing(ledger: Ledger, order: Order, on: date) -> Standing | None:
    """How the order stood on a day; None when it had not been issued by then."""
    return ledger.life(order).on(on)


def party_status(ledger: Ledger, order: Order, party: Party, on: date) -> tuple[Status, date | None] | None:
    """How a party stands under an order on a day, and since when; None when the order had not been issued by then.

    The rules are those of `ledger.life.of_party`.
    """
    life = ledger.life(order)
    if life.on(on) is None:
        return None
    own = of_party(life.intervals, Cleared(cleared_on(order, party)) if party.role is Role.EXEMPT else None)
    now = next(span for span in reversed(own) if (span.start or date.min) <= on)
    return now.status, now.start


def cleared_on(order: Order, party: Party) -> date | None:
    """The day an exempt party was taken out of the order."""
    for event in order.events:
        if event.effect is Effect.NARROWED and any(one_party(exempt, party) for exempt in event.parties):
            return event.day
    return party.removed


def one_party(one: Party, other: Party) -> bool:
    """Whether two entries mean the same party by any of their spellings."""
    return any(names.same(a, b) for a in (one.name, *one.aliases) for b in (other.name, *other.aliases))


def as_known(ledger: Ledger, day: date) -> Ledger:
    """The ledger with only what was known on a day: later discoveries, and orders first heard of since, are gone."""
    return Ledger(known for order in ledger.orders.values() if (known := order_as_known(order, day)) is not None)


def order_as_known(order: Order, day: date) -> Order | None:
    """The order with only the events and list marks known on a day; None when nothing of it was."""
    events = tuple(event for event in order.events if event.known <= day)
    if not events:
        return None
    marks = tuple(mark for mark in order.marks if mark.on <= day)
    return replace(order, events=events, parties=tuple(_parties_as_known(order, day)), marks=marks)


def _parties_as_known(order: Order, day: date) -> Iterator[Party]:
    """The parties, those whose clearing was not known yet as covered."""
    later = [
        party
        for event in order.events
        if event.known > day and event.effect is Effect.NARROWED
        for party in event.parties
    ]
    regional = any(party.role is Role.PLACE for party in order.parties)
    for party in order.parties:
        if party.role is not Role.EXEMPT or not any(one_party(party, cleared) for cleared in later):
            yield party
        elif not regional:  # under an order on a region's goods, a firm appears only by being cleared
            yield replace(party, role=Role.NAMED, removed=None)
