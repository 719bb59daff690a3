"""The front line of every source, read as it stood on each side of the changes in the site's log."""

from __future__ import annotations

import pytest

from ledger.model import Reading, Snapshot, Status
from scraper.source import Source
from scraper.sources import SOURCES, newsroom
from scraper.sources.cbp_list import SOURCE as CBP_LIST
from scraper.sources.sitemap import SOURCE as SITEMAP
from tests.standin import chronicle
from tests.standin.conftest import Sites

DAYS = {
    "2025-07-15": "the first file: Merchandise and Modified Date, UTF-8 with a mark, label in the row's header",
    "2025-09-30": "the link is misspelled",
    "2025-10-15": "two columns gone, two new",
    "2025-12-05": "another file name",
    "2026-02-15": "windows-1252",
    "2026-04-15": "the listing in one list",
    "2026-06-23": "a dated file name",
    "2026-06-24": "Merchandise is back",
}


def read(sites: Sites, source: Source, address: str) -> Reading:
    found = sites.client.fetch(address, source.hosts)
    assert isinstance(found, Snapshot)
    return source.read(found)


@pytest.mark.parametrize("day", DAYS, ids=list(DAYS.values()))
def test_every_front_line_is_read_on_every_day(sites: Sites, day: str) -> None:
    sites.clock.set(f"{day}T18:00")
    for source in SOURCES:
        for start in source.start:
            reading = read(sites, source, start)
            assert reading.issues == ()
            if source.name not in ("federal_register", "forced_labor_feed"):  # these may have nothing to lead to
                assert reading.leads


@pytest.mark.parametrize("day", DAYS, ids=list(DAYS.values()))
def test_the_list_is_read_whole_on_every_day(sites: Sites, day: str) -> None:
    sites.clock.set(f"{day}T18:00")
    [lead] = read(sites, CBP_LIST, CBP_LIST.start[0]).leads
    rows = chronicle.rows(sites.clock.now())
    listings = read(sites, CBP_LIST, lead.url).listings
    assert [one.entity for one in listings] == [row["Entity"] for row in rows]
    assert [one.status is Status.ACTIVE for one in listings] == [row["Status"] == "Active" for row in rows]
    has_goods = not "2025-10" <= day < "2026-06-24"
    assert all(bool(one.goods) is has_goods for one in listings)


def test_a_wrong_charset_in_the_header_changes_nothing(sites: Sites) -> None:
    found = sites.client.fetch(newsroom.START, newsroom.SOURCE.hosts)
    assert isinstance(found, Snapshot)
    mislabelled = Snapshot(found.url, found.fetched, found.body, "text/html; charset=utf-16")
    assert newsroom.SOURCE.read(mislabelled) == newsroom.SOURCE.read(found)


def test_the_sitemap_leads_to_what_the_listing_no_longer_has(sites: Sites) -> None:
    address: str | None = SITEMAP.start[0]
    found: set[str] = set()
    number = 0
    while address is not None and SITEMAP.follow is not None:
        reading = read(sites, SITEMAP, address)
        address = SITEMAP.follow(reading, number, found)
        found |= {lead.url for lead in reading.leads}
        number += 1
    national = [one for one in chronicle.published(sites.clock.now()) if one.kind == "national"]
    assert found == {f"https://www.cbp.gov{one.path}" for one in national}
