"""A site that turns us away: the archive stands in for it, as of the day of its copies, and nobody is asked in circles."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ledger.model import Via
from scraper.failures import RobotsDenied
from scraper.sources import newsroom
from scraper.sources.cbp_list import START as LIST_PAGE
from store import Store
from store.runs import SourceState
from tests.standin.conftest import Sites
from tests.standin.faults import Fault
from tests.standin.server import Served
from tests.standin.test_polls import FINCA, outcomes
from tests.standin.test_strays import Planted
from wro.asking import Asker
from wro.sync import SyncResult

CBP = "https://www.cbp.gov"
RELEASE = f"{CBP}/newsroom/national-media-release/cbp-issues-wro-against-finca-monte-grande"
FILE = f"{CBP}/sites/default/files/2025-12/withhold-release-orders-findings-fy26-dec.csv"
PAGES = [newsroom.START, LIST_PAGE, FILE, RELEASE]
COPIED = datetime(2026, 1, 30, 6, tzinfo=UTC)  #: the morning after the order was issued


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a ledger of 28 January 2026 is kept; the first test to need it makes it."""
    return tmp_path_factory.mktemp("before") / "wro.db"


@pytest.fixture
def ledger(before: Path, sites: Sites, tmp_path: Path) -> Iterator[Store]:
    """CBP's site closes its doors after 28 January; it is the evening of the 30th, and the archive has a copy."""
    if not before.exists():
        sites.clock.set("2026-01-28T18:00")
        with Store.open(before) as made:
            assert sites.poll(made, "newsroom", "cbp_list").healthy
        sites.asked()
    shutil.copy(before, tmp_path / "wro.db")
    sites.clock.set("2026-01-30T18:00")
    sites.server.switch_on(Fault.FORBIDDEN, "www.cbp.gov")
    sites.archive.captured(PAGES, ["2025-11-20", "2026-01-30"])
    with Store.open(tmp_path / "wro.db") as opened:
        yield opened


def state(store: Store, source: str) -> SourceState:
    return next(one for one in store.sources.all() if one.source == source)


def message(result: SyncResult) -> str:
    [polled] = result.sources
    return polled.message


def to_cbp(asked: list[str]) -> list[str]:
    return [target for target in asked if target.startswith("www.cbp.gov")]


@pytest.mark.parametrize("source", ["newsroom", "cbp_list"])
def test_copies_stand_in_as_of_their_day(ledger: Store, sites: Sites, source: str) -> None:
    result = sites.poll(ledger, source, archive=True)
    assert outcomes(result) == {source: "partial"}
    assert [event.id for event in result.events] == [FINCA]
    assert message(result) == (
        "the site turns us away (403, an Access Denied page); read from the archive of 2026-01-30"
    )
    copies = [one for _, one in ledger.snapshots.all() if one.via is Via.ARCHIVE]
    assert copies
    assert {one.fetched for one in copies} == {COPIED}
    assert {one.url for one in copies} <= set(PAGES)
    fares = state(ledger, source)
    assert (fares.last_read_completely, fares.failures_in_a_row) == (COPIED, 1)


def test_a_site_that_refuses_twice_is_asked_no_more(ledger: Store, sites: Sites) -> None:
    sites.poll(ledger, archive=True)
    asked = to_cbp(sites.asked())
    assert len(asked) == len(set(asked)), "no document is asked for twice"
    assert len(asked) <= 3 * 3, "three for each source behind the wall"


def test_copies_no_newer_than_ours_are_no_reading(ledger: Store, sites: Sites) -> None:
    sites.poll(ledger, "cbp_list", archive=True)
    held = [one.sha256 for _, one in ledger.snapshots.all()]
    sites.asked()
    sites.clock.set("2026-01-31T18:00")
    result = sites.poll(ledger, "cbp_list", archive=True)
    assert (outcomes(result), result.events) == ({"cbp_list": "blocked"}, [])
    assert message(result).endswith("the archive has nothing newer than what is held")
    assert [one.sha256 for _, one in ledger.snapshots.all()] == held
    assert state(ledger, "cbp_list").last_read_completely == COPIED
    assert len([one for one in sites.asked() if one.startswith("web.archive.org")]) == 2


