"""The client against every fault a site can show: a named error, the right number of attempts, and recovery."""

from __future__ import annotations

import tracemalloc

import pytest

from ledger.model import Snapshot
from scraper.failures import (
    Blocked,
    FetchError,
    Gone,
    OffHost,
    RedirectLoop,
    ServerError,
    Throttled,
    TooLarge,
    TransportError,
    UnexpectedStatus,
)
from scraper.fetch import Client
from tests.fetch.conftest import BODY, HOST, HOSTS, PAGE
from tests.standin.clock import Clock
from tests.standin.faults import HARMLESS, Fault
from tests.standin.server import StandIn

ALL = {
    Fault.FORBIDDEN: (Blocked, 1, "turns us away (403, an Access Denied page)"),
    Fault.BLOCK_PAGE: (Blocked, 1, "turns us away (200, an Access Denied page)"),
    Fault.THROTTLED: (Throttled, 3, "too often (429)"),
    Fault.THROTTLED_WAIT: (Throttled, 3, "asks us to wait 17 seconds"),
    Fault.THROTTLED_LONG: (Throttled, 1, "asks us to wait 86400 seconds"),
    Fault.ERROR: (ServerError, 3, "out of order (500)"),
    Fault.UNAVAILABLE: (ServerError, 3, "out of order (503)"),
    Fault.TIME_OUT: (TransportError, 3, "no answer in time"),
    Fault.DRIP: (TransportError, 3, "too slowly"),
    Fault.TRUNCATED: (TransportError, 3, "breaks off"),
    Fault.WRONG_LENGTH: (TransportError, 3, "breaks off"),
    Fault.BROKEN_GZIP: (TransportError, 3, "gzip data is broken"),
    Fault.CUT_GZIP: (TransportError, 3, "gzip data breaks off"),
    Fault.BOMB: (TooLarge, 1, "larger than 10,485,760 bytes"),
    Fault.UNASKED_ENCODING: (TransportError, 1, "'br'"),
    Fault.REDIRECT_LOOP: (RedirectLoop, 1, "in a circle"),
    Fault.REDIRECT_CHAIN: (RedirectLoop, 6, "more than 5 redirects"),
    Fault.OFF_HOST: (OffHost, 1, "https://www.dhs.gov/ntas is not on www.cbp.gov"),
    Fault.HUGE: (TooLarge, 1, "larger than 10,485,760 bytes"),
    Fault.HUGE_DECLARED: (TooLarge, 1, "50,000,000 bytes"),
    Fault.RESET: (TransportError, 3, ""),
    Fault.GARBAGE: (TransportError, 3, "malformed"),
    Fault.GONE: (Gone, 1, "no longer there (404)"),
    Fault.NO_CONTENT: (UnexpectedStatus, 1, "(204)"),
    Fault.UNASKED_304: (UnexpectedStatus, 1, "(304)"),
}


def test_every_fault_has_its_expectation() -> None:
    assert {*ALL, *HARMLESS} == set(Fault)


@pytest.mark.parametrize("fault", ALL)
def test_a_fault_becomes_its_named_error_and_passes(client: Client, site: StandIn, fault: Fault) -> None:
    kind, attempts, words = ALL[fault]
    site.switch_on(fault)
    with pytest.raises(FetchError) as error:
        client.fetch(PAGE, HOSTS)
    assert type(error.value) is kind
    assert error.value.url == PAGE
    line = str(error.value)
    assert line.startswith(PAGE)
    assert words in line
    assert "\n" not in line
    assert len([asked for asked in site.asked if asked.target != "/robots.txt"]) == attempts

    site.switch_off()
    found = client.fetch(PAGE, HOSTS)
    assert isinstance(found, Snapshot)
    assert found.body == BODY


@pytest.mark.parametrize("fault", [Fault.RESET, Fault.ERROR, Fault.THROTTLED, Fault.TRUNCATED, Fault.CUT_GZIP])
def test_a_fault_that_passes_costs_a_second_attempt(client: Client, site: StandIn, fault: Fault) -> None:
    site.switch_on(fault, times=1)
    found = client.fetch(PAGE, HOSTS)
    assert isinstance(found, Snapshot)
    assert (found.body, found.status) == (BODY, 200)


@pytest.mark.parametrize(
    ("fault", "shortest", "longest"),
    [(Fault.THROTTLED_WAIT, 17, 17), (Fault.UNAVAILABLE, 9, 9), (Fault.THROTTLED, 60, 90), (Fault.ERROR, 2, 3)],
)
def test_the_wait_is_what_the_site_asks_for_or_ours(
    client: Client, site: StandIn, clock: Clock, fault: Fault, shortest: float, longest: float
) -> None:
    site.switch_on(fault, times=1)
    client.fetch(PAGE, HOSTS)
    assert shortest <= max(clock.slept) <= longest


def test_a_refused_robots_txt_keeps_us_from_everything(client: Client, site: StandIn, clock: Clock) -> None:
    site.switch_on(Fault.FORBIDDEN, f"{HOST}/robots.txt")
    with pytest.raises(Blocked, match=r"turns us away \(403, .*; without its robots\.txt it is asked for nothing"):
        client.fetch(PAGE, HOSTS)
    with pytest.raises(Blocked, match="turns us away"):
        client.fetch(f"https://{HOST}/newsroom/two", HOSTS)
    assert [asked.target for asked in site.asked] == ["/robots.txt"], "asked for once, however much hangs on it"
    site.switch_off()
    clock.move(600)
    assert isinstance(client.fetch(PAGE, HOSTS), Snapshot)


@pytest.mark.parametrize("fault", [Fault.HUGE, Fault.BOMB])
def test_an_endless_body_is_never_held_in_memory(client: Client, site: StandIn, fault: Fault) -> None:
    site.switch_on(fault)
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            client.fetch(PAGE, HOSTS, max_bytes=1_000_000)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8_000_000
