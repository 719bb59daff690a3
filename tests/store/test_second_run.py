"""A second run on the same bytes adds no row anywhere except its own `runs` row."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from ledger.model import Document, Issue, Reading, Snapshot, Verdict
from store import Store
from tests.store.conftest import NOW, TODAY, fill
from tests.store.tables import ask, counts

URL = "https://www.cbp.gov/newsroom/one"
READING = Reading(
    Document("newsroom", URL, "One", TODAY), Verdict.UNCLEAR, issues=(Issue("no_date", "no date", URL),), text="One."
)


def run(store: Store, now: datetime) -> None:
    number = store.runs.start("sync", now, "1.0")
    snapshot, _ = store.snapshots.add("newsroom", Snapshot(URL, now, b"<p>One.</p>"))
    with store.transaction():
        store.readings.save(snapshot, READING)
        store.issues.raise_all(READING.issues, now, URL)
        store.issues.close_missing(URL, {("no_date", URL)}, now)
        store.orders.restate(fill(store), now.date())
    store.sources.record("newsroom", "CBP newsroom", "read", now, complete=True, failed=False)
    store.runs.finish(number, now, "healthy", [{"source": "newsroom", "outcome": "read"}])


def test_a_second_run_adds_its_run_row_and_nothing_else(store: Store, path: Path) -> None:
    run(store, NOW)
    first = counts(path)
    run(store, NOW + timedelta(hours=6))
    assert counts(path) == {**first, "runs": 2}
    assert ask(path, "SELECT last_seen > first_seen, count FROM issues") == [(1, 2)]
    assert ask(path, "SELECT last_checked > first_seen FROM documents WHERE url = ?", URL) == [(1,)]
