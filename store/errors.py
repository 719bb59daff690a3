"""What can be wrong with a database file, each with one clear line; and how SQLite's own errors map to these."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """Something the store cannot or will not do."""


class DatabaseError(StoreError):
    """Something is wrong with the database file. `path` is the file."""

    def __init__(self, path: Path, says: str) -> None:
        super().__init__(f"{path}: {says}")
        self.path = path
        self.says = says

    def about(self, path: Path) -> DatabaseError:
        """The same of the file that people know, where this one is a step on its way."""
        return type(self)(path, self.says)


class FolderMissing(DatabaseError):
    """The folder that should hold the database does not exist."""


class DatabaseMissing(DatabaseError):
    """There is no such file, or an empty one, and the caller asked not to create one."""


class DatabaseUnfilled(DatabaseError):
    """A ledger in which no order was ever stored: its first fill was cut off, or has yet to come."""


class DatabaseLocked(DatabaseError):
    """Another process held the write lock for longer than the timeout."""


class DatabaseUnwritable(DatabaseError):
    """The file, its folder or its volume may not be written, or not even opened."""


class DatabaseFull(DatabaseError):
    """The disk is full, or reading and writing it fails."""


class DatabaseDamaged(DatabaseError):
    """The file is not an SQLite database, or its pages are corrupt."""


class NotOurDatabase(DatabaseError):
    """An SQLite database, but of another program."""


class NewerDatabase(DatabaseError):
    """The file was written by a newer version, whose tables this one does not know."""


class OutdatedDatabase(DatabaseError):
    """The file was written by an older version and was opened for reading only, so its tables cannot be brought up."""


class BodyDamaged(StoreError):
    """The stored bytes of a snapshot cannot be unpacked."""

    def __init__(self, snapshot: int, why: str) -> None:
        super().__init__(f"the stored bytes of snapshot {snapshot} cannot be unpacked: {why}")


_DAMAGED = "the database file is damaged; restore a backup (wro restore FILE)"

#: SQLite's primary result code -> our error and what it says. https://www.sqlite.org/rescode.html
_MEANING: dict[int, tuple[type[DatabaseError], str]] = {
    sqlite3.SQLITE_BUSY: (DatabaseLocked, "locked by another process for too long; try again when it has finished"),
    sqlite3.SQLITE_LOCKED: (DatabaseLocked, "locked by another connection of this process"),
    sqlite3.SQLITE_READONLY: (DatabaseUnwritable, "cannot be written (read-only file, folder or volume)"),
    sqlite3.SQLITE_CANTOPEN: (DatabaseUnwritable, "cannot be opened (is it a file, and may this user write there?)"),
    sqlite3.SQLITE_PERM: (DatabaseUnwritable, "access denied"),
    sqlite3.SQLITE_AUTH: (DatabaseUnwritable, "access denied"),
    sqlite3.SQLITE_FULL: (DatabaseFull, "the disk is full; nothing was changed"),
    sqlite3.SQLITE_IOERR: (DatabaseFull, "the disk cannot be read or written; nothing was changed"),
    sqlite3.SQLITE_NOTADB: (DatabaseDamaged, "not an SQLite database"),
    sqlite3.SQLITE_CORRUPT: (DatabaseDamaged, _DAMAGED),
}


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file into ours. Errors about a statement are bugs and pass unchanged."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise DatabaseDamaged(path, _DAMAGED) from error
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None and "decode" in str(error):  # Python's own words for text that is none
            raise DatabaseDamaged(path, _DAMAGED) from error
        meaning = _MEANING.get(code & 0xFF) if code is not None else None
        if meaning is None:
            raise
        kind, says = meaning
        raise kind(path, says) from error
