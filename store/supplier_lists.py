"""Which file of suppliers is screened for whom when an order changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from store.columns import instant, to_instant
from store.database import Database
from store.subscribers import recipient


@dataclass(frozen=True, slots=True)
class ListFiles:
    """What is read to screen somebody's suppliers. Paths are of this machine; the files are read anew each time."""

    suppliers: Path
    decisions: Path | None = None  #: on earlier hits
    aliases: Path | None = None  #: their own names of tracked parties, and IMO numbers


@dataclass(frozen=True, slots=True)
class StoredSupplierList:
    """A person's list."""

    subscriber: int
    address: str
    files: ListFiles
    since: datetime  #: what was known before was looked through, or is no news

    @property
    def recipient(self) -> str:
        """What stands for the person in everything that may be shown."""
        return recipient(self.subscriber)


class SupplierLists:
    """At most one for a person."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def set(self, subscriber: int, files: ListFiles, since: datetime) -> None:
        """Screen these for them from now on. Another list of the same person begins where the last ended."""
        self._db.write(
            "INSERT INTO supplier_lists (subscriber_id, file, decisions, aliases, since) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (subscriber_id) DO UPDATE SET (file, decisions, aliases) = "
            "(excluded.file, excluded.decisions, excluded.aliases)",
            (subscriber, str(files.suppliers), _text(files.decisions), _text(files.aliases), instant(since)),
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
                row["subscriber_id"],
                row["address"],
                ListFiles(Path(row["file"]), _path(row["decisions"]), _path(row["aliases"])),
                to_instant(row["since"]),
            )
            for row in self._db.rows(sql, parameters)
        )


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _path(text: str | None) -> Path | None:
    return None if text is None else Path(text)
