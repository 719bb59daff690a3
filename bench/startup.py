"""How long `wro --help` takes: CPU seconds of the process, beside those of a bare interpreter and of click alone."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence

from bench.figures import RATIO, Figure

RUNS = 7
LIMIT = 0.25  #: CPU seconds that `wro --help` may take


def measure() -> Iterator[Figure]:
    bare = cpu_seconds([sys.executable, "-c", "pass"])
    click = cpu_seconds([sys.executable, "-c", "import click"])
    help_ = cpu_seconds([sys.executable, "-m", "wro", "--help"])
    yield Figure("`wro --help`, whole process", help_, "s CPU", most=LIMIT)
    yield Figure("a bare interpreter", bare, "s CPU")
    yield Figure("importing click", click, "s CPU")
    yield Figure("`wro --help` to a bare interpreter", round(help_ / bare, 2), RATIO)
    yield Figure("`wro --help` to importing click", round(help_ / click, 2), RATIO)


def cpu_seconds(command: Sequence[str]) -> float:
    """The least user and system seconds of several runs: what the work costs when nothing else disturbs it."""
    return round(min(_once(command) for _ in range(RUNS)), 4)


def _once(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command lines
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)
