"""Record batches of suppliers in, findings out: names and places of a ledger, dated, with decisions remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ledger.folding import fold
from ledger.imo import imo_of_cell
from ledger.ledger import Ledger
from ledger.model import Neighbour, Order, Party
from screening.aliases import Alias, ships
from screening.decisions import Decision, Memory
from screening.findings import findings
from screening.hit import Hit
from screening.index import Index
from screening.neighbours import neighbour_spellings
from screening.places import OWN_NAMES
from screening.scope import ScopeRule, scope_rules, whereabouts
from screening.sieve import folded, worth_a_look
from screening.spellings import spellings
from screening.supplier import Supplier, UnclearDay, day

Batch = Any  # pa.RecordBatch; pyarrow ships no complete stubs

_MOST_REMEMBERED = 1 << 16
_DATE = "date: "  #: what a note on a row's date begins with
_NAMES = ("name", "parent", "vessel")
_CELLS = ("name", "parent", "country", "region", "goods", "hs", "vessel", "imo", "date")


@dataclass(frozen=True, slots=True)
class Finding:
    """What came out for one row that has anything to say. `notes`: cells that could not be read."""

    hits: tuple[Hit, ...]
    silenced: tuple[tuple[Hit, Decision], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def unclear_day(self) -> bool:
        """Whether the row's date could not be read, or in two ways."""
        return any(note.startswith(_DATE) for note in self.notes)


