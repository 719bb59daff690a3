"""Our pages: every one there, with what it must tell; the standing they show is the ledger's."""

from __future__ import annotations

import json
import re
from contextlib import closing
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ledger.timeline import party_status
from store import Store
from tests.web.conftest import FRAME, SMART_GLOVE, Site, fill
from web import keys, render, standing
from web.addresses import Served
from web.highlight import changed_lines, located, paragraphs
from web.page import Asked, Page
from web.pages import PAGES
from web.pages.party import folded_name, names
from web.rows import Rows, opened

ATOM = "{http://www.w3.org/2005/Atom}"
#: address -> words that the page must hold
TOLD = {
    "/": ["What changed lately", "54</strong>", "Orders in force over time", "CBP newsroom", "not up to date"],
    "/orders?on=2021-11-22&status=active": ["22 November 2021", "Smart Glove"],
    "/orders?country=MY&status=active": ["asked for: active, from Malaysia."],
    "/orders?words=%3Cb%3E": ["asked for: “&lt;b&gt;”."],
    f"/order/{SMART_GLOVE}": ["Smart Glove", "Its life", "The witnesses disagree", "27 Apr 2023", "in the snapshot"],
    "/party/smart-glove": ["until 26 April 2023", "Inactive"],
    "/party/smart-glove?on=2022-01-01": ["1 January 2022", "Active"],
    "/party/smart-glove?on=2000-01-01": ["Under no order", "Not issued yet"],
    "/party/limbe-leaf-tobacco-company-limited?on=2020-01-01": ["taken out of it later, on 31 July 2020"],
    "/party/limbe-leaf-tobacco-company-limited": ["exempt: may enter"],
    "/country/MY": ["Malaysia", "Smart Glove"],
    "/country/my": ["Malaysia"],
    "/goods/gloves": ["Smart Glove"],
    "/goods/tyres": ["Linglong"],
    "/goods/t-shirts.atom": ["Hero Vast"],
    "/orders?words=tyres": ["Linglong"],
    "/orders?words=t-shirts&status=active": ["Firemount"],
    "/changes": ["2026", "Smart Glove no longer detained"],
    "/snapshot/1": ["built in", "What rests on it"],
    "/snapshot/2": ["SHA-256", "On &lt;b&gt;Smart Glove"],
    "/coverage": ["turned us away", "never read completely"],
    "/issues": ["no date in the lead"],
    "/search?q=smart+glove": ['href="/party/smart-glove"', f'href="/order/{SMART_GLOVE}"'],
    "/search?q=sma+glo": ["Nothing here has all of these words"],
    "/search?q=smart+glo": ['href="/party/smart-glove"'],
    "/search?q=tyres": ["Linglong"],
    "/search?q=t-shirts": ["Hero Vast"],
    "/search?q=%22*": ["Nothing here"],
    "/search?q=": ["Type words of a name"],
    "/search?q=nobody+of+this+name": ["no proof that a firm is clear"],
    "/parties": ["Smart Glove Corporation"],
    "/about": ["Withhold Release Order (WRO)", "Witness"],
}


@pytest.mark.parametrize("address", TOLD)
def test_a_page_tells(site: Site, address: str) -> None:
    page = site.text(address)
    missing = [words for words in TOLD[address] if words not in page]
    assert not missing


@pytest.mark.parametrize("page", [page for page in PAGES if page.copied], ids=lambda page: page.name or "front")
def test_every_page_of_a_kind_can_be_made_in_every_form(site: Site, page: Page) -> None:
    rows = Rows(opened(site.path))
    made = 0
    for key in page.every(rows) if page.every else [""]:
        for form in render.forms(page):
            places = render.Places(Served(), "/style.css", "/wro", "http://x/")
            text = render.answer(page, Asked(rows, FRAME, key), form, places)
            assert text is not None or form in ("text", "atom", "feed"), key
            made += text is not None
    rows.connection.close()
    assert made


