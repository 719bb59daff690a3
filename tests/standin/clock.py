"""A clock that stands still until it is moved; sleeping moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    def __init__(self, at: str = "2026-01-30T06:00") -> None:
        self._now = datetime.fromisoformat(at).replace(tzinfo=UTC)
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self._now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.move(seconds)

    def move(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)

    def set(self, at: str) -> None:
        self._now = datetime.fromisoformat(at).replace(tzinfo=UTC)