@dataclass
class Screening:
    """The question asked of every row. `country_code` turns a cell into an alpha-2 code, None for no country.

    `on` counts for rows without a date of their own; `changed_since` restricts the answer to orders of that set.
    """

    ledger: Ledger
    today: date
    country_code: Callable[[str], str | None]
    on: date | None = None
    day_first: bool | None = None
    neighbours: tuple[Neighbour, ...] = ()
    decisions: tuple[Decision, ...] = ()
    only_orders: frozenset[str] | None = None
    aliases: tuple[Alias, ...] = ()
    _countries: dict[str, str | None] = field(default_factory=dict, repr=False)
    _remembered: dict[Supplier, Finding | None] = field(default_factory=dict, repr=False)

    @cached_property
    def index(self) -> Index:
        return Index((*spellings(self.ledger, self.aliases), *neighbour_spellings(self.neighbours)))

    @cached_property
    def rules(self) -> tuple[ScopeRule, ...]:
        return scope_rules(self.ledger)

    @cached_property
    def ships(self) -> dict[str, tuple[tuple[Order, Party], ...]]:
        return ships(self.ledger, self.aliases)

    @cached_property
    def _whereabouts(self) -> str:
        return whereabouts(self.rules)

    @cached_property
    def _memory(self) -> Memory:
        return Memory(self.decisions)

    @cached_property
    def _marks(self) -> dict[str, str]:
        return {order.id: order_mark(order) for order in self.ledger.orders.values()}

    def mark(self, order: str) -> str:
        """Changes when the order does. A neighbour's is that of its key."""
        return self._marks.get(order) or hashlib.sha256(order.encode()).hexdigest()[:12]

    def screen(self, batch: Batch) -> dict[int, Finding]:
        """Position in the batch -> finding, for the rows that have any. Columns not known are passed over."""
        columns = {name: _text(batch.column(name)) for name in _CELLS if name in batch.schema.names}
        found: dict[int, Finding] = {}
        for at in self._worth_a_look(columns):
            supplier = Supplier(**{name: column[at].as_py() or "" for name, column in columns.items()})
            finding = self.finding(supplier)
            if finding is not None:
                found[at] = finding
        for at in self._with_number(columns.get("imo")):
            found.setdefault(at, self._unmet)
        return found

    def finding(self, supplier: Supplier) -> Finding | None:
        """What there is to say of one supplier; None for nothing. Repeated rows cost nothing."""
        if supplier not in self._remembered:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[supplier] = self._find(supplier)
        return self._remembered[supplier]

    def _find(self, supplier: Supplier) -> Finding | None:
        on, notes = self._day(supplier)
        if supplier.imo.strip() and imo_of_cell(supplier.imo) is None:
            notes += (f"imo: {supplier.imo.strip()[:40]!r} is no IMO number; it was not used",)
        hits = [hit for hit in findings(self, supplier, on) if self._asked(hit)]
        if not hits and imo_of_cell(supplier.imo) is not None:
            notes += self._unmet.notes
        silenced = tuple((hit, decision) for hit in hits if (decision := self._memory.on(hit)) is not None)
        left = tuple(hit for hit in hits if self._memory.on(hit) is None)
        return Finding(left, silenced, notes) if left or silenced or notes else None

    @cached_property
    def _unmet(self) -> Finding:
        """What is said of a ship that no order is on: with how many numbers hers was compared."""
        known = f"the IMO numbers known of ships under orders ({len(self.ships)})" if self.ships else "nothing"
        why = "" if self.ships else ": neither the orders nor an alias file give any"
        return Finding((), notes=(f"imo: the number was compared with {known}{why}",))

    def _with_number(self, column: Any) -> Iterator[int]:
        """Rows with an IMO number, whoever's."""
        if column is not None:
            cells = pc.dictionary_encode(column)
            numbers = [imo_of_cell(cell or "") is not None for cell in cells.dictionary.to_pylist()]
            if any(numbers):
                yield from _positions(pc.take(pa.array(numbers, pa.bool_()), cells.indices))

    def country(self, cell: str) -> str | None:
        if cell not in self._countries:
            self._countries[cell] = (self.country_code(cell) or OWN_NAMES.get(fold(cell))) if cell else None
        return self._countries[cell]

    def _asked(self, hit: Hit) -> bool:
        return self.only_orders is None or hit.order in self.only_orders

    def _day(self, supplier: Supplier) -> tuple[date, tuple[str, ...]]:
        fallback = self.on or self.today
        if not supplier.date.strip():
            return fallback, ()
        try:
            return day(supplier.date, day_first=self.day_first), ()
        except UnclearDay as error:
            return fallback, (f"{_DATE}{error}; {fallback} was taken",)

    def _worth_a_look(self, columns: dict[str, Any]) -> list[int]:
        rows: set[int] = set()
        for name in _NAMES:
            if name in columns:
                rows |= set(worth_a_look(columns[name], self.index.triggers))
        rows |= set(self._placed(columns))
        rows |= set(self._undated(columns))
        rows |= set(self._numbered(columns))
        return sorted(rows)

    def _placed(self, columns: dict[str, Any]) -> Iterator[int]:
        """Rows in a country or region of an order on a place, or with goods of there."""
        if not self.rules or not {"country", "region", "name", "goods"} & set(columns):
            return
        wanted = {rule.country for rule in self.rules if rule.whole or rule.land}
        if "country" in columns:
            cells = pc.dictionary_encode(columns["country"])
            hit = pa.array([self.country(cell or "") in wanted for cell in cells.dictionary.to_pylist()], pa.bool_())
            yield from _positions(pc.take(hit, cells.indices))
        for name in ("name", "region", "country"):
            if name in columns:
                yield from _positions(pc.match_substring_regex(folded(columns[name]), self._whereabouts))
        if "goods" in columns:  # the same few texts over and over
            cells = pc.dictionary_encode(columns["goods"])
            hit = pc.match_substring_regex(folded(cells.dictionary), self._whereabouts)
            yield from _positions(pc.take(hit, cells.indices))

    def _numbered(self, columns: dict[str, Any]) -> Iterator[int]:
        """Rows with the IMO number of a tracked ship, or with a number that is none."""
        if "imo" in columns:
            cells = pc.dictionary_encode(columns["imo"])
            hit = [_is_telling(cell or "", self.ships) for cell in cells.dictionary.to_pylist()]
            if any(hit):
                yield from _positions(pc.take(pa.array(hit, pa.bool_()), cells.indices))
        for name in ("name", "vessel") if self.ships else ():
            if name in columns:
                yield from _positions(pc.match_substring_regex(columns[name], r"(?i)\bimo\b|imo\d"))

    def _undated(self, columns: dict[str, Any]) -> Iterator[int]:
        """Rows whose date cannot be read: they have something to say even without a hit."""
        if "date" not in columns:
            return
        cells = pc.dictionary_encode(columns["date"])
        bad = [not _readable(cell or "", self.day_first) for cell in cells.dictionary.to_pylist()]
        if any(bad):
            yield from _positions(pc.take(pa.array(bad, pa.bool_()), cells.indices))


def _is_telling(cell: str, known: Container[str]) -> bool:
    number = imo_of_cell(cell)
    return number in known or (number is None and bool(cell.strip()))


def order_mark(order: Order) -> str:
    """Changes when what is known of the order's acts, parties or goods does."""
    acts = [(event.id, event.effect.value, str(event.day), event.goods) for event in order.events]
    parties = sorted((party.name, party.role.value, party.aliases) for party in order.parties)
    said = repr((order.id, acts, parties, order.goods, order.country, order.open_ended))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:12]


def _text(column: Any) -> Any:
    return column if pa.types.is_string(column.type) else pc.cast(column, pa.string())


def _positions(mask: Any) -> Iterable[int]:
    mask = pc.fill_null(mask, False)
    return pc.indices_nonzero(mask).to_pylist() if pc.any(mask).as_py() else ()


def _readable(cell: str, day_first: bool | None) -> bool:
    if not cell.strip():
        return True
    try:
        day(cell, day_first=day_first)
    except UnclearDay:
        return False
    return True
