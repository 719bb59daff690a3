"""`wro.db`: one object with a part for each noun.

with Store.open(Path("wro.db")) as store:
    number, new = store.snapshots.add("newsroom", snapshot)
    with store.transaction():
        store.readings.save(number, reading)
        store.orders.save(changed, ledger, today)
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from store.database import Database
from store.deliveries import Deliveries
from store.faults import faults
from store.figures import Figures
from store.hosts import Hosts
from store.issues import Issues
from store.orders import Orders
from store.readings import Readings
from store.restoring import restore
from store.runs import Runs, Sources
from store.schema import LEDGER
from store.search import Search
from store.snapshots import Snapshots
from store.walks import Walks

#: Seconds to wait for another writer: a sync's longest transaction takes a small part of it.
LOCK_TIMEOUT = 30.0


class Store:
    """The ledger's database file, open. Every writing method is one transaction, or part of `transaction()`."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self.snapshots = Snapshots(database)
        self.readings = Readings(database)
        self.orders = Orders(database)
        self.issues = Issues(database)
        self.runs = Runs(database)
        self.sources = Sources(database)
        self.hosts = Hosts(database)
        self.walks = Walks(database)
        self.deliveries = Deliveries(database)
        self.search = Search(database)
        self.figures = Figures(database)

    @classmethod
    def open(cls, path: Path, *, create: bool = True, read_only: bool = False, timeout: float = LOCK_TIMEOUT) -> Store:
        """Open the file, make it where there is none, and bring its tables up to date.

        `timeout`: seconds to wait for another process's lock. Raises the errors of `store.errors`, each one clear line.
        """
        return cls(Database(path, LEDGER, create=create, read_only=read_only, timeout=timeout))

    @property
    def path(self) -> Path:
        return self._db.path

    def transaction(self) -> AbstractContextManager[None]:
        """All that is written inside is kept together or not at all. Takes the write lock at once."""
        return self._db.transaction()

    def is_empty(self) -> bool:
        """Whether no order was ever saved: the first fill of a database mails nobody."""
        return self._db.value("SELECT 1 FROM orders LIMIT 1") is None

    def backup(self, target: Path) -> None:
        """A consistent copy in one file, made while others read and write; it is there only once it is found sound."""
        self._db.backup(target)

    @staticmethod
    def restore(copy: Path, path: Path) -> None:
        """Put a sound copy in the place of a file nobody has open; that is kept as `<path>.before`."""
        restore(copy, path, LEDGER, private=False)

    def tidy(self) -> int:
        """Give back free pages where that is worth it, while others go on reading; the bytes saved."""
        return self._db.tidy()

    def faults(self) -> Iterator[str]:
        """What is wrong inside the file, a line each: pages, keys, hashes, evidence, derived rows. Reads all of it."""
        return faults(self._db)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
