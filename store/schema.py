"""The tables of both files, as migrations.

A change is a new file in `store/sql/` and its name at the end of a list here; a released file is never changed,
and a dump of the schema before it is kept in `tests/fixtures/schemas/`. When a type of `ledger.model` that stands as
JSON in `observations.said` or `readings.rest` changes its shape, the migration deletes the rows of `readings`: their
snapshots are then read again by the next run.
"""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database, Migrations

from store.database import Schema
from store.views import VIEWS

_SQL = Path(__file__).parent / "sql"


def from_files(title: str, application_id: int, files: tuple[str, ...], views: dict[str, str]) -> Schema:
    """The schema that these files of `store/sql/` make, one migration each."""
    migrations = Migrations(title)
    for file in files:
        _add(migrations, file)
    return Schema(title, application_id, migrations, len(files), views)


def _add(migrations: Migrations, file: str) -> None:
    @migrations(name=file)
    def apply(db: Database) -> None:
        db.executescript((_SQL / file).read_text(encoding="utf-8"))


LEDGER = from_files("WRO Watch ledger", 0x57524F57, ("ledger-001.sql", "ledger-002.sql"), VIEWS)  # "WROW"
MAIL = from_files("WRO Watch mail file", 0x57524F4D, ("mail-001.sql", "mail-002.sql", "mail-003.sql"), {})  # "WROM"
