"""The ledger in its tables: the real baseline, its statuses, its search, its views."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

import store as package
from ledger.ledger import Ledger
from ledger.model import Channel, Issue, Order, Snapshot
from ledger.timeline import standing
from store import Store
from store.order_rows import UnfoundedEvent
from store.views import VIEWS
from tests.store.conftest import NOW, TODAY, fill
from tests.store.tables import ask, contents, counts

SMART_GLOVE = "wro-2021-smart-glove"
MIGRATION = Path(package.__file__).with_name("sql") / "ledger-004.sql"


def test_the_baseline_comes_back_whole_and_gives_cbps_counts(store: Store, filled: Ledger, path: Path) -> None:
    assert dict(store.orders.load().orders) == dict(filled.orders)
    standing = ask(path, "SELECT instrument, status, count(*) FROM orders GROUP BY 1, 2 ORDER BY 1, 2")
    assert standing == [
        ("Finding", "active", 8),
        ("Finding", "inactive", 5),
        ("WRO", "active", 54),
        ("WRO", "inactive", 18),
        ("WRO", "partially_active", 4),
    ]


def test_two_files_filled_alike_hold_the_same_rows(store: Store, tmp_path: Path) -> None:
    fill(store)
    with Store.open(tmp_path / "other.db") as other:
        fill(other)
        other.orders.replace_all(other.orders.load(), TODAY)
        one, two = contents(store.path), contents(other.path)
    assert {**one, "_sqlite_migrations": []} == {**two, "_sqlite_migrations": []}


def test_saving_one_order_leaves_the_others(store: Store, filled: Ledger, path: Path) -> None:
    before = counts(path)
    changed = replace(filled.orders[SMART_GLOVE], goods="Gloves of all kinds")
    filled.put(changed)
    store.orders.save([changed], filled, TODAY)
    assert counts(path) == before
    assert dict(store.orders.load().orders) == dict(filled.orders)
    assert [found.order for found in store.search.orders("gloves kinds")] == [SMART_GLOVE]


@pytest.mark.parametrize(
    ("pages", "read_at"),
    [
        ((("list", "https://www.cbp.gov/list.csv"), ("release", "https://www.cbp.gov/newsroom/one")), 1),
        ((("unknown", "https://example.org/one"), ("federal_register", "https://www.federalregister.gov/d/1")), 1),
        ((("list", "https://www.cbp.gov/list.csv"), ("unknown", "https://example.org/one")), 1),
        ((("list", "https://www.cbp.gov/list.csv"), ("person", "urn:decision")), 0),
        ((("release", "https://www.cbp.gov/one"), ("federal_register", "https://www.federalregister.gov/d/1")), 0),
        ((("person", "urn:decision"), ("person", None)), None),
        ((("list", "https://www.cbp.gov/list.csv"), ("unknown", "https://github.com/someone/data/list.json")), 0),
        ((("unknown", "https://www.govexec.com/one"), ("release", "https://www.cbp.gov/one")), 1),
        ((("unknown", "https://example.org/list.csv?a=b"), ("unknown", "https://example.org/one.json/")), 1),
        ((("unknown", "https://example.org/one.json#two"), ("unknown", "https://customs.gov.cn/one")), 1),
        ((("unknown", "https://example.org/one"), ("bulletin", "https://content.govdelivery.com/one")), 1),
    ],
)
def test_an_event_is_read_at_the_page_that_tells_of_it(
    store: Store, filled: Ledger, path: Path, pages: tuple[tuple[str, str | None], ...], read_at: int | None
) -> None:
    """As saved, and as the migration finds it in a file of before."""
    order = filled.orders[SMART_GLOVE]
    [first, *_] = order.events[0].witnesses
    witnesses = tuple(replace(first, channel=Channel(channel), url=url, evidence=()) for channel, url in pages)
    told = replace(order, events=(replace(order.events[0], witnesses=witnesses),))
    filled.put(told)
    store.orders.save([told], filled, TODAY)
    asked = f"SELECT url FROM events WHERE order_id = '{SMART_GLOVE}'"
    expected = [(None if read_at is None else pages[read_at][1],)]
    assert ask(path, asked) == expected
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE events SET url = 'https://www.cbp.gov/before.csv'")
        connection.executescript(MIGRATION.read_text(encoding="utf-8"))
    assert ask(path, asked) == expected


def test_an_event_without_a_stored_witness_is_refused_and_nothing_changes(store: Store, filled: Ledger) -> None:
    before = contents(store.path)
    order = filled.orders[SMART_GLOVE]
    unheld = replace(order.events[0], witnesses=tuple(replace(w, snapshot=None) for w in order.events[0].witnesses))
    with pytest.raises(UnfoundedEvent, match=unheld.id):
        store.orders.save([replace(order, goods="x", events=(unheld,))], filled, TODAY)
    assert contents(store.path) == before


@pytest.mark.parametrize(
    ("on", "status", "party"),
    [
        (date(2021, 11, 3), "unknown", "unknown"),
        (date(2021, 11, 4), "active", "active"),
        (TODAY, "inactive", "inactive"),
    ],
    ids=["before its issue", "on the day", "lifted"],
)
def test_statuses_are_brought_to_a_day(store: Store, filled: Ledger, on: date, status: str, party: str) -> None:
    store.orders.restate(filled, on)
    assert ask(store.path, "SELECT status FROM orders WHERE id = ?", SMART_GLOVE) == [(status,)]
    assert set(ask(store.path, "SELECT status FROM parties WHERE order_id = ?", SMART_GLOVE)) == {(party,)}
    assert store.orders.restate(filled, on) == 0, "a second time there is nothing to change"


@pytest.mark.parametrize("on", [date(1991, 10, 3), date(2016, 3, 1), date(2021, 11, 22), date(2023, 4, 26), TODAY])
def test_the_intervals_say_what_the_fold_says(store: Store, filled: Ledger, path: Path, on: date) -> None:
    """Questions in SQL about any day rest on them."""
    asked = ask(
        path,
        "SELECT order_id, status FROM intervals i WHERE coalesce(start, '') <= :on AND position = (SELECT max(position) "
        "FROM intervals j WHERE j.order_id = i.order_id AND coalesce(j.start, '') <= :on)".replace(":on", f"'{on}'"),
    )
    folded = {order.id: standing(filled, order, on) for order in filled.orders.values()}
    assert dict(asked) == {order: stands.status.value for order, stands in folded.items() if stands is not None}


def test_lifting_a_finding_retells_the_wro_it_follows(store: Store, filled: Ledger, path: Path) -> None:
    finding = next(order for order in filled.orders.values() if order.follows and order.events[-1].effect == "lifted")
    standing_of_wro = (
        "SELECT o.status, i.event_id FROM orders o JOIN intervals i ON i.order_id = o.id WHERE o.id = ? "
        "ORDER BY i.position DESC LIMIT 1"
    )
    unlifted = replace(finding, events=finding.events[:-1])
    filled.put(unlifted)
    store.orders.save([unlifted], filled, TODAY)
    assert ask(path, standing_of_wro, finding.follows) == [("active", f"{finding.follows}.imposed")]
    filled.put(finding)
    store.orders.save([finding], filled, TODAY)
    assert ask(path, standing_of_wro, finding.follows) == [("inactive", finding.events[-1].id)]


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("smart glove", SMART_GLOVE),
        ("GLOVE smart", SMART_GLOVE),
        ("GX3", SMART_GLOVE),
        ("Laodong pipe", "wro-1991-shanghai-laodong-machinery"),
    ],
)
def test_search_finds_by_names_goods_and_headlines(store: Store, filled: Ledger, words: str, order: str) -> None:
    assert order in filled.orders
    found = store.search.orders(words)
    assert found
    assert found[0].order == order
    assert "[" in found[0].excerpt


@pytest.mark.parametrize("words", ["", "  ", '"', "no-such-thing", "AND", "goods:", "a* OR b", "NEAR("])
def test_what_people_type_is_no_query_language(store: Store, filled: Ledger, words: str) -> None:
    for search in (store.search.orders, store.search.snapshots):
        assert isinstance(search(words), list)


def test_search_survives_vacuum(store: Store, filled: Ledger, path: Path) -> None:
    ask(path, "VACUUM")
    title = ask(path, "SELECT title FROM orders WHERE search_row IN (SELECT rowid FROM orders_search('smart glove'))")
    assert title == [(filled_title(filled.orders[SMART_GLOVE]),)]


def filled_title(order: Order) -> str:
    return f"{order.parties[0].name}: {order.goods}"


@pytest.mark.parametrize(("view", "rows"), [("current_orders", 66), ("timeline", 118), ("party_status", 137)])
def test_views_lead_to_orders_and_from_there_to_events(store: Store, filled: Ledger, view: str, rows: int) -> None:
    assert ask(store.path, f"SELECT count(*) FROM {view}") == [(rows,)]
    lost = f"SELECT count(*) FROM {view} v WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.order_id = v.order_id)"
    assert ask(store.path, lost) == [(0,)]


def test_recent_changes_are_those_we_saw_ourselves(store: Store, filled: Ledger, path: Path) -> None:
    assert ask(path, "SELECT * FROM recent_changes") == [], "the baseline is no change"
    seen = NOW + timedelta(days=3)
    page, _ = store.snapshots.add("newsroom", Snapshot("https://www.cbp.gov/newsroom/one", seen, b"one"))
    order = filled.orders[SMART_GLOVE]
    event = order.events[-1]
    fresh = replace(
        event, observed=seen, announced=TODAY, witnesses=(replace(event.witnesses[0], snapshot=page), *event.witnesses)
    )
    filled.put(replace(order, events=(*order.events[:-1], fresh)))
    store.orders.save([filled.orders[SMART_GLOVE]], filled, TODAY)
    rows = ask(path, "SELECT event_id, days_until_seen, status_now, snapshot_id FROM recent_changes")
    assert rows == [(event.id, 3, "inactive", page)]


def test_open_issues_are_those_not_closed(store: Store, path: Path) -> None:
    store.issues.raise_all([Issue("a", "first", "x"), Issue("b", "second", "y")], NOW, "page")
    store.issues.close_missing("page", {("b", "y")}, NOW)
    assert ask(path, "SELECT code, subject, message, scope, count FROM open_issues") == [
        ("b", "y", "second", "page", 1)
    ]


def test_every_view_is_tried_here() -> None:
    assert set(VIEWS) == {
        "current_orders",
        "timeline",
        "party_status",
        "recent_changes",
        "open_issues",
        "daily_coverage",
    }


def test_every_event_leads_to_the_bytes_it_rests_on(store: Store, filled: Ledger, path: Path) -> None:
    whole = ask(
        path,
        "SELECT count(*) FROM events e JOIN orders o ON o.id = e.order_id JOIN snapshots s ON s.id = e.snapshot_id "
        "JOIN bodies b ON b.sha256 = s.sha256 JOIN documents d ON d.id = s.document_id",
    )
    assert whole == [(118,)]
