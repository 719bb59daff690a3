"""Putting a backup in the place of a file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from store.copies import beside, copy_into, set_aside
from store.database import Database, Schema
from store.errors import DatabaseMissing, named


def restore(copy: Path, target: Path, schema: Schema, *, private: bool) -> None:
    """Put a copy of a file in the file's place, once it is found sound; what was there is kept as `<target>.before`.

    Nobody may have the file open. Raises the errors of `store.errors`; then the file is as it was.
    """
    if not copy.exists():
        raise DatabaseMissing(copy, "there is no such file")
    with beside(target, private=private) as part:
        with named(copy):
            source = sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)
            try:
                copy_into(source, part)
            finally:
                source.close()
        Database(part, schema, create=False, read_only=False, timeout=1, private=private).close()
        set_aside(target)
