"""The whole stand-in, a client that takes it for the network, and a ledger to poll into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scraper.fetch import Client
from scraper.politeness import Manners
from scraper.sources import NEIGHBOURS, SOURCES
from store import Store
from tests.standin.cbp import Cbp
from tests.standin.clock import Clock
from tests.standin.neighbours import Archive, Dhs, GovDelivery, Hosts, Register
from tests.standin.server import StandIn, running
from wro.sync import Capture, SyncResult, sync

POLLED = (*SOURCES, *NEIGHBOURS)


@dataclass
class Sites:
    """The hosts and the server that stands in for them."""

    cbp: Cbp
    govdelivery: GovDelivery
    register: Register
    dhs: Dhs
    archive: Archive
    server: StandIn
    clock: Clock
    client: Client

    def asked(self) -> list[str]:
        """What was asked for since the last call, robots.txt left out."""
        found = [f"{one.host}{one.target}" for one in self.server.asked if one.target != "/robots.txt"]
        self.server.asked.clear()
        return found

    def poll(self, store: Store, *names: str, archive: bool = False) -> SyncResult:
        """Every source once, or those named; `archive`: what a site refuses may be read from there."""
        chosen = [source for source in POLLED if not names or source.name in names]
        return sync(store, chosen, [Capture(self.client, archive=archive)], self.clock.now, named=bool(names))


@pytest.fixture
def clock() -> Clock:
    return Clock("2026-01-28T18:00")


@pytest.fixture
def sites(clock: Clock) -> Iterator[Sites]:
    cbp, govdelivery, register, dhs = Cbp(), GovDelivery(), Register(), Dhs()
    archive = Archive(Cbp(), [], [])
    hosts = Hosts(
        {
            "www.cbp.gov": cbp,
            "public.govdelivery.com": govdelivery,
            "content.govdelivery.com": govdelivery,
            "www.federalregister.gov": register,
            "www.dhs.gov": dhs,
            "web.archive.org": archive,
        }
    )
    manners = Manners(read=0.25, connect=1, deadline=60, attempts=2)  # each silence is waited for in earnest
    with (
        running(hosts, clock) as server,
        Client(
            "wro-watch/0.1 (+https://example.org)",
            now=clock.now,
            sleep=clock.sleep,
            transport=server.transport(),
            manners=manners,
        ) as client,
    ):
        yield Sites(cbp, govdelivery, register, dhs, archive, server, clock, client)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "wro.db") as opened:
        yield opened
