"""A reviewer's "not the same": who, when, why; it holds until the order or the supplier's row changes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from screening.failures import ScreeningError
from screening.hit import Hit

NOT_THE_SAME = "not the same"
#: The columns a decisions file must have. The CSV output has them too, to be filled in and handed back.
COLUMNS = ("row_mark", "order", "order_mark", "decision", "who", "when", "why_not")


class DecisionError(ScreeningError):
    """A line of a decisions file that cannot be used; names the line."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One pair of a supplier and an order that a person has looked at."""

    row_mark: str
    order: str
    order_mark: str
    who: str
    when: date
    why: str

    def silences(self, hit: Hit) -> bool:
        return (self.row_mark, self.order, self.order_mark) == (hit.row_mark, hit.order, hit.order_mark)


def read_decisions(text: str) -> tuple[Decision, ...]:
    """The decisions of a CSV file; lines without a decision are passed over, as in a half reviewed output.

    Raises `DecisionError` for a missing column or a decision without who, when and why: an unsigned one counts for nothing.
    """
    text = text.removeprefix("\ufeff")
    rows = csv.DictReader(io.StringIO(text), delimiter=_sign(text))
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise DecisionError(f"the decisions have no column {', '.join(missing)}")
    return tuple(_decision(number, row) for number, row in enumerate(rows, 2) if (row["decision"] or "").strip())


def _sign(text: str) -> str:
    """What parts the cells: a spreadsheet saves them as its country does, with semicolons in Germany or France."""
    header = text.partition("\n")[0].replace('"', "")
    return next((sign for sign in ",;\t" if {*COLUMNS} <= {*header.strip().split(sign)}), ",")


def _decision(number: int, row: Mapping[str, str | None]) -> Decision:
    said = {column: (row[column] or "").strip().removeprefix("'") for column in COLUMNS}
    if said["decision"].casefold() != NOT_THE_SAME:
        raise DecisionError(f"line {number} of the decisions: {said['decision']!r} is not {NOT_THE_SAME!r}")
    unsigned = [column for column in COLUMNS if not said[column]]
    if unsigned:
        raise DecisionError(f"line {number} of the decisions: {', '.join(unsigned)} is empty")
    try:
        when = date.fromisoformat(said["when"])
    except ValueError as error:
        raise DecisionError(f"line {number} of the decisions: {said['when']!r} is not a day like 2026-06-23") from error
    return Decision(said["row_mark"], said["order"], said["order_mark"], said["who"], when, said["why_not"])


class Memory:
    """All decisions, asked by pair."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._by_pair = {(decision.row_mark, decision.order): decision for decision in decisions}

    def on(self, hit: Hit) -> Decision | None:
        """The decision that silences this hit; None when there is none, or the order or the row has changed since."""
        decision = self._by_pair.get((hit.row_mark, hit.order))
        return decision if decision is not None and decision.silences(hit) else None
