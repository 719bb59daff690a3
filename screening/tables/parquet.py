"""Parquet files, read a row group at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import compress
from pathlib import Path
from typing import Any

from screening.tables.headers import distinct, required, understand
from screening.tables.part import ROWS, BadRow, Part, Table, TableError, as_text
from screening.tables.rows import NOBODY, WHOM


def open_parquet(path: Path, chosen: Mapping[str, str]) -> Table:
    """Raises `TableError` for a file that is no Parquet or names nobody."""
    return _table(_file(path), chosen, None)


def open_row_group(path: Path, group: int, chosen: Mapping[str, str]) -> Table:
    """One row group of a file, its rows numbered as in the whole. Raises `TableError`."""
    return _table(_file(path), chosen, group)


def row_groups(path: Path) -> int:
    """How many row groups a file has. Raises `TableError`."""
    return int(_file(path).num_row_groups)


def _file(path: Path) -> Any:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise TableError(f"{path} is not a Parquet file that can be read: {error}") from error


def _table(file: Any, chosen: Mapping[str, str], group: int | None) -> Table:
    headers = distinct(file.schema_arrow.names)
    names = understand(headers, chosen)
    required(names, headers)
    return Table(tuple(headers), names, _parts(file, headers, names, group), ("Parquet",))


def _parts(file: Any, headers: list[str], names: Mapping[str, str], group: int | None) -> Iterator[Part]:
    total = max(file.metadata.num_rows, 1)
    before = range(group or 0)
    number = sum(file.metadata.row_group(at).num_rows for at in before)
    whom = [names[column] for column in WHOM if column in names]
    for batch in file.iter_batches(ROWS, row_groups=None if group is None else [group]):
        columns = {header: list(map(as_text, batch.column(at).to_pylist())) for at, header in enumerate(headers)}
        named = [any(columns[header][at] for header in whom) for at in range(batch.num_rows)]
        part = Part(done=(number + batch.num_rows) / total)
        for at, is_named in enumerate(named, number + 1):
            if is_named:
                part.rows.append(at)
            else:
                part.bad.append(BadRow(at, NOBODY, ""))
        part.columns = {header: list(compress(column, named)) for header, column in columns.items()}
        number += batch.num_rows
        yield part
