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
from store.errors import DatabaseDamaged, DatabaseMissing, NotOurDatabase, StoreError
from store.mail import mail_path
from wro import settings
from wro.errors import BadInput

log = logging.getLogger(__name__)


@contextmanager
def reading_store(db: Path | None) -> Iterator[Store]:
    """The ledger, to be asked and not changed. Raises `BadInput` where there is none yet, or one that was never filled."""
    with filled_store(settings.load(db=db).db, read_only=True) as store:
        yield store


def filled_store(path: Path, *, read_only: bool = False) -> Store:
    """A ledger that there is something to ask of. Raises `BadInput` for none yet, and for one whose first fill was cut
    off: it would answer that nothing was ever banned."""
    if not read_only:
        _bring_up(MailStore, mail_path(path))
    try:
        store = Store.open(path, create=False, read_only=read_only)
    except DatabaseMissing as error:
        raise BadInput(f"{path}: there is no ledger here yet; `wro sync` makes one") from error
    if store.is_empty():
        store.close()
        raise BadInput(f"{path}: the ledger is not filled yet; `wro sync` fills it")
    return store


def held_ledger(db: Path | None) -> Ledger:
    """The orders as they are held now. Raises as `reading_store`."""
    with reading_store(db) as store:
        return store.orders.load()


@contextmanager
def store_there(path: Path) -> Iterator[Store | None]:
    """The ledger, to be asked and not changed, where there is one by now."""
    try:
        store = Store.open(path, create=False, read_only=True)
    except DatabaseMissing:
        yield None
        return
    with store:
        yield store


def writing_store(path: Path) -> Store:
    """The ledger, to be filled; made where there is none yet. Raises the errors of `store.errors`."""
    _bring_up(MailStore, mail_path(path))
    return Store.open(path)


def _bring_up(kind: type[Store | MailStore], path: Path, *, strict: bool = False) -> bool:
    """The tables of the file beside, and whether there is one; what is wrong with it does not keep a command from its
    own. `strict`: unless it is no file of ours at all, which is then raised."""
    try:
        kind.open(path, create=False).close()
    except DatabaseMissing:
        return False
    except StoreError as error:
        if strict and isinstance(error, NotOurDatabase | DatabaseDamaged):
            raise
        log.warning("%s", error)
    return True


@contextmanager
def mail_store(db: Path | None, *, create: bool = True) -> Iterator[MailStore]:
    """The subscribers and their mail, beside the ledger; made where there is none yet.

    Without `create`, for those who only look, it is an empty one that leaves no file. Raises `BadInput` for a path given
    to them at which there is neither, and the store's errors for a file that is no ledger and has none beside it: it
    was mistyped.
    """
    path = settings.load(db=db).db
    beside = mail_path(path)
    there = _bring_up(Store, path, strict=not beside.exists())
    if create or beside.exists():
        with MailStore.open(beside) as mail:
            yield mail
        return
    if db is not None and not there:
        raise BadInput(f"{path}: there is no ledger here, and nobody has subscribed")
    with TemporaryDirectory() as folder, MailStore.open(Path(folder) / "nobody.db") as mail:
        yield mail
