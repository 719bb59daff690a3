"""What a site's owner would look at: who asks, how often, what is left alone, what is not asked for twice."""

from __future__ import annotations

import pytest

from ledger.model import Snapshot, Via
from scraper.failures import RobotsDenied, ServerError
from scraper.fetch import Client, NotModified
from scraper.politeness import ShortMemory
from tests.fetch.conftest import AGENT, BODY, HOST, HOSTS, PAGE, Shelf, make_client
from tests.standin.clock import Clock
from tests.standin.faults import Fault
from tests.standin.server import StandIn

DAY = 24 * 3600


def pages(site: StandIn) -> list[str]:
    return [asked.target for asked in site.asked if asked.target != "/robots.txt"]


def test_it_says_who_it_is(client: Client, site: StandIn) -> None:
    client.fetch(PAGE, HOSTS)
    for asked in site.asked:
        assert asked.headers["user-agent"] == AGENT
        assert asked.headers["accept-language"].startswith("en-US")
        assert "text/html" in asked.headers["accept"]
        assert asked.headers["accept-encoding"] == "gzip"
        assert asked.host == HOST


def test_a_snapshot_holds_what_came(client: Client, clock: Clock) -> None:
    found = client.fetch(PAGE, HOSTS)
    assert isinstance(found, Snapshot)
    assert (found.url, found.final_url, found.status, found.via) == (PAGE, None, 200, Via.NETWORK)
    assert (found.body, found.content_type) == (BODY, "text/html; charset=UTF-8")
    assert (found.etag, found.last_modified) == ('"1744683593"', "Tue, 15 Apr 2025 02:19:53 GMT")
    assert found.fetched == clock.now()


def test_a_known_document_is_asked_for_conditionally(client: Client, site: StandIn, shelf: Shelf, clock: Clock) -> None:
    first = client.fetch(PAGE, HOSTS)
    assert isinstance(first, Snapshot)
    assert client.fetch(PAGE, HOSTS, first) == NotModified(PAGE, clock.now())
    assert site.asked[-1].headers["if-none-match"] == first.etag
    assert site.asked[-1].headers["if-modified-since"] == first.last_modified
    shelf.since = clock.now()
    assert isinstance(client.fetch(PAGE, HOSTS, first), Snapshot)


def test_a_snapshot_without_a_body_makes_no_condition(client: Client, site: StandIn, clock: Clock) -> None:
    hollow = Snapshot(PAGE, clock.now(), b"", etag='"1744683593"')
    assert isinstance(client.fetch(PAGE, HOSTS, hollow), Snapshot)
    assert not any(asked.is_conditional for asked in site.asked)


def test_the_condition_goes_to_the_address_that_gave_the_body(client: Client, site: StandIn, shelf: Shelf) -> None:
    shelf.documents[f"{HOST}/old"] = "/newsroom/one"
    first = client.fetch(f"https://{HOST}/old", HOSTS)
    assert isinstance(first, Snapshot)
    assert (first.url, first.final_url, first.body) == (f"https://{HOST}/old", PAGE, BODY)
    assert isinstance(client.fetch(f"https://{HOST}/old", HOSTS, first), NotModified)
    assert [(asked.target, asked.is_conditional) for asked in site.asked[-2:]] == [
        ("/old", False),
        ("/newsroom/one", True),
    ]


def test_two_seconds_lie_between_two_requests(client: Client, clock: Clock) -> None:
    client.fetch(PAGE, HOSTS)
    clock.move(0.5)
    client.fetch(PAGE, HOSTS)
    assert clock.slept == [2.0, 1.5]  # robots.txt, the page, the page


def test_the_pace_and_robots_txt_are_remembered_across_restarts(site: StandIn, clock: Clock) -> None:
    memory = ShortMemory()
    for _ in range(2):
        with make_client(site, clock, memory) as client:
            client.fetch(PAGE, HOSTS)
    assert [asked.target for asked in site.asked] == ["/robots.txt", "/newsroom/one", "/newsroom/one"]
    assert clock.slept == [2.0, 2.0]


def test_a_clock_set_back_costs_one_pause(client: Client, clock: Clock) -> None:
    client.fetch(PAGE, HOSTS)
    clock.move(-7 * DAY)
    client.fetch(PAGE, HOSTS)
    assert max(clock.slept) == 2.0


