"""`wro capture`: a page as a case for the tests."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path, PurePosixPath
from threading import Event
from urllib.parse import urlsplit

import click

from ledger.model import Reading, Snapshot, Via
from scraper.page import Page, SelectorError
from scraper.source import LayoutError, Source
from scraper.sources import EVERY
from scraper.table import TableError
from wro import clock, options, output
from wro.commands import parse
from wro.errors import DONE, FAILED, BadInput
from wro.given_files import contents, is_address
from wro.network import LongMemory, StoppableClient
from wro.opening import writing_store
from wro.settings import load

_ENDINGS = {"html": ".html", "json": ".json", "xml": ".xml", "text": ".txt"}


@click.command("capture")
@click.argument("source", type=click.Choice([source.name for source in EVERY]))
@click.argument("page", metavar="URL")
@click.argument("case")
@click.option(
    "--url", type=options.Address(), default="", help="The page's address, where URL is a file saved by hand."
)
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("tests/fixtures"),
    show_default=True,
    help="The folder with a folder of cases for each source.",
)
@options.database
def command(source: str, page: str, case: str, url: str, into: Path, db: Path | None) -> int:
    """Keep a page as a case for the tests: its bytes, its address, what is read of it.

    URL is an address of the source, asked for with all manners, or a saved file. Exit code 1 when the page is kept and
    cannot be read: the case of a layout that is still to be written.
    """
    if case in ("", "..") or PurePosixPath(case).name != case:
        raise click.UsageError(f"CASE {case!r} is no name of a folder: write it like 2026-03-smart-glove")
    chosen = next(one for one in EVERY if one.name == source)
    folder = into / source / case
    if folder.exists():
        raise BadInput(f"{folder}: there is such a case already")
    snapshot = _snapshot(chosen, page, url, db)
    folder.mkdir(parents=True)
    looked_at = Page(snapshot)
    ending = PurePosixPath(urlsplit(page).path).suffix
    ending = ending if ending in (".csv", ".js", ".rss") else _ENDINGS.get(looked_at.kind, ".bin")
    name = "list.csv" if ending == ".csv" else f"page{ending}"
    (folder / name).write_bytes(snapshot.body)
    (folder / "meta.json").write_text(json.dumps({"url": looked_at.url}) + "\n", encoding="utf-8")
    output.say(f"{folder}: {name} and meta.json are written")
    try:
        reading = chosen.read(snapshot)
    except (LayoutError, SelectorError, TableError) as error:
        output.say(str(error), color="yellow")
        return FAILED
    _expect(reading, folder)
    parse.show(reading)
    output.paragraph(
        "Before it goes into the project: write the page anew in its shape. Names, dates and figures are facts; the "
        "sentences of other people's pages are not ours.",
        faint=True,
    )
    return DONE


def _snapshot(source: Source, page: str, url: str, db: Path | None) -> Snapshot:
    if not is_address(page):
        return Snapshot(url, clock.now(), contents(page), via=Via.IMPORT)
    settings = load(db=db)
    with (
        writing_store(settings.db) as store,
        StoppableClient(settings, Event(), memory=LongMemory(store)) as client,
    ):
        got = client.fetch(page, source.hosts)
    if not isinstance(got, Snapshot):
        raise BadInput(f"{page}: the site says it has not changed, but nothing was asked about")
    return got


def _expect(reading: Reading, folder: Path) -> None:
    """Write what was read, for a person to check; where the cases beside this one have it in another form, their test
    writes it."""
    found = dataclasses.asdict(reading)
    beside = next(folder.parent.glob("*/expected.json"), None)
    if beside is not None and set(json.loads(beside.read_text(encoding="utf-8"))) != set(found):
        output.say("expected.json is left to the test of these cases, which has a form of its own")
        return
    text = json.dumps(found, indent=1, default=str, ensure_ascii=False)
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")
    output.say("expected.json is written: read it before you commit it")
