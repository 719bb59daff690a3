"""What is wrong inside a file that opens: pages, keys, hashes, evidence. The replay of the ledger is checked elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from store.database import Database
from store.errors import BodyDamaged
from store.snapshots import Snapshots


def faults(database: Database) -> Iterator[str]:
    """One line for each fault; none for a sound file. Reads every stored body, one at a time."""
    for row in database.rows("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"damaged page: {row[0]}"
    for row in database.rows("PRAGMA foreign_key_check"):
        yield f"{row['table']} row {row['rowid']} points to a row of {row['parent']} that is not there"
    yield from _bodies(database)
    for row in database.rows(
        "SELECT id FROM events e WHERE NOT EXISTS "
        "(SELECT 1 FROM witnesses w WHERE w.event_id = e.id AND w.snapshot_id = e.snapshot_id)"
    ):
        yield f"event {row['id']} rests on no witness of its own"
    for row in database.rows("SELECT id FROM orders WHERE search_row NOT IN (SELECT rowid FROM orders_search)"):
        yield f"order {row['id']} is missing from the search index"


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
