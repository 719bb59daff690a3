"""Run every measurement, show one table, and write the figures to `bench/results.json`; or compare with that file.

`python -m bench [NAME…]` measures all, or those named, and keeps what the file holds of the others. `--check` writes nothing
and fails when a ratio has fallen behind the recorded one by more than half: ratios say the same on any machine.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bench.figures import Results, fallen_behind, from_kept, kept, markdown, table, taken

#: Each is a module of this folder with `measure()`, which gives its figures. They are loaded only when measured.
MEASUREMENTS = ("startup", "reading", "fetch", "ledger", "storage", "digests", "web", "screening")

RESULTS = Path(__file__).with_name("results.json")
README = Path(__file__).parents[1] / "README.md"
TABLE = re.compile(r"(?<=<!-- bench -->\n).*?(?=<!-- /bench -->)", re.DOTALL)


def main() -> None:
    wanted = [argument for argument in sys.argv[1:] if argument != "--check"] or list(MEASUREMENTS)
    unknown = [name for name in wanted if name not in MEASUREMENTS]
    if unknown:
        sys.exit(f"no measurement called {', '.join(unknown)}; there are {', '.join(MEASUREMENTS)}")
    measured: Results = {}
    for name in wanted:
        with ProcessPoolExecutor(1, get_context("spawn")) as fresh:  # so that its memory is its own
            measured[name] = fresh.submit(taken, name).result()
        sys.stdout.write(table({name: measured[name]}) + "\n")
        sys.stdout.flush()
    held, _ = recorded()
    if "--check" in sys.argv:
        sys.exit("\n".join(fallen_behind(measured, held)) or 0)
    write(held | measured)


def recorded() -> tuple[Results, dict[str, Any]]:
    """The figures of the file and the machine they were taken on."""
    held = json.loads(RESULTS.read_text(encoding="utf-8"))
    return from_kept(held["figures"]), held["machine"]


def machine() -> dict[str, Any]:
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
    }


def write(results: Results) -> None:
    ordered = {name: results[name] for name in MEASUREMENTS if name in results}
    told = {"machine": machine(), "figures": kept(ordered)}
    RESULTS.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    README.write_text(TABLE.sub(lambda _: markdown(ordered, machine()), text), encoding="utf-8")


if __name__ == "__main__":
    main()
