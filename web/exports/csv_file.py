"""Comma-separated values, RFC 4180."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from web.exports.tables import table
from web.rows import Rows

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(rows: Rows, name: str) -> Iterator[str]:
    """A table as CSV with a header."""
    columns, found = table(rows, name)
    yield _line(columns)
    for row in found:
        yield _line([cell(value) for value in row.values()])


def cell(value: Any) -> Any:
    """A spreadsheet would run a text that begins like a formula: such a text is led by an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _line(values: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(values)
    return out.getvalue()
