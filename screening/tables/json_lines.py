"""JSON lines, and a JSON array of objects."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from screening.tables.encodings import MIXED, SAMPLE, encoding_of
from screening.tables.headers import required, understand
from screening.tables.part import BadRow, Table, TableError, as_text
from screening.tables.rows import Rows, parts_of

#: Objects whose keys are taken for the columns of all.
_FIRST = 1000


def open_json_lines(path: Path, chosen: Mapping[str, str]) -> Table:
    """Columns are the keys of the first thousand objects. Raises `TableError`."""
    with path.open("rb") as raw:
        encoding = encoding_of(raw.read(SAMPLE))
    headers: dict[str, None] = {}
    for number, said, _ in _objects(path, encoding):
        if number > _FIRST:
            break
        if isinstance(said, dict):
            headers |= dict.fromkeys(map(str, said))
    names = understand(list(headers), chosen)
    required(names, list(headers))
    return Table(
        tuple(headers), names, parts_of(_rows(path, encoding, list(headers)), list(headers), names), (encoding,)
    )


def _rows(path: Path, encoding: str, headers: list[str]) -> Rows:
    for number, said, done in _objects(path, encoding):
        if isinstance(said, dict):
            yield (number, [_cell(said.get(header)) for header in headers]), done
        else:
            why = said if isinstance(said, str) else "not a JSON object"
            yield BadRow(number, why, str(said)[:200]), done


def _cell(value: Any) -> str | None:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else as_text(value)


def _objects(path: Path, encoding: str) -> Iterator[tuple[int, Any, float]]:
    """Every object with the number of its line and how much has been read; a line that is no JSON is the text of the
    error."""
    size = max(path.stat().st_size, 1)
    with path.open("rb") as raw:
        text = io.TextIOWrapper(raw, encoding, MIXED if encoding.startswith("utf-8") else "replace")
        first = True
        for number, line in enumerate(text, 1):
            if first and line.lstrip().startswith("["):
                yield from ((at, said, 1.0) for at, said in enumerate(_array(line + text.read()), 1))
                return
            first = first and not line.strip()
            if line.strip():
                try:
                    yield number, json.loads(line), raw.tell() / size
                except ValueError as error:
                    yield number, f"not JSON: {error}", raw.tell() / size


def _array(text: str) -> list[Any]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise TableError(f"neither JSON lines nor a JSON array: {error}") from error
    return list(found)
