"""The reader for a file: by its first bytes where these tell, else by its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from screening.tables.binary import kind_of_file
from screening.tables.delimited import open_delimited
from screening.tables.excel import open_excel
from screening.tables.json_lines import open_json_lines
from screening.tables.parquet import open_parquet
from screening.tables.part import Table, TableError

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def open_table(
    path: Path,
    chosen: Mapping[str, str] | None = None,
    *,
    delimiter: str | None = None,
    sheet: str | None = None,
    called: str = "",
) -> Table:
    """A supplier file of any known format. `chosen`: canonical column -> header, where the user says so.

    `called`: what the file is called in errors where its path says nothing to the user.
    Raises `TableError`, one clear line, for a file that cannot be screened at all, and for a delimiter or sheet that is
    given for a file which has none.
    """
    wanted = dict(chosen or {})
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise TableError(f"{called or path}: {(error.strerror or 'cannot be read').lower()}") from error
    if kind := kind_of_file(head):
        raise TableError(f"{called or path}: this is {kind}, no table of suppliers: save the list as CSV or Excel")
    try:
        return _with_names(_opened(path, head, wanted, delimiter, sheet), "name" in wanted)
    except TableError as error:
        raise TableError(f"{called or path}: {error}") from error


def _opened(path: Path, head: bytes, wanted: dict[str, str], delimiter: str | None, sheet: str | None) -> Table:
    """By the reader for its format. Raises `TableError`."""
    if head.startswith(_WORKBOOKS):
        _refuse(delimiter, "a delimiter", "a workbook has none")
        return open_excel(path, wanted, sheet)
    _refuse(sheet, "a sheet", "only a workbook has some")
    if head.startswith(b"PAR1"):
        _refuse(delimiter, "a delimiter", "Parquet has none")
        return open_parquet(path, wanted)
    begins = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    if path.suffix.lower() in {".jsonl", ".ndjson", ".json"} or begins.startswith((b"{", b"[{")):
        _refuse(delimiter, "a delimiter", "JSON has none")
        return open_json_lines(path, wanted)
    return open_delimited(path, wanted, delimiter)


def _with_names(table: Table, chosen: bool) -> Table:
    """The table, whose names were looked at: numbers of vendors would all be without a match. Raises `TableError`."""
    header = table.names.get("name")
    if header is None or chosen:
        return table
    first = next(table.parts, None)
    if first is None:
        return table
    cells = [cell for cell in first.columns.get(header, ()) if cell and cell.strip()]
    bare = [cell for cell in cells if not any(sign.isalpha() for sign in cell)]
    if 2 * len(bare) > len(cells):
        raise TableError(
            f"the column taken for the name, {header!r}, holds no letters in {len(bare):,} of {len(cells):,} rows "
            f"({bare[0].strip()[:40]!r}); it has {', '.join(map(repr, table.headers[:20]))}. Say which: --column name=HEADER"
        )
    return replace(table, parts=chain([first], table.parts))


def _refuse(given: str | None, what: str, why: str) -> None:
    """What a file cannot have is not passed over: the user takes it for another file."""
    if given is not None:
        raise TableError(f"{what} is given ({given!r}), but {why}")
