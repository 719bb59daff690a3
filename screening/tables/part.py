"""What every reader gives: rows in parts, in the order of the file, with those that could not be read among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from screening.failures import ScreeningError

#: Rows in a part: enough for Arrow's kernels to pay, little enough for memory.
ROWS = 1 << 15


class TableError(ScreeningError):
    """A supplier file that cannot be screened at all."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be read: kept in the output, with the reason."""

    row: int
    why: str
    text: str  #: its beginning, as it stood


@dataclass(slots=True)
class Part:
    """Rows that were read, by column, and bad rows between them. Row numbers begin at 1 below the header."""

    columns: dict[str, list[str | None]] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)  #: row -> what is odd about a row that was read all the same
    done: float = 0.0  #: how much of the file has been read by now, 0 to 1

    def __len__(self) -> int:
        return len(self.rows) + len(self.bad)

    def cells(self, at: int) -> dict[str, str | None]:
        """The row at a position, as the file has it."""
        return {name: column[at] for name, column in self.columns.items()}


@dataclass(frozen=True, slots=True)
class Table:
    """An open supplier file. `names`: canonical column -> the file's header for it."""

    headers: tuple[str, ...]
    names: Mapping[str, str]
    parts: Iterator[Part]
    remarks: tuple[str, ...] = ()  #: how the file was understood: encoding, delimiter, sheet
    guessed: str = ""  #: the encoding, where nothing in the file says which it is


def as_text(value: Any) -> str | None:
    """A cell of a typed file as text: whole floats without ".0", days in ISO; None and blanks are None."""
    if value is None or isinstance(value, str):
        return value if value is None or value.strip() else None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return str(value)
