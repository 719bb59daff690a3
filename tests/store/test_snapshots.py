"""Nothing fetched is lost, and nothing is kept twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ledger.model import Document, Reading, Snapshot, Verdict, Via
from store import Store
from tests.store.conftest import NOW
from tests.store.tables import ask, counts

URL = "https://www.cbp.gov/newsroom/national-media-release/one"


def page(body: bytes = b"<p>one</p>", hours: float = 0, **more: object) -> Snapshot:
    return replace(Snapshot(URL, NOW + timedelta(hours=hours), body, "text/html"), **more)  # type: ignore[arg-type]


def stored(path: Path) -> list[tuple[str, str]]:
    return ask(path, "SELECT fetched, substr(sha256, 1, 6) FROM snapshots ORDER BY fetched, id")


def test_what_comes_out_is_what_went_in(store: Store) -> None:
    put = page(final_url=URL + "?x", etag='"1"', last_modified="Tue, 23 Jun 2026", via=Via.ARCHIVE, status=203)
    number, new = store.snapshots.add("newsroom", put)
    assert new
    assert store.snapshots.get(number) == ("newsroom", replace(put, id=number))
    assert store.snapshots.latest(URL) == replace(put, id=number)


def test_the_same_bytes_again_only_move_the_stamps(store: Store, path: Path) -> None:
    first, _ = store.snapshots.add("newsroom", page())
    before = counts(path)
    assert store.snapshots.add("newsroom", page(hours=6, etag='"2"')) == (first, False)
    assert counts(path) == before
    latest = store.snapshots.latest(URL)
    assert latest is not None
    assert (latest.etag, latest.fetched) == ('"2"', NOW)
    assert ask(path, "SELECT last_checked FROM documents") == [((NOW + timedelta(hours=6)).isoformat(),)]


def test_a_page_that_goes_back_to_old_bytes_is_kept_each_time(store: Store, path: Path) -> None:
    for hours, body in enumerate([b"a", b"b", b"a"]):
        assert store.snapshots.add("newsroom", page(body, hours))[1]
    assert len(stored(path)) == 3
    assert counts(path)["bodies"] == 2


def test_an_older_page_may_come_later(store: Store, path: Path) -> None:
    store.snapshots.add("newsroom", page(b"new", hours=5))
    assert store.snapshots.add("newsroom", page(b"old", hours=-5, via=Via.IMPORT))[1]
    latest = store.snapshots.latest(URL)
    assert latest is not None
    assert latest.body == b"new"
    assert [s.body for _, s in store.snapshots.all()] == [b"new", b"old"], "in the order they reached us"
    stamps = ask(path, "SELECT first_seen, last_checked FROM documents")
    assert stamps == [((NOW - timedelta(hours=5)).isoformat(), (NOW + timedelta(hours=5)).isoformat())]


def test_two_bodies_of_one_instant_are_both_kept_and_neither_twice(store: Store) -> None:
    one, _ = store.snapshots.add("newsroom", page(b"one"))
    two, new = store.snapshots.add("newsroom", page(b"two"))
    assert new
    assert store.snapshots.add("newsroom", page(b"one")) == (one, False)
    assert store.snapshots.add("newsroom", page(b"two")) == (two, False)


@pytest.mark.parametrize(
    ("later", "etag"),
    [
        (page(b"a", 1, etag='"new"'), '"new"'),
        (page(b"a", 1), None),
        (page(b"a", 1, via=Via.IMPORT), '"old"'),
        (page(b"b", 1, via=Via.IMPORT), None),
        (page(b"b", -1, etag='"older"'), '"old"'),
    ],
    ids=["fresh", "site gives none any more", "same by hand", "other bytes by hand", "older bytes"],
)
def test_validators_belong_to_the_newest_bytes(store: Store, later: Snapshot, etag: str | None) -> None:
    """Else a "not modified" would vouch for bytes the site never compared."""
    store.snapshots.add("newsroom", page(b"a", etag='"old"'))
    store.snapshots.add("newsroom", later)
    latest = store.snapshots.latest(URL)
    assert latest is not None
    assert latest.etag == etag


def test_not_modified_moves_the_stamp_and_never_back(store: Store, path: Path) -> None:
    store.snapshots.add("newsroom", page())
    store.snapshots.checked(URL, NOW + timedelta(days=2))
    store.snapshots.checked(URL, NOW + timedelta(days=1))
    assert ask(path, "SELECT last_checked FROM documents") == [((NOW + timedelta(days=2)).isoformat(),)]


def test_a_crash_between_storing_and_reading_is_found_by_the_next_run(path: Path) -> None:
    with Store.open(path) as store:
        number, _ = store.snapshots.add("newsroom", page())
    with Store.open(path) as store:
        assert [(source, s.id) for source, s in store.snapshots.unread()] == [("newsroom", number)]
        store.readings.save(number, Reading(Document("newsroom", URL), Verdict.UNRELATED))
        assert list(store.snapshots.unread()) == []


def test_snapshots_may_be_read_while_they_are_streamed(store: Store) -> None:
    for hours in range(5):
        store.snapshots.add("newsroom", page(str(hours).encode(), hours))
    with store.transaction():
        for source, snapshot in store.snapshots.unread():
            assert snapshot.id is not None
            store.readings.save(
                snapshot.id, Reading(Document(source, URL), Verdict.MENTION, text=snapshot.body.decode())
            )
    assert list(store.snapshots.unread()) == []


def test_bodies_are_packed_when_that_helps(store: Store, path: Path) -> None:
    store.snapshots.add("newsroom", page(b"<p>withhold release order</p>" * 1000))
    store.snapshots.add("newsroom", page(b"%", hours=1))
    assert ask(path, "SELECT encoding, length(body) < size FROM bodies ORDER BY size") == [("identity", 0), ("zstd", 1)]
    assert [len(s.body) for _, s in store.snapshots.all()] == [29_000, 1]


def test_an_instant_without_a_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.snapshots.add("newsroom", page(fetched=datetime(2026, 6, 23)))  # noqa: DTZ001
    assert store.snapshots.known_urls() == set()
