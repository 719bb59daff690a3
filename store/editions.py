"""What there was to be told of each event, and what mails told of it: so that a mail can be corrected."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from store.columns import instant, maybe_to_instant, packed, to_instant
from store.database import Database


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """The facts of an event as JSON, and since when they are known."""

    event: str
    account: str
    noted: datetime


class Editions:
    """Editions by event and account; the outbox's mails point at those they tell."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def all(self) -> tuple[StoredEdition, ...]:
        """Every edition noted so far, in the order they were noted."""
        rows = self._db.rows("SELECT * FROM editions WHERE noted IS NOT NULL ORDER BY noted, id")
        return tuple(StoredEdition(row["event"], row["account"], to_instant(row["noted"])) for row in rows)

    def last_noted(self) -> datetime | None:
        """When editions were noted last."""
        return maybe_to_instant(self._db.value("SELECT at FROM notings"))

    def note(self, editions: Sequence[tuple[str, str, datetime]], now: datetime) -> None:
        """Keep these (event, account, noted), and that they were asked for."""
        with self._db.transaction():
            for event, account, noted in editions:
                self._db.write(
                    "INSERT INTO editions (event, account, noted) VALUES (?, ?, ?) "
                    "ON CONFLICT (event, account) DO UPDATE SET noted = excluded.noted WHERE noted IS NULL",
                    (event, account, instant(noted)),
                )
            self._db.write("DELETE FROM notings")
            self._db.add("notings", {"at": instant(now)})

    def number(self, event: str, account: str | None) -> int | None:
        """The row of an edition that is being told, made where it is told to be withdrawn; None without an account."""
        if account is None:
            return None
        known = self._db.value("SELECT id FROM editions WHERE event = ? AND account = ?", (event, account))
        return int(known) if known is not None else self._db.add("editions", {"event": event, "account": account})

    def told(self, events: Collection[str]) -> dict[str, dict[str, str | None]]:
        """By address: which of these events a stored mail, whatever its state, tells of, and what it told last."""
        rows = self._db.rows(
            "SELECT o.address, e.event, n.account FROM outbox_events e JOIN outbox o ON o.id = e.outbox_id "
            "LEFT JOIN editions n ON n.id = e.edition_id "
            "WHERE e.event IN (SELECT value FROM json_each(?)) ORDER BY o.id",
            (packed(sorted(events)),),
        )
        shared: dict[str, str] = {}
        found: dict[str, dict[str, str | None]] = {}
        for address, event, account in rows:
            known = None if account is None else shared.setdefault(account, account)
            found.setdefault(address, {})[shared.setdefault(event, event)] = known
        return found

    def ever_told(self) -> tuple[tuple[str, str], ...]:
        """Every event and account that some mail has told."""
        rows = self._db.rows(
            "SELECT event, account FROM editions n WHERE EXISTS "
            "(SELECT 1 FROM outbox_events e WHERE e.edition_id = n.id) ORDER BY id"
        )
        return tuple((row["event"], row["account"]) for row in rows)
