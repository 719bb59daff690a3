"""All orders at once, and the ways to find one: by id, by name, by place, by what follows what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from ledger import names
from ledger.model import Order, Role

#: Letters of a word that spelling drift leaves alone (Beedi/Beedie, Brightway/Brigthway, Taepyung/Taepyeong).
_STEM = 4


def stems(name: str) -> set[str]:
    """The index keys of a name: the stem of each word of its core, numbers whole."""
    return {word if word.isdigit() else word[:_STEM] for word in names.core(name).split()}


def spellings(order: Order) -> Iterator[str]:
    """Every name and alias of every party of an order, exempt ones included."""
    for party in order.parties:
        yield party.name
        yield from party.aliases


class Ledger:
    """Orders with their events, indexed. Changed only by `put`; values inside are immutable."""

    def __init__(self, orders: Iterable[Order] = ()) -> None:
        self._orders: dict[str, Order] = {}
        self._by_stem: dict[str, set[str]] = defaultdict(set)
        self._by_place: dict[str | None, set[str]] = defaultdict(set)
        self._findings: dict[str, set[str]] = defaultdict(set)
        for order in orders:
            self.put(order)

    @property
    def orders(self) -> Mapping[str, Order]:
        return MappingProxyType(self._orders)

    def put(self, order: Order) -> None:
        """Add the order, or replace the one of the same id."""
        old = self._orders.get(order.id)
        if old is not None and old.follows and old.follows != order.follows:
            self._findings[old.follows].discard(order.id)
        self._orders[order.id] = order
        if order.follows:
            self._findings[order.follows].add(order.id)
        for spelling in spellings(order):
            for stem in stems(spelling):
                self._by_stem[stem].add(order.id)
        if any(party.role is Role.PLACE for party in order.parties):
            self._by_place[order.country].add(order.id)

    def findings_on(self, order_id: str) -> tuple[Order, ...]:
        """The Findings that grew out of this WRO, by id."""
        return tuple(self._orders[finding] for finding in sorted(self._findings.get(order_id, ())))

    def orders_of_place(self, country: str | None) -> tuple[Order, ...]:
        """Orders on a region, a mine or a country's goods, of this country of production."""
        return tuple(self._orders[order] for order in sorted(self._by_place.get(country, ())))

    def orders_naming(self, name: str) -> tuple[Order, ...]:
        """Orders with a party of this name in any spelling, by id.

        Candidates share the rarest stems of the name, so the cost does not grow with the ledger; `names.same` decides.
        """
        postings = sorted((self._by_stem.get(stem, set()) for stem in stems(name)), key=len)
        near = {order for posting in postings[:3] for order in posting}
        return tuple(
            self._orders[order]
            for order in sorted(near)
            if any(names.same(name, spelling) for spelling in spellings(self._orders[order]))
        )
