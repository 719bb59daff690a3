"""CBP's list as it stood on web pages before it was a file: tables in an accordion, one for each country."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from ledger.model import Instrument, Reading
from scraper.page import Page, SelectorError
from scraper.source import Layout
from scraper.sources.cbp_list_rows import FILE_COLUMNS, IGNORED, instrument_of, reading
from scraper.table import Row, Table, read_rows

#: Our own headers for what a page says once for all rows of a table, or behind a link.
_SAID_ONCE = ("WRO/Finding", "Country", "Press Release")
#: Cells whose lines are items, and how the lines are joined; every other cell is one line.
_JOINED = {"Status Notes": "\n", "Entities": "; ", "Entity": "; ", "Manufacturer(s)": "; "}


@dataclass(frozen=True, slots=True)
class Section:
    """One table with what its headings say of all its rows."""

    instrument: Instrument
    country: str
    table: LexborNode


def _text(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def _cells(line: LexborNode) -> list[LexborNode]:
    return [cell for cell in line.iter() if cell.tag in ("th", "td")]


def _header(table: LexborNode) -> int | None:
    """Which line holds the names of the columns; a line with the country may stand above it."""
    for at, line in enumerate(table.css("tr")[:4]):
        if {"Merchandise", "Status"} <= {_text(cell) for cell in _cells(line)}:
            return at
    return None


def _order_tables(page: Page) -> list[LexborNode]:
    return [table for table in page.tree.css("table") if _header(table) is not None]


def _table(section: Section) -> Table:
    lines = section.table.css("tr")
    at = _header(section.table) or 0
    names = [_text(cell) for cell in _cells(lines[at])]
    said = (str(section.instrument), section.country)
    records = ([*_record(names, _cells(line)), *said, _link(line)] for line in lines[at + 1 :])
    return read_rows((*names, *_SAID_ONCE), records, FILE_COLUMNS, IGNORED, section.country)


def _record(names: list[str], cells: list[LexborNode]) -> list[str]:
    """As many cells as there are columns; a title spanning all of them gives one cell and so an artefact row."""
    texts = [
        _JOINED[name].join(_lines(cell)) if name in _JOINED else _text(cell)
        for name, cell in zip(names, cells, strict=False)
    ]
    return texts + [""] * (len(names) - len(texts))


def _lines(cell: LexborNode) -> list[str]:
    """The lines of a cell: its paragraphs or list items, parted again at line breaks."""
    for line_break in cell.css("br"):
        line_break.replace_with("\n")
    blocks = cell.css("p, li") or [cell]
    lines = (line for block in blocks for line in block.text(separator="").split("\n"))
    return [" ".join(line.split()) for line in lines if line.strip()]


def _link(line: LexborNode) -> str:
    link = line.css_first("td a[href]")
    return (link.attributes.get("href") or "") if link else ""


def _read(page: Page, sections: Iterable[Section]) -> Reading:
    rows: list[Row] = []
    tables = [_table(section) for section in sections]
    for table in tables:
        rows += [replace(row, number=len(rows) + at) for at, row in enumerate(table.rows, 1)]
    issues = tuple(issue for table in tables for issue in table.issues)
    left_out = tuple(line for table in tables for line in table.ignored)
    return reading(Table(tuple(rows), issues, left_out), page, page.title)


def _drupal9(page: Page) -> Iterator[Section]:
    """Headings and tables in the order of the page: the instrument is an h2, the country an h2 or h3 of the accordion."""
    instrument, country = None, ""
    for node in page.some("h2, h3, h4, table"):
        if node.tag == "table" and _header(node) is not None:
            if instrument is None:
                raise SelectorError("h2 with the kind of order", "one before the tables", 0, page.url)
            yield Section(instrument, _country_line(node) or country, node)
        elif node.tag != "table":
            instrument, country = instrument_of(_text(node)) or instrument, _text(node)


def _country_line(table: LexborNode) -> str:
    title = table.css_first("th[colspan]")
    return _text(title) if title else ""


def _drupal7(page: Page) -> Iterator[Section]:
    """The n-th heading belongs to the n-th table; a table's summary begins with its kind of order."""
    tables = _order_tables(page)
    headings = page.some("h4.panel-title")
    if len(headings) != len(tables):
        raise SelectorError("h4.panel-title", f"{len(tables)}, one a table,", len(headings), page.url)
    for heading, table in zip(headings, tables, strict=True):
        summary = table.attributes.get("summary") or ""
        instrument = instrument_of(summary.partition(" for ")[0])
        if instrument is None:
            raise SelectorError(f"table[summary={summary!r}]", "a kind of order", 0, page.url)
        yield Section(instrument, _text(heading), table)


def _has(element: str, name: str) -> Callable[[Page], bool]:
    """Whether a page has orders in tables, and an element of this class. Few have the class, so no others are parsed."""

    def recognise(page: Page) -> bool:
        if page.kind != "html" or not page.holds(name):
            return False
        return page.tree.css_first(f"{element}.{name}") is not None and bool(_order_tables(page))

    return recognise


PAGE_LAYOUTS = (
    Layout("accordion, USWDS tables", "2021", _has("table", "usa-table"), lambda page: _read(page, _drupal9(page))),
    Layout("accordion, Bootstrap panels", "2016", _has("h4", "panel-title"), lambda page: _read(page, _drupal7(page))),
)
