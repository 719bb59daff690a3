"""Backups: a folder of sound copies of both files, thinned out as they age; and the way back.

The mail file goes first: a ledger newer than the memory of what was told can only be told twice by a restore, and
never left untold.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from store import MailStore, Store
from store.errors import DatabaseMissing
from store.mail import mail_path
from wro.errors import BadInput
from wro.lock import BACKUP, alone, only_one
from wro.opening import reading_store

_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Rotation:
    """The last backup of each of so many days, weeks and months is kept."""

    days: int = 7
    weeks: int = 4
    months: int = 6


@dataclass(frozen=True, slots=True)
class Made:
    """A backup. `removed`: older ones that had had their time."""

    ledger: Path
    mail: Path | None
    removed: tuple[Path, ...] = ()


def back_up(db: Path, target: Path, *, with_mail: bool) -> Made:
    """Copy the ledger to `target`, and the mail file beside it where it is wanted and there is one."""
    with _one_backup(db):
        return _copy(db, target, with_mail=with_mail)


def _one_backup(db: Path) -> AbstractContextManager[None]:
    """One backup at a time; on a volume that cannot be written no lock can be made, and nobody restores or writes."""
    return only_one(db, BACKUP) if os.access(db.parent, os.W_OK) else nullcontext()


def _copy(db: Path, target: Path, *, with_mail: bool) -> Made:
    mail = mail_path(target) if with_mail and mail_path(db).exists() else None
    with reading_store(db) as store:
        if mail is not None:
            with MailStore.open(mail_path(db), create=False, read_only=not os.access(db.parent, os.W_OK)) as opened:
                opened.backup(mail)
        store.backup(target)
    return Made(target, mail)


def back_up_into(db: Path, folder: Path, rotation: Rotation, now: datetime) -> Made:
    """One more backup of both files in the folder, and out with those whose time is over. Raises `BadInput`."""
    with _one_backup(db):
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise BadInput(f"{folder}: cannot be made ({error.strerror})") from error
        target = folder / f"{db.stem}-{now.astimezone(UTC):{_STAMP}}{db.suffix}"
        made = _copy(db, target, with_mail=True)
        held = copies(folder, db)
        gone = held.keys() - kept(held, rotation)
        removed = tuple(file for moment in sorted(gone) for file in (held[moment], mail_path(held[moment])))
        for file in removed:
            file.unlink(missing_ok=True)
        return Made(made.ledger, made.mail, removed)


def copies(folder: Path, db: Path) -> dict[datetime, Path]:
    """The folder's backups of a ledger, by when they were made."""
    name = re.compile(re.escape(db.stem) + r"-(\d{8}T\d{6}Z)" + re.escape(db.suffix))
    found = ((name.fullmatch(file.name), file) for file in (folder.iterdir() if folder.is_dir() else ()))
    return {datetime.strptime(met[1], _STAMP).replace(tzinfo=UTC): file for met, file in found if met is not None}


def kept(moments: Iterable[datetime], rotation: Rotation) -> set[datetime]:
    """Of these moments those that stay: the last of each of the latest days, weeks and months that have one."""
    newest_first = sorted(moments, reverse=True)
    spans: tuple[tuple[int, Callable[[datetime], str]], ...] = (
        (rotation.days, lambda moment: f"{moment:%Y-%m-%d}"),
        (rotation.weeks, lambda moment: f"{moment:%G-%V}"),
        (rotation.months, lambda moment: f"{moment:%Y-%m}"),
    )
    stay: set[datetime] = set(newest_first[:1])
    for number, span in spans:
        last: dict[str, datetime] = {}
        for moment in newest_first:
            last.setdefault(span(moment), moment)
        stay |= set(list(last.values())[:number])
    return stay


def restore(copy: Path, db: Path, *, with_mail: bool) -> list[Path]:
    """Put a backup in the place of the ledger; the files put in place. What was there is kept as `<file>.before`,
    and what an earlier restore kept so as `<file>.before.1` and on.

    The mail file remembers who was told what: it is only replaced when it is lost, or when that is asked for. Raises
    the store's errors, `BadInput`, and `AlreadyRunning` while any process works on the database.
    """
    if not copy.exists():
        raise DatabaseMissing(copy, "there is no such file")
    if db.exists() and copy.samefile(db):
        raise BadInput(f"{copy}: is the database itself")
    beside, mail = mail_path(copy), mail_path(db)
    if with_mail and not beside.exists():
        raise DatabaseMissing(beside, "the backup has no mail file")
    replaces_mail = with_mail or (beside.exists() and not mail.exists())
    with alone(db):
        for file in (db, mail) if replaces_mail else (db,):
            _keep_earlier(file)
        Store.restore(copy, db)
        if not replaces_mail:
            return [db]
        MailStore.restore(beside, mail)
        return [db, mail]


def _keep_earlier(file: Path) -> None:
    """What an earlier restore put aside may be all there is of some pages: it gets another name, `<file>.before.1` and on."""
    before = file.with_name(f"{file.name}.before")
    if not before.exists():
        return
    names = (before.with_name(f"{before.name}.{number}") for number in count(1))
    free = next(name for name in names if not name.exists())
    for suffix in ("-wal", "-shm", ""):
        log_file = before.with_name(before.name + suffix)
        if log_file.exists():
            log_file.rename(free.with_name(free.name + suffix))
