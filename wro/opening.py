"""Opening what a command works on: the ledger's file and the mail file beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store import MailStore, Store
from store.errors import DatabaseMissing
from store.mail import mail_path
from wro import settings
from wro.errors import BadInput


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


@contextmanager
def mail_store(db: Path | None) -> Iterator[MailStore]:
    """The subscribers and their mail, beside the ledger; made where there is none yet."""
    with MailStore.open(mail_path(settings.load(db=db).db)) as mail:
        yield mail
