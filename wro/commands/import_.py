"""`wro import`: pages and files saved by hand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from wro import options, output, shapes
from wro.commands.events import details, what
from wro.errors import DONE, FAILED, UNUSABLE
from wro.job import Imported, import_all
from wro.settings import load
from wro.stopping import when_told


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH_OR_URL...")
@click.option(
    "--url", default="", metavar="URL", help="The page's address (default: the one the page gives as its own)."
)
@click.option("--fetched", type=options.Instant(), help="When it was saved (default: now).")
@options.json
@options.database
def command(paths: tuple[str, ...], url: str, fetched: datetime | None, as_json: bool, db: Path | None) -> int:
    """Take in pages or files saved by hand.

    Also whole folders, and addresses on the sites we read. Exit code 1 when some could not be read, 2 when none could.
    """
    if url and len(paths) > 1:
        raise click.UsageError("--url names one page, but several are given")
    with when_told() as stopping:
        done = import_all(load(db=db), paths, url, fetched, stopping)
    if as_json:
        output.as_json([shape(one) for one in done])
    else:
        show(done)
    bad = [one for one in done if not one.source or one.message]
    return DONE if not bad else UNUSABLE if len(bad) == len(done) else FAILED


def shape(one: Imported) -> shapes.Json:
    return {
        "path": one.path,
        "url": one.url,
        "source": one.source,
        "new": one.new,
        "message": one.message,
        "events": [shapes.event(event) for event in one.events],
    }


def show(done: list[Imported]) -> None:
    for one in done:
        state = one.message or (f"{one.source}, {'new' if one.new else 'held already'}")
        output.say(f"{one.path}: {state}", color="yellow" if one.message else None)
        if one.events:
            rows = [(event.day or "unknown", event.country, what(event), details(event)) for event in one.events]
            output.table(("day", "cc", "what", "goods, who, dates, link"), rows)
    output.say(output.count(sum(len(one.events) for one in done), "new event"))
