"""A million suppliers against every tracked name: time, memory, and beside `rapidfuzz.process.cdist` on the same rows."""

from __future__ import annotations

import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import suppliers
from bench.figures import RATIO, Figure

ROWS = 1_000_000
SECONDS, MEGABYTES, TIMES = 60.0, 1024.0, 20.0  #: what `measure` must keep to
_SAMPLE = 20_000  #: rows the rival is timed on; its time grows with the rows
_CUTOFF = 89.2  #: the threshold that is best for it on the evaluation set
_PAIRS = Path(__file__).parents[1] / "tests" / "fixtures" / "screening" / "by_rule.csv"


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "suppliers.csv"
        suppliers.write(file, ROWS, [(query, "MY") for query, _ in planted()])
        whole = json.loads(_child("whole", str(file)))
        lean = json.loads(_child("matching", str(file)))
        rival = json.loads(_child("rival", str(file)))
    ours, theirs = ROWS / lean["seconds"], _SAMPLE / rival["seconds"]
    lost = set(rival["names"]) - set(lean["names"])
    yield Figure("a million suppliers screened, file to file", whole["seconds"], "s", most=SECONDS)
    yield Figure("the same, CPU", whole["cpu_s"], "s CPU")
    yield Figure("the same, peak memory", whole["peak_mb"], "MB", most=MEGABYTES)
    yield Figure("the same, first rows written after", whole["first_s"], "s")
    yield Figure("names matched", round(ours), "rows/s CPU")
    yield Figure("names matched by cdist WRatio", round(theirs), "rows/s CPU")
    yield Figure("matching to cdist WRatio", round(ours / theirs, 1), RATIO, least=TIMES)
    yield Figure("true variants among the rows", lean["planted"])
    yield Figure("of them found", lean["found"])
    yield Figure("of them found by cdist", rival["found"])
    yield Figure("found by cdist and not by us", len(lost), most=0)


def planted() -> list[tuple[str, str]]:
    """(supplier, tracked name) of the true variants of the evaluation set."""
    with _PAIRS.open(encoding="utf-8", newline="") as rows:
        return [(row["query"], row["target"]) for row in csv.DictReader(rows) if row["expected"] == "named"]


def _child(what: str, file: str) -> str:
    """A fresh process, so that its peak memory is its own."""
    command = [sys.executable, "-m", "bench.screening", what, file]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own command line


def whole(file: Path) -> dict[str, Any]:
    """From the CSV on disk to the CSV of findings on disk, one process, part by part."""
    started = time.perf_counter()
    from datetime import date

    from screening.reports.lines import csv_chunks
    from screening.run import outcomes
    from screening.tables.opening import open_table

    screening = _screening(date(2026, 6, 23))
    table = open_table(file)
    first = 0.0
    with (file.parent / "out.csv").open("w", encoding="utf-8", newline="") as out:
        parts = (part for _, part in outcomes(screening, table))
        for number, chunk in enumerate(csv_chunks(parts, _about(), table.headers)):
            out.write(chunk)
            first = first or (time.perf_counter() - started if number == 1 else 0.0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cpu = round(time.process_time(), 2)
    return {
        "seconds": round(time.perf_counter() - started, 2),
        "cpu_s": cpu,
        "peak_mb": round(peak, 1),
        "first_s": round(first, 2),
    }


def matching(file: Path) -> dict[str, Any]:
    """The matching alone, on names already in memory: what the rival does. CPU seconds: others may share the machine."""
    import pyarrow as pa

    from screening.sieve import worth_a_look

    names = _names(file)
    from datetime import date

    index = _screening(date(2026, 6, 23)).index
    batches = [pa.array(names[at : at + (1 << 15)]) for at in range(0, len(names), 1 << 15)]
    met: set[str] = set()
    started = time.process_time()
    for batch in batches:
        for at in worth_a_look(batch, index.triggers):
            name = batch[at].as_py()
            if index.matches(name):
                met.add(name)
    seconds = time.process_time() - started
    true = {query for query, _ in planted()}
    return {"seconds": round(seconds, 2), "planted": len(true), "found": len(true & met), "names": sorted(true & met)}


def rival(file: Path) -> dict[str, Any]:
    """`cdist` with WRatio, a cutoff and both cores, on a sample of the rows; the planted names are looked up apart."""
    from datetime import date

    from rapidfuzz import fuzz, process
    from rapidfuzz.utils import default_process

    tracked = sorted({default_process(spelling.text) for spelling in _screening(date(2026, 6, 23)).index.spellings})
    names = [default_process(name) for name in _names(file)[:_SAMPLE]]
    started = time.process_time()
    process.cdist(names, tracked, scorer=fuzz.WRatio, score_cutoff=_CUTOFF, workers=2)
    seconds = time.process_time() - started
    true = dict(planted())
    found = [q for q, t in true.items() if fuzz.WRatio(default_process(q), default_process(t)) >= _CUTOFF]
    return {"seconds": round(seconds, 2), "found": len(found), "names": sorted(found)}


def _names(file: Path) -> list[str]:
    with file.open(encoding="utf-8", newline="") as rows:
        return [row[1] for row in csv.reader(rows)][1:]


def _screening(today: Any) -> Any:
    from scraper.countries import country_of_cell
    from screening.screening import Screening
    from tests.screening.evaluation import ledger

    return Screening(ledger(), today, country_of_cell)


def _about() -> Any:
    from datetime import UTC, datetime

    from screening.reports.about import About

    return About("suppliers.csv", "", (), datetime(2026, 6, 23, tzinfo=UTC), None, "bench", 0, "", 0, {}, "")


if __name__ == "__main__":
    job = {"whole": whole, "matching": matching, "rival": rival}[sys.argv[1]]
    sys.stdout.write(json.dumps(job(Path(sys.argv[2]))) + "\n")
