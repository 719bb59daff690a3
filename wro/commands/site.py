"""`wro site`: the pages as files."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from store.database import reading_mode
from store.views import VIEWS
from web import copy
from web.rows import Rows, opened
from wro import options, output
from wro.commands.browse import frame
from wro.opening import reading_store
from wro.settings import load


@click.command("site")
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write to: new, empty, or an earlier copy, which is replaced.",
)
@click.option("--url", type=options.Address(), help="Where it will be read, for feeds (default: WRO_PUBLIC_URL).")
@options.database
def command(out: Path, url: str | None, db: Path | None) -> None:
    """Write the pages, feeds and tables as files that need no server.

    They work from disk and from any host. Nothing of subscribers is in them.
    """
    settings = load(db=db, public_url=url)
    with reading_store(db):
        pass  # what is wrong with the database is said before anything is made
    with closing(opened(settings.db, VIEWS, reading_mode(settings.db))) as connection:
        connection.execute("BEGIN")  # all pages tell of one moment, whatever a sync commits meanwhile
        with output.refused_plainly(out):
            number = copy.write(Rows(connection), frame(settings), out)
    output.say(f"{output.count(number, 'file')} in {out}; begin at {out / 'index.html'}")
