"""Screening as a function over Arrow record batches: what Spark's `mapInArrow`, Dask and others can run as it is.

    screened = suppliers.mapInArrow(over_batches(screening), schema=SCHEMA_DDL)

A batch needs a column that tells its rows apart (`row`, whole numbers) and those of `screening.supplier.COLUMNS` it has.
The function keeps no state between batches but caches, so it may run anywhere, in any order, and twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyarrow as pa

from screening.screening import Screening

Batch = Any  # pa.RecordBatch

#: One line a supplier and order. Days and statuses as text, `words` joined by a space.
SCHEMA = pa.schema(
    [("row", pa.int64()), ("score", pa.float64())]
    + [
        (name, pa.string())
        for name in (
            "class", "party", "matched", "order", "status_on", "status_now", "why", "url", "field", "words", "on", "instrument",
            "country", "goods", "goods_fit", "issued", "since", "lifted", "row_mark", "order_mark",
        )
    ]
)  # fmt: skip
#: The same for Spark.
SCHEMA_DDL = ", ".join(
    f"`{field.name}` {'bigint' if field.name == 'row' else 'double' if field.name == 'score' else 'string'}"
    for field in SCHEMA
)


def over_batches(screening: Screening) -> Callable[[Iterable[Batch]], Iterator[Batch]]:
    """A function from batches of suppliers to batches of hits; a batch without hits gives an empty one."""

    def screen(batches: Iterable[Batch]) -> Iterator[Batch]:
        for batch in batches:
            yield hits(screening, batch)

    return screen


def hits(screening: Screening, batch: Batch) -> Batch:
    """The hits of one batch, in the order of its rows."""
    rows = batch.column("row")
    lines = [
        {"row": rows[at].as_py()} | {key: _flat(value) for key, value in hit.shape().items()}
        for at, finding in sorted(screening.screen(batch).items())
        for hit in finding.hits
    ]
    return pa.RecordBatch.from_pylist(lines, schema=SCHEMA)


def _flat(value: Any) -> Any:
    return " ".join(value) if isinstance(value, list) else value
