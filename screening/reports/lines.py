"""Flat lines, for CSV and Excel: one a hit, and one for a row without any."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from screening.decisions import NOT_THE_SAME
from screening.reports.about import About
from screening.run import Outcome

#: The columns of our own; those of the input follow, each led by "input: ".
COLUMNS = (
    "row", "result", "class", "party", "matched", "order", "instrument", "score", "status_on", "on", "status_now",
    "issued", "since", "lifted", "country", "goods", "goods_fit", "field", "words", "why", "url",
    "row_mark", "order_mark", "decision", "who", "when", "why_not",
)  # fmt: skip
_BEFORE_WHY = ("",) * (COLUMNS.index("why") - 2)
_AFTER_WHY = ("",) * (len(COLUMNS) - COLUMNS.index("why") - 1)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def lines(outcome: Outcome, about: About) -> Iterator[dict[str, str]]:
    """One a hit, silenced ones with their decision; one with the plain statement where there is none."""
    shared = {"row": str(outcome.row), "result": outcome.result}
    cells = {f"input: {header}": cell or "" for header, cell in outcome.input.items()}
    found = False
    for hit, decision in (*((hit, None) for hit in outcome.finding.hits), *outcome.finding.silenced):
        found = True
        line = {key: _text(value) for key, value in hit.shape().items() if key in COLUMNS}
        line["why"] = "; ".join((line["why"], *outcome.finding.notes))
        if decision is not None:
            line |= {"decision": NOT_THE_SAME, "who": decision.who, "when": str(decision.when), "why_not": decision.why}
        yield shared | line | cells
    if not found:
        yield shared | {"why": _statement(outcome, about.no_match)} | cells


def _statement(outcome: Outcome, no_match: str) -> str:
    """What is said of a row without a hit."""
    return outcome.bad.why if outcome.bad else "; ".join((no_match, *outcome.finding.notes))


def _text(value: object) -> str:
    if value is None:
        return ""
    return " ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def harmless(cell: str) -> str:
    """A text that a spreadsheet would run as a formula is led by an apostrophe; a NUL has no place in one."""
    if not cell or (cell[0].isalnum() and "\0" not in cell):
        return cell
    cell = cell.replace("\0", "")
    return "'" + cell if cell.lstrip(" ").startswith(_FORMULA) else cell


def csv_chunks(parts: Iterable[list[Outcome]], about: About, headers: Iterable[str]) -> Iterator[str]:
    """RFC 4180 with a header, part by part. `headers`: those of the input."""
    inputs = tuple(headers)
    columns = (*COLUMNS, *(f"input: {header}" for header in inputs), "input: text")
    no_match = about.no_match
    yield _csv([columns])
    for part in parts:
        yield _csv(row for outcome in part for row in _rows(outcome, about, columns, inputs, no_match))


def _rows(
    outcome: Outcome, about: About, columns: tuple[str, ...], inputs: tuple[str, ...], no_match: str
) -> Iterator[Sequence[str]]:
    """The cells of `lines`; a row without a hit, which most are, is put together without a dictionary."""
    if outcome.finding.hits or outcome.finding.silenced:
        yield from ([line.get(column, "") for column in columns] for line in lines(outcome, about))
        return
    cells = [outcome.input.get(header) or "" for header in inputs]
    empty = (str(outcome.row), outcome.result, *_BEFORE_WHY, _statement(outcome, no_match), *_AFTER_WHY)
    yield (*empty, *cells, outcome.input.get("text", "") or "" if outcome.bad else "")


def _csv(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(list(map(harmless, row)) for row in rows)
    return out.getvalue()
