"""What the store costs: a poll's page kept, the ledger loaded, a backup made; each against the plain way."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.figures import RATIO, Figure
from bench.timing import best
from ledger.model import Snapshot

ROUNDS = 5
VERSIONS = 40  #: ten days of polls
BEGIN = datetime(2021, 3, 1, tzinfo=UTC)


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        yield from _packing(Path(folder))
        yield from _backup(Path(folder))


def _packing(folder: Path) -> Iterator[Figure]:
    """A listing page polled for ten days, as kept, against each packed by zlib alone."""
    from store import Store
    from tests.year import world

    site, address = world.PastCbp(), "https://www.cbp.gov/newsroom/media-releases/all"
    moments = [BEGIN + timedelta(hours=6 * n) for n in range(VERSIONS)]
    served = [site.document("www.cbp.gov", "/newsroom/media-releases/all", moment) for moment in moments]
    bodies = [page.body for page in served if page is not None and not isinstance(page, str)]
    alone = sum(len(zlib.compress(body, 9)) for body in bodies)
    with Store.open(folder / "packing.db") as store:
        began = time.perf_counter()
        for moment, body in zip(moments, bodies, strict=True):
            store.snapshots.add("newsroom", Snapshot(address, moment, body))
        seconds = time.perf_counter() - began
    with sqlite3.connect(folder / "packing.db") as bare:
        kept = bare.execute("SELECT sum(length(body)) FROM bodies").fetchone()[0]
    bare.close()
    yield Figure("a listing page as served", len(bodies[0]), "bytes")
    yield Figure("the page of a poll as kept", kept // VERSIONS, "bytes")
    yield Figure("pages as kept to pages packed by zlib alone", round(kept / alone, 3), RATIO)
    yield Figure("keeping a page", round(seconds / VERSIONS * 1000, 2), "ms")


def _backup(folder: Path) -> Iterator[Figure]:
    """A backup with its examination, against copying the file."""
    from store import Store
    from wro.intake import Intake

    db = folder / "wro.db"
    with Store.open(db) as store:
        Intake(store, lambda: BEGIN).fill(datetime(2026, 7, 1, tzinfo=UTC))
    with Store.open(db, read_only=True) as store:
        backup = best(lambda: store.backup(folder / "copy.db"), ROUNDS, time.perf_counter)
        load = best(lambda: store.orders.load(), ROUNDS, time.perf_counter)
    plain = best(lambda: shutil.copyfile(db, folder / "plain.db"), ROUNDS, time.perf_counter)
    yield Figure("a backup, examined", round(backup * 1000, 1), "ms")
    yield Figure("copying the bare file", round(plain * 1000, 2), "ms")
    yield Figure("loading the ledger", round(load * 1000, 1), "ms")
