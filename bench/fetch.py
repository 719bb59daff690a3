"""What a poll with nothing new costs: requests, CPU seconds and memory of its whole process, against the stand-in.

The stand-in serves from this process, the poll runs in one of its own, as `wro sync` does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import httpx

from bench.figures import Figure
from scraper.fetch import Client
from scraper.sources import SOURCES
from store import Store
from tests.standin.cbp import Cbp
from tests.standin.clock import Clock
from tests.standin.neighbours import GovDelivery, Hosts, Register
from tests.standin.server import Rewrite, running
from wro.network import LongMemory
from wro.sync import Capture, SyncResult, sync

DAY = "2026-01-30T18:00"
LATER = "2026-01-31T00:00"
RUNS = 5
MOST_REQUESTS = 8
MOST_CPU = 0.5  #: seconds
MOST_MEMORY = 120.0  #: MB


def measure() -> Iterator[Figure]:
    """Raises `AssertionError` when the poll was no idle one."""
    clock = Clock(DAY)
    cbp, govdelivery = Cbp(), GovDelivery()
    hosts = Hosts(
        {
            "www.cbp.gov": cbp,
            "public.govdelivery.com": govdelivery,
            "content.govdelivery.com": govdelivery,
            "www.federalregister.gov": Register(),
        }
    )
    with tempfile.TemporaryDirectory() as folder, running(hosts, clock) as server:
        db = Path(folder) / "wro.db"
        first = poll(db, server.transport(), DAY)
        assert first.healthy, [(one.source, one.outcome, one.message) for one in first.sources]
        server.asked.clear()
        costs = [_once(db, server.server_address[1]) for _ in range(RUNS)]
        asked = len(server.asked) / RUNS
        assert all(one.is_conditional for one in server.asked), "an idle poll asks conditionally"
    polls, processes, memories = zip(*costs, strict=True)
    yield Figure("requests of an idle poll", asked, most=MOST_REQUESTS)
    yield Figure("an idle poll, whole process", round(min(processes), 3), "s CPU", most=MOST_CPU)
    yield Figure("an idle poll, without start-up", round(min(polls), 3), "s CPU")
    yield Figure("an idle poll, peak memory", round(max(memories), 1), "MB", most=MOST_MEMORY)


def poll(db: Path, transport: httpx.BaseTransport, at: str) -> SyncResult:
    """One poll of every source, its clock standing still at a moment."""
    clock = Clock(at)
    with (
        Store.open(db) as store,
        Client(
            "wro-watch/0 (+bench)", now=clock.now, sleep=clock.sleep, transport=transport, memory=LongMemory(store)
        ) as client,
    ):
        return sync(store, SOURCES, [Capture(client)], clock.now)


def _once(db: Path, port: int) -> tuple[float, float, float]:
    """CPU seconds of a poll, of the process that polls once from its start to its end, and its megabytes."""
    compiled = {"PYTHONPYCACHEPREFIX": str(db.parent / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}  # as when installed
    command = [sys.executable, "-m", "bench.fetch", str(db), str(port)]
    process = subprocess.Popen(command, env=os.environ | compiled, stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert process.stdout is not None
    with process.stdout:
        told = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, "the poll failed or found something new"
    return float(told), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """The process that is measured: `python -m bench.fetch DB PORT`."""
    db, port = sys.argv[1:]
    began = process_time()
    result = poll(Path(db), Rewrite(int(port)), LATER)
    sys.stdout.write(f"{process_time() - began}\n")
    sys.exit({one.outcome for one in result.sources} != {"not_modified"})


if __name__ == "__main__":
    main()
