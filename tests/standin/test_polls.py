"""Polls of every source against the stand-in: what they cost, what each fault does to them, and what a year brings."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scraper.sources import SOURCES
from scraper.sources.newsroom import MOST_PAGES
from store import Store
from tests.standin.conftest import POLLED, Sites
from tests.standin.faults import HARMLESS, Fault
from wro.sync import SyncResult

BEFORE, AFTER = "2026-01-28T18:00", "2026-01-30T18:00"  #: between them an order is issued
FINCA = "wro-2026-finca-monte-grande.imposed"
FRONT = {
    "newsroom": "www.cbp.gov/newsroom/media-releases",
    "cbp_list": "www.cbp.gov/document/stats",
    "forced_labor_feed": "www.cbp.gov/rss",
    "federal_register": "www.federalregister.gov",
    "govdelivery": "public.govdelivery.com",
    "csms": "content.govdelivery.com/accounts/USDHSCBP/widgets",
    "uflpa": "www.dhs.gov/uflpa",
}
#: what a fault is called where that is not `failed`; a 304 is believed by whoever asked a condition
NAMED = {
    Fault.FORBIDDEN: "blocked",
    Fault.BLOCK_PAGE: "blocked",
    Fault.THROTTLED: "blocked",
    Fault.THROTTLED_WAIT: "blocked",
    Fault.THROTTLED_LONG: "blocked",
    Fault.UNASKED_304: "not_modified",
}


@pytest.fixture(scope="module")
def polled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a ledger that has polled everything once is kept; the first test to need it makes it."""
    return tmp_path_factory.mktemp("polled") / "wro.db"


@pytest.fixture
def ledger(polled: Path, sites: Sites, tmp_path: Path) -> Iterator[Store]:
    """A ledger that read all sources on 28 January 2026, and a clock two days on."""
    if not polled.exists():
        sites.clock.set(BEFORE)
        with Store.open(polled) as made:
            assert sites.poll(made).healthy
        sites.asked()
    shutil.copy(polled, tmp_path / "wro.db")
    sites.clock.set(AFTER)
    with Store.open(tmp_path / "wro.db") as opened:
        yield opened


def outcomes(result: SyncResult) -> dict[str, str]:
    return {polled.source: polled.outcome for polled in result.sources}


def held(store: Store) -> list[tuple[str, str]]:
    """Every snapshot by address and hash."""
    return [(snapshot.url, snapshot.sha256) for _, snapshot in store.snapshots.all()]


def test_every_source_is_in_the_matrix() -> None:
    assert list(FRONT) == [source.name for source in POLLED]


FAULTS = [fault for fault in Fault if fault not in HARMLESS]


@pytest.mark.parametrize("fault", HARMLESS)
def test_a_fault_that_is_seen_through_changes_nothing(ledger: Store, sites: Sites, fault: Fault) -> None:
    sites.server.switch_on(fault)
    result = sites.poll(ledger)
    assert result.healthy
    assert set(outcomes(result).values()) <= {"read", "not_modified"}
    assert [event.id for event in result.events] == [FINCA]


@pytest.mark.parametrize("fault", FAULTS)
def test_every_source_survives_every_fault(ledger: Store, sites: Sites, fault: Fault) -> None:
    """All sources meet the fault at once: no event, no changed order, nothing lost, and all is well the next time."""
    orders, snapshots = ledger.orders.load().orders, held(ledger)
    sites.server.switch_on(fault)
    result = sites.poll(ledger)
    assert outcomes(result) == dict.fromkeys(FRONT, NAMED.get(fault, "failed"))
    assert result.events == []
    assert ledger.orders.load().orders == orders
    assert held(ledger) == snapshots

    sites.server.switch_off()
    recovered = sites.poll(ledger)
    assert recovered.healthy
    assert [event.id for event in recovered.events] == [FINCA]


#: Two halves of the sources: what one suffers must not touch the other. Each has a source that tells of the order.
HALVES = {
    "the first half": ("newsroom", "federal_register", "csms", "uflpa"),
    "the other half": ("cbp_list", "forced_labor_feed", "govdelivery"),
}


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault is not Fault.UNASKED_304])
def test_a_source_in_trouble_leaves_the_others_alone(ledger: Store, sites: Sites, fault: Fault, half: str) -> None:
    for source in HALVES[half]:
        sites.server.switch_on(fault, FRONT[source])
    held_before = {url for url, _ in held(ledger)}
    result = sites.poll(ledger)
    troubled = {source: NAMED.get(fault, "failed") for source in HALVES[half]}
    found = outcomes(result)
    assert {source: found[source] for source in troubled} == troubled
    assert {found[source] for source in FRONT if source not in troubled} <= {"read", "not_modified"}
    assert [event.id for event in result.events] == [FINCA], "the others have it"
    assert held_before <= {url for url, _ in held(ledger)}
    for state in ledger.sources.all():
        assert (state.failures_in_a_row > 0) is (state.source in troubled)


def test_the_halves_are_the_whole() -> None:
    assert sorted(source for half in HALVES.values() for source in half) == sorted(FRONT)


