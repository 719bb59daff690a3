"""The one clock. Everything else is handed `now` or `today` as an argument."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """This instant, aware, in UTC, to the second: what is stored and compared needs no finer grain."""
    return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - this is the one place


def today() -> date:
    """The day in UTC."""
    return now().date()
