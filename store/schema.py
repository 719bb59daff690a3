"""The tables of both files, as migrations.

A change is a new file in `store/sql/` and its name at the end of a list here; a released file is never changed,
and a dump of the schema before it is kept in `tests/fixtures/schemas/`. When a type of `ledger.model` that stands as
JSON in `observations.said` or `readings.rest` changes its shape, the migration deletes the rows of `readings`: their
snapshots are then read again by the next run.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from store.database import Schema
from store.views import VIEWS

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

_SQL = Path(__file__).parent / "sql"


def from_files(title: str, application_id: int, files: tuple[str, ...], views: dict[str, str]) -> Schema:
    """The schema that these files of `store/sql/` make, one migration each."""
    return Schema(title, application_id, partial(_migrations, title, files), len(files), views)


def _migrations(title: str, files: tuple[str, ...]) -> Migrations:
    from sqlite_utils import Migrations  # see `store.database`

    found = Migrations(title)
    for file in files:
        _add(found, file)
    return found


def _add(migrations: Migrations, file: str) -> None:
    @migrations(name=file)
    def apply(db: Database) -> None:
        db.executescript((_SQL / file).read_text(encoding="utf-8"))


LEDGER = from_files(
    "WRO Watch ledger",
    0x57524F57,
    ("ledger-001.sql", "ledger-002.sql", "ledger-003.sql", "ledger-004.sql", "ledger-005.sql"),
    VIEWS,
)  # "WROW"
MAIL = from_files(
    "WRO Watch mail file", 0x57524F4D, ("mail-001.sql", "mail-002.sql", "mail-003.sql", "mail-004.sql"), {}
)  # "WROM"
