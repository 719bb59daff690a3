"""What time the sites say it is: heard with each answer, kept, and our own clock is judged by it."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from scraper.answers import clock_of
from scraper.failures import FetchError
from scraper.fetch import Client
from scraper.politeness import Manners, ShortMemory
from store import Store
from wro.network import LongMemory

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
HOST = "www.cbp.gov"


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ({}, None),
        ({"date": "whenever"}, None),
        ({"date": "Wed, 99 Jul 2026 12:00:00 GMT"}, None),
        ({"date": "Wed, 01 Jul 2026 12:00:00 GMT"}, NOW),
        ({"date": "Wed, 01 Jul 2026 12:00:00"}, NOW),
        ({"date": "Wed, 01 Jul 2026 11:00:00 GMT", "age": "3600"}, NOW),
        ({"date": "Wed, 01 Jul 2026 12:00:00 GMT", "age": "-1"}, NOW),
        ({"date": "Wed, 01 Jul 2026 12:00:00 GMT", "age": "9" * 40}, NOW),
    ],
)
def test_the_time_an_answer_tells(headers: dict[str, str], said: datetime | None) -> None:
    assert clock_of(headers) == said


@pytest.mark.parametrize("status", [200, 404, 503])
def test_every_answer_tells_the_time_also_one_of_no_use(status: int) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, headers={"Date": "Wed, 01 Jul 2026 12:30:00 GMT"}, stream=httpx.ByteStream(b"x"))

    memory = ShortMemory()
    manners = Manners(pace=0, attempts=1)
    with (
        Client(
            "wro-watch/1 (+x)",
            now=lambda: NOW,
            sleep=lambda _: None,
            transport=httpx.MockTransport(answer),
            manners=manners,
            memory=memory,
        ) as client,
        contextlib.nullcontext() if status == 200 else pytest.raises(FetchError),
    ):
        client.fetch(f"https://{HOST}/a", (HOST,))
    assert memory.clocks == {HOST: (NOW, NOW + timedelta(minutes=30))}


def test_it_outlasts_the_run_and_is_not_written_with_each_answer(tmp_path: Path) -> None:
    with Store.open(tmp_path / "wro.db") as store:
        memory = LongMemory(store)
        for second in range(5):
            at = NOW + timedelta(seconds=second)
            memory.note_clock(HOST, at, at + timedelta(seconds=1800 + second % 2))
        assert store.hosts.clocks(NOW) == [1800.0]
        memory.note_clock(HOST, NOW + timedelta(seconds=9), NOW)
        assert store.hosts.clocks(NOW) == [-9.0], "set right since"
        assert store.hosts.clocks(NOW + timedelta(days=1)) == [], "told too long ago"
