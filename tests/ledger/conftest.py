"""A filled ledger, and short ways to say what a source says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib.resources import files

import pytest

from ledger.baseline import read_baseline
from ledger.ledger import Ledger
from ledger.model import Channel, Order
from ledger.reconcile import Origin
from ledger.timeline import as_known

LOADED = datetime(2026, 6, 23, tzinfo=UTC)


@pytest.fixture(scope="session")
def baseline() -> tuple[Order, ...]:
    return read_baseline(files("ledger").joinpath("baseline.jsonl").read_text("utf-8"), seen=LOADED, snapshot=1)


@pytest.fixture
def ledger(baseline: tuple[Order, ...]) -> Ledger:
    return Ledger(baseline)


@pytest.fixture
def ledger_on(baseline: tuple[Order, ...]) -> Callable[[str], Ledger]:
    """The baseline as it was known on a day."""
    return lambda day: as_known(Ledger(baseline), date.fromisoformat(day))


@pytest.fixture
def origin() -> Callable[..., Origin]:
    def make(on: str, channel: Channel = Channel.RELEASE, url: str = "", snapshot: int = 7, title: str = "") -> Origin:
        day = date.fromisoformat(on)
        source = {Channel.LIST: "cbp_list", Channel.RELEASE: "newsroom"}.get(channel, channel.value)
        url = url or f"https://www.cbp.gov/{channel}/{on}"
        return Origin(
            source, channel, url, snapshot, day, datetime(day.year, day.month, day.day, 12, tzinfo=UTC), title
        )

    return make
