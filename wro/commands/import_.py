"""`wro import`: pages and files saved by hand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from wro import options, output, shapes
from wro.commands.events import details, what
from wro.errors import DONE, FAILED, UNUSABLE
from wro.importing import Imported, Imports, import_all
from wro.settings import load
from wro.stopping import when_told

#: Nothing on the web is older in any archive.
FIRST_PAGES = 1996


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH_OR_URL...")
@click.option(
    "--url", type=options.Address(), default="", help="A file's address (default: the one the page gives as its own)."
)
@click.option("--fetched", type=options.Instant(), help="When a file was saved, a day or a moment (default: now).")
@options.json
@options.database
def command(paths: tuple[str, ...], url: str, fetched: datetime | None, as_json: bool, db: Path | None) -> int:
    """Take in pages or files saved by hand.

    Also whole folders, and addresses on the sites we read. What it finds for a person to look at is told here and by
    `wro issues`. Exit code 1 when some could not be read or a site could not
    be reached, 2 when none could be read.
    """
    if fetched is not None and fetched.year < FIRST_PAGES:
        raise click.UsageError(f"--fetched {fetched.date()} is before any page could be saved, which was {FIRST_PAGES}")
    with when_told() as stopping:
        found = import_all(load(db=db), paths, url, fetched, stopping)
    if as_json:
        output.as_json([shape(one) for one in found.done])
    else:
        show(found)
    bad = [one for one in found.done if not one.source or one.message]
    if not bad:
        return DONE
    return FAILED if len(bad) < len(found.done) or any(one.unreached for one in bad) else UNUSABLE


def shape(one: Imported) -> shapes.Json:
    return {
        "path": one.path,
        "url": one.url,
        "source": one.source,
        "new": one.new,
        "message": one.message,
        "issues": [{"code": i.code, "subject": i.subject, "message": i.message} for i in one.issues],
        "events": [shapes.event(event) for event in one.events],
    }


def show(found: Imports) -> None:
    if found.filled:
        output.paragraph(
            "the empty ledger was filled with the built-in baseline first; what this run finds besides is no news, and "
            "nobody is mailed about it"
        )
    for one in found.done:
        state = one.message or (f"{one.source}, {'new' if one.new else 'held already'}")
        for line in state.splitlines():
            output.say(f"{one.path}: {line}", color="yellow" if one.message else None)
        for issue in one.issues:
            if issue.message not in one.message:  # else it was said a line above
                what_of = issue.message if issue.subject in issue.message else f"{issue.subject}: {issue.message}"
                output.say(f"{one.path}: for a person to look at ({issue.code}): {what_of}", color="yellow")
        if one.events:
            rows = [(event.day or "unknown", event.country, what(event), details(event)) for event in one.events]
            output.table(("day", "cc", "what", "goods, who, dates, link"), rows)
    output.say(output.count(sum(len(one.events) for one in found.done), "new event"))
