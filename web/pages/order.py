"""One order: how it stands, its life, its parties, and what each witness says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from web import changes, standing
from web.keys import party_key, quote_anchor
from web.page import Asked, Facts, Page
from web.pictures import life
from web.rows import Row, Rows, unpacked

_PARTIES = """\
SELECT p.name, p.role, p.removed, p.status, p.since,
  (SELECT folded FROM party_names n WHERE n.party_id = p.id AND n.position = 0) AS folded,
  (SELECT json_group_array(name) FROM (SELECT n.name FROM party_names n WHERE n.party_id = p.id AND n.kind = 'alias'
    ORDER BY n.position)) AS aliases
FROM parties p WHERE p.order_id = :order ORDER BY p.position"""
_WITNESSES = """\
SELECT w.event_id, w.channel, w.source, w.url, w.snapshot_id, w.seen, w.said, w.evidence, s.via
FROM witnesses w JOIN events e ON e.id = w.event_id LEFT JOIN snapshots s ON s.id = w.snapshot_id
WHERE e.order_id = :order
ORDER BY e.position, coalesce(s.via, 'built_in') = 'built_in', w.channel = 'list', w.said LIKE '%"recalled"%', w.position"""
_MARKS = "SELECT day, status_text, entity, remarks FROM marks WHERE order_id = :order ORDER BY position"
#: The WRO a Finding grew out of, Findings that followed, and other orders on a party of the same name.
_RELATED = """\
SELECT o.id, o.title, o.instrument, o.status, o.issued,
  CASE WHEN o.id = this.follows THEN 'the order it grew out of' WHEN o.follows = this.id THEN 'the Finding that followed'
    ELSE 'an order on the same party' END AS how
FROM orders this JOIN orders o ON o.id <> this.id AND (o.id = this.follows OR o.follows = this.id OR o.id IN (
  SELECT p.order_id FROM party_names n JOIN parties p ON p.id = n.party_id WHERE n.folded IN (
    SELECT m.folded FROM party_names m JOIN parties q ON q.id = m.party_id WHERE q.order_id = this.id)))
WHERE this.id = :order ORDER BY o.issued, o.id LIMIT 20"""


def facts(asked: Asked) -> Facts | None:
    rows = asked.rows
    order = rows.one("SELECT * FROM orders WHERE id = :order", order=asked.key)
    if order is None:
        return None
    witnesses = _witnesses(rows, asked.key)
    events = [
        event | {"witnesses": witnesses.get(event["id"], []), "conflicts": conflicts(witnesses.get(event["id"], []))}
        for event in changes.of_order(rows, asked.key)
    ]
    parties = [unpacked(party, "aliases") for party in rows.all(_PARTIES, order=asked.key)]
    return {
        "order": order
        | {"name": changes.name_of(order["title"], order["goods"]), "country_name": _country(asked, order)},
        "today": asked.today.isoformat(),
        "spans": standing.of_order(rows, asked.key),
        "events": events,
        "parties": [party | {"key": party_key(party["folded"])} for party in parties],
        "marks": rows.all(_MARKS, order=asked.key),
        "related": rows.all(_RELATED, order=asked.key),
    }


def _country(asked: Asked, order: Row) -> str:
    return asked.frame.country_name(order["country"]) if order["country"] else ""


def _witnesses(rows: Rows, order: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows.all(_WITNESSES, order=order):
        witness = unpacked(row, "said", "evidence")
        recalls = "recalled" in (witness["said"] or {})  # its quotes are about what it announces itself
        witness["quotes"] = [] if recalls else quotes(witness["evidence"])
        del witness["evidence"]
        found.setdefault(row["event_id"], []).append(witness)
    return found


def quotes(evidence: Iterable[dict[str, str]]) -> list[dict[str, Any]]:
    """`{quote, anchor, fields}`: each quote once, with all the fields that rest on it."""
    fields: dict[str, list[str]] = {}
    for item in evidence:
        if item["field"] != "source":
            fields.setdefault(item["quote"], []).append(item["field"])
    return [{"quote": quote, "anchor": quote_anchor(quote), "fields": on} for quote, on in fields.items()]


def conflicts(witnesses: Iterable[Row]) -> list[dict[str, Any]]:
    """The fields on which witnesses of one event differ, with what each says."""
    said: dict[str, dict[str, list[str]]] = {}
    for witness in witnesses:
        for field, value in (witness["said"] or {}).items():
            said.setdefault(field, {}).setdefault(str(value), []).append(witness["source"])
    return [
        {"field": field, "values": [{"value": value, "sources": sources} for value, sources in values.items()]}
        for field, values in said.items()
        if len({value.casefold() for value in values}) > 1 and field not in ("title", "scope")
    ]


def drawn(facts: Facts) -> Mapping[str, str]:
    return {"life": life.picture(facts["spans"], facts["events"], facts["today"])}


def every(rows: Rows) -> list[str]:
    return [row["id"] for row in rows.all("SELECT id FROM orders ORDER BY id")]


def feed(asked: Asked) -> list[Row]:
    return changes.for_feed(asked.rows, "WHERE e.order_id = :order", order=asked.key)


PAGE = Page("order", facts, every, drawn, feed)
