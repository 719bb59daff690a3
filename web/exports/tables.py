"""Which tables and views an export holds: what the log says, and nothing that serves only the program or the mail."""

from __future__ import annotations

from collections.abc import Iterator

from web.rows import Row, Rows

#: name in the export -> the question
TABLES = {
    "events": 'SELECT * FROM timeline ORDER BY coalesce(day, ""), event_id'.replace('""', "''"),
    "orders": """\
SELECT id, title, instrument, status, since, issued, lifted, country, goods, industry, open_ended, follows, status_text,
  advisory, note FROM orders ORDER BY coalesce(issued, ''), id""",
    "parties": "SELECT * FROM party_status",
    "standing": """\
SELECT i.order_id, i.start, n.start AS "end", i.status, i.event_id FROM intervals i
LEFT JOIN intervals n ON n.order_id = i.order_id AND n.position = i.position + 1 ORDER BY i.order_id, i.position""",
    "witnesses": """\
SELECT w.event_id, w.channel, w.source, w.url, w.seen, w.snapshot_id, w.said, w.evidence FROM witnesses w
ORDER BY w.event_id, w.position""",
    "sources": "SELECT title, last_read_completely, last_outcome, failures_in_a_row, failing_since, source FROM sources",
}


def table(rows: Rows, name: str) -> tuple[list[str], Iterator[Row]]:
    """Columns and rows of one of `TABLES`."""
    cursor = rows.connection.execute(TABLES[name])
    columns = [column[0] for column in cursor.description]
    return columns, (dict(zip(columns, row, strict=True)) for row in cursor)
