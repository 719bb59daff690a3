"""The reader for a file: by its first bytes where these tell, else by its name."""

from __future__ import annotations

from collections.abc import Mapping
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
        if head.startswith(_WORKBOOKS):
            _refuse(delimiter, "a delimiter", "a workbook has none")
            return open_excel(path, wanted, sheet)
        _refuse(sheet, "a sheet", "only a workbook has some")
        if head.startswith(b"PAR1"):
            _refuse(delimiter, "a delimiter", "Parquet has none")
            return open_parquet(path, wanted)
        if path.suffix.lower() in {".jsonl", ".ndjson", ".json"} or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(
            (b"{", b"[{")
        ):
            _refuse(delimiter, "a delimiter", "JSON has none")
            return open_json_lines(path, wanted)
        return open_delimited(path, wanted, delimiter)
    except TableError as error:
        raise TableError(f"{called or path}: {error}") from error


def _refuse(given: str | None, what: str, why: str) -> None:
    """What a file cannot have is not passed over: the user takes it for another file."""
    if given is not None:
        raise TableError(f"{what} is given ({given!r}), but {why}")
