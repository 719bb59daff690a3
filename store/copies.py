"""Whole copies of a database file: made beside their place, examined, and put there in one step."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from store.errors import DatabaseDamaged, DatabaseError, DatabaseUnwritable, named


def set_aside(path: Path) -> None:
    """Keep a file under another name while it still stands under its own. Its WAL goes first: no other file may meet it."""
    before = path.with_name(f"{path.name}.before")
    _bring_in_the_wal(path)
    for suffix in ("-wal", "-shm"):
        log_file = path.with_name(path.name + suffix)
        if log_file.exists():
            log_file.replace(before.with_name(before.name + suffix))
        else:
            before.with_name(before.name + suffix).unlink(missing_ok=True)
    if path.exists():
        before.unlink(missing_ok=True)
        os.link(path, before)


def _bring_in_the_wal(path: Path) -> None:
    """What was committed last belongs into the file that is kept; of a damaged one the WAL is kept as it is."""
    if path.exists():
        last = sqlite3.connect(path)
        with closing(last), suppress(sqlite3.DatabaseError, UnicodeDecodeError):
            last.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def beside(target: Path, *, private: bool, of: Path | None = None) -> Iterator[Path]:
    """A new file to be filled, which becomes `target` when it is sound; else it is gone again.

    What is wrong with it is said of the file it is a copy `of`, else of the target. Raises `DatabaseDamaged`.
    """
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        touch(part, 0o600 if private else 0o644)
    except OSError as error:
        raise DatabaseUnwritable(target, f"cannot be made ({error.strerror})") from error
    try:
        with named(part):
            yield part
            _examine(part)
        for suffix in ("-wal", "-shm"):  # a look leaves them behind; there is nothing in them
            part.with_name(part.name + suffix).unlink(missing_ok=True)
        _replace(part, target)
    except BaseException as error:
        for suffix in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + suffix).unlink(missing_ok=True)
        if isinstance(error, DatabaseError) and error.path == part:
            raise error.about(of or target) from error
        raise


def copy_into(source: sqlite3.Connection, target: Path) -> None:
    """All pages of an open file, as of one moment."""
    copy = sqlite3.connect(target)
    try:
        source.backup(copy, pages=1000)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()


def _examine(path: Path) -> None:
    """Open a copy and go through it: a backup that cannot be read is none."""
    copy = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        wrong = [row[0] for row in copy.execute("PRAGMA integrity_check") if row[0] != "ok"]
        wrong += [f"{table} row {row} points nowhere" for table, row, *_ in copy.execute("PRAGMA foreign_key_check")]
    finally:
        copy.close()
    if wrong:
        raise DatabaseDamaged(path, f"the copy is not sound: {wrong[0]}")


def _replace(part: Path, target: Path) -> None:
    """Under its final name, and there also after a power cut."""
    part.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def touch(path: Path, mode: int = 0o600) -> None:
    """An empty file, for its owner alone if not said otherwise; SQLite gives its WAL the same rights."""
    try:
        path.touch(mode=mode)
    except OSError as error:
        raise DatabaseUnwritable(path, f"cannot be made ({error.strerror})") from error
