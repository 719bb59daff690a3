"""Rows into parts of columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from screening.tables.part import ROWS, BadRow, Part

#: (row number, cells) or a bad row, with how much of the file has been read.
Rows: TypeAlias = Iterator[tuple[tuple[int, Sequence[str | None]] | BadRow, float]]
#: Columns of which one says who is meant.
WHOM = ("name", "vessel", "parent", "imo")
NOBODY = "no supplier, parent, vessel or IMO number is given"


def parts_of(rows: Rows, headers: Sequence[str], names: Mapping[str, str]) -> Iterator[Part]:
    """Columns of up to `ROWS` rows. A row that names nobody is bad; one cut short is filled up, with a note."""
    whom = [headers.index(names[column]) for column in WHOM if column in names]
    part, kept = Part(), list[list[str | None]]()
    for row, done in rows:
        if isinstance(row, BadRow):
            part.bad.append(row)
        else:
            number, found = row
            cells = list(found) + [None] * (len(headers) - len(found))
            if not any((cells[at] or "").strip() for at in whom):
                part.bad.append(BadRow(number, NOBODY, " | ".join(filter(None, cells))[:200]))
            else:
                if len(found) < len(headers):
                    part.notes[number] = f"{len(found)} cells where the header has {len(headers)}"
                part.rows.append(number)
                kept.append(cells)
        part.done = done
        if len(part) >= ROWS:
            yield _with_columns(part, kept, headers)
            part, kept = Part(), []
    if len(part):
        yield _with_columns(part, kept, headers)


def _with_columns(part: Part, kept: list[list[str | None]], headers: Sequence[str]) -> Part:
    columns = zip(*kept, strict=True) if kept else ([] for _ in headers)
    part.columns = {header: list(column) for header, column in zip(headers, columns, strict=True)}
    return part
