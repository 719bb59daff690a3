"""Looking at a database file from outside, as another program would."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

#: FTS5's own tables: their rows are an index, not data.
_SHADOWS = ("_config", "_content", "_data", "_docsize", "_idx")


def ask(path: Path, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, parameters).fetchall()


def table_names(path: Path) -> list[str]:
    """Tables that hold data of ours, in the order they were made."""
    found = ask(path, "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL ORDER BY rowid")
    virtual = [name for name, sql in found if sql.startswith("CREATE VIRTUAL")]
    shadows = {table + shadow for table in virtual for shadow in _SHADOWS}
    return [name for name, _ in found if name not in shadows and not name.startswith(("sqlite_", "texts_fts"))]


def column_names(path: Path, table: str) -> list[str]:
    """The columns of a table, in the order they were added."""
    return [row[1] for row in ask(path, f'PRAGMA table_info("{table}")')]


def counts(path: Path) -> dict[str, int]:
    """Rows in each table."""
    return {table: ask(path, f'SELECT count(*) FROM "{table}"')[0][0] for table in table_names(path)}


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    return {table: sorted(ask(path, f'SELECT * FROM "{table}"'), key=repr) for table in table_names(path)}


def dump(path: Path) -> str:
    """The file as SQL that makes it anew. (SQLite's own dump cannot make virtual tables.)"""
    names = table_names(path)
    lines = [f"PRAGMA {name} = {ask(path, f'PRAGMA {name}')[0][0]};" for name in ("application_id", "user_version")]
    for kind, name, sql in ask(path, "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"):
        shadow = kind == "table" and name not in names and name != "texts_fts"
        if not shadow:
            lines.append(sql.rstrip(";") + ";")
    with closing(sqlite3.connect(path)) as connection:
        for table in names:
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
            columns += ["rowid"] if table == "orders_search" else []
            quoted = ", ".join(f'"{column}"' for column in columns)
            literals = " || ', ' || ".join(f'quote("{column}")' for column in columns)
            for (values,) in connection.execute(f'SELECT {literals} FROM "{table}" ORDER BY 1'):
                lines.append(f'INSERT INTO "{table}" ({quoted}) VALUES ({values});')
    return "\n".join(lines) + "\n"


def restore(sql: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"PRAGMA foreign_keys = OFF; BEGIN; {sql} COMMIT;")
