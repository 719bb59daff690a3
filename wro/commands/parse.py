"""`wro parse`: what one saved page or file says."""

from __future__ import annotations

from pathlib import Path

import click

from ledger.model import Announcement, Listing, Reading, Snapshot, Via
from wro import clock, options, output, shapes
from wro.errors import BadInput
from wro.given_files import contents


@click.command("parse")
@click.argument("file")
@click.option(
    "--url", type=options.Address(), default="", help="The page's address (default: the one the page gives as its own)."
)
@options.json
@options.database
def command(file: str, url: str, as_json: bool, db: Path | None) -> None:
    """Read one saved page or file and show what it says.

    No database and no network. FILE is a release page, bulletin, Federal Register notice (HTML or API JSON), CBP's
    list as CSV, an old list page, or a page saved as text; `-` reads standard input.
    """
    reading = read(Snapshot(url=url, fetched=clock.now(), body=contents(file), via=Via.IMPORT), file)
    if as_json:
        output.as_json(shapes.reading(reading))
    else:
        show(reading)


def read(snapshot: Snapshot, file: str) -> Reading:
    """What the bytes say, by the source that knows them. Raises `NotOurs` or `BadInput` for what nobody can read."""
    from scraper.page import Page, SelectorError
    from scraper.recognise import recognise_page
    from scraper.source import LayoutError
    from scraper.table import TableError

    try:
        page = Page(snapshot)
        return recognise_page(page, file).read_page(page)
    except (LayoutError, SelectorError, TableError) as error:
        raise BadInput(f"{file}: {error}") from error


def show(reading: Reading) -> None:
    document = reading.document
    output.say(document.title or document.url or "(no title)", strong=True)
    about = [document.source, document.url, f"released {document.released}" if document.released else ""]
    output.say(" · ".join(part for part in about if part), faint=True)
    output.say(f"verdict: {reading.verdict.value}")
    for number, said in enumerate(reading.announcements, 1):
        output.say()
        show_announcement(number, said)
    if reading.listings:
        output.say()
        output.table(("effective", "status", "cc", "what and who"), [_row(row) for row in reading.listings])
        output.say(f"\n{output.count(len(reading.listings), 'row')}")
    if reading.leads:
        output.say(f"\nleads to {output.count(len(reading.leads), 'page')}")
        output.table(("released", "page"), [(lead.released, f"{lead.title}\n{lead.url}") for lead in reading.leads])
    for issue in reading.issues:
        output.say(f"issue {issue.code}: {issue.message}", color="yellow")


def show_announcement(number: int, said: Announcement) -> None:
    output.say(f"{number}. {said.instrument.value} {said.action.value}: {said.effect.value}", strong=True)
    dates = [("effective", said.effective), ("announced", said.announced), ("goods from", said.applies_from)]
    output.paragraph(" · ".join(f"{label} {day}" for label, day in dates if day) or "no date", "   ")
    output.paragraph(f"{said.goods or 'goods not named'} · {said.country or 'country not named'}", "   ")
    for party in said.parties:
        also = f" (also {', '.join(party.aliases)})" if party.aliases else ""
        output.paragraph(f"{party.role.value:10} {party.name}{also}", "   ")
    if said.open_ended:
        output.paragraph("and subsidiaries that are not named", "   ")
    fields: dict[str, list[str]] = {}
    for found in said.evidence:
        fields.setdefault(found.quote, []).append(found.field.replace("_", " "))
    for quote, rests in fields.items():
        output.paragraph(f"{', '.join(rests)}: “{quote}”", "   ", faint=True)


def _row(row: Listing) -> tuple[object, ...]:
    who = ", ".join(party.name for party in row.parties)
    return (
        row.effective,
        row.status_text or row.status.value,
        row.country,
        f"{row.goods}: {who} ({row.instrument.value})",
    )
