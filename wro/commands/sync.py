"""`wro sync`: poll every source once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from scraper.sources import NEIGHBOURS, SOURCES
from store.runs import SourceState
from wro import options, output, shapes
from wro.commands.events import details, what
from wro.coverage import since
from wro.errors import DONE, FAILED
from wro.job import backfill_once, sync_once
from wro.opening import reading_store
from wro.poll import OUTCOMES, SourceResult
from wro.progress import Bars
from wro.settings import load
from wro.stopping import when_told
from wro.sync import SyncResult, facts

#: outcome -> how it is said to people
SAYS = {
    "read": "read",
    "not_modified": "not modified",
    "not_due": "not due",
    "partial": "read in part",
    "blocked": "blocked",
    "layout_changed": "layout changed",
    "failed": "failed",
    "held": "held for a person",
    "not_tried": "not tried",
}


@click.command("sync")
@click.option(
    "--source", type=click.Choice([source.name for source in (*SOURCES, *NEIGHBOURS)]), help="Only this source."
)
@click.option(
    "--from",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Read this folder in place of the network: DIR/<host>/<path>, as wget --mirror writes it, or such folders named by days.",
)
@click.option("--accept", is_flag=True, help="Take in a list that was held back for a person to look at.")
@click.option(
    "--backfill",
    type=click.IntRange(1996, 2100),
    metavar="YEAR",
    help="Then walk the sitemap, and the archive since this year, for older releases and lists; may be stopped and gone on with.",
)
@options.json
@options.database
def command(
    source: str | None, folder: Path | None, accept: bool, backfill: int | None, as_json: bool, db: Path | None
) -> int:
    """Poll every source once and work out what changed.

    An empty database is filled with the built-in baseline first. Exit code 0 when all sources are healthy, 1 when one
    failed or was blocked, or none was asked: what the others gave is stored.
    """
    if backfill and (source or folder or accept):
        raise click.UsageError("--backfill goes with none of --source, --from and --accept")
    with when_told() as stopping:
        if backfill:
            with Bars() as bars:
                result = backfill_once(load(db=db), date(backfill, 1, 1), stopping, bars.show)
        else:
            result = sync_once(load(db=db), folder, stopping, only=source, accept=accept)
    if as_json:
        sources = [facts(polled) for polled in result.sources]
        output.as_json({"run": result.run, "sources": sources, "events": [shapes.event(e) for e in result.events]})
    else:
        with reading_store(db) as store:
            show(result, {state.source: state for state in store.sources.all()})
    unasked = [polled.outcome == "not_tried" for polled in result.sources]
    cut_short = any(unasked) if stopping.is_set() else unasked and all(unasked)  # nothing at all: the wrong folder
    return FAILED if cut_short or not result.healthy else DONE


def show(result: SyncResult, states: Mapping[str, SourceState]) -> None:
    if result.filled:
        output.say("the empty ledger was filled with the built-in baseline")
    output.table(("source", "outcome", "what"), [_row(polled, states.get(polled.source)) for polled in result.sources])
    output.say()
    if result.events:
        rows = [(event.day or "unknown", event.country, what(event), details(event)) for event in result.events]
        output.table(("day", "cc", "what", "goods, who, dates, link"), rows)
        output.say()
    output.say(output.count(len(result.events), "new event"))
    _show_unread(result)


def _show_unread(result: SyncResult) -> None:
    """Of how many sources the ledger may lack something, and why."""
    unasked = [polled for polled in result.sources if polled.outcome == "not_tried"]
    unread = [polled for polled in result.sources if not complete(polled) and polled not in unasked]
    total = output.count(len(result.sources), "source")
    if unread:
        output.paragraph(
            f"{len(unread)} of {total} could not be read completely. What is held stays "
            "as it was; a change they announced since is not in it. Run this again later, or take in pages saved by hand "
            "with `wro import`.",
            faint=True,
        )
    if unasked:
        output.paragraph(
            f"{len(unasked)} of {total} not asked. A change they announced is not in the ledger.", faint=True
        )


def complete(polled: SourceResult) -> bool:
    return OUTCOMES[polled.outcome][0]


def _row(polled: SourceResult, state: SourceState | None) -> tuple[str, str, str]:
    """A source's line; one that was not read says why, and since when."""
    if polled.outcome == "not_due":
        return polled.source, SAYS[polled.outcome], polled.message
    if complete(polled):
        return polled.source, SAYS[polled.outcome], f"{output.count(polled.documents, 'document')}, {polled.new} new"
    counted = f"{output.count(polled.documents, 'document')}, {polled.new} new; " if polled.documents else ""
    read = f"{since(state)}; " if state else ""  # a walk into the past has no last reading
    return polled.source, SAYS[polled.outcome], f"{counted}{read}{polled.message}"
