"""Where a poll reads from: the real sites with the manners of the settings, or a folder in their place."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any, ClassVar

from ledger.model import Snapshot, Via
from scraper.failures import Blocked, FetchError
from scraper.fetch import Client, NotModified
from scraper.folder import FolderTransport
from scraper.folder import captures as captures_in
from scraper.politeness import Manners, RobotsFile
from store import Store
from wro import __version__, clock
from wro.errors import BadInput
from wro.health import SKEW
from wro.settings import Settings
from wro.sync import Capture

log = logging.getLogger(__name__)

#: Seconds by which answers of one clock may differ: they say it in whole seconds, and take their time.
_JITTER = 60


class ToldToStop(Blocked):
    """The process was told to stop: nothing more is asked for in this run."""

    outcome: ClassVar[str] = "not_tried"
    archive_may_help: ClassVar[bool] = False


class LongMemory:
    """What good manners must remember from run to run, in the database: the pace outlasts the process."""

    def __init__(self, store: Store) -> None:
        self._hosts = store.hosts
        self._ahead: dict[str, float] = {}

    def last_visit(self, host: str) -> datetime | None:
        return self._hosts.visited(host)

    def note_visit(self, host: str, at: datetime) -> None:
        self._hosts.visit(host, at)

    def note_clock(self, host: str, at: datetime, said: datetime) -> None:
        """Kept when first heard in a run, and when it is another time: not with each answer."""
        ahead = (said - at).total_seconds()
        if abs(ahead - self._ahead.get(host, math.inf)) > _JITTER:
            self._ahead[host] = ahead
            self._hosts.hear_clock(host, at, ahead)

    def robots(self, host: str) -> RobotsFile | None:
        held = self._hosts.robots(host)
        return None if held is None else RobotsFile(*held)

    def keep_robots(self, host: str, robots: RobotsFile) -> None:
        self._hosts.keep_robots(host, robots.text, robots.fetched)


class StoppableClient(Client):
    """The client for a process that may be told to stop: the document in hand is fetched, no other is asked for."""

    def __init__(self, settings: Settings, stopping: Event, **options: Any) -> None:
        """`options`: those of `Client` that are to differ from a poll of the real sites."""
        self._stopping = stopping
        network = {
            "now": clock.now,
            "sleep": self._rest,
            "proxy": settings.proxy or None,
            "manners": Manners(pace=settings.pace, read=settings.timeout),
        }
        super().__init__(user_agent(settings), **network | options)

    def _rest(self, seconds: float) -> None:
        """Sleep, but not on once told to stop."""
        self._stopping.wait(seconds)

    def fetch(
        self, url: str, hosts: tuple[str, ...], known: Snapshot | None = None, max_bytes: int | None = None
    ) -> Snapshot | NotModified:
        if self._stopping.is_set():
            raise ToldToStop(url, "told to stop before this was asked for")
        try:
            got = super().fetch(url, hosts, known, max_bytes)
        except FetchError as error:
            log.info("fetch %s: %s (%s)", url, error.outcome, error.what, extra={"url": url, "outcome": error.outcome})
            raise
        told = f"{len(got.body)} bytes" if isinstance(got, Snapshot) else "not modified"
        log.info("fetch %s: %s", url, told, extra={"url": url, "outcome": told})
        return got


def user_agent(settings: Settings) -> str:
    """Who we are, and whom to turn to: never a browser's name."""
    return f"wro-watch/{__version__} (+{settings.contact or 'no contact given'})"


def captures(settings: Settings, store: Store, folder: Path | None, stopping: Event) -> Iterator[Capture]:
    """The network as it is now, or the mirrors in a folder in the order of their dates. Raises `BadInput`, at once."""
    if folder is None:
        return _sites(settings, store, stopping)
    return _mirrored(settings, _mirrors(folder), stopping)


def _sites(settings: Settings, store: Store, stopping: Event) -> Iterator[Capture]:
    with StoppableClient(settings, stopping, memory=LongMemory(store)) as client:
        yield Capture(client, archive=settings.archive)


def _mirrors(folder: Path) -> list[tuple[datetime | None, Path]]:
    try:
        found = captures_in(folder)
    except NotADirectoryError as error:
        raise BadInput(str(error)) from error
    for at, mirror in found:
        if at is not None and at - clock.now() > SKEW:
            raise BadInput(f"{mirror}: a mirror of a day yet to come; rename it to the day on which it was made")
    return found


def _mirrored(settings: Settings, mirrors: list[tuple[datetime | None, Path]], stopping: Event) -> Iterator[Capture]:
    for at, mirror in mirrors:
        if stopping.is_set():
            return
        files = {"transport": FolderTransport(mirror), "manners": Manners(pace=0, attempts=1), "via": Via.FOLDER}
        with StoppableClient(settings, stopping, now=_clock_at(at), **files) as client:
            yield Capture(client, at)


def _clock_at(moment: datetime | None) -> Callable[[], datetime]:
    """A mirror's pages were fetched at its moment; one without a date, now."""
    return clock.now if moment is None else lambda: moment
