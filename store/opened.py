"""What both files are once they are open: closed in any case at the end of a `with`, written to in transactions, copied."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from store.database import Database

#: Seconds to wait for another writer: a sync's longest transaction takes a small part of it.
LOCK_TIMEOUT = 30.0


class Opened:
    """A database file, open. Every writing method of its parts is one transaction, or part of `transaction()`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    @property
    def path(self) -> Path:
        return self._db.path

    def transaction(self) -> AbstractContextManager[None]:
        """All that is written inside is kept together or not at all. Takes the write lock at once: never hold it across
        the network."""
        return self._db.transaction()

    def backup(self, target: Path) -> None:
        """A consistent copy in one file, made while others read and write; it is there only once it is found sound."""
        self._db.backup(target)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
