"""`wro feed`: the changes as files for feed readers and other programs."""

from __future__ import annotations

from pathlib import Path

import click

from ledger import baseline
from notify.change import changes
from notify.feed import atom, feed, json_feed
from scraper.countries import country_name
from wro import options, output
from wro.errors import BadInput
from wro.mail_facts import letterhead
from wro.opening import reading_store
from wro.settings import load

FILES = ("wro.atom", "wro.json")


@click.command("feed")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder for the two files."
)
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True, help="At most so many, the newest.")
@click.option("--all", "everything", is_flag=True, help="Also what was known when the database was first filled.")
@options.database
def command(out: Path, limit: int, everything: bool, db: Path | None) -> None:
    """Write the changes as an Atom feed and a JSON feed.

    Only what was first seen after the database was filled, unless --all is given. An entry's id never changes; the files
    are the same, byte for byte, as long as nothing changed.
    """
    settings = load(db=db)
    with reading_store(db) as store:
        since = store.sources.last_read().get(baseline.SOURCE)
        if since is None:
            raise BadInput(f"{settings.db}: the ledger is not filled yet; `wro sync` fills it")
        ledger = store.orders.load()
    events = [event for order in ledger.orders.values() for event in order.events]
    known = [event for event in events if everything or event.observed > since]
    newest = sorted(known, key=lambda event: (event.observed, event.day is not None and event.day, event.id))[-limit:]
    view = feed(changes(ledger, newest), letterhead(settings), country_name, since, settings.public_url or None)
    with output.refused_plainly(out):
        out.mkdir(parents=True, exist_ok=True)
        for name, text in zip(FILES, (atom(view), json_feed(view)), strict=True):
            part = out / f"{name}.part"
            part.write_text(text, encoding="utf-8")
            part.replace(out / name)  # whoever reads it meets a whole file
    output.say(f"{output.count(len(view.entries), 'change')} in {out / FILES[0]} and {out / FILES[1]}")
