"""Documents and their snapshots: the bytes, kept for ever before anybody reads them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from ledger.model import Snapshot, Via
from store.columns import instant, maybe_to_instant, to_instant
from store.database import Database
from store.errors import BodyDamaged
from store.packing import Packed, Unpackable, pack, unpack

_SELECT = """\
SELECT s.*, d.url, d.source, b.encoding, b.body, b.size, b.base,
  k.encoding AS base_encoding, k.body AS base_body, k.size AS base_size
FROM snapshots s JOIN documents d ON d.id = s.document_id JOIN bodies b ON b.sha256 = s.sha256
LEFT JOIN bodies k ON k.sha256 = b.base"""

#: The last body of a document that stands alone, with how many are packed against it.
_BASE = """\
SELECT b.*, (SELECT count(*) FROM bodies f WHERE f.base = b.sha256) AS followers
FROM snapshots s JOIN bodies b ON b.sha256 = s.sha256
WHERE s.document_id = ? AND b.base IS NULL ORDER BY s.fetched DESC, s.id DESC LIMIT 1"""

#: So many bodies hang on one: should that be damaged, no more are lost with it.
MOST_FOLLOWERS = 50


class Snapshots:
    """Every fetched body, by document and moment. Bodies are packed and kept once per hash."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, source: str, snapshot: Snapshot, stored: datetime | None = None) -> tuple[int, bool]:
        """Keep the bytes; the snapshot's id, and whether it is new. `stored`: when they reached us, else `fetched`.

        Nothing is added when the document's snapshot before it (by `fetched`) has the same bytes, or when this very
        one is there already: then only the document's `last_checked` and validators move. Two different bodies of
        one instant are both kept. Commits before it returns, unless a transaction is open.
        """
        with self._db.transaction():
            document = self._document(source, snapshot)
            fetched = instant(snapshot.fetched)
            known = self._db.value(
                "SELECT id FROM snapshots WHERE document_id = ? AND fetched = ? AND sha256 = ?",
                (document, fetched, snapshot.sha256),
            )
            before = self._db.row(
                "SELECT id, sha256 FROM snapshots WHERE document_id = ? AND fetched <= ? "
                "ORDER BY fetched DESC, id DESC LIMIT 1",
                (document, fetched),
            )
            if known is None and before is not None and before["sha256"] == snapshot.sha256:
                known = before["id"]
            new = known is None
            number = (
                self._insert(document, fetched, stored or snapshot.fetched, snapshot) if known is None else int(known)
            )
            self._checked(document, number, snapshot)
            return number, new

    def _document(self, source: str, snapshot: Snapshot) -> int:
        known = self._db.value("SELECT id FROM documents WHERE url = ?", (snapshot.url,))
        if known is not None:
            return int(known)
        seen = instant(snapshot.fetched)
        row = {"source": source, "url": snapshot.url, "title": snapshot.url, "first_seen": seen, "last_checked": seen}
        return self._db.add("documents", row)

    def _insert(self, document: int, fetched: str, stored: datetime, snapshot: Snapshot) -> int:
        if self._db.value("SELECT 1 FROM bodies WHERE sha256 = ?", (snapshot.sha256,)) is None:
            self._keep(document, snapshot)
        return self._db.add(
            "snapshots",
            {
                "document_id": document,
                "fetched": fetched,
                "stored": instant(stored),
                "sha256": snapshot.sha256,
                "via": snapshot.via.value,
                "status": snapshot.status,
                "content_type": snapshot.content_type,
                "final_url": snapshot.final_url,
                "etag": snapshot.etag,
                "last_modified": snapshot.last_modified,
            },
        )

    def _keep(self, document: int, snapshot: Snapshot) -> None:
        base, bytes_ = self._base(document)
        packed = pack(snapshot.body, bytes_)
        row = {"sha256": snapshot.sha256, "encoding": packed.encoding, "size": len(snapshot.body), "body": packed.body}
        self._db.add("bodies", row | {"base": base if packed.is_based else None})

    def _base(self, document: int) -> tuple[str | None, bytes | None]:
        """What the document's next body may be packed against: a body of it that stands alone, is sound and not too
        much leaned upon."""
        row = self._db.row(_BASE, (document,))
        if row is None or row["followers"] >= MOST_FOLLOWERS:
            return None, None
        try:
            return str(row["sha256"]), _alone(row, "")
        except Unpackable:  # found by `faults`; what comes in now must be kept all the same
            return None, None

    def _checked(self, document: int, number: int, snapshot: Snapshot) -> None:
        """Move the stamps; validators only if they belong to the newest bytes, else a 304 would vouch for others."""
        seen = instant(snapshot.fetched)
        self._db.write(
            "UPDATE documents SET first_seen = min(first_seen, ?), last_checked = max(last_checked, ?) WHERE id = ?",
            (seen, seen, document),
        )
        newest = "SELECT id FROM snapshots WHERE document_id = ? ORDER BY fetched DESC, id DESC LIMIT 1"
        if self._db.value(newest, (document,)) != number:
            return
        fresh = snapshot.etag, snapshot.last_modified
        if snapshot.via is Via.NETWORK or any(fresh):
            self._db.write("UPDATE documents SET etag = ?, last_modified = ? WHERE id = ?", (*fresh, document))
        elif self._db.value("SELECT via FROM snapshots WHERE id = ?", (number,)) != Via.NETWORK.value:
            self._db.write("UPDATE documents SET etag = NULL, last_modified = NULL WHERE id = ?", (document,))

    def checked(self, url: str, at: datetime) -> None:
        """The site said "not modified" of a document we hold."""
        with self._db.light():
            self._db.write("UPDATE documents SET last_checked = max(last_checked, ?) WHERE url = ?", (instant(at), url))

    def last_checked(self, url: str) -> datetime | None:
        """When the newest snapshot of a document was last found to be what stands there; None when we hold none."""
        return maybe_to_instant(self._db.value("SELECT last_checked FROM documents WHERE url = ?", (url,)))

    def latest(self, url: str) -> Snapshot | None:
        """The newest snapshot of a document, with the validators to ask for it again; None when we hold none."""
        with self._db.steady():
            row = self._db.row(f"{_SELECT} WHERE d.url = ? ORDER BY s.fetched DESC, s.id DESC LIMIT 1", (url,))
            if row is None:
                return None
            validators = self._db.rows("SELECT etag, last_modified FROM documents WHERE url = ?", (url,))[0]
        return _snapshot(row, etag=validators["etag"], last_modified=validators["last_modified"])

    def get(self, number: int) -> tuple[str, Snapshot] | None:
        """One snapshot with its source's name."""
        row = self._db.row(f"{_SELECT} WHERE s.id = ?", (number,))
        return None if row is None else (row["source"], _snapshot(row))

    def stored(self, number: int) -> datetime:
        """When a snapshot reached us."""
        return to_instant(self._db.value("SELECT stored FROM snapshots WHERE id = ?", (number,)))

    def known_urls(self, source: str | None = None) -> set[str]:
        """The addresses of all documents, as several sources may lead to the same one; or of one source's."""
        rows = self._db.rows("SELECT url FROM documents WHERE source = coalesce(?, source)", (source,))
        return {row["url"] for row in rows}

    def all(self) -> Iterator[tuple[str, Snapshot]]:
        """Every snapshot with its source's name, in the order they reached us; one body in memory."""
        return self._stream("SELECT id FROM snapshots ORDER BY id")

    def unread(self) -> Iterator[tuple[str, Snapshot]]:
        """Snapshots nobody has read yet, as they came: what a crash between storing and reading left behind."""
        return self._stream(
            "SELECT id FROM snapshots s WHERE NOT EXISTS (SELECT 1 FROM readings r WHERE r.snapshot_id = s.id) "
            "ORDER BY id"
        )

    def _stream(self, ids: str) -> Iterator[tuple[str, Snapshot]]:
        # The ids first: a cursor left open over a table that is written meanwhile may skip or repeat rows.
        for (number,) in self._db.rows(ids):
            found = self.get(number)
            if found is not None:
                yield found


def _unpack(row: sqlite3.Row) -> bytes:
    try:
        base = None if row["base_body"] is None else _alone(row, "base_")
        return unpack(Packed(row["encoding"], row["body"], is_based=row["base"] is not None), row["size"], base)
    except Unpackable as error:
        raise BodyDamaged(row["id"], str(error)) from error


def _alone(row: sqlite3.Row, of: str) -> bytes:
    return unpack(Packed(row[f"{of}encoding"], row[f"{of}body"]), row[f"{of}size"])


def _snapshot(row: sqlite3.Row, **validators: str | None) -> Snapshot:
    found = {"etag": row["etag"], "last_modified": row["last_modified"], **validators}
    return Snapshot(
        url=row["url"],
        fetched=to_instant(row["fetched"]),
        body=_unpack(row),
        content_type=row["content_type"],
        status=row["status"],
        final_url=row["final_url"],
        via=Via(row["via"]),
        id=row["id"],
        **found,
    )
