"""When the window of a cadence closes: by the clock on a wall somewhere, daylight saving included.

Whoever is written to by a clock of their own has windows of their own; all with one clock share them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from notify.hours import WEEKDAYS, Hours
from notify.subscriptions import Cadence, Subscriber


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

    def with_own(self, hours: Hours) -> Schedule:
        """Somebody's own hours, and these where they chose none."""
        return Schedule(
            ZoneInfo(hours.zone) if hours.zone else self.zone,
            self.hour if hours.hour is None else hours.hour,
            self.weekday if hours.weekday is None else hours.weekday,
        )

    def clock(self, cadence: Cadence) -> str:
        """The hours of a cadence in words, for people and as the key of its windows: "fri 08:00 Europe/London"."""
        if cadence is Cadence.IMMEDIATE:
            return ""
        day = f"{WEEKDAYS[self.weekday]} " if cadence is Cadence.WEEKLY else ""
        return f"{day}{self.hour:02}:00 {self.zone.key}"


@dataclass(frozen=True, slots=True)
class Round:
    """The windows of one cadence by one clock, and whom they answer for."""

    cadence: Cadence
    schedule: Schedule
    clock: str  #: empty for the installation's own
    people: tuple[Subscriber, ...]


def rounds(people: Iterable[Subscriber], cadences: Iterable[Cadence], ours: Schedule) -> tuple[Round, ...]:
    """Everybody in the one round of each cadence that is theirs. `ours`: the installation's hours, whose rounds are
    there also without anybody in them."""
    everybody = tuple(people)
    return tuple(found for cadence in dict.fromkeys(cadences) for found in _rounds(everybody, cadence, ours))


def _rounds(people: tuple[Subscriber, ...], cadence: Cadence, ours: Schedule) -> Iterable[Round]:
    usual = ours.clock(cadence)
    schedules, members = {usual: ours}, dict[str, list[Subscriber]]({usual: []})
    for person in people:
        chosen = person.hours.get(cadence)
        own = ours.with_own(chosen) if chosen else ours
        clock = own.clock(cadence)
        schedules.setdefault(clock, own)
        members.setdefault(clock, []).append(person)
    for clock, schedule in schedules.items():
        yield Round(cadence, schedule, "" if clock == usual else clock, tuple(members[clock]))


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
