"""Putting a backup in the place of a file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from store.copies import beside, copy_into, set_aside
from store.database import Database, Schema
from store.errors import DatabaseMissing, DatabaseUnfilled, named


def restore(copy: Path, target: Path, schema: Schema, *, private: bool, holds: str = "") -> None:
    """Put a copy of a file in the file's place, once it is found sound; what was there is kept as `<target>.before`.

    `holds`: a table that is empty in no copy worth having. Nobody may have the file open. Raises the errors of
    `store.errors`; then the file is as it was.
    """
    if not copy.exists():
        raise DatabaseMissing(copy, "there is no such file")
    with beside(target, private=private, of=copy) as part:
        with named(copy):
            source = sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)
            try:
                copy_into(source, part)
            finally:
                source.close()
        _examine(part, schema, private=private, holds=holds)
        set_aside(target)


def _examine(part: Path, schema: Schema, *, private: bool, holds: str) -> None:
    """Bring a copy up to date, and refuse one in which nothing was ever stored: it would take the place of what was."""
    with closing(Database(part, schema, create=False, read_only=False, timeout=1, private=private)) as opened:
        if holds and opened.row(f"SELECT 1 FROM {holds} LIMIT 1") is None:  # noqa: S608
            raise DatabaseUnfilled(part, "nothing was ever stored in it, so there is nothing to restore")
