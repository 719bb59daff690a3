"""Opening what a command works on: the ledger's file and the mail file beside it.

After an upgrade the first command that writes, whichever it is, brings the tables of both up to date.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ledger.ledger import Ledger
from store import MailStore, Store
from store.errors import DatabaseMissing, StoreError
from store.mail import mail_path
from wro import settings
from wro.errors import BadInput

log = logging.getLogger(__name__)


@contextmanager
def reading_store(db: Path | None) -> Iterator[Store]:
    """The ledger, to be asked and not changed. Raises `BadInput` where there is none yet."""
    path = settings.load(db=db).db
    try:
        store = Store.open(path, create=False, read_only=True)
    except DatabaseMissing as error:
        raise BadInput(f"{path}: there is no ledger here yet; `wro sync` makes one") from error
    with store:
        yield store


def held_ledger(db: Path | None) -> Ledger:
    """The orders as they are held now. Raises `BadInput` where there is no ledger yet."""
    with reading_store(db) as store:
        return store.orders.load()


def writing_store(path: Path, *, create: bool = True) -> Store:
    """The ledger, to be written. Raises the errors of `store.errors`."""
    if mail_path(path).exists():
        _bring_up(MailStore, mail_path(path))
    return Store.open(path, create=create)


def _bring_up(kind: type[Store | MailStore], path: Path) -> None:
    """The tables of the file beside; what is wrong with that one does not keep a command from its own."""
    try:
        kind.open(path, create=False).close()
    except StoreError as error:
        log.warning("%s", error)


@contextmanager
def mail_store(db: Path | None, *, create: bool = True) -> Iterator[MailStore]:
    """The subscribers and their mail, beside the ledger; made where there is none yet.

    Without `create`, for those who only look, it is an empty one that leaves no file. Raises `BadInput` for a path given
    to them at which there is neither: it was mistyped.
    """
    path = settings.load(db=db).db
    if path.exists():
        _bring_up(Store, path)
    if create or mail_path(path).exists():
        with MailStore.open(mail_path(path)) as mail:
            yield mail
        return
    if db is not None and not path.exists():
        raise BadInput(f"{path}: there is no ledger here, and nobody has subscribed")
    with TemporaryDirectory() as folder, MailStore.open(Path(folder) / "nobody.db") as mail:
        yield mail
