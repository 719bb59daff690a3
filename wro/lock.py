"""Locks between processes: held by the process itself, so that they are gone when it is, however it ended."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event
from typing import TextIO

import click

from store.errors import DatabaseUnwritable
from wro.errors import AlreadyRunning

#: what processes do to a database, each with a lock of its own
SERVE, SYNC, DIGEST, BACKUP = "serve", "sync", "digest", "backup"
#: how the commands are called that do them
_CALLED = {SYNC: "`wro sync`, `import` or `reparse`"}
#: Seconds for which an import waits for another to end, and between looks.
PATIENCE, _STEP = 60, 0.2


@contextmanager
def only_one(db: Path, work: str, stopping: Event | None = None, patience: float = PATIENCE) -> Iterator[None]:
    """One process at a time does this work on this database. Raises `AlreadyRunning` while another one does: at once,
    or with `stopping` after waiting until it is set or `patience` (in seconds) is at its end.

    The file beside the database stays behind: what counts is the lock on it. Raises `DatabaseUnwritable` where it
    cannot be made.
    """
    path = db.with_name(f"{db.name}.{work}.lock")
    try:
        file = path.open("a")
    except OSError as error:
        raise DatabaseUnwritable(path, f"cannot be made ({error.strerror})") from error
    with file:
        at_work = f"another {_CALLED.get(work, f'`wro {work}`')} is at work on {db}"
        if not _taken(file) and stopping is not None:
            click.echo(f"wro: {at_work}: waiting for its end, {patience:g} seconds at most", err=True)
        steps = 0 if stopping is None else round(patience / _STEP)
        while not _taken(file):
            if steps <= 0 or stopping is None or stopping.wait(_STEP):
                then = "stop it first" if work == SERVE else "try again when it is done"  # a scheduler never is
                raise AlreadyRunning(f"{at_work}: {then}")
            steps -= 1
        yield


def _taken(file: TextIO) -> bool:
    """Whether the lock is ours, now or already."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def alone(db: Path) -> Iterator[None]:
    """Nobody else does anything to this database. Raises as `only_one`."""
    with ExitStack() as held:
        for work in (SERVE, SYNC, DIGEST, BACKUP):
            held.enter_context(only_one(db, work))
        yield
