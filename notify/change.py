"""A change of status: an event together with its order and how the order stood before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ledger.ledger import Ledger
from ledger.model import Event, Order, Status
from ledger.timeline import intervals


class OrderMissing(Exception):
    """An event names an order that the ledger does not hold."""

    def __init__(self, event: Event) -> None:
        super().__init__(f"event {event.id} belongs to order {event.order}, which the ledger does not hold")


@dataclass(frozen=True, slots=True)
class Change:
    """What an event did to its order."""

    event: Event
    order: Order
    before: Status | None  #: None when the order did not exist before
    after: Status
    follows: Order | None = None  #: for a Finding, the WRO it grew out of


def changes(ledger: Ledger, events: Iterable[Event]) -> tuple[Change, ...]:
    """Each event with its order and the two statuses, in the order given. Raises `OrderMissing`."""
    return tuple(_change(ledger, event) for event in events)


def _change(ledger: Ledger, event: Event) -> Change:
    order = ledger.orders.get(event.order)
    if order is None:
        raise OrderMissing(event)
    earlier = tuple(other for other in order.events if other.id != event.id and _place(other) < _place(event))
    before = _status(order, earlier, event.day)
    after = _status(order, (*earlier, event), event.day)
    follows = ledger.orders.get(order.follows) if order.follows else None
    return Change(event, order, before, after or Status.UNKNOWN, follows)


def _place(event: Event) -> tuple[date, bool, str]:
    """Legal order; of one day the issuance first, as in `ledger.timeline`."""
    return event.day or date.min, event.effect != "imposed", event.id


def _status(order: Order, events: tuple[Event, ...], by: date | None) -> Status | None:
    """Where the fold of these events ends, with what CBP's list had said before that day."""
    marks = tuple(mark for mark in order.marks if by is not None and mark.on < by)
    life = intervals(replace(order, events=events, marks=marks))
    return life[-1].status if life else None
