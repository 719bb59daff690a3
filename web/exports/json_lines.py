"""JSON lines: one order a line, with its parties, its standing over time, its events and their witnesses."""

from __future__ import annotations

import json
from collections.abc import Iterator

from web import standing
from web.rows import Row, Rows, unpacked

_PARTIES = """\
SELECT p.name, p.role, p.status, p.since, p.removed, (SELECT json_group_array(name) FROM (
  SELECT n.name FROM party_names n WHERE n.party_id = p.id AND n.kind = 'alias' ORDER BY n.position)) AS aliases
FROM parties p WHERE p.order_id = :order ORDER BY p.position"""
_EVENTS = "SELECT * FROM events WHERE order_id = :order ORDER BY position"
_EVENT_PARTIES = "SELECT name, role, removed, aliases FROM event_parties WHERE event_id = :event ORDER BY position"
_WITNESSES = """\
SELECT channel, source, url, snapshot_id AS snapshot, seen, said, evidence FROM witnesses WHERE event_id = :event
ORDER BY position"""
_MARKS = "SELECT day, status, status_text, entity, remarks FROM marks WHERE order_id = :order ORDER BY position"


def lines(rows: Rows) -> Iterator[str]:
    """The orders by id, each with its whole life."""
    for row in rows.all("SELECT * FROM orders ORDER BY id"):
        yield json.dumps(_order(rows, row), ensure_ascii=False) + "\n"


def _order(rows: Rows, row: Row) -> Row:
    order = row["id"]
    del row["search_row"]
    return row | {
        "parties": [unpacked(party, "aliases") for party in rows.all(_PARTIES, order=order)],
        "standing": standing.of_order(rows, order),
        "events": [_event(rows, event) for event in rows.all(_EVENTS, order=order)],
        "list": rows.all(_MARKS, order=order),
    }


def _event(rows: Rows, event: Row) -> Row:
    return unpacked(event, "indicators") | {
        "parties": [unpacked(party, "aliases") for party in rows.all(_EVENT_PARTIES, event=event["id"])],
        "witnesses": [unpacked(one, "said", "evidence") for one in rows.all(_WITNESSES, event=event["id"])],
    }
