"""Older editions of CBP's list, from the archive: when a change was first to be seen, found out later."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from ledger.model import Channel, Via
from scraper.failures import Blocked
from store import Store
from tests.standin.cbp import FILES, LIST_PAGE, Cbp
from tests.standin.conftest import Sites
from tests.standin.faults import Fault
from wro.intake import Intake
from wro.past_lists import walk
from wro.poll import SourceResult

CBP = "https://www.cbp.gov"
CAPTURED = ["2025-08-20", "2025-11-20", "2026-01-20"]


@pytest.fixture
def ledger(store: Store, sites: Sites) -> Store:
    """A ledger that read the list in July 2025 and then slept until March 2026; the archive did not."""
    sites.clock.set("2025-07-10T18:00")
    assert sites.poll(store, "cbp_list").healthy
    sites.clock.set("2026-03-01T18:00")
    sites.archive.captured([*(CBP + name for _, name in FILES), CBP + LIST_PAGE], CAPTURED)
    sites.asked()
    return store


def past(store: Store, sites: Sites, since: date = date(2016, 1, 1)) -> SourceResult:
    result = SourceResult("older_lists", "")
    walk(sites.client, Intake(store, sites.clock.now), since, sites.clock.now().date(), result, lambda *_: None)
    return result


def editions(store: Store) -> dict[str, str]:
    """Captured editions by day, and the file each came from."""
    held = [one for _, one in store.snapshots.all() if one.via is Via.ARCHIVE]
    return {one.fetched.date().isoformat(): one.url.rpartition("-")[2] for one in held}


def replayed(sites: Sites) -> int:
    return len([one for one in sites.asked() if one.startswith("web.archive.org/web/")])


def test_a_quiet_change_is_known_from_the_edition_that_first_showed_it(ledger: Store, sites: Sites) -> None:
    result = past(ledger, sites)
    assert (result.outcome, result.documents) == ("read", 3)
    found = {event.id: event for event in result.events}
    quiet = found["finding-2024-kingtom-aluminio.lifted"]
    assert (quiet.channel, quiet.no_later_than) == (Channel.LIST, date(2025, 11, 20))
    assert "last seen so in the list of 2025-07-10" in quiet.reason, "August says what July said"
    assert editions(ledger) == {"2025-11-20": "jun.csv", "2026-01-20": "dec.csv"}
    sites.poll(ledger, "cbp_list")
    events = [event for order in ledger.orders.load().orders.values() for event in order.events]
    assert next(event for event in events if event.id == quiet.id).no_later_than == date(2025, 11, 20)


def test_what_was_walked_is_not_walked_again(ledger: Store, sites: Sites) -> None:
    past(ledger, sites)
    held = editions(ledger)
    assert replayed(sites) == 3
    again = past(ledger, sites)
    assert (again.outcome, again.documents, editions(ledger)) == ("not_modified", 0, held)
    assert replayed(sites) == 0


def test_an_archive_that_fails_on_the_way_is_gone_back_to(ledger: Store, sites: Sites) -> None:
    sites.server.switch_on(Fault.ERROR, "web.archive.org/web/20251120")
    assert past(ledger, sites).outcome == "partial"
    assert list(editions(ledger)) == ["2026-01-20"]
    sites.server.switch_off()
    sites.asked()
    assert past(ledger, sites).documents == 1
    assert replayed(sites) == 1
    assert set(editions(ledger)) == {"2025-11-20", "2026-01-20"}
    lifted = "finding-2024-kingtom-aluminio.lifted"
    events = [event for order in ledger.orders.load().orders.values() for event in order.events]
    assert next(one for one in events if one.id == lifted).no_later_than == date(2025, 11, 20), (
        "as if it had come in time"
    )


def test_an_archive_that_cannot_be_read_ends_the_walk(ledger: Store, sites: Sites) -> None:
    sites.server.switch_on(Fault.FORBIDDEN, "web.archive.org/cdx")
    with pytest.raises(Blocked, match="turns us away"):
        past(ledger, sites)


def test_a_copy_of_a_refusal_is_passed_over_for_good(ledger: Store, sites: Sites) -> None:
    sites.archive.captured([CBP + name for _, name in FILES], CAPTURED, refused=("2025-11-20",))
    past(ledger, sites)
    assert "2025-11-20" not in editions(ledger)
    sites.asked()
    past(ledger, sites)
    assert replayed(sites) == 0


def test_a_copy_that_cannot_be_read_is_kept_and_told(ledger: Store, sites: Sites) -> None:
    orders = ledger.orders.load().orders
    assert isinstance(sites.archive.world, Cbp)
    sites.archive.world.emptied = True
    result = past(ledger, sites)
    assert result.outcome == "partial"
    assert "kept and not readable" in result.message
    assert (result.events, ledger.orders.load().orders) == ([], orders)


def test_pages_of_the_time_before_there_was_a_file_are_looked_for(ledger: Store, sites: Sites) -> None:
    past(ledger, sites)
    asked = [parse_qs(urlsplit(one).query) for one in sites.asked() if "/cdx/" in one]
    pages = [one for one in asked if "withhold-release-orders-and-findings" in one["url"][0]]
    assert [one["collapse"] for one in pages] == [["timestamp:6"]] * 2
    assert {one["to"][0] for one in pages} == {"20250630"}
    months = [one["url"][0] for one in asked if one not in pages]
    assert months[0] == "www.cbp.gov/sites/default/files/2025-07/with*"
    assert months[-1] == "www.cbp.gov/sites/default/files/2026-03/with*"
    past(ledger, sites, since=date(2026, 1, 1))
    assert len([one for one in sites.asked() if "/cdx/" in one]) == 3
