"""How far what the pages show can be relied on: when each source was last read completely."""

from __future__ import annotations

from datetime import datetime, timedelta

from web.page import Frame
from web.rows import Row, Rows

_SOURCES = """\
SELECT source, title, last_tried, last_outcome, last_read_completely, failures_in_a_row, failing_since, message
FROM sources WHERE source <> 'baseline' ORDER BY last_read_completely IS NULL, title"""
#: What an outcome of a source means, for people.
OUTCOME = {
    "read": "read",
    "not_modified": "unchanged",
    "partial": "read in part",
    "blocked": "turned us away",
    "layout_changed": "its layout is not known",
    "held": "held back for a person to look at",
    "failed": "could not be read",
    "not_tried": "not asked",
    "not_due": "not due yet",
}


def sources(rows: Rows, frame: Frame) -> list[Row]:
    """Every source with `old`: whether its last complete reading is too long ago, or never was."""
    limit = (frame.now() - timedelta(hours=frame.stale_hours)).timestamp()
    return [
        row
        | {
            "old": not row["last_read_completely"]
            or datetime.fromisoformat(row["last_read_completely"]).timestamp() < limit,
            "outcome": OUTCOME.get(row["last_outcome"], row["last_outcome"]),
        }
        for row in rows.all(_SOURCES)
    ]


def summary(rows: Rows, frame: Frame) -> Row:
    """What stands under every page: when the newest reading was, how many sources are old."""
    found = sources(rows, frame)
    reads = [row["last_read_completely"] for row in found if row["last_read_completely"]]
    last_event = rows.value("SELECT max(day) FROM events WHERE day <= :today", today=frame.now().date().isoformat())
    return {
        "newest": max(reads, default=None),
        "sources": len(found),
        "old": sum(row["old"] for row in found),
        "last_event": last_event,
        "empty": rows.value("SELECT 1 FROM orders LIMIT 1") is None,
    }
