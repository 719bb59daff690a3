"""One snapshot: its cleaned text with the evidence marked, what rests on it, what changed since the one before.

The stored bytes are never shown: what a page of somebody else's contains is text here, or rows of a table.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from web import highlight
from web.page import Asked, Facts, Page
from web.pages.order import quotes
from web.rows import Row, Rows, unpacked

MOST = 40_000  #: characters of a text shown besides its quotes
MOST_ROWS = 400
MOST_EVENTS = 150  #: events told; their table has all

_SNAPSHOT = """\
SELECT s.id, s.document_id, s.fetched, s.stored, s.sha256, s.via, s.status, s.content_type, s.final_url, b.size,
  d.source, d.url, d.title, coalesce(o.title, d.source) AS source_title, r.verdict, r.released, r.modified, r.failure, r.held
FROM snapshots s JOIN documents d ON d.id = s.document_id JOIN bodies b ON b.sha256 = s.sha256
LEFT JOIN readings r ON r.snapshot_id = s.id LEFT JOIN sources o ON o.source = d.source WHERE s.id = :id"""
#: Editions of a list are documents of their own; what was before one is the last list of the same source.
_BEFORE = """\
SELECT s.id, s.fetched FROM snapshots s JOIN documents d ON d.id = s.document_id
WHERE (s.fetched, s.id) < (:fetched, :id) AND (s.document_id = :document OR (:list AND d.source = :source
  AND EXISTS (SELECT 1 FROM observations o WHERE o.snapshot_id = s.id AND o.kind = 'listing')))
ORDER BY s.fetched DESC, s.id DESC LIMIT 1"""
_AFTER = """\
SELECT id, fetched FROM snapshots WHERE document_id = :document AND (fetched, id) > (:fetched, :id)
ORDER BY fetched, id LIMIT 1"""
_WITNESSES = """\
SELECT w.event_id, w.evidence, e.order_id, e.label, o.title AS order_title
FROM witnesses w JOIN events e ON e.id = w.event_id JOIN orders o ON o.id = e.order_id
WHERE w.rowid IN (SELECT rowid FROM witnesses WHERE snapshot_id = :id LIMIT :most) ORDER BY e.day, w.id"""
_HOW_MANY = "SELECT count(*) FROM witnesses WHERE snapshot_id = :id"
_LISTED = """\
SELECT position, instrument, effective, goods, parties, status_text, json_extract(said, '$.entity') AS entity,
  json_extract(said, '$.remarks') AS remarks
FROM observations WHERE snapshot_id = :id AND kind = 'listing' ORDER BY position LIMIT :most"""


def facts(asked: Asked) -> Facts | None:
    rows = asked.rows
    number = int(asked.key) if asked.key.isascii() and asked.key.isdigit() and len(asked.key) < 18 else -1
    snapshot = rows.one(_SNAPSHOT, id=number)
    if snapshot is None:
        return None
    text = str(rows.value("SELECT text FROM texts WHERE snapshot_id = :id", id=number) or "")
    rests = _rests(rows, number)
    said = {quote["anchor"]: quote["quote"] for event in rests for quote in event["quotes"]}
    marks = highlight.located(text, [(quote, anchor) for anchor, quote in said.items()])
    lines, left_out = highlight.shortened(list(highlight.paragraphs(text, marks)), MOST)
    listed = _listed(rows, number, said)
    before = _before(rows, snapshot, bool(listed))
    found = {anchor for _, _, anchor in marks} | {anchor for row in listed for anchor in row["anchors"]}
    _place(rests, found)
    return {
        "snapshot": snapshot,
        "rests": rests,
        "rest_on_it": len(rests) if len(rests) < MOST_EVENTS else rows.value(_HOW_MANY, id=number),
        "found": sorted(found),
        "lines": [[asdict(piece) for piece in line] for line in lines],
        "left_out": left_out,
        "listed": listed,
        "before": before,
        "after": rows.one(_AFTER, document=snapshot["document_id"], fetched=snapshot["fetched"], id=number),
        "changes": _changes(rows, before, snapshot, text, listed) if before else [],
    }


def _rests(rows: Rows, number: int) -> list[Row]:
    """The events that rest on a snapshot, each with its quotes and the fields that rest on them."""
    found = []
    for row in rows.all(_WITNESSES, id=number, most=MOST_EVENTS):
        told = {key: row[key] for key in ("event_id", "order_id", "label", "order_title")}
        found.append(told | {"quotes": quotes(unpacked(row, "evidence")["evidence"])})
    return found


def _place(rests: list[Row], found: set[str]) -> None:
    """A quote that stands neither in the text nor in a row (a cell of a list, say) is its own anchor, once."""
    placed = set(found)
    for quote in (quote for event in rests for quote in event["quotes"]):
        quote["here"] = quote["anchor"] not in placed
        placed.add(quote["anchor"])


def _listed(rows: Rows, number: int, said: dict[str, str]) -> list[Row]:
    """The rows of a list, with the anchors of the quotes that stand in their entity cell."""
    by_quote = {quote: anchor for anchor, quote in said.items()}
    found = rows.all(_LISTED, id=number, most=MOST_ROWS)
    return [row | {"anchors": [by_quote.pop(row["entity"])] if row["entity"] in by_quote else []} for row in found]


def _before(rows: Rows, snapshot: Row, is_list: bool) -> Row | None:
    values = {"fetched": snapshot["fetched"], "id": snapshot["id"], "document": snapshot["document_id"]}
    return rows.one(_BEFORE, list=is_list, source=snapshot["source"], **values)


def _changes(rows: Rows, before: Row, snapshot: Row, text: str, listed: list[Row]) -> list[dict[str, Any]]:
    if listed:
        was, now = rows.all(_LISTED, id=before["id"], most=MOST_ROWS), listed
        return highlight.changed_lines("\n".join(map(_line, was)), "\n".join(map(_line, now)))
    earlier = rows.value("SELECT text FROM texts WHERE snapshot_id = :id", id=before["id"])
    return highlight.changed_lines(str(earlier or ""), text)


def _line(row: Row) -> str:
    """A row of a list as one line, without what tells nothing of its standing."""
    cells = (
        row["instrument"],
        row["effective"],
        row["entity"] or row["parties"],
        row["goods"],
        row["status_text"],
        row["remarks"],
    )
    return " · ".join(" ".join(str(cell).split()) for cell in cells if cell)


def every(rows: Rows) -> list[str]:
    return [str(row["id"]) for row in rows.all("SELECT id FROM snapshots ORDER BY id")]


PAGE = Page("snapshot", facts, every)