@pytest.mark.parametrize(
    "address",
    [
        "/order/none",
        "/party/none",
        "/country/ZZ",
        "/goods/zzz",
        "/snapshot/999",
        "/snapshot/x",
        "/order",
        "/orders/x",
        "/nothing",
        "/a/b/c/d",
        "/-/databases",
        "/-/metadata.json",
        "/snapshot/%C2%B2",
        "/order/%2e%2e%2f",
        "/party/'",
        '/goods/"',
        "/coverage.atom",
        "/order/none.json",
    ],
)
def test_what_there_is_not_is_said(site: Site, address: str) -> None:
    answer = site.ask(address)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/orders?on=soon", "on: “soon” is not a day; write it like 2023-04-26"),
        ("/orders?on=20230426", "on: “20230426” is not a day; write it like 2023-04-26"),
        ("/orders?on=2023-02-30", "on: “2023-02-30” is not a day of any year"),
        ("/orders?status=bogus", "status: “bogus” is none of active, partially_active, inactive, unknown"),
        ("/orders?country=UK", "country: “UK” is not the code of a country, two letters such as MY"),
        ("/orders?page=last", "page: “last” is not a number from 1 to 100,000"),
        ("/party/smart-glove?on=1+Jan+2022", "on: “1 Jan 2022” is not a day; write it like 2023-04-26"),
        (
            "/orders?known=2020-01-01",
            "“known” is no parameter of this page; it understands on, status, country, words, page",
        ),
        ("/changes?since=2023-01-01", "“since” is no parameter of this page; it understands page"),
        ("/about?on=2023-01-01", "“on” is no parameter of this page; it understands none"),
        ("/changes?page=0", "page: “0” is not a number from 1 to 100,000"),
        ("/orders?words=<b>&on=<b>", "on: “&lt;b&gt;” is not a day; write it like 2023-04-26"),
    ],
)
def test_what_cannot_be_meant_is_not_answered_with_something_else(site: Site, address: str, told: str) -> None:
    page = site.ask(address)
    assert (page.status_code, told in page.text) == (400, True)
    facts = site.ask(address.replace("?", ".json?"))
    assert (facts.status_code, facts.json()) == (400, {"error": unescape(told)})


@pytest.mark.parametrize(
    "address",
    [
        "/orders?on=&status=&country=&words=&page=",
        "/orders?country=my&on=+2022-01-01+",
        "/changes?utm_source=mail&ref=x",
    ],
)
def test_what_is_left_empty_or_loosely_typed_is_answered(site: Site, address: str) -> None:
    assert "Smart Glove" in site.text(address)


def test_the_front_page_is_small_and_asks_for_one_thing_more(site: Site) -> None:
    page = site.text("/")
    assert len(page.encode()) < 60_000
    assert page.count('<link rel="stylesheet"') == 1
    assert "<script" not in page
    assert "<img" not in page
    assert " style=" not in page


def test_parties_stand_as_the_ledger_says_on_any_day(site: Site) -> None:
    """The intervals of a party, worked out of the stored ones, against the fold itself."""
    with Store.open(site.path, read_only=True) as store:
        known = store.orders.load()
    connection = opened(site.path)
    rows = Rows(connection)
    checked = 0
    for order in known.orders.values():
        spans = standing.of_order(rows, order.id)
        for n, party in enumerate(order.parties, 1):
            row = rows.one("SELECT role, removed, since FROM parties WHERE id = :id", id=f"{order.id}-{n}")
            assert row is not None
            cleared = row["removed"] or (row["since"] if row["role"] == "exempt" else None)
            own = standing.of_party(spans, row["role"], cleared)
            for years in range(36):
                day = date(1991, 6, 30) + timedelta(days=365 * years)
                expected = party_status(known, order, party, day)
                found = standing.on(own, day)
                assert (found and found["status"]) == (expected and expected[0].value), (order.id, party.name, day)
                checked += expected is not None
    connection.close()
    assert checked > 1000


def test_a_feed_tells_events_by_ids_that_stay(site: Site) -> None:
    root = ElementTree.fromstring(site.text(f"/order/{SMART_GLOVE}.atom"))
    entries = {entry.findtext(f"{ATOM}id"): entry for entry in root.iter(f"{ATOM}entry")}
    assert set(entries) == {
        f"tag:wro-watch.localhost,2026-01-01:{SMART_GLOVE}.imposed",
        f"tag:wro-watch.localhost,2026-01-01:{SMART_GLOVE}.lifted",
    }
    for one in (root, *entries.values()):  # RFC 4287, 4.1.1 and 4.1.2
        assert one.findtext(f"{ATOM}id")
        assert one.findtext(f"{ATOM}title")
        assert one.findtext(f"{ATOM}updated")
    told = json.loads(site.text(f"/order/{SMART_GLOVE}.feed.json"))
    assert {item["id"] for item in told["items"]} == set(entries)
    assert told["feed_url"].endswith(f"/order/{SMART_GLOVE}.feed.json")


