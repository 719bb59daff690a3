"""What a reader must know to rely on a screening: what was asked, against what, when, by which version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from ledger.ledger import Ledger
from ledger.model import Instrument
from ledger.timeline import standing
from ledger.witnesses import BASELINE


@dataclass(frozen=True, slots=True)
class About:
    """`read`: source -> when it was last read completely."""

    file: str
    sha256: str
    understood: tuple[str, ...]  #: how the file was read: encoding, delimiter, which column is which
    at: datetime
    on: date | None
    version: str
    orders: int
    in_force: str
    names: int
    read: Mapping[str, datetime]
    foundation: str  #: what the ledger rests on as long as no list has been read completely
    neighbours: int = 0
    decisions: int = 0

    def named(self, file: str) -> About:
        """The same of a file or files by another name."""
        return replace(self, file=file)

    @property
    def no_match(self) -> str:
        """What is said of a supplier without a hit. Never that it is clear: lists are what was read, not the world."""
        lists = {source: at for source, at in self.read.items() if source != BASELINE}
        if not lists:
            return f"no match in {self.foundation}; no list has been read completely yet"
        days: dict[date, list[str]] = {}
        for source, at in lists.items():
            days.setdefault(at.date(), []).append(source)
        if len(days) == 1:
            return f"no match in lists read completely on {next(iter(days))}"
        said = ", ".join(f"{day} ({', '.join(sorted(sources))})" for day, sources in sorted(days.items()))
        return f"no match in lists read completely on {said}"


def in_force(ledger: Ledger, on: date) -> str:
    """How many orders are in force on a day: "66 in force on 2026-06-23: 58 WROs, 8 Findings"."""
    held = []
    for order in ledger.orders.values():
        stands = standing(ledger, order, on)
        if stands is not None and stands.status in {"active", "partially_active"}:
            held.append(order.instrument)
    wros = held.count(Instrument.WRO)
    return f"{len(held)} in force on {on}: {wros} WROs, {len(held) - wros} Findings"