def test_a_copy_of_a_refusal_is_none(ledger: Store, sites: Sites) -> None:
    sites.archive.captured(PAGES, ["2026-01-30"], refused=("2026-01-30",))
    result = sites.poll(ledger, "newsroom", "cbp_list", archive=True)
    assert outcomes(result) == {"newsroom": "blocked", "cbp_list": "blocked"}
    assert result.events == []
    assert not [one for _, one in ledger.snapshots.all() if one.via is Via.ARCHIVE]


@pytest.mark.parametrize(
    "fault", [Fault.RESET, Fault.ERROR, Fault.FORBIDDEN, Fault.THROTTLED, Fault.OFF_HOST, Fault.HUGE]
)
def test_an_archive_that_fails_too_is_named_and_asked_once(ledger: Store, sites: Sites, fault: Fault) -> None:
    sites.server.switch_on(fault, "web.archive.org")
    result = sites.poll(ledger, "newsroom", archive=True)
    assert (outcomes(result), result.events) == ({"newsroom": "blocked"}, [])
    assert message(result).startswith(
        "the site turns us away (403, an Access Denied page); the archive does not help: "
    )
    read = state(ledger, "newsroom").last_read_completely
    assert read is not None
    assert read.date() == date(2026, 1, 28)
    asked = {one for one in sites.asked() if one.startswith("web.archive.org")}
    assert len(asked) == 1
    sites.server.switch_off()
    assert [event.id for event in sites.poll(ledger, "newsroom", archive=True).events] == [FINCA]


def test_the_archive_can_be_left_out(ledger: Store, sites: Sites) -> None:
    result = sites.poll(ledger, "newsroom")
    assert (outcomes(result), message(result)) == (
        {"newsroom": "blocked"},
        "the site turns us away (403, an Access Denied page)",
    )
    assert not [one for one in sites.asked() if one.startswith("web.archive.org")]


def test_what_robots_txt_keeps_from_us_is_not_fetched_elsewhere(sites: Sites) -> None:
    sites.archive.captured([f"{CBP}/admin/x"], ["2026-01-20"])
    with pytest.raises(RobotsDenied):
        Asker(newsroom.SOURCE, sites.client, archive=True).get(f"{CBP}/admin/x", None)
    assert sites.asked() == []


ARCHIVE_ROBOTS = "web.archive.org/robots.txt"


@pytest.mark.parametrize("rules", [None, "", "User-agent: *\nDisallow:\n", "User-agent: *\nDisallow: /save/\n"])
def test_an_archive_that_lets_programs_in_is_read(ledger: Store, sites: Sites, rules: str | None) -> None:
    """Whether it has a robots.txt or none."""
    world = Planted(sites.server.world)
    if rules is not None:
        world.pages[ARCHIVE_ROBOTS] = Served(rules.encode(), sites.clock.now(), "text/plain")
    sites.server.world = world
    assert [event.id for event in sites.poll(ledger, "newsroom", archive=True).events] == [FINCA]


@pytest.mark.parametrize("rules", ["User-agent: *\nDisallow: /\n", "User-agent: wro-watch\nDisallow: /web/\n"])
def test_an_archive_that_does_not_is_left_alone(ledger: Store, sites: Sites, rules: str) -> None:
    world = Planted(sites.server.world)
    world.pages[ARCHIVE_ROBOTS] = Served(rules.encode(), sites.clock.now(), "text/plain")
    sites.server.world = world
    result = sites.poll(ledger, "newsroom", archive=True)
    assert (outcomes(result), result.events) == ({"newsroom": "blocked"}, [])
    assert "the archive does not help: robots.txt asks us not to fetch https://web.archive.org/" in message(result)
    assert not [one for one in sites.asked() if one.startswith("web.archive.org/web/")]


