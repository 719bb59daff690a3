"""An Excel workbook: findings, the rest, bad rows, and what was checked against what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from screening.failures import ScreeningError
from screening.reports.about import About
from screening.reports.lines import COLUMNS, harmless, lines
from screening.run import Outcome

_ROWS = 1_048_576 - 1  #: of a sheet, beside its header
_CELL = 32_767  #: characters Excel holds in a cell
_SHEETS = ("Findings", "No match", "Bad rows")
_LEADING = ("row", "result", "class", "score")
_NUMBERS = frozenset(("row", "score"))  #: our own, never the input's
_WIDTHS = {"party": 34, "matched": 34, "order": 38, "why": 90, "url": 50, "goods": 28, "row": 7, "score": 7}


class TooManyRows(ScreeningError):
    """More lines than a sheet holds."""


def write(file: BinaryIO, parts: Iterable[list[Outcome]], about: About, headers: Iterable[str]) -> None:
    """Every cell of the input is written as text, so that no formula of it is ever run. Raises `TooManyRows`."""
    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        # Who it is stands beside what was found, so that nobody must scroll for it.
        columns = (*_LEADING, *(f"input: {header}" for header in headers), "input: text")
        columns += tuple(column for column in COLUMNS if column not in _LEADING)
        sheets = {name: _sheet(book, name, columns) for name in _SHEETS}
        quoted = book.add_format({"quote_prefix": True})  # a formula stays text also when somebody edits the cell
        _about(book, about)
        filled = dict.fromkeys(_SHEETS, 0)
        for part in parts:
            for outcome in part:
                name = {"hits": "Findings", "bad_row": "Bad rows"}.get(outcome.result, "No match")
                name = "Findings" if outcome.finding.silenced else name
                for line in lines(outcome, about):
                    filled[name] += 1
                    if filled[name] > _ROWS:
                        raise TooManyRows(f"more than {_ROWS} lines do not fit an Excel sheet: choose csv or json")
                    _line(sheets[name], filled[name], columns, line, quoted)
        for name, sheet in sheets.items():
            sheet.autofilter(0, 0, filled[name], len(columns) - 1)


def _sheet(book: Any, name: str, columns: tuple[str, ...]) -> Any:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True, "bottom": 1})
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _WIDTHS.get(column, 16))
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column[:_CELL], bold)
    return sheet


def _line(sheet: Any, row: int, columns: tuple[str, ...], line: dict[str, str], quoted: Any) -> None:
    for at, column in enumerate(columns):
        cell = line.get(column, "")
        if cell and column in _NUMBERS:
            sheet.write_number(row, at, float(cell))
        elif cell:
            sheet.write_string(row, at, cell[:_CELL], quoted if harmless(cell) != cell else None)


def _about(book: Any, about: About) -> None:
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 100)
    for at, (key, value) in enumerate(facts(about)):
        sheet.write_string(at, 0, key)
        sheet.write_string(at, 1, value)


def facts(about: About) -> Iterator[tuple[str, str]]:
    """What was checked, against what, when and by what, as pairs of words."""
    yield "File", f"{about.file} (SHA-256 {about.sha256})"
    yield "Understood as", "; ".join(about.understood)
    yield "Screened", f"{about.at:%Y-%m-%d %H:%M} UTC by WRO Watch {about.version}"
    yield "Standing asked for", f"on the date of each row, else {about.on or 'the day of screening'}"
    yield "Against", f"{about.names} names of {about.orders} orders, {about.in_force}"
    if about.neighbours:
        yield "Beside", f"{about.neighbours} entries of lists under other laws"
    for source, at in about.read.items():
        yield f"Read completely: {source}", f"{at:%Y-%m-%d %H:%M} UTC"
    if not about.read:
        yield "Read completely", "no list yet: what is known rests on the built-in baseline"
    yield "Where there is no hit", about.no_match
