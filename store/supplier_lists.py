"""Which file of suppliers is screened for whom when an order changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.columns import instant, to_instant
from store.database import Database
from store.subscribers import recipient


@dataclass(frozen=True, slots=True)
class StoredSupplierList:
    """A person's file. Paths are of this machine; the files are read anew each time."""

    subscriber: int
    address: str
    file: str
    decisions: str | None  #: a file of decisions on earlier hits
    since: datetime  #: what was known before was looked through, or is no news

    @property
    def recipient(self) -> str:
        """What stands for the person in everything that may be shown."""
        return recipient(self.subscriber)


class SupplierLists:
    """At most one for a person."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def set(self, subscriber: int, file: str, decisions: str | None, since: datetime) -> None:
        """Screen this file for them from now on. Another path of the same person's list begins where the last ended."""
        self._db.write(
            "INSERT INTO supplier_lists (subscriber_id, file, decisions, since) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (subscriber_id) DO UPDATE SET file = excluded.file, decisions = excluded.decisions",
            (subscriber, file, decisions, instant(since)),
        )

    def looked_through(self, address: str, until: datetime) -> None:
        """Note that everything known before then was looked through for this person."""
        self._db.write(
            "UPDATE supplier_lists SET since = :until WHERE since < :until AND subscriber_id IN "
            "(SELECT id FROM subscribers WHERE key = :key)",
            {"until": instant(until), "key": address.casefold()},
        )

    def remove(self, subscriber: int) -> bool:
        """Screen nothing for them any more; whether there was something."""
        return self._db.write("DELETE FROM supplier_lists WHERE subscriber_id = ?", (subscriber,)) > 0

    def get(self, address: str) -> StoredSupplierList | None:
        """This person's, if they have one."""
        return next(iter(self._select("WHERE s.key = ?", (address.casefold(),))), None)

    def all(self) -> tuple[StoredSupplierList, ...]:
        """Everybody's, by address."""
        return self._select()

    def _select(self, where: str = "", parameters: tuple[str, ...] = ()) -> tuple[StoredSupplierList, ...]:
        sql = (
            "SELECT l.*, s.address FROM supplier_lists l JOIN subscribers s ON s.id = l.subscriber_id "  # noqa: S608
            f"{where} ORDER BY s.key"
        )
        return tuple(
            StoredSupplierList(
                row["subscriber_id"], row["address"], row["file"], row["decisions"], to_instant(row["since"])
            )
            for row in self._db.rows(sql, parameters)
        )
