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


#: table -> (its parent's column, which of its rows are one order's)
_CHILDREN = {
    "parties": ("order_id", "order_id = ?"),
    "party_names": ("party_id", "party_id IN (SELECT id FROM parties WHERE order_id = ?)"),
    "marks": ("order_id", "order_id = ?"),
    "events": ("order_id", "order_id = ?"),
    "event_parties": ("event_id", "event_id IN (SELECT id FROM events WHERE order_id = ?)"),
    "witnesses": ("event_id", "event_id IN (SELECT id FROM events WHERE order_id = ?)"),
}


def orders(database: Database, order_id: str | None = None) -> Iterator[Order]:
    """All orders by id, or the one of this id."""
    names, parties, marks, events, event_parties, witnesses = (
        _children(database, table, order_id)
        for table in ("party_names", "parties", "marks", "events", "event_parties", "witnesses")
    )
    if order_id is None:
        found = database.rows("SELECT * FROM orders ORDER BY id")
    else:
        found = database.rows("SELECT * FROM orders WHERE id = ?", (order_id,))
    for row in found:
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


def _children(database: Database, table: str, order_id: str | None) -> Children:
    """The table's rows by parent, each parent's in their order."""
    parent, of_one = _CHILDREN[table]
    where, parameters = ("", ()) if order_id is None else (f"WHERE {of_one}", (order_id,))
    found: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in database.rows(f"SELECT * FROM {table} {where} ORDER BY {parent}, position", parameters):  # noqa: S608
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
