"""Manners towards the sites: how often, how long, how much; and the memory that they need from run to run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Manners:
    """Seconds, bytes and counts. The defaults suit CBP's site, where others leave two seconds between requests."""

    pace: float = 2.0  #: seconds between two requests to one host, at least
    attempts: int = 3  #: how often one document is asked for before a passing fault becomes a failure
    backoff: float = 2.0  #: seconds before the second attempt, doubling; jitter comes on top
    throttled: float = 60.0  #: seconds to wait after a 429 that names no time
    patience: float = 120.0  #: the longest wait, for Retry-After or Crawl-delay; beyond it we come back another day
    connect: float = 10.0  #: seconds to connect
    read: float = 30.0  #: seconds between two pieces of an answer
    deadline: float = 120.0  #: seconds for a whole answer
    max_bytes: int = 10 * 1024 * 1024  #: the largest body, unpacked
    redirects: int = 5  #: hops
    rest: float = 300.0  #: seconds for which a host that could not be reached is left alone


@dataclass(frozen=True, slots=True)
class RobotsFile:
    """A host's robots.txt as fetched; the text is empty for a host that has none."""

    text: str
    fetched: datetime


class Memory(Protocol):
    """What good manners must remember from run to run."""

    def last_visit(self, host: str) -> datetime | None: ...

    def note_visit(self, host: str, at: datetime) -> None: ...

    def note_clock(self, host: str, at: datetime, said: datetime) -> None: ...

    def robots(self, host: str) -> RobotsFile | None: ...

    def keep_robots(self, host: str, robots: RobotsFile) -> None: ...


@dataclass(slots=True)
class ShortMemory:
    """A memory that lasts as long as the process."""

    visits: dict[str, datetime] = field(default_factory=dict)
    clocks: dict[str, tuple[datetime, datetime]] = field(default_factory=dict)
    files: dict[str, RobotsFile] = field(default_factory=dict)

    def last_visit(self, host: str) -> datetime | None:
        return self.visits.get(host)

    def note_visit(self, host: str, at: datetime) -> None:
        self.visits[host] = at

    def note_clock(self, host: str, at: datetime, said: datetime) -> None:
        self.clocks[host] = (at, said)

    def robots(self, host: str) -> RobotsFile | None:
        return self.files.get(host)

    def keep_robots(self, host: str, robots: RobotsFile) -> None:
        self.files[host] = robots


def wait_turn(
    host: str, seconds: float, memory: Memory, now: Callable[[], datetime], sleep: Callable[[float], None]
) -> None:
    """Sleeps until `seconds` have passed since the last visit to the host, in this run or an earlier one, and notes the
    visit. A clock that was set back costs one full pause, never more."""
    last = memory.last_visit(host)
    if last is not None:
        rest = seconds - (now() - last).total_seconds()
        if rest > 0:
            sleep(min(rest, seconds))
    memory.note_visit(host, now())