@pytest.mark.parametrize(
    "address", ["/changes", "/country/MY", "/goods/gloves", "/party/smart-glove", f"/order/{SMART_GLOVE}"]
)
def test_pages_link_their_feeds(site: Site, address: str) -> None:
    page = site.text(address)
    assert f'type="application/atom+xml" title="Atom" href="{address}.atom"' in page
    assert site.ask(f"{address}.atom").headers["content-type"].startswith("application/atom+xml")


@pytest.mark.parametrize(
    "address",
    ["/", "/orders?on=2021-11-22&status=active", "/search?q=smart+glove", "/party/smart-glove?on=2022-01-01", "/about"],
)
def test_a_page_links_its_own_facts(site: Site, address: str) -> None:
    """As JSON, of the day and the words that were asked for."""
    [link] = re.findall(r'<p>This page as <a href="([^"]*)">JSON', site.text(address))
    path, _, query = address.partition("?")
    assert unescape(link) == (path if path != "/" else "/index") + ".json" + (f"?{query}" if query else "")
    facts = json.loads(site.text(unescape(link)))
    assert facts
    assert facts.get("day", "2021-11-22") in ("2021-11-22", "2022-01-01")


def test_an_empty_ledger_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    Store.open(path).close()
    rows = Rows(opened(path))
    places = render.Places(Served(), "/style.css", "/empty")
    for page in PAGES:
        if page.every is None:
            text = render.answer(page, Asked(rows, FRAME), "html", places)
            assert text is not None
            assert "wro sync" in text
    rows.connection.close()


def test_old_readings_are_told_on_every_page(site: Site) -> None:
    for address in ("/", "/orders", f"/order/{SMART_GLOVE}", "/about"):
        assert "not up to date" in site.text(address)


def test_long_names_have_short_keys_and_are_found_by_them(site: Site) -> None:
    rows = Rows(opened(site.path))
    for row in names(rows):
        assert len(row["key"]) < 100
        assert folded_name(rows, row["key"]) == row["folded"]
    assert any(keys.may_be_cut(row["key"]) for row in names(rows))
    rows.connection.close()


def test_figures_are_kept_until_somebody_commits(tmp_path: Path) -> None:
    path = tmp_path / "wro.db"
    with Store.open(path) as store, closing(opened(path)) as connection:
        rows = Rows(connection)
        made = [rows.once("runs", lambda: rows.value("SELECT count(*) FROM runs")) for _ in range(2)]
        store.runs.start("sync", FRAME.now(), "1.0")
        made += [rows.once("runs", lambda: rows.value("SELECT count(*) FROM runs")) for _ in range(2)]
    assert made == [0, 0, 1, 1]


def test_the_front_page_tells_what_was_committed_since(tmp_path: Path) -> None:
    path = tmp_path / "wro.db"
    Store.open(path).close()
    with closing(opened(path)) as connection:
        asked = Asked(Rows(connection), FRAME)
        before = PAGES[0].facts(asked)
        fill(path)
        after = PAGES[0].facts(asked)
    assert before is not None
    assert after is not None
    assert (before["now_in_force"]["WRO"], after["now_in_force"]["WRO"]["active"]) == ({}, 54)


def test_quotes_are_marked_where_they_stand() -> None:
    text = "Today CBP acted.\n\nShips may enter. Others wait."
    marks = located(text, [("CBP acted", "a"), ("acted.\n\nShips may", "b"), ("not there", "c")])
    lines = [[(piece.text, piece.marked, piece.anchors) for piece in line] for line in paragraphs(text, marks)]
    assert lines == [
        [("Today ", False, ()), ("CBP ", True, ("a",)), ("acted", True, ("b",)), (".", True, ())],
        [("Ships may", True, ()), (" enter. Others wait.", False, ())],
    ]


def test_changed_lines() -> None:
    assert changed_lines("a\nb\nc", "a\nB\nc\nd") == [
        {"how": "gone", "text": "b"},
        {"how": "new", "text": "B"},
        {"how": "new", "text": "d"},
    ]
