"""Whole rows of supplier lists with what screening must say of them, written before the rules were looked at.

Each half was screened once as written, and the figures of that time noted; rules were then mended on the open rows only.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from scraper.countries import country_of_cell
from screening.hit import HitClass
from screening.screening import Screening
from screening.supplier import Supplier
from tests.screening.evaluation import FOLDER, ledger, orders_of

TODAY = date(2026, 6, 30)
_CELLS = ("name", "parent", "country", "region", "goods", "hs", "vessel")


@dataclass(frozen=True)
class Row:
    """`expected`: a class of hit, or none. `target`: a party; for a place how its order's id begins; empty for none."""

    held_out: bool
    kind: str
    expected: str
    target: str
    supplier: Supplier


@dataclass
class Score:
    """Rows that should hit (found, missed), and rows that named somebody else."""

    found: int = 0
    missed: int = 0
    mistaken: int = 0
    rows: int = 0

    @property
    def recall(self) -> float:
        return self.found / max(self.found + self.missed, 1)

    @property
    def precision(self) -> float:
        return self.found / max(self.found + self.mistaken, 1)


def rows() -> Iterator[Row]:
    with (FOLDER / "rows.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            supplier = Supplier(**{cell: row[cell] for cell in _CELLS})
            yield Row(row["held_out"] == "yes", row["kind"], row["expected"], row["target"], supplier)


@cache
def _screening() -> Screening:
    return Screening(ledger(), TODAY, country_of_cell)


def verdict(row: Row) -> tuple[bool, bool]:
    """(the expected hit is there, another party is named): through the sieve and the whole way of a batch."""
    import pyarrow as pa

    cells = {cell: [getattr(row.supplier, cell)] for cell in _CELLS}
    found = _screening().screen(pa.RecordBatch.from_pydict(cells)).get(0)
    hits = found.hits if found else ()
    if row.expected == "none":
        return False, bool(hits)
    wanted = _orders(row)
    hit = any(one.cls.value == row.expected and one.order in wanted for one in hits)
    return hit, any(one.order not in wanted and one.cls is not HitClass.SCOPE for one in hits)


def _orders(row: Row) -> set[str]:
    if row.expected == "scope":
        return {order for order in ledger().orders if order.startswith(row.target)}
    named = {
        order.id for order in ledger().orders.values() for p in order.parties if row.target in (p.name, *p.aliases)
    }
    assert named | orders_of(row.target), row.target
    return named


def scores(chosen: Iterable[Row]) -> tuple[dict[str, Score], Score, list[Row]]:
    """By kind, all together, and the rows that came out otherwise than expected."""
    by_kind: dict[str, Score] = {}
    total, wrong = Score(), []
    for row in chosen:
        hit, other = verdict(row)
        for score in (by_kind.setdefault(row.kind, Score()), total):
            score.rows += 1
            score.found += hit
            score.missed += not hit and row.expected != "none"
            score.mistaken += other
        if other or (not hit and row.expected != "none"):
            wrong.append(row)
    return by_kind, total, wrong
