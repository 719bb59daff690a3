"""What is wrong inside a file that opens: pages, keys, hashes, evidence, tables that differ from what they stand for.

That the ledger is what the snapshots give is checked elsewhere: reading is not the store's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from ledger.ledger import Ledger
from store import order_values
from store.database import Database
from store.errors import BodyDamaged
from store.order_rows import STANDING, UnfoundedEvent, interval_rows, rows
from store.snapshots import Snapshots

#: table -> its key; `orders_search` is an index with rows of its own.
_DERIVED = {
    "orders": "id", "parties": "id", "party_names": "id", "marks": "id", "events": "id", "event_parties": "id",
    "witnesses": "id", "intervals": "id", "orders_search": "rowid",
}  # fmt: skip

DAMAGED_PAGE = "damaged page"


def unsound(database: Database) -> Iterator[str]:
    """Damaged pages and broken keys: what can be wrong with any SQLite file."""
    for row in database.rows("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"{DAMAGED_PAGE}: {row[0]}"
    for row in database.rows("PRAGMA foreign_key_check"):
        yield f"{row['table']} row {row['rowid']} points to a row of {row['parent']} that is not there"


def faults(database: Database) -> Iterator[str]:
    """One line for each fault; none for a sound file. Reads every stored body, one at a time.

    Where pages are damaged nothing else that stands in the file can be relied on, and nothing else is asked.
    """
    wrong = list(unsound(database))
    yield from wrong
    if any(fault.startswith(DAMAGED_PAGE) for fault in wrong):
        return
    yield from _bodies(database)
    for row in database.rows(
        "SELECT id FROM events e WHERE NOT EXISTS "
        "(SELECT 1 FROM witnesses w WHERE w.event_id = e.id AND w.snapshot_id = e.snapshot_id)"
    ):
        yield f"event {row['id']} rests on no witness of its own"
    yield from _derived(database)


def _bodies(database: Database) -> Iterator[str]:
    snapshots = Snapshots(database)
    for row in database.rows("SELECT min(id) AS id, sha256 FROM snapshots GROUP BY sha256 ORDER BY 1"):
        try:
            found = snapshots.get(row["id"])
        except BodyDamaged as error:
            yield str(error)
            continue
        if found is None or hashlib.sha256(found[1].body).hexdigest() != row["sha256"]:
            yield f"snapshot {row['id']}: its bytes are not those that were fetched"


def _derived(database: Database) -> Iterator[str]:
    """Rows that are not what saving the ledger they hold would write. Statuses hang on the day and are left out."""
    with database.steady():
        ledger = Ledger(order_values.orders(database))
        wanted: dict[str, dict[Any, dict[str, Any]]] = {table: {} for table in _DERIVED}
        for order in ledger.orders.values():
            try:
                told = [*rows(order, ledger, date.max), *(("intervals", row) for row in interval_rows(order, ledger))]
            except UnfoundedEvent as error:
                yield str(error)
                continue
            for table, row in told:
                wanted[table][row[_DERIVED[table]]] = row
        for table, key in _DERIVED.items():
            yield from _differing(database, table, key, wanted[table])


def _differing(database: Database, table: str, key: str, wanted: dict[Any, dict[str, Any]]) -> Iterator[str]:
    for row in database.rows(f"SELECT rowid, * FROM {table} ORDER BY 1"):  # noqa: S608
        expected = wanted.pop(row[key], None)
        if expected is None:
            yield f"{table} row {row[key]} belongs to no order"
            continue
        held = {name: row[name] for name in expected}
        by_day = STANDING if table in ("orders", "parties") else ()
        wrong = [name for name in expected if name not in by_day and held[name] != expected[name]]
        if wrong:
            yield f"{table} row {row[key]} is not what its order says: {', '.join(wrong)}"
    for missing, expected in wanted.items():
        yield f"{table} row {missing} of {expected.get('order_id', 'its order')} is missing"
