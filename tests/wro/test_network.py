"""Where a poll reads from: who we say we are, and being told to stop."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from scraper.sources import SOURCES
from store import Store
from wro import __version__, clock
from wro.errors import BadInput
from wro.network import StoppableClient, ToldToStop, captures, user_agent
from wro.settings import Settings
from wro.sync import sync


def test_we_say_who_we_are() -> None:
    agent = user_agent(Settings(contact="mailto:ops@example.org"))
    assert agent == f"wro-watch/{__version__} (+mailto:ops@example.org)"
    assert "Mozilla" not in agent


def test_told_to_stop_nothing_more_is_asked_for(tmp_path: Path) -> None:
    settings, stopping = Settings(db=tmp_path / "wro.db"), Event()
    stopping.set()
    newsroom = SOURCES[0]
    with StoppableClient(settings, stopping) as client, pytest.raises(ToldToStop):
        client.fetch(newsroom.start[0], newsroom.hosts)
    with Store.open(settings.db) as store:
        result = sync(store, SOURCES, captures(settings, store, None, stopping), clock.now)
        assert {source.outcome for source in result.sources} == {"not_tried"}
        assert all(state.failures_in_a_row == 0 for state in store.sources.all())


def test_a_file_is_no_mirror(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with Store.open(tmp_path / "wro.db") as store, pytest.raises(BadInput, match="not a folder"):
        next(captures(Settings(), store, tmp_path / "file", Event()))
