"""Rows as orders: what is read when the ledger is loaded."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ledger.model import Action, Channel, Effect, Event, Instrument, ListMark, Order, Party, Role, Status, Witness
from store import observed
from store.columns import to_day, to_instant
from store.database import Database

Children = Mapping[str, Sequence[sqlite3.Row]]


#: Orders read at one go, so that rows and values are never all in memory together.
_CHUNK = 500

#: table -> (its parent's column, which of its rows belong to a stretch of orders)
_CHILDREN = {
    "parties": ("order_id", "order_id BETWEEN ? AND ?"),
    "party_names": ("party_id", "party_id IN (SELECT id FROM parties WHERE order_id BETWEEN ? AND ?)"),
    "marks": ("order_id", "order_id BETWEEN ? AND ?"),
    "events": ("order_id", "order_id BETWEEN ? AND ?"),
    "event_parties": ("event_id", "event_id IN (SELECT id FROM events WHERE order_id BETWEEN ? AND ?)"),
    "witnesses": ("event_id", "event_id IN (SELECT id FROM events WHERE order_id BETWEEN ? AND ?)"),
}


def orders(database: Database) -> Iterator[Order]:
    """All orders, by id."""
    ids = [row["id"] for row in database.rows("SELECT id FROM orders ORDER BY id")]
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        yield from stretch(database, chunk[0], chunk[-1])


def stretch(database: Database, first: str, last: str) -> Iterator[Order]:
    """The orders from one id to another, both included."""
    names, parties, marks, events, event_parties, witnesses = (
        _children(database, table, (first, last))
        for table in ("party_names", "parties", "marks", "events", "event_parties", "witnesses")
    )
    for row in database.rows("SELECT * FROM orders WHERE id BETWEEN ? AND ? ORDER BY id", (first, last)):
        yield Order(
            id=row["id"],
            instrument=Instrument(row["instrument"]),
            country=row["country"],
            goods=row["goods"],
            industry=row["industry"],
            parties=tuple(_party(party, names[party["id"]]) for party in parties.get(row["id"], ())),
            open_ended=bool(row["open_ended"]),
            follows=row["follows"],
            advisory=row["advisory"],
            marks=tuple(map(_mark, marks.get(row["id"], ()))),
            events=tuple(
                _event(event, event_parties.get(event["id"], ()), witnesses.get(event["id"], ()))
                for event in events.get(row["id"], ())
            ),
        )


def _children(database: Database, table: str, between: tuple[str, str]) -> Children:
    """The table's rows by parent, each parent's in their order."""
    parent, where = _CHILDREN[table]
    found: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in database.rows(f"SELECT * FROM {table} WHERE {where} ORDER BY {parent}, position", between):  # noqa: S608
        found[row[parent]].append(row)
    return found


def _party(row: sqlite3.Row, names: Sequence[sqlite3.Row]) -> Party:
    aliases = tuple(name["name"] for name in names if name["kind"] == "alias")
    return Party(row["name"], Role(row["role"]), aliases, to_day(row["removed"]))


def _mark(row: sqlite3.Row) -> ListMark:
    return ListMark(
        on=date.fromisoformat(row["day"]),
        status=Status(row["status"]),
        status_text=row["status_text"],
        entity=row["entity"],
        remarks=row["remarks"],
    )


def _event(row: sqlite3.Row, parties: Sequence[sqlite3.Row], witnesses: Sequence[sqlite3.Row]) -> Event:
    return Event(
        id=row["id"],
        order=row["order_id"],
        instrument=Instrument(row["instrument"]),
        action=Action(row["action"]),
        effect=Effect(row["effect"]),
        observed=to_instant(row["observed"]),
        known=date.fromisoformat(row["known"]),
        channel=Channel(row["channel"]),
        reason=row["reason"],
        effective=to_day(row["effective"]),
        announced=to_day(row["announced"]),
        applies_from=to_day(row["applies_from"]),
        no_later_than=to_day(row["no_later_than"]),
        country=row["country"],
        goods=row["goods"],
        parties=tuple(map(_event_party, parties)),
        indicators=observed.indicators(json.loads(row["indicators"]) if row["indicators"] else None),
        title=row["title"],
        scope=row["scope"],
        confidence=row["confidence"],
        witnesses=tuple(map(_witness, witnesses)),
    )


def _event_party(row: sqlite3.Row) -> Party:
    return Party(row["name"], Role(row["role"]), tuple(json.loads(row["aliases"])), to_day(row["removed"]))


def _witness(row: sqlite3.Row) -> Witness:
    return Witness(
        channel=Channel(row["channel"]),
        source=row["source"],
        url=row["url"],
        snapshot=row["snapshot_id"],
        seen=to_instant(row["seen"]),
        said=json.loads(row["said"]),
        evidence=tuple(map(observed.evidence, json.loads(row["evidence"]))),
    )
