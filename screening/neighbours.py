"""Lists under other laws that stand beside the orders, such as DHS's UFLPA Entity List."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ledger import names
from ledger.model import Instrument, Neighbour, Order, Party, Role
from screening.spellings import Spelling, spellings_of


def neighbour_key(neighbour: Neighbour) -> str:
    """What stands in place of an order's id."""
    return f"{names.slug(neighbour.register)}/{names.slug(neighbour.name, 5)}"


def neighbour_spellings(neighbours: Iterable[Neighbour]) -> Iterator[Spelling]:
    """Names and aliases of the entries. Subsidiaries that are not named are not guessed at."""
    for one in neighbours:
        party = Party(one.name, Role.NAMED, one.aliases)
        order = _as_order(one, party)
        for spelling in spellings_of(order, party):
            yield replace(spelling, stem=())


def _as_order(one: Neighbour, party: Party) -> Order:
    return Order(neighbour_key(one), Instrument.WRO, "CN", None, parties=(party,))