RELEASE = "www.cbp.gov/newsroom/national-media-release/cbp-issues-wro-against-finca-monte-grande"
LIST_FILE = "www.cbp.gov/sites/default/files"


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in (Fault.GONE, Fault.UNASKED_304)])
@pytest.mark.parametrize(("source", "where"), [("newsroom", RELEASE), ("cbp_list", LIST_FILE)])
def test_a_document_that_fails_is_read_the_next_time(
    ledger: Store, sites: Sites, source: str, where: str, fault: Fault
) -> None:
    """Behind a front line that is well. The source is not called read, and what it has else is not lost."""
    sites.server.switch_on(fault, where)
    result = sites.poll(ledger, source)
    assert outcomes(result)[source] in ("partial", "blocked", "failed", "held")
    assert result.events == []
    sites.server.switch_off()
    assert [event.id for event in sites.poll(ledger, source).events] == [FINCA]


def test_a_release_that_is_gone_is_noted_and_waited_for(ledger: Store, sites: Sites) -> None:
    sites.server.switch_on(Fault.GONE, RELEASE)
    assert sites.poll(ledger, "newsroom").events == []
    assert [issue.code for issue in ledger.issues.open() if issue.subject == f"https://{RELEASE}"] == ["document-gone"]
    sites.server.switch_off()
    assert [event.id for event in sites.poll(ledger, "newsroom").events] == [FINCA]


def test_lists_without_entries_are_a_change_of_layout(ledger: Store, sites: Sites) -> None:
    """All but the short feed on forced labor, which may be empty."""
    orders, before = ledger.orders.load().orders, len(held(ledger))
    sites.cbp.emptied = sites.govdelivery.emptied = sites.dhs.emptied = sites.register.filter_lost = True
    result = sites.poll(ledger)
    assert outcomes(result) == {**dict.fromkeys(FRONT, "layout_changed"), "forced_labor_feed": "read"}
    assert result.events == []
    assert ledger.orders.load().orders == orders
    kept = held(ledger)[before:]
    assert len(kept) == sum(polled.new for polled in result.sources) == len(FRONT), "what could not be read is kept"

    sites.cbp.emptied = sites.govdelivery.emptied = sites.dhs.emptied = sites.register.filter_lost = False
    recovered = sites.poll(ledger)
    assert recovered.healthy
    assert [event.id for event in recovered.events] == [FINCA]
    assert held(ledger)[before:][: len(kept)] == kept


def test_a_page_in_place_of_the_list_file_is_a_change_of_layout(ledger: Store, sites: Sites) -> None:
    sites.cbp.pages_for_files = True
    result = sites.poll(ledger, "cbp_list")
    assert (outcomes(result), result.events) == ({"cbp_list": "layout_changed"}, [])
    url, _ = held(ledger)[-1]
    assert LIST_FILE in url, "it is kept"
    sites.cbp.pages_for_files = False
    assert [event.id for event in sites.poll(ledger, "cbp_list").events] == [FINCA]


def test_a_listing_without_end_is_walked_so_far_and_no_further(ledger: Store, sites: Sites) -> None:
    sites.asked()
    sites.cbp.endless = True
    sites.poll(ledger)
    pages = [target for target in sites.asked() if "/media-releases/all" in target]
    assert len(pages) == MOST_PAGES


def test_a_poll_with_nothing_new_asks_for_the_front_line_only(ledger: Store, sites: Sites) -> None:
    sites.poll(ledger)
    sites.asked()
    sites.server.asked.clear()
    sites.clock.move(600)
    result = sites.poll(ledger, *[source.name for source in SOURCES])
    assert set(outcomes(result).values()) == {"not_modified"}
    assert "/robots.txt" not in [asked.target for asked in sites.server.asked]
    assert all(asked.is_conditional for asked in sites.server.asked)
    assert len(sites.asked()) <= 8


def test_a_year_of_polls_gives_the_events_that_were(store: Store, sites: Sites) -> None:
    """Through every change of columns, encoding, names, labels and wrappers; each event once, on the day it was seen."""
    found = []
    days = ("2025-08-01", "2025-09-25", "2025-10-15", "2025-11-19", "2025-12-19", "2026-01-16", "2026-01-30", "2026-03-01",
            "2026-05-01", "2026-06-17", "2026-06-24", "2026-07-01")  # fmt: skip
    for day in days:
        sites.clock.set(f"{day}T18:00")
        result = sites.poll(store)
        assert result.healthy, outcomes(result)
        found += [(day, event.id) for event in result.events if day != days[0]]
    assert found == [
        ("2025-09-25", "wro-2025-giant-manufacturing.imposed"),
        ("2025-10-15", "finding-2024-kingtom-aluminio.lifted"),
        ("2025-11-19", "wro-2025-firemount.imposed"),
        ("2025-12-19", "wro-2025-linglong-international-europe.imposed"),
        ("2026-01-16", "wro-2020-fgv-holdings.lifted"),
        ("2026-01-30", FINCA),
        ("2026-06-17", "wro-2026-serbia-zijin-copper.imposed"),
        ("2026-06-24", "wro-2026-needle-craft.imposed"),
        ("2026-06-24", "wro-2026-casual-wear-apparel.imposed"),
    ]
