"""How days, instants and nested values stand in columns."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any


def day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def to_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def instant(value: datetime) -> str:
    """ISO 8601 in UTC. `+00:00` rather than `Z`, so that text order is time order with and without fractions."""
    if value.tzinfo is None:
        raise ValueError(f"an instant needs a time zone: {value}")
    return value.astimezone(UTC).isoformat()


def maybe_instant(value: datetime | None) -> str | None:
    return None if value is None else instant(value)


def to_instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def maybe_to_instant(text: str | None) -> datetime | None:
    return None if text is None else to_instant(text)


def packed(value: Any) -> str:
    """A nested value as JSON, the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
