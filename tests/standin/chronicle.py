"""What happened, by day: the acts CBP announced, the rows of its list, and much that has nothing to do with them.

Facts are real (names, dates, headlines, list rows); sentences are the stand-in's own.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent.parent / "fixtures" / "standin"
PURGE = date(2025, 1, 20)  #: nothing older has been in the newsroom's listing since
FOREVER = date(2027, 1, 1)


@dataclass(frozen=True)
class Release:
    """One release. `csms`: the number of the trade message that says the same."""

    day: date
    slug: str
    title: str
    body: tuple[str, ...]
    kind: str = "national"
    csms: int | None = None
    concerns_forced_labor: bool = False

    @property
    def path(self) -> str:
        return f"/newsroom/{self.kind}-media-release/{self.slug}"


@cache
def acts() -> tuple[Release, ...]:
    """The acts of September 2025 to June 2026 that had a release."""
    return tuple(
        Release(
            day=date.fromisoformat(one["day"]),
            slug=one["slug"],
            title=one["title"],
            body=tuple(one["body"]),
            csms=one.get("csms"),
            concerns_forced_labor=True,
        )
        for one in json.loads((_DATA / "acts.json").read_text())
    )


def _noise() -> list[Release]:
    """Every second day a local release, every fifth a national one."""
    found = []
    for number in range((FOREVER - PURGE).days):
        day = PURGE + timedelta(days=number)
        if number % 2 == 0:
            found.append(Release(day, f"officers-{number}", f"Officers seize load {number}", ("A load.",), "local"))
        if number % 5 == 0:
            body = (f"WASHINGTON — The agency published its figures number {number}.",)
            found.append(Release(day, f"figures-{number}", f"CBP publishes figures {number}", body))
    return found


@cache
def releases() -> tuple[Release, ...]:
    """All releases, newest first."""
    return tuple(sorted((*acts(), *_noise()), key=lambda one: (one.day, one.slug), reverse=True))


def published(at: datetime) -> list[Release]:
    """The releases that were out, newest first: they come out at noon."""
    return [one for one in releases() if datetime(*one.day.timetuple()[:3], 12, tzinfo=at.tzinfo) <= at]


@cache
def _orders() -> tuple[dict[str, str], ...]:
    with (_DATA / "orders.csv").open(newline="", encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


def issued(row: dict[str, str]) -> date:
    month, day, year = row["Effective Date"].split("/")
    return date(int(year), int(month), int(day))


def rows(at: datetime) -> list[dict[str, str]]:
    """The list's rows as they stood. Kingtom's Finding lost its force in court, FGV's order was lifted: CBP marked the
    first and took out the second."""
    found = []
    for row in _orders():
        if issued(row) > at.date():
            continue
        if row["Entity"].startswith("FGV") and at.date() >= date(2026, 1, 15):
            continue
        status = "Active" if row["Entity"].startswith("Kingtom") and at.date() < date(2025, 10, 1) else row["Status"]
        found.append({**row, "Status": status})
    return found


def list_changed(at: datetime) -> datetime:
    """When the list last changed in content or form."""
    days = [issued(row) for row in _orders()] + [
        date(2025, 10, 1),
        date(2026, 1, 15),
        date(2026, 1, 30),
        date(2026, 6, 24),
    ]
    return max(datetime(*day.timetuple()[:3], tzinfo=at.tzinfo) for day in days if day <= at.date())
