"""Issues open, recur, close and come back; sources fail and recover; runs begin and end."""

from __future__ import annotations

from datetime import timedelta

from ledger.model import Issue
from store import Store
from tests.store.conftest import NOW

DAY = timedelta(days=1)
NO_DATE = Issue("no_date", "no date in the lead", "p1")
ODD = Issue("odd_status", "status 'Paused' is not known", "row 4")


def test_the_life_of_an_issue(store: Store) -> None:
    assert [i.code for i in store.issues.raise_all([NO_DATE, ODD], NOW, "page")] == ["no_date", "odd_status"]
    assert store.issues.raise_all([NO_DATE], NOW + DAY, "page") == [], "it is open already"
    assert [i.code for i in store.issues.close_missing("page", {("no_date", "p1")}, NOW + DAY)] == ["odd_status"]
    (known,) = store.issues.open()
    assert (known.code, known.count, known.first_seen, known.last_seen) == ("no_date", 2, NOW, NOW + DAY)
    (back,) = store.issues.raise_all([ODD], NOW + 2 * DAY, "page")
    assert (back.count, back.first_seen, back.closed) == (2, NOW, None)


def test_reading_one_page_closes_nothing_of_another(store: Store) -> None:
    store.issues.raise_all([NO_DATE], NOW, "one")
    store.issues.raise_all([NO_DATE], NOW, "two")
    store.issues.close_missing("one", set(), NOW)
    assert [issue.scope for issue in store.issues.open()] == ["two"]
    assert store.issues.open("one") == []


def test_a_source_fails_and_recovers(store: Store) -> None:
    def poll(days: int, outcome: str, *, complete: bool = False, failed: bool = False) -> tuple[int, object, object]:
        state = store.sources.record(
            "list", "CBP's list", outcome, NOW + days * DAY, message=outcome, complete=complete, failed=failed
        )
        return state.failures_in_a_row, state.failing_since, state.last_read_completely

    assert poll(0, "read", complete=True) == (0, None, NOW)
    assert poll(1, "blocked", failed=True) == (1, NOW + DAY, NOW)
    assert poll(2, "held") == (1, NOW + DAY, NOW)
    assert poll(3, "failed", failed=True) == (2, NOW + DAY, NOW)
    assert store.sources.last_read() == {"list": NOW}
    assert poll(4, "not_modified", complete=True) == (0, None, NOW + 4 * DAY)


def test_a_source_never_read_is_missing_from_last_read(store: Store) -> None:
    store.sources.record("list", "CBP's list", "blocked", NOW, complete=False, failed=True)
    assert store.sources.last_read() == {}
    assert [state.last_outcome for state in store.sources.all()] == ["blocked"]


def test_a_run_that_was_killed_stays_unfinished(store: Store) -> None:
    killed = store.runs.start("sync", NOW, "1.0")
    done = store.runs.start("digest", NOW, "1.0")
    store.runs.finish(done, NOW + DAY, "done", [{"source": "list", "outcome": "read"}])
    last, sync = store.runs.last(), store.runs.last("sync")
    assert last is not None
    assert sync is not None
    assert (last.id, last.finished, last.sources) == (done, NOW + DAY, ({"source": "list", "outcome": "read"},))
    assert (sync.id, sync.finished, sync.outcome) == (killed, None, None)
    assert store.runs.last("reparse") is None
