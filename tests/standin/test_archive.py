"""The Wayback Machine in place of a site that turns us away: what may be taken from it, and what may not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from ledger.model import Snapshot, Via
from scraper.failures import TransportError, UnexpectedStatus
from scraper.fetch import Client
from scraper.politeness import Manners
from scraper.sources import newsroom
from scraper.wayback import NoCapture, archived, captures, history, index_address, replayed
from tests.standin.cbp import Cbp
from tests.standin.clock import Clock
from tests.standin.faults import Fault
from tests.standin.neighbours import Archive, Hosts
from tests.standin.server import StandIn, running

DAYS = ["2025-09-20", "2025-11-20", "2026-01-20"]


@contextmanager
def archive(clock: Clock, *refused: str) -> Iterator[tuple[StandIn, Client]]:
    world = Hosts({"web.archive.org": Archive(Cbp(), [newsroom.START], DAYS, refused)})
    manners = Manners(read=0.3, attempts=2)
    with (
        running(world, clock) as server,
        Client(
            "wro-watch/0.1", now=clock.now, sleep=clock.sleep, transport=server.transport(), manners=manners
        ) as client,
    ):
        yield server, client


def test_the_newest_capture_stands_for_the_document(clock: Clock) -> None:
    with archive(clock) as (_, client):
        found = archived(client, newsroom.START)
    assert (found.url, found.via) == (newsroom.START, Via.ARCHIVE)
    assert found.fetched == datetime(2026, 1, 20, 6, tzinfo=UTC)
    assert (found.etag, found.last_modified) == (None, None)
    reading = newsroom.SOURCE.read(found)
    assert max(str(lead.released) for lead in reading.leads) <= "2026-01-20"


def test_a_captured_refusal_is_passed_over(clock: Clock) -> None:
    with archive(clock, "2026-01-20") as (_, client):
        assert archived(client, newsroom.START).fetched == datetime(2025, 11, 20, 6, tzinfo=UTC)
    with archive(clock, *DAYS) as (_, client), pytest.raises(NoCapture, match="has no copy of it"):
        archived(client, newsroom.START)


def test_only_what_is_newer_than_what_we_hold_is_taken(clock: Clock) -> None:
    held = datetime(2025, 11, 20, 6, tzinfo=UTC)
    with archive(clock) as (_, client):
        assert archived(client, newsroom.START, newer_than=held).fetched == datetime(2026, 1, 20, 6, tzinfo=UTC)
        with pytest.raises(NoCapture, match="no newer copy") as error:
            archived(client, newsroom.START, newer_than=datetime(2026, 1, 20, 6, tzinfo=UTC))
    assert error.value.outcome == "blocked"


def test_what_was_never_captured_is_said_so(clock: Clock) -> None:
    with archive(clock) as (_, client), pytest.raises(NoCapture, match="has no copy of it"):
        archived(client, "https://www.cbp.gov/newsroom/national-media-release/never")


def test_an_archive_out_of_order_is_its_own_error(clock: Clock) -> None:
    with archive(clock) as (server, client):
        server.switch_on(Fault.RESET)
        with pytest.raises(TransportError):
            archived(client, newsroom.START)


def test_the_past_is_walked_by_windows_of_days(clock: Clock) -> None:
    since, until = datetime(2025, 11, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
    with archive(clock) as (_, client):
        [capture] = history(client, "www.cbp.gov/newsroom/", since, until)
        assert (capture.address, capture.document) == (
            "http://www.cbp.gov:80/newsroom/media-releases/all",
            newsroom.START,
        )
        found = replayed(client, capture)
        assert (found.url, found.fetched) == (newsroom.START, datetime(2025, 11, 20, 6, tzinfo=UTC))
        assert newsroom.SOURCE.read(found).leads
        assert history(client, "www.cbp.gov/newsroom/", until, datetime(2026, 1, 10, tzinfo=UTC)) == []


def test_a_window_that_holds_too_much_is_refused(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.wayback.MOST_ROWS", 1)
    since = datetime(2025, 1, 1, tzinfo=UTC)
    with archive(clock) as (_, client), pytest.raises(UnexpectedStatus, match="more than 1 captures"):
        history(client, "www.cbp.gov/newsroom/", since, clock.now())


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", 0),
        (b"[]", 0),
        (json.dumps([["timestamp", "original", "digest"]]).encode(), 0),
        (
            json.dumps(
                [["digest", "original", "timestamp"], ["D", "http://x", "20260120060000"], [], ["key"]]
            ).encode(),
            None,
        ),
        (json.dumps([["digest", "original", "timestamp"], ["D", "http://x", "20260120060000"]]).encode(), 1),
        (b"<html>busy</html>", None),
        (b'{"a": 1}', None),
    ],
)
def test_an_index(body: bytes, expected: int | None, clock: Clock) -> None:
    index = Snapshot("https://web.archive.org/cdx", clock.now(), body)
    if expected is None:
        with pytest.raises(UnexpectedStatus, match="another form"):
            captures(index)
    else:
        assert len(captures(index)) == expected


def test_the_index_is_asked_for_good_captures_only() -> None:
    address = index_address("cbp.gov/newsroom/*", newest=5, since=datetime(2016, 1, 1, tzinfo=UTC))
    assert "filter=statuscode%3A200" in address
    assert "limit=-5" in address
    assert "from=20160101" in address
