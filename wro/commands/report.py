"""`wro report`: the orders of a day as a table, for a letter or a board paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from ledger.model import Status
from ledger.words import INSTRUMENT, STATUS
from scraper.countries import country_name
from templates import fill
from wro import clock, coverage, options, output
from wro.history import History
from wro.opening import reading_store
from wro.report import Line, lines
from wro.shapes import Json, day

#: columns of `--format csv`; the first seven are the table's own
COLUMNS = (
    "date", "country", "parties", "products", "application", "status", "lifted", "since", "instrument", "order", "url",
)  # fmt: skip


@click.command("report")
@click.option("--on", type=options.Day(), help="As the orders stood on this day (default: today, UTC).")
@click.option("--known", type=options.Day(), help="As far as was known on this day (default: all we know).")
@click.option("--country", type=options.Country(), help="Only goods of this country of production.")
@click.option("--goods", type=options.Goods(), help="Only goods described with these words.")
@click.option("--since", type=options.Day(), help="Only orders of which something changed from this day on.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["html", "md", "csv"]),
    default="md",
    show_default=True,
    help="A page to print, a text for a letter, or a table for programs.",
)
@click.option("--out", type=options.Out(), metavar="FILE", help="Write to FILE.")
@options.database
def command(
    on: date | None,
    known: date | None,
    country: str | None,
    goods: str | None,
    since: date | None,
    kind: str,
    out: Path | None,
    db: Path | None,
) -> None:
    """Make the table of orders for a letter: date, party, goods, scope, status.

    Each order in force on the day, or once in force, with the day it was lifted as it was announced.
    """
    today = clock.today()
    day = on or today
    options.in_order(since, day, "the day of the report,")
    with reading_store(db) as store:
        ledger = store.orders.load() if known is None else History(store).as_known(known)
        read = coverage.reads(store.sources.all())
    found = lines(ledger, day, country, goods, since)
    view: dict[str, object] = {
        "on": day,
        "made": today,
        "known": known,
        "since": since,
        "asked": asked(country, goods),
        "groups": groups(found),
        "count": len(found),
        "summary": summary(found),
        "read": sorted(read.items()),
        "foundation": coverage.foundation(ledger),
    }
    output.document(
        out, output.csv_text([record(line) for line in found], COLUMNS) if kind == "csv" else page(kind, view)
    )


def page(kind: str, view: dict[str, object]) -> str:
    """The report as HTML or Markdown."""
    return fill(f"report/body.{kind}", **view)


def groups(found: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """By country of production, by name; vessels of no flag we know last. The latest order first within each."""

    def name(line: Line) -> str:
        return country_name(line.country) if line.country else ""

    by_country = sorted(found, key=lambda line: (not line.country, name(line)))
    return [(key or "At sea, or no country named", list(part)) for key, part in groupby(by_country, key=name)]


def asked(country: str | None, goods: str | None) -> str:
    """What the table was narrowed to, in words; empty for all orders."""
    parts = [f"goods of {country_name(country)}"] if country else []
    parts += [f"goods described as “{goods}”"] if goods else []
    return " and ".join(parts)


def summary(found: Sequence[Line]) -> str:
    """How many there are of which kind and status."""
    parts = []
    for instrument, noun in INSTRUMENT.items():
        for status in Status:
            number = sum(line.instrument is instrument and line.status is status for line in found)
            if number:
                parts.append(f"{output.count(number, noun)} {STATUS[status].lower()}")
    told = ", ".join(parts) or "no orders"
    return told[:1].upper() + told[1:]


def record(line: Line) -> Json:
    """A line as a record; days ISO 8601."""
    return {
        "date": day(line.issued),
        "country": line.country,
        "parties": line.parties,
        "products": line.products,
        "application": " ".join(line.application),
        "status": line.status_word,
        "lifted": day(line.lifted),
        "since": day(line.since),
        "instrument": line.instrument.value,
        "order": line.order,
        "url": line.url,
    }
