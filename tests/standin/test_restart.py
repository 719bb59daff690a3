"""Between two processes: the pace goes on, robots.txt is known, and a second run adds its own row and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.fetch import Client
from scraper.sources import SOURCES
from store import Store
from tests.standin.conftest import Sites
from tests.store.tables import counts
from wro.network import LongMemory
from wro.sync import Capture, SyncResult, sync


def process(sites: Sites, path: Path) -> SyncResult:
    """A poll as a process of its own has it: everything opened anew, everything closed."""
    clock = sites.clock
    transport = sites.server.transport()
    with (
        Store.open(path) as store,
        Client(
            "wro-watch/0.1 (+https://example.org)",
            now=clock.now,
            sleep=clock.sleep,
            transport=transport,
            memory=LongMemory(store),
        ) as client,
    ):
        return sync(store, SOURCES, [Capture(client)], clock.now)


@pytest.fixture
def path(sites: Sites, tmp_path: Path) -> Path:
    """A ledger that a process has just polled into."""
    path = tmp_path / "wro.db"
    assert process(sites, path).healthy
    sites.server.asked.clear()
    sites.clock.slept.clear()
    return path


def test_a_second_run_adds_its_row_and_nothing_else(sites: Sites, path: Path) -> None:
    before = counts(path)
    assert before["hosts"] == 4
    assert process(sites, path).healthy
    assert counts(path) == {**before, "runs": before["runs"] + 1}


def test_a_process_that_comes_right_after_waits(sites: Sites, path: Path) -> None:
    with Store.open(path) as store:
        store.hosts.visit("www.cbp.gov", sites.clock.now())
    process(sites, path)
    assert sites.server.asked[0].host == "www.cbp.gov"
    assert sites.clock.slept[0] == 2.0
    assert all(one.target != "/robots.txt" for one in sites.server.asked), "it was read this very day"


def test_robots_txt_is_asked_for_again_the_next_day(sites: Sites, path: Path) -> None:
    sites.clock.move(25 * 3600)
    process(sites, path)
    assert sorted(one.host for one in sites.server.asked if one.target == "/robots.txt") == [
        "content.govdelivery.com",
        "public.govdelivery.com",
        "www.cbp.gov",
        "www.federalregister.gov",
    ]
