"""One line per supplier and order: who is meant, how surely, why, and where it stands."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ledger.model import Status


class HitClass(StrEnum):
    """What a hit says of a supplier. Only the first three are findings of concern under an order."""

    NAMED = "named"
    AFFILIATE = "affiliate"
    SCOPE = "scope"
    EXEMPT = "exempt"  #: cleared out of an order that goes on for others
    NEIGHBOUR = "neighbour"  #: on a list under another law


@dataclass(frozen=True, slots=True)
class Hit:
    """`status_on` is None for an order not yet issued on the day, and both are None for a neighbour."""

    cls: HitClass
    party: str
    matched: str  #: the tracked spelling
    order: str
    score: float
    status_on: Status | None
    status_now: Status | None
    why: str
    url: str | None
    field: str  #: the column it was found in
    words: tuple[str, ...]  #: what of the cell matched
    on: date
    instrument: str
    country: str | None
    goods: str | None
    goods_fit: str
    issued: date | None
    since: date | None
    lifted: date | None
    row_mark: str
    order_mark: str

    def shape(self) -> dict[str, Any]:
        """The hit as JSON has it."""
        found = asdict(self)
        found["class"] = found.pop("cls").value
        ordered = ("class", "party", "matched", "order", "score", "status_on", "status_now", "why", "url")
        shape = {key: found.pop(key) for key in ordered} | found
        return {key: _plain(value) for key, value in shape.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Status):
        return value.value
    return list(value) if isinstance(value, tuple) else value
