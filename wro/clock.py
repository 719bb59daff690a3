"""The one clock. Everything else is handed `now` or `today` as an argument."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """This instant, aware, in UTC. To the microsecond: what came before a mail window closed must stay before it."""
    return datetime.now(UTC)  # noqa: TID251 - this is the one place


def today() -> date:
    """The day in UTC."""
    return now().date()
