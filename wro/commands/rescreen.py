"""`wro rescreen`: a supplier list again, for what is new because an order changed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from wro import options
from wro.commands.screen import not_over, reading_options, wish
from wro.opening import held_ledger
from wro.supplier_lists import form_of, news, prepare, supplier_file, write


@click.command("rescreen")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option(
    "--since", type=options.Instant(), required=True, help="When the list was screened last, a day or a moment."
)
@reading_options
@options.database
def command(file: Path, since: datetime, form: str | None, out: Path | None, db: Path | None, **how: Any) -> None:
    """Screen a list again for what is new because an order changed.

    Only rows that meet an order with an event first seen since then, each with that event.
    """
    not_over(file, out)
    changed = news(held_ledger(db), since)
    with supplier_file(file) as kept:
        write(prepare(kept, wish(**how), db, changed), form_of(form, out), out)
