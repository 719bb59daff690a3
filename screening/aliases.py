"""A user's own file of names: what else a tracked party is called, and the IMO number of a ship.

A CSV with the columns `name` (as the ledger has it), `alias` and `imo`; one of the last two may be empty or missing.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from ledger.imo import imo_of_cell
from ledger.ledger import Ledger
from ledger.model import Order, Party
from ledger.names import core
from screening.failures import ScreeningError

COLUMNS = ("name", "alias", "imo")


class AliasError(ScreeningError):
    """A line of an alias file that cannot be used; names the line."""


@dataclass(frozen=True, slots=True)
class Alias:
    """`name`: how the ledger calls the party. `alias` or `imo` may be ""."""

    name: str
    alias: str
    imo: str

    def is_of(self, party: Party) -> bool:
        return core(self.name) in map(core, (party.name, *party.aliases))


def read_aliases(text: str, ledger: Ledger) -> tuple[Alias, ...]:
    """The lines of a file.

    Raises `AliasError` for a missing column, a name that no order has, and a number that is no IMO number.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    headers = {(header or "").strip().casefold(): header for header in rows.fieldnames or ()}
    if "name" not in headers or not {"alias", "imo"} & set(headers):
        raise AliasError(f"the alias file needs the columns {', '.join(COLUMNS)}")
    known = {core(name) for order in ledger.orders.values() for p in order.parties for name in (p.name, *p.aliases)}
    found = []
    for number, row in enumerate(rows, 2):
        cells = [(row.get(headers.get(column, "")) or "").strip() for column in COLUMNS]
        if any(cells):
            found.append(_alias(number, *cells, known=known))
    return tuple(found)


def _alias(number: int, name: str, alias: str, imo: str, *, known: set[str]) -> Alias:
    where = f"line {number} of the alias file"
    if core(name) not in known:
        raise AliasError(f"{where}: no order names {name!r}")
    if not (alias or imo):
        raise AliasError(f"{where}: neither an alias nor an IMO number for {name!r}")
    checked = imo_of_cell(imo)
    if imo and checked is None:
        raise AliasError(f"{where}: {imo!r} is no IMO number (seven digits, the last checks the others)")
    return Alias(name, alias, checked or "")


def ships(ledger: Ledger, aliases: tuple[Alias, ...]) -> dict[str, tuple[tuple[Order, Party], ...]]:
    """IMO number -> the parties whose ship it is, by the ledger and by the user's file."""
    found: dict[str, tuple[tuple[Order, Party], ...]] = {}
    for order in ledger.orders.values():
        for party in order.parties:
            numbers = {*party.imos, *(alias.imo for alias in aliases if alias.imo and alias.is_of(party))}
            for number in sorted(numbers):
                found[number] = (*found.get(number, ()), (order, party))
    return found
