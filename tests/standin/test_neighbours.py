"""A list under another law: polled where the settings say so, kept apart from orders, asked for by screening."""

from __future__ import annotations

from datetime import date
from threading import Event

import pytest

from scraper.recognise import recognise
from scraper.sources import EVERY, uflpa
from store import Store
from tests.standin.conftest import Sites
from tests.standin.faults import Fault
from tests.standin.test_polls import outcomes
from wro import checkup, health
from wro.coverage import by_day
from wro.job import sync_once
from wro.reparse import reparse
from wro.settings import Settings


@pytest.fixture
def ledger(store: Store, sites: Sites) -> Store:
    """A ledger that read the list on 1 December 2025; it is Christmas, and DHS has added a firm."""
    sites.clock.set("2025-12-01T18:00")
    assert store.readings.neighbours() == ()
    assert outcomes(sites.poll(store, "uflpa")) == {"uflpa": "read"}
    sites.clock.set("2025-12-25T18:00")
    return store


def test_the_newest_edition_counts_and_is_no_event(ledger: Store, sites: Sites) -> None:
    orders = ledger.orders.load().orders
    assert len(ledger.readings.neighbours()) == 120
    result = sites.poll(ledger, "uflpa")
    assert (outcomes(result), result.events) == ({"uflpa": "read"}, [])
    found = ledger.readings.neighbours()
    assert (len(found), found[-1].name) == (121, "Placeholder Textile 120 Co., Ltd.")
    assert {one.register for one in found} == {"UFLPA Entity List"}
    assert ledger.orders.load().orders == orders
    assert outcomes(sites.poll(ledger, "uflpa")) == {"uflpa": "not_modified"}
    assert len(ledger.readings.neighbours()) == 121


def test_an_edition_that_cannot_be_read_leaves_the_last_one_standing(ledger: Store, sites: Sites) -> None:
    sites.dhs.emptied = True
    assert outcomes(sites.poll(ledger, "uflpa")) == {"uflpa": "layout_changed"}
    assert len(ledger.readings.neighbours()) == 120
    sites.dhs.emptied = False
    sites.server.switch_on(Fault.FORBIDDEN, "www.dhs.gov")
    assert outcomes(sites.poll(ledger, "uflpa")) == {"uflpa": "blocked"}
    assert len(ledger.readings.neighbours()) == 120


def test_a_saved_page_is_known_and_read_again_like_any_other(ledger: Store, sites: Sites) -> None:
    held = ledger.snapshots.latest(uflpa.START)
    assert held is not None
    assert recognise(held) is uflpa.SOURCE
    found = reparse(ledger, EVERY, sites.clock.now)
    assert (found.documents, found.unread) == ([], [])


@pytest.mark.parametrize("wanted", [True, False])
def test_it_is_polled_where_the_settings_say_so(store: Store, wanted: bool) -> None:
    stopping = Event()
    stopping.set()  # nothing is asked for: who would have been is what counts
    settings = Settings(db=store.path, neighbours=wanted)
    names = [polled.source for polled in sync_once(settings, None, stopping).sources]
    assert ("uflpa" in names) is wanted
    assert [polled.source for polled in sync_once(settings, None, stopping, only="uflpa").sources] == ["uflpa"]


def test_it_is_asked_once_a_day(store: Store, sites: Sites) -> None:
    """However often the others are polled; coverage and health know that it needed no more."""
    asked = {}
    for poll in range(9):
        result = sites.poll(store)
        assert result.healthy
        asked[poll] = outcomes(result)["uflpa"]
        sites.clock.move(6 * 3600)
    assert [poll for poll, outcome in asked.items() if outcome != "not_due"] == [0, 4, 8]
    assert asked[0] == "read"
    states = {state.source: state for state in store.sources.all()}
    assert states["uflpa"].last_outcome == "not_modified"
    assert dict(by_day(store.runs.coverage(date(2026, 1, 1))))["uflpa"] == "read completely on 3 of 3 days"
    limits = checkup.limits(Settings(db=store.path, stale_hours=12))
    assert all(
        check.well for check in health.checks(store.runs.last("sync"), states.values(), limits, sites.clock.now())
    )


def test_a_failure_is_asked_about_again_at_the_next_poll(ledger: Store, sites: Sites) -> None:
    sites.server.switch_on(Fault.FORBIDDEN, "www.dhs.gov")
    assert outcomes(sites.poll(ledger))["uflpa"] == "blocked"
    sites.server.switch_off()
    sites.clock.move(3600)
    assert outcomes(sites.poll(ledger))["uflpa"] == "read"
    sites.clock.move(3600)
    assert outcomes(sites.poll(ledger))["uflpa"] == "not_due"
    assert outcomes(sites.poll(ledger, "uflpa"))["uflpa"] == "not_modified", "a person who names it means it"


def test_a_poll_with_nothing_new_stays_within_eight_requests(ledger: Store, sites: Sites) -> None:
    sites.poll(ledger)
    sites.clock.move(3600)
    sites.asked()
    assert set(outcomes(sites.poll(ledger)).values()) == {"not_modified", "not_due"}
    assert len(sites.asked()) == 8


def test_a_last_reading_ahead_of_the_clock_keeps_nobody_waiting(ledger: Store, sites: Sites) -> None:
    sites.poll(ledger)
    sites.clock.set("2025-06-01T18:00")
    assert outcomes(sites.poll(ledger))["uflpa"] != "not_due"
