"""Questions to the database: rows as dictionaries, on whatever read-only connection is at hand."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import Any, TypeVar

Row = dict[str, Any]


Kept = TypeVar("Kept")

#: Of this thread: the connection last asked, the version of its file, and what was made of it. A server has a connection
#: for each of its few threads.
_MADE = threading.local()


class Rows:
    """A connection, asked in SQL with named parameters."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self, sql: str, **values: Any) -> list[Row]:
        """Every row of the answer."""
        cursor = self._connection.cursor()
        cursor.row_factory = sqlite3.Row
        return [dict(row) for row in cursor.execute(sql, values)]

    def one(self, sql: str, **values: Any) -> Row | None:
        """The first row of the answer, if there is one."""
        return next(iter(self.all(sql, **values)), None)

    def value(self, sql: str, **values: Any) -> Any:
        """The first column of the first row; None when there is no row."""
        row = self.one(sql, **values)
        return None if row is None else next(iter(row.values()))

    def once(self, what: Hashable, make: Callable[[], Kept]) -> Kept:
        """What `make` gives, made once and kept until somebody commits a change: for figures that rest on all rows.

        `what` must name everything it hangs on besides the database, such as the day.
        """
        version = int(self.value("PRAGMA data_version"))  # changes when another connection has committed
        if getattr(_MADE, "of", None) != (self._connection, version):
            _MADE.of, _MADE.figures = (self._connection, version), {}
        figures: dict[Hashable, Any] = _MADE.figures
        if what not in figures:
            figures[what] = make()
        kept: Kept = figures[what]
        return kept

    @property
    def connection(self) -> sqlite3.Connection:
        return self._connection


def opened(db: Path, views: Mapping[str, str] | None = None, mode: str = "mode=ro") -> sqlite3.Connection:
    """A connection that cannot write, with today's `views` (name to SELECT) where they are given.

    `mode`: the part of SQLite's address that says how; a volume that cannot be written needs more than "mode=ro".
    """
    connection = sqlite3.connect(f"{db.absolute().as_uri()}?{mode}", uri=True)
    connection.execute("PRAGMA query_only = ON")
    with_views(connection, views or {})
    return connection


def with_views(connection: sqlite3.Connection, views: Mapping[str, str]) -> None:
    """Give a connection today's `views` (name to SELECT) where those in the file are another version's.

    They are this connection's own: the file is not touched, and the next command that writes brings it up to date.
    """
    stored = dict(connection.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'view'").fetchall())
    for name, select in views.items():
        if not str(stored.get(name, select)).endswith(select):
            connection.execute("PRAGMA query_only = OFF")
            connection.execute(f'CREATE TEMP VIEW "{name}" AS {select}')
            connection.execute("PRAGMA query_only = ON")


def unpacked(row: Row, *columns: str) -> Row:
    """The row with these JSON columns as what they hold."""
    return row | {column: json.loads(row[column]) if row[column] else None for column in columns}


def quoted(words: str) -> str:
    """Each word as an FTS5 string, so that quotes, dashes and AND are only letters; '' for no words."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
