"""Excel and OpenDocument sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from screening.tables.headers import distinct, header_at, required, understand
from screening.tables.part import Table, TableError, as_text
from screening.tables.rows import Rows, parts_of

_PREAMBLE = 30


def open_excel(path: Path, chosen: Mapping[str, str], sheet: str | None = None) -> Table:
    """The named sheet, else the first with a header we understand. Raises `TableError`."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
    except (CalamineError, OSError) as error:
        raise TableError(f"not a workbook that can be read: {error}") from error
    if sheet is not None and sheet not in book.sheet_names:
        raise TableError(f"there is no sheet {sheet!r}; there are {', '.join(map(repr, book.sheet_names))}")
    seen: list[str] = []
    for name in [sheet] if sheet else book.sheet_names:
        cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        at = header_at([[as_text(cell) or "" for cell in row] for row in cells[:_PREAMBLE]], chosen)
        if at is None:
            seen += [str(cell) for cell in (cells[0] if cells else [])]
            continue
        headers = distinct([as_text(cell) or "" for cell in cells[at]])
        names = understand(headers, chosen)
        return Table(tuple(headers), names, parts_of(_rows(cells, at + 1), headers, names), (f"sheet {name!r}",))
    required({}, seen)
    raise TableError("the workbook has no sheet")


def _rows(cells: list[list[Any]], start: int) -> Rows:
    for number, row in enumerate(cells[start:], 1):  # blank rows counted, as the sheet counts them
        texts = [as_text(cell) for cell in row]
        if any(texts):
            yield (number, texts), (start + number) / len(cells)


def sheet_names(path: Path) -> Iterator[str]:
    """The sheets of a workbook, in its order."""
    from python_calamine import CalamineWorkbook

    yield from CalamineWorkbook.from_path(str(path)).sheet_names
