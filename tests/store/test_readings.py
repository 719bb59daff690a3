"""One reading a snapshot, a verdict for every document."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from ledger.model import Action, Announcement, Document, Effect, Instrument, Party, Reading, Snapshot, Verdict
from store import Store
from tests.store.conftest import NOW, TODAY
from tests.store.tables import ask, counts

URL = "https://www.cbp.gov/newsroom/one"
ACT = Announcement(Instrument.WRO, Action.ISSUED, Effect.IMPOSED, parties=(Party("A Ltd"), Party("B Ltd")))


def reading(title: str, *acts: Announcement, text: str = "") -> Reading:
    return Reading(Document("newsroom", URL, title, TODAY), Verdict.ACTION, acts, text=text)


@pytest.fixture
def snapshot(store: Store) -> int:
    return store.snapshots.add("newsroom", Snapshot(URL, NOW, b"one"))[0]


def test_a_better_parser_replaces_the_reading(store: Store, snapshot: int, path: Path) -> None:
    store.readings.save(snapshot, reading("One", ACT, ACT, text="gloves"))
    store.readings.save(snapshot, reading("Uno", ACT, text="guantes"))
    assert store.readings.get(snapshot) == reading("Uno", ACT, text="guantes")
    assert ask(path, "SELECT kind, position, parties FROM observations") == [("announcement", 1, "A Ltd; B Ltd")]
    assert ask(path, "SELECT title, verdict, released FROM documents") == [("Uno", "action", "2026-06-23")]
    assert (store.search.snapshots("guantes"), store.search.snapshots("gloves")) == ([snapshot], [])


def test_what_cannot_be_read_has_a_verdict_too_and_is_not_unread(store: Store, snapshot: int, path: Path) -> None:
    store.readings.save(snapshot, reading("One", ACT))
    store.readings.save_failure(snapshot, "no known layout fits")
    assert store.readings.get(snapshot) is None
    assert store.readings.failures() == {snapshot: "no known layout fits"}
    assert list(store.snapshots.unread()) == []
    assert counts(path)["observations"] == 0
    assert ask(path, "SELECT title, verdict FROM documents") == [("One", "unclear")], "the old title stands"


def test_the_document_shows_its_newest_snapshot(store: Store, snapshot: int, path: Path) -> None:
    newer, _ = store.snapshots.add("newsroom", Snapshot(URL, NOW + timedelta(hours=1), b"two"))
    store.readings.save(newer, reading("New"))
    store.readings.save(snapshot, reading("Old"))
    assert ask(path, "SELECT title FROM documents") == [("New",)]


def test_a_held_reading_is_kept_apart_until_a_person_lets_it_in(store: Store, snapshot: int) -> None:
    store.readings.save(snapshot, reading("One"), held="12 rows fewer")
    assert (store.readings.held(snapshot), store.readings.is_accepted(snapshot)) == ("12 rows fewer", False)
    store.readings.accept(snapshot, NOW)
    store.readings.save(snapshot, reading("One"))
    assert (store.readings.held(snapshot), store.readings.is_accepted(snapshot)) == (None, True)
