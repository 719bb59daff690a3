"""How an order or a party stood from when to when: the stored intervals, read for any day."""

from __future__ import annotations

from datetime import date

from web.rows import Row, Rows

_INTERVALS = """\
SELECT i.status, i.start, n.start AS "end", i.event_id
FROM intervals i LEFT JOIN intervals n ON n.order_id = i.order_id AND n.position = i.position + 1
WHERE i.order_id = :order ORDER BY i.position"""


def of_order(rows: Rows, order: str) -> list[Row]:
    """`{status, start, end, event_id}`, oldest first; start None: not known, end None: until today."""
    return rows.all(_INTERVALS, order=order)


def of_party(spans: list[Row], role: str, cleared: str | None) -> list[Row]:
    """The standing of a party under an order that stood like `spans`; the rules are those of `ledger.timeline`.

    An exempt party is inactive from the day it was taken out (`cleared`; None: always). An order that was narrowed for
    others goes on unchanged for a party it still covers.
    """
    found: list[Row] = []
    for span in spans:
        status = "active" if span["status"] == "partially_active" else span["status"]
        if found and found[-1]["status"] == status:
            found[-1]["end"] = span["end"]
        else:
            found.append(span | {"status": status})
    if role != "exempt":
        return found
    freed = {"status": "inactive", "start": cleared, "end": None, "event_id": None}
    before = [span for span in found if cleared and (span["start"] or "") < cleared]
    if before:
        before[-1]["end"] = cleared
    return [*before, freed]


def on(spans: list[Row], day: date) -> Row | None:
    """The span that holds a day; None before the first."""
    return next((span for span in reversed(spans) if (span["start"] or "") <= day.isoformat()), None)
