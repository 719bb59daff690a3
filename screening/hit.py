"""One line per supplier and order: who is meant, how surely, why, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, fields
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
        return {key: _plain(getattr(self, field)) for key, field in _SHAPE}


_FIRST = ("cls", "party", "matched", "order", "score", "status_on", "status_now", "why", "url")
#: (key in JSON, field), in the order of the JSON.
_SHAPE = tuple(
    ("class" if name == "cls" else name, name) for name in dict.fromkeys((*_FIRST, *(one.name for one in fields(Hit))))
)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value
