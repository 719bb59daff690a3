"""How an order or a party stood from when to when: the stored intervals, read for any day."""

from __future__ import annotations

from datetime import date

import ledger.life
from ledger.life import Cleared, Interval
from ledger.model import Role, Status
from web.rows import Row, Rows

_INTERVALS = """\
SELECT i.status, i.start, n.start AS "end", i.event_id
FROM intervals i LEFT JOIN intervals n ON n.order_id = i.order_id AND n.position = i.position + 1
WHERE i.order_id = :order ORDER BY i.position"""


def of_order(rows: Rows, order: str) -> list[Row]:
    """`{status, start, end, event_id}`, oldest first; start None: not known, end None: until today."""
    return rows.all(_INTERVALS, order=order)


def of_party(spans: list[Row], role: str, cleared: str | None) -> list[Row]:
    """The standing of a party under an order that stood like `spans`; `cleared`: when an exempt one was taken out."""
    life = [Interval(_day(span["start"]), Status(span["status"]), span["event_id"]) for span in spans]
    own = ledger.life.of_party(life, Cleared(_day(cleared)) if role == Role.EXEMPT else None)
    starts = [span.start and span.start.isoformat() for span in own]
    return [
        {"status": span.status.value, "start": start, "end": end, "event_id": span.event}
        for span, start, end in zip(own, starts, [*starts[1:], None], strict=True)
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def on(spans: list[Row], day: date) -> Row | None:
    """The span that holds a day; None before the first."""
    return next((span for span in reversed(spans) if (span["start"] or "") <= day.isoformat()), None)
