"""A stand-in with a few documents, and a client that meets it as if it were the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from scraper.fetch import Client
from scraper.politeness import Manners, Memory
from tests.standin.clock import Clock
from tests.standin.server import Served, StandIn, running

HOST = "www.cbp.gov"
HOSTS = (HOST,)
PAGE = f"https://{HOST}/newsroom/one"
BODY = b"<!DOCTYPE html><html><head><title>One</title></head><body>" + b"<p>line</p>" * 500 + b"</body></html>"
AGENT = "wro-watch/0.1 (+https://example.org/contact)"


@dataclass
class Shelf:
    """A world of fixed documents by host and path; text is a redirect."""

    documents: dict[str, bytes | str] = field(default_factory=dict)
    since: datetime = datetime(2025, 4, 15, 2, 19, 53, tzinfo=UTC)

    def document(self, host: str, target: str, at: datetime) -> Served | str | None:
        found = self.documents.get(host + target)
        return Served(found, self.since) if isinstance(found, bytes) else found


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf({f"{HOST}/newsroom/one": BODY, f"{HOST}/robots.txt": b"User-agent: *\nDisallow: /admin/\n"})


@pytest.fixture
def site(shelf: Shelf, clock: Clock) -> Iterator[StandIn]:
    with running(shelf, clock) as server:
        yield server


@pytest.fixture
def client(site: StandIn, clock: Clock) -> Iterator[Client]:
    with make_client(site, clock) as made:
        yield made


def make_client(
    site: StandIn, clock: Clock, memory: Memory | None = None, sleep: Callable[[float], None] | None = None
) -> Client:
    return Client(
        AGENT,
        now=clock.now,
        sleep=sleep or clock.sleep,
        transport=site.transport(),
        manners=Manners(read=0.5, connect=1, deadline=60),
        memory=memory,
    )
