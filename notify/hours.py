"""When mail goes to a person, where that is their own choice: time zone, day of the week and hour."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class BadHours(ValueError):
    """Hours that no clock or calendar shows."""


@dataclass(frozen=True, slots=True)
class Hours:
    """For the mail of one cadence. None, in any of them: as the installation does it."""

    zone: str | None = None  #: of the IANA list, such as Europe/London
    weekday: int | None = None  #: for the weekly mail; Monday is 0
    hour: int | None = None  #: 0-23, local

    def __bool__(self) -> bool:
        return self != Hours()

    def __str__(self) -> str:
        """ "fri 08:00 Europe/London", of what is chosen."""
        clock = None if self.hour is None else f"{self.hour:02}:00"
        return " ".join(part for part in (self.day, clock, self.zone) if part)

    @property
    def day(self) -> str | None:
        """The weekday as `read` takes it."""
        return None if self.weekday is None else WEEKDAYS[self.weekday]

    def of(self, cadence: str) -> Hours:
        """What of them a mail of this cadence goes by: an immediate one by none, a daily one by no weekday."""
        if cadence == "immediate":
            return Hours()
        return self if cadence == "weekly" else Hours(self.zone, None, self.hour)

    def over(self, others: Hours) -> Hours:
        """These, and the others' where these say nothing."""
        return Hours(
            self.zone or others.zone,
            others.weekday if self.weekday is None else self.weekday,
            others.hour if self.hour is None else self.hour,
        )


def read(zone: str | None, weekday: str | None, hour: str | int | None) -> Hours:
    """Hours as people write them; nothing, or an empty text, is not said. Raises `BadHours`."""
    day = (weekday or "").strip().lower()[:3]
    if day and day not in WEEKDAYS:
        raise BadHours(f"{weekday!r} is no day of the week, write {', '.join(WEEKDAYS)}")
    return Hours(_zone(zone), WEEKDAYS.index(day) if day else None, _hour(hour))


def _zone(name: str | None) -> str | None:
    word = (name or "").strip()
    if not word:
        return None
    try:
        return ZoneInfo(word).key
    except (KeyError, ValueError, OSError) as error:
        raise BadHours(f"{name!r} is no time zone, write it like Europe/London") from error


def _hour(text: str | int | None) -> int | None:
    word = str("" if text is None else text).strip()
    if not word:
        return None
    if not (word.isascii() and word.isdigit() and int(word) <= 23):
        raise BadHours(f"{word!r} is no hour of the day, write 0 to 23")
    return int(word)
