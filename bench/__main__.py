"""Run every measurement, print the figures and write them to `bench/results.json`."""

from __future__ import annotations

import json
import platform
import sys
from pathlib import Path
from typing import Any

from bench import startup


def _reading() -> dict[str, Any]:
    from bench import reading  # loads the corpus of the tests: only for those who measure it

    return reading.measure()


def _ledger() -> dict[str, Any]:
    from bench import ledger  # loads the store and every source

    return ledger.measure()


def _fetch() -> dict[str, Any]:
    from bench import fetch  # loads the stand-in of the tests

    return fetch.measure()


def _web() -> dict[str, Any]:
    from bench import web  # loads datasette

    return web.measure()


def _digests() -> dict[str, Any]:
    from bench import digests  # loads the mail server of the tests

    return digests.measure()


MEASUREMENTS = {
    "startup": startup.measure,
    "reading": _reading,
    "fetch": _fetch,
    "ledger": _ledger,
    "web": _web,
    "digests": _digests,
}

RESULTS = Path(__file__).with_name("results.json")


def main() -> None:
    wanted = sys.argv[1:] or list(MEASUREMENTS)
    unknown = [name for name in wanted if name not in MEASUREMENTS]
    if unknown:
        sys.exit(f"no measurement called {', '.join(unknown)}; there are {', '.join(MEASUREMENTS)}")
    machine = {"python": platform.python_version(), "system": platform.system(), "machine": platform.machine()}
    results = {"machine": machine} | {name: MEASUREMENTS[name]() for name in wanted}
    text = json.dumps(results, indent=2)
    RESULTS.write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
