"""Parquet files, read a row group at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from screening.tables.headers import distinct, required, understand
from screening.tables.part import ROWS, BadRow, Part, Table, TableError, as_text


def open_parquet(path: Path, chosen: Mapping[str, str]) -> Table:
    """Raises `TableError` for a file that is no Parquet or names nobody."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise TableError(f"not a Parquet file that can be read: {error}") from error
    headers = distinct(file.schema_arrow.names)
    names = understand(headers, chosen)
    required(names, headers)
    return Table(tuple(headers), names, _parts(file, headers, names), ("Parquet",))


def _parts(file: object, headers: list[str], names: Mapping[str, str]) -> Iterator[Part]:
    total = max(file.metadata.num_rows, 1)  # type: ignore[attr-defined]  # pyarrow ships no complete stubs
    number = 0
    whom = [names[column] for column in ("name", "vessel", "parent") if column in names]
    for batch in file.iter_batches(ROWS):  # type: ignore[attr-defined]
        columns = {
            header: [as_text(cell) for cell in batch.column(at).to_pylist()] for at, header in enumerate(headers)
        }
        named = [any(columns[header][at] for header in whom) for at in range(batch.num_rows)]
        part = Part(done=(number + batch.num_rows) / total)
        for at, is_named in enumerate(named):
            if is_named:
                part.rows.append(number + at + 1)
            else:
                part.bad.append(BadRow(number + at + 1, "no supplier is named", ""))
        part.columns = {
            header: [cell for cell, keep in zip(column, named, strict=True) if keep]
            for header, column in columns.items()
        }
        number += batch.num_rows
        yield part