@pytest.mark.parametrize("fault", [Fault.FORBIDDEN, Fault.ERROR, Fault.RESET])
def test_an_archive_without_a_readable_robots_txt_is_left_alone(ledger: Store, sites: Sites, fault: Fault) -> None:
    sites.server.switch_on(fault, ARCHIVE_ROBOTS)
    result = sites.poll(ledger, "newsroom", archive=True)
    assert (outcomes(result), result.events) == ({"newsroom": "blocked"}, [])
    assert "without its robots.txt it is asked for nothing" in message(result)
    assert not [one for one in sites.asked() if one.startswith("web.archive.org")]
    sites.server.switch_off()
    sites.clock.move(601)
    assert [event.id for event in sites.poll(ledger, "newsroom", archive=True).events] == [FINCA]


def test_a_site_out_of_order_is_waited_for(ledger: Store, sites: Sites) -> None:
    """Weather is no wall: the archive is for sites that will not have us."""
    sites.server.switch_off()
    sites.server.switch_on(Fault.ERROR, "www.cbp.gov")
    assert outcomes(sites.poll(ledger, "newsroom", archive=True)) == {"newsroom": "failed"}
    assert not [one for one in sites.asked() if one.startswith("web.archive.org")]


def test_one_page_refused_says_little_of_the_next(ledger: Store, sites: Sites) -> None:
    """The listing is closed to us and its releases are not: they come from the site."""
    sites.server.switch_off()
    sites.server.switch_on(Fault.FORBIDDEN, "www.cbp.gov/newsroom/media-releases")
    result = sites.poll(ledger, "newsroom", archive=True)
    assert outcomes(result) == {"newsroom": "partial"}
    release = ledger.snapshots.latest(RELEASE)
    assert release is not None
    assert release.via is Via.NETWORK


def test_all_is_well_again_when_the_doors_open(ledger: Store, sites: Sites) -> None:
    sites.poll(ledger, "newsroom", "cbp_list", archive=True)
    sites.server.switch_off()
    result = sites.poll(ledger, "newsroom", "cbp_list", archive=True)
    assert result.healthy
    assert result.events == []
    assert {state(ledger, name).failures_in_a_row for name in ("newsroom", "cbp_list")} == {0}
    again = sites.poll(ledger, "newsroom", "cbp_list", archive=True)
    assert set(outcomes(again).values()) == {"not_modified"}


def test_a_page_of_the_listing_that_failed_is_walked_to_again(ledger: Store, sites: Sites) -> None:
    """Two weeks pass; the second page fails. What the first led to is read, and the next walk goes past it."""
    sites.server.switch_off()
    sites.clock.set("2026-03-20T18:00")
    sites.server.switch_on(Fault.ERROR, "www.cbp.gov/newsroom/media-releases/all?page=1")
    result = sites.poll(ledger, "newsroom")
    assert outcomes(result) == {"newsroom": "failed"}
    assert result.sources[0].new > 1
    sites.server.switch_off()
    caught_up = sites.poll(ledger, "newsroom")
    assert caught_up.healthy
    assert FINCA in [event.id for event in caught_up.events]
    sites.asked()
    assert sites.poll(ledger, "newsroom").healthy
    assert len(sites.asked()) == 1


def test_a_site_that_refuses_even_its_robots_txt(store: Store, sites: Sites) -> None:
    """As CBP's does to many: one request to it in the whole run, and copies for everything."""
    sites.clock.set("2026-01-30T18:00")
    sites.server.switch_on(Fault.FORBIDDEN, "www.cbp.gov")
    sites.server.switch_on(Fault.FORBIDDEN, "www.cbp.gov/robots.txt")
    sites.archive.captured(PAGES, ["2026-01-30"])
    result = sites.poll(store, "newsroom", "cbp_list", "forced_labor_feed", archive=True)
    assert [one.target for one in sites.server.asked if one.host == "www.cbp.gov"] == ["/robots.txt"]
    assert outcomes(result) == {"newsroom": "partial", "cbp_list": "partial", "forced_labor_feed": "blocked"}
    assert "read from the archive of 2026-01-30" in result.sources[1].message
    assert state(store, "cbp_list").last_read_completely == COPIED
