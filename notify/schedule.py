"""When the window of a cadence closes: by the clock on a wall somewhere, daylight saving included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from notify.subscriptions import Cadence


@dataclass(frozen=True, slots=True)
class Schedule:
    """Local hours at which digests close."""

    zone: ZoneInfo
    hour: int = 8  #: 0-23, local
    weekday: int = 0  #: for the weekly digest; Monday is 0

    def __post_init__(self) -> None:
        if not 0 <= self.hour <= 23:
            raise ValueError(f"hour is {self.hour}, and must be 0 to 23")
        if not 0 <= self.weekday <= 6:
            raise ValueError(f"weekday is {self.weekday}, and must be 0 (Monday) to 6")


def last_close(cadence: Cadence, schedule: Schedule, now: datetime) -> datetime:
    """The latest instant, in UTC and not after `now`, at which a window of this cadence closes.

    In a spring gap a missing hour counts as the hour after it; of an hour that comes twice the first counts.
    """
    if cadence is Cadence.IMMEDIATE:
        return now.astimezone(UTC)
    day = now.astimezone(schedule.zone).date()
    while not (_closes_on(cadence, schedule, day) and _instant(schedule, day) <= now):
        day -= timedelta(days=1)
    return _instant(schedule, day)


def first_start(cadence: Cadence, schedule: Schedule, end: datetime) -> datetime:
    """Where the very first window of a cadence begins: one period before it ends."""
    if cadence is Cadence.IMMEDIATE:
        return end
    return last_close(cadence, schedule, end - timedelta(microseconds=1))


def _closes_on(cadence: Cadence, schedule: Schedule, day: date) -> bool:
    return cadence is Cadence.DAILY or day.weekday() == schedule.weekday


def _instant(schedule: Schedule, day: date) -> datetime:
    return datetime.combine(day, time(schedule.hour), schedule.zone).astimezone(UTC)