def test_robots_txt_is_asked_for_once_a_day(client: Client, site: StandIn, clock: Clock) -> None:
    for hours in (0, 10, 10, 10):
        clock.move(hours * 3600)
        client.fetch(PAGE, HOSTS)
    assert [asked.target for asked in site.asked].count("/robots.txt") == 2


@pytest.mark.parametrize(
    ("rules", "path", "is_allowed"),
    [
        ("User-agent: *\nDisallow: /sites/default/files/assets/documents/", "/newsroom/one", True),
        ("User-agent: *\nDisallow: /sites/default/files/assets/documents/", "/sites/default/files/assets/documents/a.csv", False),
        ("User-agent: *\nDisallow: /*.csv$", "/sites/a.csv", False),
        ("User-agent: *\nDisallow: /*.csv$", "/newsroom/one", True),
        ("User-agent: *\nDisallow: /\nAllow: /newsroom/", "/newsroom/one", True),
        ("User-agent: wro-watch\nDisallow: /\n\nUser-agent: *\nAllow: /", "/newsroom/one", False),
        ("User-agent: other-bot\nDisallow: /", "/newsroom/one", True),
        ("\ufeffUser-agent: *\nDisallow: /newsroom/", "/newsroom/one", False),
        ("<!DOCTYPE html><html><body>Not here</body></html>", "/newsroom/one", True),
        ("", "/newsroom/one", True),
        (None, "/newsroom/one", True),
    ],
)  # fmt: skip
def test_robots_txt_is_obeyed(
    client: Client, shelf: Shelf, site: StandIn, rules: str | None, path: str, is_allowed: bool
) -> None:
    shelf.documents[HOST + path] = BODY
    if rules is None:
        del shelf.documents[f"{HOST}/robots.txt"]
    else:
        shelf.documents[f"{HOST}/robots.txt"] = rules.encode()
    if is_allowed:
        assert isinstance(client.fetch(f"https://{HOST}{path}", HOSTS), Snapshot)
    else:
        with pytest.raises(RobotsDenied, match="asks us not to fetch"):
            client.fetch(f"https://{HOST}{path}", HOSTS)
        assert pages(site) == []


def test_a_redirect_to_a_forbidden_path_is_not_followed(client: Client, shelf: Shelf, site: StandIn) -> None:
    shelf.documents[f"{HOST}/old"] = "/admin/report"
    with pytest.raises(RobotsDenied, match="/admin/report"):
        client.fetch(f"https://{HOST}/old", HOSTS)
    assert pages(site) == ["/old"]


def test_a_crawl_delay_is_kept(client: Client, shelf: Shelf, clock: Clock) -> None:
    shelf.documents[f"{HOST}/robots.txt"] = b"User-agent: *\nCrawl-delay: 10\n"
    client.fetch(PAGE, HOSTS)
    assert clock.slept == [10.0]


def test_a_crawl_delay_beyond_patience_is_a_refusal(client: Client, shelf: Shelf, site: StandIn) -> None:
    shelf.documents[f"{HOST}/robots.txt"] = b"User-agent: *\nCrawl-delay: 86400\n"
    with pytest.raises(RobotsDenied, match="86400 seconds between requests"):
        client.fetch(PAGE, HOSTS)
    assert pages(site) == []


def test_an_older_robots_txt_serves_while_the_site_cannot_give_it(site: StandIn, clock: Clock, shelf: Shelf) -> None:
    memory = ShortMemory()
    with make_client(site, clock, memory) as client:
        client.fetch(PAGE, HOSTS)
        site.switch_on(Fault.ERROR, f"{HOST}/robots.txt")
        clock.move(2 * DAY)
        assert isinstance(client.fetch(PAGE, HOSTS), Snapshot)
        shelf.documents[f"{HOST}/admin/x"] = BODY
        with pytest.raises(RobotsDenied):
            client.fetch(f"https://{HOST}/admin/x", HOSTS)
        clock.move(31 * DAY)
        with pytest.raises(ServerError, match=r"out of order \(500\); without its robots\.txt it is asked for nothing"):
            client.fetch(PAGE, HOSTS)
