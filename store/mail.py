"""`wro.mail.db`, beside `wro.db`: subscribers' addresses and rendered mails. It is shown and exported by nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from store.database import Database
from store.faults import unsound
from store.outbox import Outbox
from store.restoring import restore
from store.schema import MAIL
from store.sign_ups import SignUps
from store.subscribers import Subscribers

#: Seconds to wait for another writer; all transactions here are short.
LOCK_TIMEOUT = 30.0


def mail_path(ledger: Path) -> Path:
    """Where the mail file of a ledger lies: `wro.db` -> `wro.mail.db`."""
    return ledger.with_suffix(f".mail{ledger.suffix}")


class MailStore:
    """The mail file, open. Every writing method is one transaction, or part of `transaction()`."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self.subscribers = Subscribers(database)
        self.outbox = Outbox(database)
        self.sign_ups = SignUps(database)

    @classmethod
    def open(
        cls, path: Path, *, create: bool = True, read_only: bool = False, timeout: float = LOCK_TIMEOUT
    ) -> MailStore:
        """Open the file, make it where there is none (readable by its owner only), and bring its tables up to date.

        Raises the errors of `store.errors`.
        """
        return cls(Database(path, MAIL, create=create, read_only=read_only, timeout=timeout, private=True))

    @property
    def path(self) -> Path:
        return self._db.path

    def transaction(self) -> AbstractContextManager[None]:
        """All that is written inside is kept together or not at all. Never hold it across the network."""
        return self._db.transaction()

    def backup(self, target: Path) -> None:
        """A consistent copy in one file."""
        self._db.backup(target)

    @staticmethod
    def restore(copy: Path, path: Path) -> None:
        """Put a sound copy in the place of a file nobody has open; that is kept as `<path>.before`."""
        restore(copy, path, MAIL, private=True)

    def faults(self) -> Iterator[str]:
        """What is wrong inside the file, a line each: pages and keys."""
        return unsound(self._db)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
