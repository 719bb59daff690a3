"""What each snapshot says: verdict, observations, cleaned text; or why it could not be read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ledger.model import Announcement, Document, Listing, Neighbour, Reading, Verdict
from store import observed
from store.columns import day, instant, to_day, to_instant
from store.database import Database

_UPSERT = """\
INSERT INTO readings (snapshot_id, verdict, title, released, modified, failure, held, rest)
VALUES (:snapshot_id, :verdict, :title, :released, :modified, :failure, :held, :rest)
ON CONFLICT (snapshot_id) DO UPDATE SET verdict = excluded.verdict, title = excluded.title,
  released = excluded.released, modified = excluded.modified, failure = excluded.failure, held = excluded.held,
  rest = excluded.rest"""

_UPSERT_TEXT = """\
INSERT INTO texts (snapshot_id, text) VALUES (?, ?)
ON CONFLICT (snapshot_id) DO UPDATE SET text = excluded.text WHERE text <> excluded.text"""

#: The document shows what its newest snapshot says; one that could not be read leaves the old title standing.
_DOCUMENT = """\
UPDATE documents SET verdict = :verdict, title = CASE :title WHEN '' THEN title ELSE :title END,
  released = coalesce(:released, released), modified = coalesce(:modified, modified)
WHERE id = (SELECT document_id FROM snapshots WHERE id = :snapshot_id)
  AND :snapshot_id = (SELECT s.id FROM snapshots s WHERE s.document_id = documents.id
                      ORDER BY s.fetched DESC, s.id DESC LIMIT 1)"""


@dataclass(frozen=True, slots=True)
class Believed:
    """A reading that counts, with what is known of its snapshot."""

    snapshot: int
    source: str
    url: str
    fetched: datetime
    stored: datetime
    reading: Reading


class Readings:
    """One reading a snapshot, replaced when a better parser reads it again."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def save(self, snapshot: int, reading: Reading, held: str | None = None) -> None:
        """Keep everything a snapshot says. Saving the same again changes nothing.

        `held`: why it waits for a person; what it says is kept but has not been believed.
        """
        if reading == self.get(snapshot) and held == self.held(snapshot):
            return
        head = {
            "snapshot_id": snapshot,
            "verdict": reading.verdict.value,
            "title": reading.document.title,
            "released": day(reading.document.released),
            "modified": day(reading.document.modified),
            "failure": None,
            "held": held,
            "rest": _rest(reading),
        }
        with self._db.transaction():
            self._save_head(head, reading.text)
            rows = [_announced(snapshot, n, said) for n, said in enumerate(reading.announcements, 1)]
            rows += [_listed(snapshot, n, said) for n, said in enumerate(reading.listings, 1)]
            self._db.write("DELETE FROM observations WHERE snapshot_id = ?", (snapshot,))
            self._db.add_all("observations", rows)

    def save_failure(self, snapshot: int, message: str) -> None:
        """The snapshot could not be read: its verdict is `unclear`, and it no longer counts as unread.

        What an earlier parser read of it is gone: a broken reading must not stand.
        """
        head = {
            "snapshot_id": snapshot,
            "verdict": Verdict.UNCLEAR.value,
            "title": "",
            "released": None,
            "modified": None,
            "failure": message,
            "held": None,
            "rest": "{}",
        }
        with self._db.transaction():
            self._save_head(head, "")
            self._db.write("DELETE FROM observations WHERE snapshot_id = ?", (snapshot,))

    def _save_head(self, head: dict[str, Any], text: str) -> None:
        self._db.write(_UPSERT, head)
        self._db.write(_UPSERT_TEXT, (head["snapshot_id"], text))
        self._db.write(_DOCUMENT, head)

    def get(self, snapshot: int) -> Reading | None:
        """The reading as it was saved; None when the snapshot is unread or could not be read."""
        with self._db.steady():
            head = self._db.row(
                "SELECT * FROM readings JOIN texts USING (snapshot_id) WHERE snapshot_id = ? AND failure IS NULL",
                (snapshot,),
            )
            return None if head is None else self._reading(head)

    def held(self, snapshot: int) -> str | None:
        """Why a snapshot waits for a person; None when it does not."""
        found: str | None = self._db.value("SELECT held FROM readings WHERE snapshot_id = ?", (snapshot,))
        return found

    def accept(self, snapshot: int, at: datetime) -> None:
        """A person has looked at a held snapshot and lets it in; rebuilds go by this too."""
        self._db.write(
            "INSERT OR IGNORE INTO acceptances (snapshot_id, accepted) VALUES (?, ?)", (snapshot, instant(at))
        )

    def is_accepted(self, snapshot: int) -> bool:
        return self._db.value("SELECT 1 FROM acceptances WHERE snapshot_id = ?", (snapshot,)) is not None

    def listings_before(self, source: str, snapshot: int) -> tuple[Listing, ...]:
        """The rows of the source's last edition taken before this snapshot, and believed; empty when there is none."""
        before = self._db.value(
            "SELECT s.id FROM snapshots s JOIN documents d ON d.id = s.document_id JOIN readings r ON r.snapshot_id = s.id "
            "WHERE d.source = ? AND (s.fetched, s.id) < (SELECT fetched, id FROM snapshots WHERE id = ?) "
            "AND r.held IS NULL "
            "AND EXISTS (SELECT 1 FROM observations o WHERE o.snapshot_id = s.id AND o.kind = 'listing') "
            "ORDER BY s.fetched DESC, s.id DESC LIMIT 1",
            (source, snapshot),
        )
        return () if before is None else tuple(map(observed.listing, self._said(before, "listing")))

    def believed(self) -> Iterator[Believed]:
        """Every reading that says something of orders and is not held back, in the order the snapshots reached us."""
        rows = self._db.rows(
            "SELECT s.id, s.fetched, s.stored, d.url, d.source FROM snapshots s JOIN documents d ON d.id = s.document_id "
            "JOIN readings r ON r.snapshot_id = s.id WHERE r.held IS NULL AND r.failure IS NULL "
            "AND EXISTS (SELECT 1 FROM observations o WHERE o.snapshot_id = s.id) ORDER BY s.id"
        )
        for row in rows:
            reading = self.get(row["id"])
            if reading is not None:
                seen = to_instant(row["fetched"]), to_instant(row["stored"])
                yield Believed(row["id"], row["source"], row["url"], *seen, reading)

    def neighbours(self) -> tuple[Neighbour, ...]:
        """The entries of lists under other laws, of each the newest edition that could be read."""
        rows = self._db.rows(
            "SELECT r.rest FROM readings r JOIN snapshots s ON s.id = r.snapshot_id "
            "WHERE r.failure IS NULL AND json_array_length(r.rest, '$.neighbours') > 0 AND NOT EXISTS (SELECT 1 "
            "FROM snapshots n JOIN readings m ON m.snapshot_id = n.id WHERE n.document_id = s.document_id "
            "AND m.failure IS NULL AND (n.fetched, n.id) > (s.fetched, s.id)) ORDER BY s.document_id"
        )
        return tuple(observed.neighbour(entry) for row in rows for entry in json.loads(row["rest"])["neighbours"])

    def failures(self) -> dict[int, str]:
        """Snapshots that could not be read, and why."""
        rows = self._db.rows("SELECT snapshot_id, failure FROM readings WHERE failure IS NOT NULL ORDER BY snapshot_id")
        return {row["snapshot_id"]: row["failure"] for row in rows}

    def unreadable(self, source: str) -> list[int]:
        """The source's documents whose newest snapshot could not be read: the numbers of these snapshots."""
        rows = self._db.rows(
            "SELECT s.id FROM readings r JOIN snapshots s ON s.id = r.snapshot_id JOIN documents d ON d.id = s.document_id "
            "WHERE r.failure IS NOT NULL AND d.source = ? AND s.id = (SELECT n.id FROM snapshots n "
            "WHERE n.document_id = d.id ORDER BY n.fetched DESC, n.id DESC LIMIT 1) ORDER BY s.id",
            (source,),
        )
        return [row["id"] for row in rows]

    def text(self, snapshot: int) -> str | None:
        """The cleaned text of a snapshot, in which every quote can be found."""
        found: str | None = self._db.value("SELECT text FROM texts WHERE snapshot_id = ?", (snapshot,))
        return found

    def _reading(self, head: sqlite3.Row) -> Reading:
        rest = json.loads(head["rest"])
        released, modified = to_day(head["released"]), to_day(head["modified"])
        return Reading(
            document=Document(rest["source"], rest["url"], head["title"], released, modified),
            verdict=Verdict(head["verdict"]),
            announcements=tuple(map(observed.announcement, self._said(head["snapshot_id"], "announcement"))),
            listings=tuple(map(observed.listing, self._said(head["snapshot_id"], "listing"))),
            leads=tuple(map(observed.lead, rest["leads"])),
            neighbours=tuple(map(observed.neighbour, rest["neighbours"])),
            issues=tuple(map(observed.issue, rest["issues"])),
            ignored=tuple(rest["ignored"]),
            counts=tuple(map(observed.stated_count, rest.get("counts", ()))),
            text=head["text"],
        )

    def _said(self, snapshot: int, kind: str) -> Iterator[dict[str, Any]]:
        rows = self._db.rows(
            "SELECT said FROM observations WHERE snapshot_id = ? AND kind = ? ORDER BY position", (snapshot, kind)
        )
        return (json.loads(row["said"]) for row in rows)


