"""What is new for somebody's supplier list because an order changed: a block of their digest.

Which rows those are is found out elsewhere; here it is asked for, shown, and told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ledger.ledger import Ledger
from notify.bygones import without_bygones
from notify.change import Change, News
from notify.item import Link
from notify.outbox import Window
from notify.subscriptions import Subscriber

ROWS, ORDERS = 25, 3  #: rows shown one by one, and orders of each


@dataclass(frozen=True, slots=True)
class Met:
    """An order that a row meets, as plain clean text."""

    how: str  #: "is named in", "falls under"
    order: str  #: "Withhold Release Order on Smart Glove"
    party: str
    new: str  #: what is new of it: "WRO issued 4 Nov 2021"
    status: str  #: how the order stands for it today
    mood: str  #: as of an `Item`
    why: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file. `number` counts from 1 below the header."""

    number: int
    name: str
    met: tuple[Met, ...]
    more: int = 0  #: orders beyond those listed


@dataclass(frozen=True, slots=True)
class SupplierNews:
    """The rows that meet an order which changed."""

    file: str
    rows: tuple[Row, ...]  #: the first `ROWS`
    number: int  #: of all such rows
    until: datetime  #: everything known before was looked through
    unread: int = 0  #: rows of the file that could not be read, and so were not screened

    @property
    def unnamed(self) -> int:
        return self.number - len(self.rows)

    @property
    def said(self) -> str:
        """As a part of a sentence: "2 rows of your supplier list"."""
        return f"{self.number} row{'s' * (self.number > 1)} of your supplier list"

    @property
    def meet(self) -> str:
        return "meet" if self.number > 1 else "meets"


class SupplierLists(Protocol):
    """Everybody's supplier lists."""

    @property
    def as_of(self) -> datetime:
        """When the ledger was looked at: what is stored later is left for a later window, whenever it was seen."""

    def since(self, address: str) -> datetime | None:
        """From when on changes are news to this person's list; None where there is no list."""

    def look_through(self, address: str, changes: Sequence[Change], until: datetime) -> SupplierNews | None:
        """The rows that meet an order which changed so; None where there are none, which counts as looked through, and
        where the list could not be read, which is noted for a person and leaves it to be looked through."""


def supplier_news(
    people: Iterable[Subscriber], lists: SupplierLists, found: Sequence[News], ledger: Ledger, window: Window
) -> Mapping[str, SupplierNews]:
    """By address, for those whom the window answers for: what is new for their list since it was looked through last."""
    answers: dict[str, SupplierNews] = {}
    until = min(window.end, lists.as_of)
    for person in people:
        since = lists.since(person.address)
        if since is None or person.stopped or not any(s.cadence is window.cadence for s in person.subscriptions):
            continue
        fresh = [one for one in found if isinstance(one, Change) and since <= one.seen < until]
        living = without_bygones(fresh, found, ledger, window.end.date())
        changes = [one for one in living if isinstance(one, Change)]
        answer = lists.look_through(person.address, changes, until) if changes else None
        if answer is not None:
            answers[person.address] = answer
    return answers
