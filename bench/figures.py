"""What a measurement gives: figures with units and goals; how they are kept, shown and compared."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

#: The unit of a ratio between ours and the plain way, or another's: it says the same on any machine.
RATIO = "×"

#: A ratio may be worse than the recorded one by half.
TOLERANCE = 1.5


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. A ratio is better when smaller, unless it has a `least`."""

    what: str
    value: float
    unit: str = ""
    most: float | None = None  #: goal: at most this
    least: float | None = None  #: goal: at least this

    @property
    def met(self) -> bool:
        return (self.most is None or self.value <= self.most) and (self.least is None or self.value >= self.least)

    @property
    def goal(self) -> str:
        """The goal in words; empty where there is none."""
        if self.most is not None:
            return f"at most {amount(self.most, self.unit)}"
        return "" if self.least is None else f"at least {amount(self.least, self.unit)}"


#: measurement -> its figures
Results = dict[str, list[Figure]]


def taken(name: str) -> list[Figure]:
    """The figures of one measurement, loaded only now."""
    return list(importlib.import_module(f"bench.{name}").measure())


def amount(value: float, unit: str) -> str:
    """`0.3 s`, `1,000,000 rows`, `3.6×`."""
    number = f"{value:,.0f}" if value == int(value) or abs(value) >= 1000 else f"{value:,.3g}"
    return number + unit if unit in ("", RATIO) else f"{number} {unit}"


def table(results: Results) -> str:
    """Every figure, for a terminal."""
    rows = [
        (name, figure.what, amount(figure.value, figure.unit), figure.goal, "" if figure.met else "MISSED")
        for name, figures in results.items()
        for figure in figures
    ]
    widths = [max((len(row[n]) for row in rows), default=0) for n in range(4)]
    return "\n".join(
        f"{name:<{widths[0]}}  {what:<{widths[1]}}  {value:>{widths[2]}}  {goal:<{widths[3]}}  {missed}".rstrip()
        for name, what, value, goal, missed in rows
    )


def markdown(results: Results, machine: dict[str, Any]) -> str:
    """The figures that have a goal, and the ratios; with the machine they were taken on."""
    rows = [
        f"| {name} | {figure.what} | {amount(figure.value, figure.unit)} | {figure.goal}{'' if figure.met else ' (missed)'} |"
        for name, figures in results.items()
        for figure in figures
        if figure.goal or figure.unit == RATIO
    ]
    where = ", ".join(f"{what} {value}" for what, value in machine.items())
    return "\n".join([f"Taken on: {where}.", "", "| | what | measured | goal |", "|---|---|---:|---:|", *rows, ""])


def kept(results: Results) -> dict[str, list[dict[str, Any]]]:
    """As written to a file: without the goals a figure does not have."""
    return {
        name: [{key: value for key, value in asdict(figure).items() if value is not None} for figure in figures]
        for name, figures in results.items()
    }


def from_kept(held: dict[str, list[dict[str, Any]]]) -> Results:
    return {name: [Figure(**figure) for figure in figures] for name, figures in held.items()}


def fallen_behind(measured: Results, recorded: Results) -> Iterator[str]:
    """Ratios that are worse than the recorded ones by more than half."""
    known = {(name, figure.what): figure.value for name, figures in recorded.items() for figure in figures}
    for name, figure in _ratios(measured):
        before = known.get((name, figure.what))
        if before is None or not before or not figure.value:
            continue  # nothing to compare with
        behind = figure.value / before if figure.least is None else before / figure.value
        if behind > TOLERANCE:
            now, then = amount(figure.value, figure.unit), amount(before, figure.unit)
            yield f"{name}: {figure.what} is {now}, recorded is {then}: more than half behind"


def _ratios(results: Results) -> Iterable[tuple[str, Figure]]:
    return ((name, figure) for name, figures in results.items() for figure in figures if figure.unit == RATIO)
