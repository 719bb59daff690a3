"""What a simulated year came to, for people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from tests.year import world
from tests.year.simulation import Year, news


def account(year: Year) -> Iterator[str]:
    report = year.report
    yield f"{year.days} days in {report.seconds:.0f} seconds: {report.polls} polls, {report.upgrades} upgrades of the parser"
    faults = ", ".join(f"{name} {number}" for name, number in report.faulty.most_common())
    yield f"faults survived: {sum(report.faulty.values())} ({faults})"
    yield f"deaths in the middle of a poll, each followed by a new start: {report.killed}"
    yield "polls of a source: " + ", ".join(f"{name} {number}" for name, number in report.outcomes.most_common())
    mails = len(list((year.folder / "out").glob("*.eml")))
    found = news(year.settings.db)
    yield f"{len(found)} events, {mails} mails"
    yield "bytes of both files by day: " + ", ".join(f"{day}: {size:,}" for day, size in report.sizes.items())
    yield "bytes in memory by day: " + ", ".join(f"{day}: {size:,}" for day, size in report.memory.items())
    released = {act.day: act for act in world.acts()}
    for event in found:
        act = released.get(event.announced) if event.announced else None
        waited = event.observed - world.noon(act.day) if act else None
        yield f"  {event.observed:%Y-%m-%d %H:%M}  {event.id}  {_hours(waited)}"


def _hours(waited: timedelta | None) -> str:
    return "" if waited is None else f"seen {waited.total_seconds() / 3600:.1f} hours after it came out"