def _rest(reading: Reading) -> str:
    """What of a reading has no column of its own."""
    parts = {
        "source": json.dumps(reading.document.source),
        "url": json.dumps(reading.document.url),
        "leads": observed.many_to_json(reading.leads),
        "neighbours": observed.many_to_json(reading.neighbours),
        "issues": observed.many_to_json(reading.issues),
        "ignored": json.dumps(reading.ignored, ensure_ascii=False),
        "counts": observed.many_to_json(reading.counts),
    }
    return "{" + ",".join(f'"{name}":{value}' for name, value in parts.items()) + "}"


def _announced(snapshot: int, position: int, said: Announcement) -> dict[str, Any]:
    return _observation(snapshot, "announcement", position, said) | {
        "action": said.action.value,
        "effect": said.effect.value,
        "announced": day(said.announced),
    }


def _listed(snapshot: int, position: int, said: Listing) -> dict[str, Any]:
    return _observation(snapshot, "listing", position, said) | {
        "industry": said.industry,
        "status": said.status.value,
        "status_text": said.status_text,
        "release_url": said.release_url,
    }


def _observation(snapshot: int, kind: str, position: int, said: Announcement | Listing) -> dict[str, Any]:
    """The columns both kinds share; those of the other kind stay null."""
    own_columns = ("action", "effect", "announced", "industry", "status", "status_text", "release_url")
    return {
        "snapshot_id": snapshot,
        "kind": kind,
        "position": position,
        "instrument": said.instrument.value,
        "effective": day(said.effective),
        "country": said.country,
        "goods": said.goods,
        "parties": "; ".join(party.name for party in said.parties),
        "said": observed.to_json(said),
        **dict.fromkeys(own_columns),
    }
