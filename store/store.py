"""`wro.db`: one object with a part for each noun.

with Store.open(Path("wro.db")) as store:
    number, new = store.snapshots.add("newsroom", snapshot)
    with store.transaction():
        store.readings.save(number, reading)
        store.orders.save(changed, ledger, today)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from store.database import Database
from store.deliveries import Deliveries
from store.faults import faults
from store.figures import Figures
from store.hosts import Hosts
from store.issues import Issues
from store.opened import LOCK_TIMEOUT, Opened
from store.orders import Orders
from store.readings import Readings
from store.restoring import restore
from store.runs import Runs, Sources
from store.schema import LEDGER
from store.search import Search
from store.snapshots import Snapshots
from store.walks import Walks


class Store(Opened):
    """The ledger's database file, open."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
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

    def is_empty(self) -> bool:
        """Whether no order was ever saved: the first fill of a database mails nobody."""
        return self._db.value("SELECT 1 FROM orders LIMIT 1") is None

    @staticmethod
    def restore(copy: Path, path: Path) -> None:
        """Put a sound copy in the place of a file nobody has open; that is kept as `<path>.before`.

        Raises `DatabaseUnfilled` for a copy that holds no order, and what `open` raises.
        """
        restore(copy, path, LEDGER, private=False, holds="orders")

    def tidy(self) -> int:
        """Give back free pages where that is worth it, while others go on reading; the bytes saved."""
        return self._db.tidy()

    def faults(self) -> Iterator[str]:
        """What is wrong inside the file, a line each: pages, keys, hashes, evidence, derived rows. Reads all of it."""
        return faults(self._db)
