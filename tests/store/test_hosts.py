"""What is remembered of hosts and walks outlasts a process, in rows that are changed in place."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from store import Store
from tests.store.conftest import NOW
from tests.store.tables import ask, counts

HOST = "www.cbp.gov"


def test_the_last_visit_and_robots_txt_of_a_host(path: Path) -> None:
    with Store.open(path) as store:
        assert (store.hosts.visited(HOST), store.hosts.robots(HOST)) == (None, None)
        store.hosts.visit(HOST, NOW)
        assert store.hosts.robots(HOST) is None
        store.hosts.keep_robots(HOST, "", NOW)
        assert store.hosts.robots(HOST) == ("", NOW), "a host without a robots.txt is known to have none"
        store.hosts.keep_robots("www.dhs.gov", "User-agent: *", NOW)
        assert store.hosts.visited("www.dhs.gov") is None
    before = counts(path)
    with Store.open(path) as store:
        store.hosts.visit(HOST, NOW + timedelta(seconds=2))
        store.hosts.keep_robots(HOST, "User-agent: *\nDisallow: /", NOW + timedelta(days=1))
        assert store.hosts.visited(HOST) == NOW + timedelta(seconds=2)
        assert store.hosts.robots(HOST) == ("User-agent: *\nDisallow: /", NOW + timedelta(days=1))
    assert counts(path) == before


def test_what_time_hosts_say_it_is(store: Store) -> None:
    assert store.hosts.clocks(NOW) == []
    store.hosts.visit(HOST, NOW)
    store.hosts.hear_clock(HOST, NOW, -3.0)
    store.hosts.hear_clock("www.dhs.gov", NOW - timedelta(days=3), 9000.0)
    assert store.hosts.clocks(NOW - timedelta(days=1)) == [-3.0]
    store.hosts.hear_clock("www.dhs.gov", NOW, 1.5)
    assert store.hosts.clocks(NOW - timedelta(days=1)) == [-3.0, 1.5]
    assert store.hosts.visited(HOST) == NOW


def test_steps_of_a_walk(store: Store) -> None:
    store.walks.note("archive 2016-01", NOW)
    store.walks.note("archive 2016-01", NOW)
    assert store.walks.done() == {"archive 2016-01"}
    assert store.walks.taken("archive 2016-01")
    store.walks.forget("archive 2016-01")
    assert not store.walks.taken("archive 2016-01")


def run(store: Store, day: int, kind: str = "sync", **outcomes: str) -> None:
    at = NOW + timedelta(days=day)
    found = [{"source": source, "outcome": outcome} for source, outcome in outcomes.items()]
    store.runs.finish(store.runs.start(kind, at, "1.0"), at, "done", found)


def test_coverage_by_day_is_the_best_of_its_polls(store: Store, path: Path) -> None:
    run(store, 0, newsroom="blocked", csms="read")
    run(store, 0, newsroom="not_modified", csms="failed")
    run(store, 0, kind="import", newsroom="read")
    run(store, 2, newsroom="partial")
    store.runs.start("sync", NOW + timedelta(days=2), "1.0")  # killed
    day = NOW.date()
    found = {(one.day, one.source): (one.outcome, one.polls) for one in store.runs.coverage(day)}
    assert found == {
        (day, "newsroom"): ("not_modified", 2),
        (day, "csms"): ("read", 2),
        (day + timedelta(days=1), "newsroom"): ("not_tried", 0),
        (day + timedelta(days=1), "csms"): ("not_tried", 0),
        (day + timedelta(days=2), "newsroom"): ("partial", 1),
        (day + timedelta(days=2), "csms"): ("not_tried", 0),
    }
    assert ask(path, "SELECT count(*) FROM daily_coverage") == [(6,)]
    assert [one.day for one in store.runs.coverage(day + timedelta(days=2))] == [day + timedelta(days=2)] * 2


def test_a_day_on_which_a_source_was_not_due_is_none_without_a_poll(store: Store) -> None:
    run(store, 0, uflpa="read")
    run(store, 0, uflpa="not_due")
    run(store, 1, uflpa="not_due")
    found = {(one.day - NOW.date()).days: (one.outcome, one.polls) for one in store.runs.coverage(NOW.date())}
    assert found == {0: ("read", 1), 1: ("not_due", 0)}


def test_without_a_sync_there_is_no_coverage(store: Store) -> None:
    run(store, 0, kind="import", newsroom="read")
    assert store.runs.coverage(date(2000, 1, 1)) == []


def test_copies_count_as_of_their_day_and_heal_nothing(store: Store) -> None:
    def poll(days: int, as_of: int | None, *, complete: bool, failed: bool) -> tuple[object, int]:
        state = store.sources.record(
            "newsroom",
            "CBP newsroom",
            "partial",
            NOW + timedelta(days=days),
            complete=complete,
            failed=failed,
            as_of=None if as_of is None else NOW + timedelta(days=as_of),
        )
        return state.last_read_completely, state.failures_in_a_row

    assert poll(5, 3, complete=False, failed=True) == (NOW + timedelta(days=3), 1)
    assert poll(6, 2, complete=False, failed=True) == (NOW + timedelta(days=3), 2), "an older copy moves nothing"
    assert poll(7, None, complete=False, failed=True) == (NOW + timedelta(days=3), 3)
    assert poll(8, None, complete=True, failed=False) == (NOW + timedelta(days=8), 0)
