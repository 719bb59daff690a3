"""`wro reparse`: every stored snapshot read again."""

from __future__ import annotations

from pathlib import Path

import click

from ledger.model import Event
from scraper.sources import EVERY
from wro import clock, options, output, shapes
from wro.commands.events import details, what
from wro.lock import only_one
from wro.opening import filled_store
from wro.reparse import Difference, reparse
from wro.settings import load


@click.command("reparse")
@click.option("--apply", is_flag=True, help="Make it so, in one transaction; without this nothing is changed.")
@options.json
@options.database
def command(apply: bool, as_json: bool, db: Path | None) -> None:
    """Read every stored snapshot again and show what would differ.

    With today's parsers, in the order in which the snapshots reached us.
    """
    path = load(db=db).db
    with filled_store(path) as store, only_one(path, "sync"):
        found = reparse(store, EVERY, clock.now, apply=apply)
    if as_json:
        output.as_json(shape(found, apply))
    else:
        show(found, apply)


def shape(found: Difference, applied: bool) -> shapes.Json:
    return {
        "snapshots": found.snapshots,
        "applied": applied and bool(found),
        "added": [shapes.event(event) for event in found.added],
        "removed": [shapes.event(event) for event in found.removed],
        "changed": [{"before": shapes.event(old), "after": shapes.event(new)} for old, new in found.changed],
        "orders": found.orders,
        "documents": [{"url": url, "what": said} for url, said in found.documents],
    }


def show(found: Difference, applied: bool) -> None:
    output.say(f"{output.count(found.snapshots, 'snapshot')} read again")
    if not found:
        output.say("everything comes out the same")
        return
    rows = [(mark, e.day or "unknown", what(e), details(e)) for mark, es in _marked(found) for e in es]
    if rows:
        output.table(("", "day", "what", "goods, who, dates, link"), rows)
    for old, new in found.changed:
        keys = [key for key, value in shapes.event(old).items() if shapes.event(new)[key] != value]
        output.say(f"~ {old.id}: {', '.join(keys) or 'evidence'}")
    for order in found.orders:
        output.say(f"~ {order}")
    for url, said in found.documents:
        output.say(f"  {url}: {said}")
    output.say()
    output.say("applied" if applied else "nothing was changed; --apply makes it so")


def _marked(found: Difference) -> list[tuple[str, list[Event]]]:
    return [("+", found.added), ("-", found.removed)]
