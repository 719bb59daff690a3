"""`wro export`: the log in the forms others work with."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TextIO

import click

from store.database import reading_mode
from store.mail import mail_path
from store.views import VIEWS
from web.exports import csv_file, ftm, json_lines
from web.exports.tables import TABLES
from web.rows import Rows, opened
from wro import options, output
from wro.errors import BadInput
from wro.opening import reading_store

_FILES_ONLY = ("sqlite", "xlsx")


@click.command("export")
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["ftm", "csv", "jsonl", "sqlite", "xlsx"]),
    help="FollowTheMoney entities, one table as CSV, orders as JSON lines, a SQLite copy, an Excel workbook.",
)
@click.option(
    "--table", default="events", show_default=True, type=click.Choice(list(TABLES)), help="Which table, for csv."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="File; else stdout.")
@options.database
def command(form: str, table: str, out: Path | None, db: Path | None) -> None:
    """Write the log for other programs: FollowTheMoney, CSV, JSON lines, SQLite, Excel.

    Nothing of subscribers is in any of them.
    """
    if form in _FILES_ONLY and out is None:
        raise click.UsageError(f"{form} is no text: name a file with --out")
    if form != "sqlite" and out is not None:
        options.writable(out)
    with reading_store(db) as store:
        path = store.path
        if form == "sqlite" and out is not None:
            _refuse_own(out, path)
            store.backup(out)
            return
    with closing(opened(path, VIEWS, reading_mode(path))) as connection:
        connection.execute("BEGIN")  # everything told is of one moment
        _write(Rows(connection), form, table, out)


def _write(rows: Rows, form: str, table: str, out: Path | None) -> None:
    if form == "xlsx" and out is not None:
        from web.exports import workbook

        with output.writing(out) as part, part.open("wb") as book:
            workbook.write(rows, book)
        return
    lines: dict[str, Iterable[str]] = {
        "ftm": ftm.lines(rows),
        "csv": csv_file.lines(rows, table),
        "jsonl": json_lines.lines(rows),
    }
    with _target(out) as file:
        file.writelines(lines[form])


def _refuse_own(out: Path, db: Path) -> None:
    """An earlier export may be replaced, the ledger and the mail file may not."""
    if any(own.exists() and out.exists() and out.samefile(own) for own in (db, mail_path(db))):
        raise BadInput(f"{out}: is a database in use")


@contextmanager
def _target(out: Path | None) -> Iterator[TextIO]:
    """The file, or stdout. Raises `BadInput` where it cannot be written."""
    if out is None:
        yield sys.stdout
        return
    with output.writing(out) as part, part.open("w", encoding="utf-8", newline="") as file:
        yield file
