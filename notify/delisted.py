"""An order in force that CBP's list no longer shows: a note of its own, since absence lifts nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from ledger.ledger import Ledger
from ledger.listings import NO_LONGER_LISTED
from ledger.model import Instrument, ListMark, Order, Party, Role, Status
from ledger.timeline import standing
from notify.account import Account
from notify.change import Noted


@dataclass(frozen=True, slots=True)
class Delisting:
    """CBP's list of a day lacks an order that we hold to be in force."""

    order: Order
    on: date  #: of the first list without it
    held: Status  #: how we hold the order to stand
    listed: str | None  #: CBP's wording when it was last listed
    again: date | None = None  #: of the first list that shows it again
    noted: Noted | None = None

    @property
    def id(self) -> str:
        return f"{self.order.id}.delisted.{self.on}"

    @property
    def instrument(self) -> Instrument:
        return self.order.instrument

    @property
    def parties(self) -> tuple[Party, ...]:
        return self.order.parties

    @property
    def countries(self) -> tuple[str | None, ...]:
        return (self.order.country,)

    @property
    def goods(self) -> tuple[str | None, ...]:
        return self.order.goods, self.order.industry

    @property
    def seen(self) -> datetime:
        return self.noted.at if self.noted else datetime.combine(self.on, time.min, UTC)

    @property
    def first(self) -> datetime:
        return self.noted.first if self.noted else self.seen

    @property
    def account(self) -> Account:
        covered = [party.name for party in self.order.parties if party.role is not Role.EXEMPT]
        return Account(
            order=self.order.id,
            about=next(iter(covered), self.order.goods or self.order.id),
            instrument=self.order.instrument.value,
            effect="delisted",
            status="",
            listed_again=self.again.isoformat() if self.again else None,
            country=self.order.country,
            goods=self.order.goods,
        )

    def since(self, noted: Noted) -> Delisting:
        return replace(self, noted=noted)


def delistings(ledger: Ledger) -> tuple[Delisting, ...]:
    """Every time a list lacked an order in force, by order and day."""
    return tuple(found for order in ledger.orders.values() for found in _of(ledger, order))


def _of(ledger: Ledger, order: Order) -> Iterator[Delisting]:
    for at, mark in enumerate(order.marks):
        if mark.status_text != NO_LONGER_LISTED:
            continue
        stands = standing(ledger, order, mark.on)
        if stands is None or stands.status is Status.INACTIVE:
            continue
        listed = order.marks[at - 1].status_text if at else None
        yield Delisting(order, mark.on, stands.status, listed, _shown(order.marks[at + 1 :]))


def _shown(marks: tuple[ListMark, ...]) -> date | None:
    return next((mark.on for mark in marks if mark.status_text != NO_LONGER_LISTED), None)
