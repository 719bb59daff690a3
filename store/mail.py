"""`wro.mail.db`, beside `wro.db`: subscribers' addresses and rendered mails. It is shown and exported by nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from store.database import Database
from store.faults import unsound
from store.opened import LOCK_TIMEOUT, Opened
from store.outbox import Outbox
from store.restoring import restore
from store.schema import MAIL
from store.sign_ups import SignUps
from store.subscribers import Subscribers
from store.supplier_lists import SupplierLists


def mail_path(ledger: Path) -> Path:
    """Where the mail file of a ledger lies: `wro.db` -> `wro.mail.db`."""
    return ledger.with_suffix(f".mail{ledger.suffix}")


class MailStore(Opened):
    """The mail file, open."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.subscribers = Subscribers(database)
        self.outbox = Outbox(database)
        self.sign_ups = SignUps(database)
        self.supplier_lists = SupplierLists(database)

    @classmethod
    def open(
        cls, path: Path, *, create: bool = True, read_only: bool = False, timeout: float = LOCK_TIMEOUT
    ) -> MailStore:
        """Open the file, make it where there is none (readable by its owner only), and bring its tables up to date.

        Raises the errors of `store.errors`.
        """
        return cls(Database(path, MAIL, create=create, read_only=read_only, timeout=timeout, private=True))

    @staticmethod
    def restore(copy: Path, path: Path) -> None:
        """Put a sound copy in the place of a file nobody has open; that is kept as `<path>.before`."""
        restore(copy, path, MAIL, private=True)

    def faults(self) -> Iterator[str]:
        """What is wrong inside the file, a line each: pages and keys."""
        return unsound(self._db)
