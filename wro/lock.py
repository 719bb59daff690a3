"""Locks between processes: held by the process itself, so that they are gone when it is, however it ended."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wro.errors import AlreadyRunning


@contextmanager
def only_one(db: Path, work: str) -> Iterator[None]:
    """One process at a time does this work on this database. Raises `AlreadyRunning` while another one does.

    The file beside the database stays behind: what counts is the lock on it.
    """
    path = db.with_name(f"{db.name}.{work}.lock")
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunning(f"another `wro {work}` is at work on {db}: try again when it is done") from error
        yield
