"""`wro rescreen`: a supplier list again, for what is new because an order changed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from ledger import baseline
from wro import options
from wro.commands.screen import not_over, reading_options, wish
from wro.opening import reading_store
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

    Only rows that meet an order with an event first seen since then, each with that event. What the ledger held from its
    first fill on is as new as the act itself: an order of 2019 is no news of the day on which the ledger was made.
    """
    not_over(file, out)
    with reading_store(db) as store:
        changed = news(store.orders.load(), since, store.sources.last_read().get(baseline.SOURCE))
    with supplier_file(file) as kept:
        write(prepare(kept, wish(**how), db, changed), form_of(form, out), out)
