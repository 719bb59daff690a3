"""A whole supplier file, row by row in its order: what was found, what was not, what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from screening.screening import Finding, Screening
from screening.tables.part import BadRow, Part, Table

Batch = Any  # pa.RecordBatch

_NOTHING = Finding(())


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of the file. `row` counts from 1 below the header; `input` holds the cells by the file's own headers."""

    row: int
    input: dict[str, str | None]
    finding: Finding = _NOTHING
    bad: BadRow | None = None

    @property
    def result(self) -> str:
        if self.bad is not None:
            return "bad_row"
        return "hits" if self.finding.hits else "no_match"


def batch_of(part: Part, table: Table) -> Batch:
    """The part as a record batch of canonical columns."""
    arrays = {name: pa.array(part.columns[header], pa.string()) for name, header in table.names.items()}
    return pa.RecordBatch.from_arrays(list(arrays.values()), names=list(arrays))


def outcomes(screening: Screening, table: Table) -> Iterator[tuple[float, list[Outcome]]]:
    """Rows part by part, with how much of the file has been read by then (0 to 1)."""
    for part in table.parts:
        found = screening.screen(batch_of(part, table)) if part.rows else {}
        yield part.done, _merged(part, found)


def _merged(part: Part, found: dict[int, Finding]) -> list[Outcome]:
    """Rows read and bad rows, in the order of the file."""
    headers = tuple(part.columns)
    rows = []
    for at, (number, cells) in enumerate(zip(part.rows, zip(*part.columns.values(), strict=True), strict=True)):
        finding = found.get(at, _NOTHING)
        if note := part.notes.get(number):
            finding = Finding(finding.hits, finding.silenced, (note, *finding.notes))
        rows.append(Outcome(number, dict(zip(headers, cells, strict=True)), finding))
    if part.bad:
        rows += [Outcome(bad.row, {"text": bad.text}, bad=bad) for bad in part.bad]
        rows.sort(key=lambda outcome: outcome.row)
    return rows
