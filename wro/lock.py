"""Locks between processes: held by the process itself, so that they are gone when it is, however it ended."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from store.errors import DatabaseUnwritable
from wro.errors import AlreadyRunning

#: what processes do to a database, each with a lock of its own
SERVE, SYNC, DIGEST, BACKUP = "serve", "sync", "digest", "backup"


@contextmanager
def only_one(db: Path, work: str) -> Iterator[None]:
    """One process at a time does this work on this database. Raises `AlreadyRunning` while another one does.

    The file beside the database stays behind: what counts is the lock on it. Raises `DatabaseUnwritable` where it
    cannot be made.
    """
    path = db.with_name(f"{db.name}.{work}.lock")
    try:
        file = path.open("a")
    except OSError as error:
        raise DatabaseUnwritable(path, f"cannot be made ({error.strerror})") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            then = "stop it first" if work == SERVE else "try again when it is done"  # a scheduler never is
            raise AlreadyRunning(f"another `wro {work}` is at work on {db}: {then}") from error
        yield


@contextmanager
def alone(db: Path) -> Iterator[None]:
    """Nobody else does anything to this database. Raises as `only_one`."""
    with ExitStack() as held:
        for work in (SERVE, SYNC, DIGEST, BACKUP):
            held.enter_context(only_one(db, work))
        yield
