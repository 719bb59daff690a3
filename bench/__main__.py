"""Run every measurement, show one table, and write the figures to `bench/results.json`; or compare with that file.

`python -m bench [NAME…]` measures all, or those named, and keeps what the file holds of the others. `--check` writes nothing
and fails when a ratio has fallen behind the recorded one by more than half: ratios say the same on any machine.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: Each is a module of this folder with `measure()`: name of a figure -> its value. They are loaded only when measured.
#: A figure called `ratio…` compares ours with the plain way or another's, and is better when smaller, but for these.
MEASUREMENTS = ("startup", "reading", "fetch", "ledger", "storage", "web", "screening")

LARGER_IS_BETTER = {"ratio_to_cdist"}

RESULTS = Path(__file__).with_name("results.json")
README = Path(__file__).parents[1] / "README.md"
TABLE = re.compile(r"(?<=<!-- bench -->\n).*?(?=<!-- /bench -->)", re.DOTALL)
TOLERANCE = 1.5

Results = dict[str, dict[str, Any]]


def main() -> None:
    wanted = [argument for argument in sys.argv[1:] if argument != "--check"] or list(MEASUREMENTS)
    unknown = [name for name in wanted if name not in MEASUREMENTS]
    if unknown:
        sys.exit(f"no measurement called {', '.join(unknown)}; there are {', '.join(MEASUREMENTS)}")
    recorded: Results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    measured: Results = {name: importlib.import_module(f"bench.{name}").measure() for name in wanted}
    sys.stdout.write(table(measured) + "\n")
    if "--check" in sys.argv:
        behind = list(fallen_behind(measured, recorded))
        sys.exit("\n".join(behind) if behind else 0)
    write(recorded | {"machine": machine()} | measured)


def machine() -> dict[str, Any]:
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
    }


def write(results: Results) -> None:
    ordered = {name: results[name] for name in ("machine", *MEASUREMENTS) if name in results}
    RESULTS.write_text(json.dumps(ordered, indent=2) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    README.write_text(TABLE.sub(lambda _: readme_table(ordered), text), encoding="utf-8")


def figures(results: Results) -> Iterator[tuple[str, str, float | int | str]]:
    """(measurement, figure, value), leaving out what only names something."""
    for name, found in results.items():
        if name != "machine":
            yield from ((name, figure, value) for figure, value in _flat(found) if figure != "name")


def _flat(found: dict[str, Any]) -> Iterator[tuple[str, float | int | str]]:
    for figure, value in found.items():
        if isinstance(value, dict):
            yield from ((f"{figure} {inner}", known) for inner, known in _flat(value))
        elif isinstance(value, list):
            yield figure, ", ".join(map(str, value)) or "none"
        else:
            yield figure, value


def table(results: Results) -> str:
    rows = [(name, figure, _shown(value)) for name, figure, value in figures(results)]
    widths = [max((len(row[n]) for row in rows), default=0) for n in range(3)]
    return "\n".join(
        f"{name:<{widths[0]}}  {figure:<{widths[1]}}  {value:>{widths[2]}}" for name, figure, value in rows
    )


def _shown(value: float | int | str) -> str:
    return f"{value:,}" if isinstance(value, int | float) else value


def readme_table(results: Results) -> str:
    """Every figure, and the machine they were taken on."""
    taken = results.get("machine", {})
    where = ", ".join(f"{what} {value}" for what, value in taken.items())
    rows = [f"| {name} | {figure.replace('_', ' ')} | {_shown(value)} |" for name, figure, value in figures(results)]
    return "\n".join([f"Taken on: {where}.", "", "| what | figure | value |", "|---|---|---:|", *rows, ""])


def fallen_behind(measured: Results, recorded: Results) -> Iterator[str]:
    """Ratios that are worse than the recorded ones by more than half."""
    known = {(name, figure): value for name, figure, value in figures(recorded)}
    for name, figure, value in figures(measured):
        before = known.get((name, figure))
        if not figure.startswith("ratio") or figure.endswith("goal"):
            continue
        if not isinstance(value, int | float) or not isinstance(before, int | float) or not (before and value):
            continue
        behind = before / value if figure in LARGER_IS_BETTER else value / before
        if behind > TOLERANCE:
            yield f"{name}: {figure} is {value}, recorded is {before}: more than half behind"


if __name__ == "__main__":
    main()
