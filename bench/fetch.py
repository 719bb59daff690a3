"""What `wro sync` costs when nothing is new: requests, CPU seconds and memory of the whole process, against the stand-in.
The list under another law is polled too, where it is due.

The stand-in serves from this process, each poll runs in one of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from scraper.fetch import Client
from scraper.sources import NEIGHBOURS, SOURCES
from store import Store
from tests.standin.cbp import Cbp
from tests.standin.clock import Clock
from tests.standin.neighbours import Dhs, GovDelivery, Hosts, Register
from tests.standin.server import running
from wro.network import LongMemory
from wro.sync import Capture, sync

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
            "www.dhs.gov": Dhs(),
        }
    )
    with tempfile.TemporaryDirectory() as folder, running(hosts, clock) as server:
        db = Path(folder) / "wro.db"
        with (
            Store.open(db) as store,
            Client("wro-watch/0 (+bench)", now=clock.now, sleep=clock.sleep, transport=server.transport(),
                   memory=LongMemory(store)) as client,
        ):  # fmt: skip
            first = sync(store, (*SOURCES, *NEIGHBOURS), [Capture(client)], clock.now)
        assert first.healthy, [(one.source, one.outcome, one.message) for one in first.sources]
        server.asked.clear()
        costs = [_once(db, server.server_address[1]) for _ in range(RUNS)]
        asked = len(server.asked) / RUNS
        assert all(one.is_conditional for one in server.asked), "an idle poll asks conditionally"
    processes, memories = zip(*costs, strict=True)
    yield Figure("requests of an idle poll", asked, most=MOST_REQUESTS)
    yield Figure("an idle poll, whole process", round(min(processes), 3), "s CPU", most=MOST_CPU)
    yield Figure("an idle poll, peak memory", round(max(memories), 1), "MB", most=MOST_MEMORY)


def _once(db: Path, port: int) -> tuple[float, float]:
    """CPU seconds of a process that polls once, from its start to its end, and its megabytes."""
    compiled = {"PYTHONPYCACHEPREFIX": str(db.parent / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}  # as when installed
    polite = {"WRO_PACE": "0", "WRO_NEIGHBOURS": "true"}  # waiting for one's turn costs nothing but time
    command = [sys.executable, "-m", "tests.standin.process", str(port), LATER, "sync", "--db", str(db), "--json"]
    process = subprocess.Popen(command, env=os.environ | compiled | polite, stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert process.stdout is not None
    with process.stdout:
        told = json.loads(process.stdout.read())
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    found = {one["source"]: one["outcome"] for one in told["sources"]}
    assert set(found.values()) == {"not_modified", "not_due"}, found
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
