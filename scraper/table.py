"""Tables by the names of their columns: what a source has called each of our fields, and what it has no name for yet.

A column that is neither ours nor known and unwanted is reported, never passed over.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ledger.model import Issue


class TableError(Exception):
    """The table lacks a column we cannot do without, or is no table at all."""

    def __init__(self, url: str, problem: str, found: Sequence[str] | None = None) -> None:
        """`found`: the columns there are, where the problem is one of them."""
        columns = "" if found is None else f"; columns found: {', '.join(map(repr, found[:20])) or 'none'}"
        super().__init__(f"{url or 'the list'}: {problem}{columns}")


@dataclass(frozen=True, slots=True)
class Column:
    """One of our fields and its headers, each with the time it was first seen."""

    field: str
    headers: Mapping[str, str]
    required: bool = False  #: the column must be there
    filled: bool = False  #: every record has it; a row without most of such is an artefact of the export


@dataclass(frozen=True, slots=True)
class Row:
    """One record: `number` counts from 1 without the header; `cells` are by our field names, blank ones left out."""

    number: int
    cells: Mapping[str, str]

    def get(self, field: str) -> str:
        """The cell of a field; empty when the row has none."""
        return self.cells.get(field, "")


@dataclass(frozen=True, slots=True)
class Table:
    """All records of a table, in its order, and what was left aside."""

    rows: tuple[Row, ...]
    issues: tuple[Issue, ...] = ()
    ignored: tuple[str, ...] = ()


def clean(cell: str) -> str:
    """A cell without the blanks round it, and with plain ones in it. Line breaks within a cell stay."""
    return cell.replace("\xa0", " ").replace("\r\n", "\n").strip()


def header_names(text: str) -> list[str]:
    """The header of a CSV text; empty for a text that is no CSV."""
    try:
        return [clean(name) for name in next(csv.reader(io.StringIO(text, newline=""), strict=True), [])]
    except csv.Error:
        return []


def read_csv(text: str, columns: Sequence[Column], ignored: Mapping[str, str], url: str) -> Table:
    """A whole CSV text as records. Raises `TableError` when a required column is missing or quoting is broken."""
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise TableError(url, f"not readable as CSV ({error})", header_names(text)) from error
    if not lines:
        raise TableError(url, "no header", ())
    return read_rows(lines[0], lines[1:], columns, ignored, url)


def read_rows(
    header: Sequence[str],
    lines: Iterable[Sequence[str]],
    columns: Sequence[Column],
    ignored: Mapping[str, str],
    url: str,
) -> Table:
    """Lines of cells under a header as records. `ignored`: known headers we have no use for, with the reason."""
    names = [clean(name) for name in header]
    fields = {name: column.field for column in columns for name in names if name.casefold() in _spellings(column)}
    missing = [column for column in columns if column.required and column.field not in fields.values()]
    if missing:
        lacking = ", ".join(repr(next(iter(column.headers))) for column in missing)
        raise TableError(url, f"no column {lacking}", names)
    rows: list[Row] = []
    left_out: list[str] = []
    unknown: dict[str, str] = {}
    incomplete: list[Issue] = []
    filled = [column.field for column in columns if column.filled]
    for number, line in enumerate(lines, 1):
        cells = {name: clean(cell) for name, cell in _paired(names, line) if clean(cell)}
        if not cells:
            continue
        row = Row(number, {fields[name]: cell for name, cell in cells.items() if name in fields})
        holes = [field for field in filled if field not in row.cells]
        told = " | ".join(cells.values())[:80]
        if holes and len(holes) * 2 < len(filled):
            incomplete.append(_incomplete(url, number, holes, told))
        elif holes:
            left_out.append(f"row {number}: an artefact without {', '.join(holes)}: {told}")
        else:
            rows.append(row)
            for name, cell in cells.items():
                if name not in fields and name.casefold() not in {known.casefold() for known in ignored}:
                    unknown.setdefault(name, cell)
    return Table(tuple(rows), (*_new_columns(unknown, url), *incomplete), tuple(left_out))


def _incomplete(url: str, number: int, holes: Sequence[str], told: str) -> Issue:
    message = f"{url or 'the list'}, row {number}: left out, it has no {', '.join(holes)}: {told}"
    return Issue("incomplete-row", message, told)


def _spellings(column: Column) -> set[str]:
    return {header.casefold() for header in column.headers}


def _paired(names: Sequence[str], line: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Header and cell; cells beyond the header get names of their own, so that they are reported."""
    for at, cell in enumerate(line):
        yield (names[at] if at < len(names) and names[at] else f"column {at + 1}"), cell


def _new_columns(unknown: Mapping[str, str], url: str) -> Iterator[Issue]:
    for name, cell in sorted(unknown.items()):
        yield Issue(
            "new-column", f"{url or 'the list'}: nobody reads the column {name!r}, which holds {cell[:60]!r}", f"{name}"
        )
