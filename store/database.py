"""One SQLite file: opened with the right settings, brought up to date, read and written under named errors."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.copies import beside, copy_into, touch
from store.errors import (
    DatabaseMissing,
    FolderMissing,
    NewerDatabase,
    NotOurDatabase,
    OutdatedDatabase,
    named,
)

if TYPE_CHECKING:  # the library is loaded for those who make or change tables: it takes longer than an idle poll
    from sqlite_utils import Database as SqliteUtils
    from sqlite_utils import Migrations

#: Bytes below which nobody is served by a smaller file.
WORTH_TIDYING = 8_000_000
#: Seconds between two tries for a lock that SQLite does not wait for.
_SHORT_WHILE = 0.02

Parameters = Sequence[Any] | Mapping[str, Any]


@dataclass(frozen=True)
class Schema:
    """What a file of ours contains: its mark in the SQLite header, its migrations, its views."""

    title: str
    application_id: int  #: https://www.sqlite.org/pragma.html#pragma_application_id
    migrations: Callable[[], Migrations]
    steps: int  #: how many migrations there are: the schema's version, kept in `PRAGMA user_version`
    views: Mapping[str, str] = field(default_factory=dict)


class Database:
    """A connection. Reads see the last commit; writes take the lock first and are one transaction."""

    def __init__(
        self, path: Path, schema: Schema, *, create: bool, read_only: bool, timeout: float, private: bool = False
    ) -> None:
        """Open the file and bring its tables up to date; `timeout` is the seconds to wait for a lock.

        `private`: a new file is readable by its owner only. Raises the errors of `store.errors`.
        """
        self.path = path
        self.read_only = read_only
        self.private = private
        if not path.parent.is_dir():
            raise FolderMissing(path, f"the folder {path.parent} does not exist")
        if not path.exists() and (read_only or not create):
            raise DatabaseMissing(path, "there is no such database yet")
        if path.is_dir():
            raise NotOurDatabase(path, "a folder, and no database file")
        with named(path):
            if private and not path.exists():
                touch(path)
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?{reading_mode(path) if read_only else 'mode=rwc'}",
                uri=True,
                timeout=timeout,
                isolation_level=None,
            )
            try:
                if private:
                    self._connection.execute("PRAGMA secure_delete = ON")  # what is forgotten leaves no trace
                self._prepare(schema, timeout, create=create and not read_only)
            except BaseException:
                self._connection.close()
                raise

    @cached_property
    def tables(self) -> SqliteUtils:
        """The same connection, for what the library does better."""
        from sqlite_utils import Database as SqliteUtils

        return SqliteUtils(self._connection, execute_plugins=False)

    def _prepare(self, schema: Schema, timeout: float, *, create: bool) -> None:
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._refuse_strangers(schema, create=create)
        if self.read_only:
            return
        # What was stored must survive a power cut; the price is small, we write a few times a day.
        self._connection.execute("PRAGMA synchronous = FULL")
        self._write_ahead(timeout)
        self._bring_up_to_date(schema)

    def _write_ahead(self, timeout: float) -> None:
        """Turn on WAL. SQLite does not always wait for this lock: of processes that make one file at once, those that
        come too late try again, for `timeout` seconds."""
        deadline = time.monotonic() + timeout
        while self._connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(_SHORT_WHILE)

    def _refuse_strangers(self, schema: Schema, *, create: bool) -> None:
        mark, version = self.value("PRAGMA application_id"), self.value("PRAGMA user_version")
        blank = mark == 0 and self.value("SELECT count(*) FROM sqlite_master") == 0
        if blank and not create:  # as who makes one leaves it when he is killed at once
            raise DatabaseMissing(self.path, "an empty file, and no database yet")
        if mark != schema.application_id and not blank:
            raise NotOurDatabase(self.path, f"an SQLite database, but not a {schema.title}")
        if version > schema.steps:
            raise NewerDatabase(
                self.path,
                f"made by a newer version (its tables are version {version}, this program knows {schema.steps}); "
                "update the program",
            )
        if self.read_only and version < schema.steps:
            raise OutdatedDatabase(
                self.path,
                f"made by an older version (its tables are version {version}, this program's {schema.steps}); "
                "a command that writes, such as `wro sync` or `wro digest`, brings it up to date",
            )

    def _bring_up_to_date(self, schema: Schema) -> None:
        """All pending migrations, and the views, in one transaction: a failure leaves the file as it was."""
        if self._is_up_to_date(schema):
            return
        with self.transaction():
            if self._is_up_to_date(schema):
                return  # another process was quicker
            for view in self.tables.view_names():
                self.tables.view(view).drop()
            schema.migrations().apply(self.tables)
            for name, sql in schema.views.items():
                self.tables.create_view(name, sql)
            self._connection.execute(f"PRAGMA application_id = {schema.application_id}")
            self._connection.execute(f"PRAGMA user_version = {schema.steps}")

    def _is_up_to_date(self, schema: Schema) -> bool:
        if self.value("PRAGMA user_version") != schema.steps:
            return False
        stored = {
            row["name"]: row["sql"] for row in self.rows("SELECT name, sql FROM sqlite_master WHERE type = 'view'")
        }
        wanted = {name: f'CREATE VIEW "{name}" AS {sql}' for name, sql in schema.views.items()}
        return stored == wanted

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Takes the write lock at once (a deferred one could fail half-way); may be nested."""
        with named(self.path):
            if self._connection.in_transaction:
                with self.tables.atomic():
                    yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise

    @contextmanager
    def light(self) -> Iterator[None]:
        """What is written inside survives the death of this process at once, a power cut only with the next full write.

        For steps that, when forgotten, are found again: a write in full waits for the disk.
        """
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("PRAGMA synchronous = NORMAL")
        try:
            yield
        finally:
            self._connection.execute("PRAGMA synchronous = FULL")

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Several reads that see one and the same state, whatever others commit meanwhile. Takes no lock."""
        with named(self.path):
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.rollback()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """The answer to a question."""
        with named(self.path):
            cursor = self._connection.cursor()
            cursor.row_factory = sqlite3.Row
            return cursor.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row of the answer, if there is one."""
        return next(iter(self.rows(sql, parameters)), None)

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row; None when there is no row."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    def write(self, sql: str, parameters: Parameters = ()) -> int:
        """One statement, committed unless a transaction is open; the number of rows it touched."""
        with named(self.path):
            return self._connection.execute(sql, parameters).rowcount

    def add(self, table: str, row: Mapping[str, Any]) -> int:
        """Insert one row, committed unless a transaction is open; its rowid."""
        columns = ", ".join(f'"{column}"' for column in row)
        values = ", ".join(f":{column}" for column in row)
        sql = f'INSERT INTO "{table}" ({columns}) VALUES ({values})'  # noqa: S608
        with named(self.path):
            return int(self._connection.execute(sql, row).lastrowid or 0)

    def add_all(self, table: str, rows: Iterable[dict[str, Any]]) -> None:
        """Insert rows of one shape, as a stream."""
        with self.transaction():
            self.tables.table(table).insert_all(rows)

    def backup(self, target: Path) -> None:
        """A consistent copy, page by page, while others read and write. Replaces `target` only by a sound one."""
        with named(self.path), beside(target, private=self.private) as part:
            copy_into(self._connection, part)

    def tidy(self) -> int:
        """Give free pages back when they are many, and statistics to the query planner; the bytes it saved.

        Readers go on meanwhile; writers wait.
        """
        self.write("PRAGMA optimize")
        pages, free, size = (self.value(f"PRAGMA {name}") for name in ("page_count", "freelist_count", "page_size"))
        if free * 4 < pages or pages * size < WORTH_TIDYING:
            return 0
        self.write("VACUUM")
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return int(free * size)


def reading_mode(path: Path) -> str:
    """The part of SQLite's address by which a file is opened to be read.

    On a volume that cannot be written SQLite cannot make the files it shares with writers; but where no log waits to be
    brought in, nobody writes, and the file is all there is.
    """
    log = path.with_name(path.name + "-wal")
    nobody_writes = not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)
    return "mode=ro&immutable=1" if nobody_writes else "mode=ro"
