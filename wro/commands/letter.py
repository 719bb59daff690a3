"""`wro letter`: the covering letter that goes with the table of orders."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from scraper.countries import country_name
from templates import fill
from wro import clock, coverage, options, output
from wro.letter import content
from wro.opening import reading_store


@click.command("letter")
@click.option("--since", type=options.Day(), required=True, help="Tell what changed from this day on.")
@click.option("--on", type=options.Day(), help="Written on this day (default: today, UTC).")
@click.option(
    "--goods", type=options.Goods(), multiple=True, help="Goods the letter is about; may be given several times."
)
@click.option("--country", type=options.Country(), help="Only goods of this country of production.")
@click.option("--to", "recipient", default="procurement colleagues", show_default=True, help="Whom it is addressed to.")
@click.option("--sender", default="", help="Who signs it; left open when not given.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["md", "html"]),
    default="md",
    show_default=True,
    help="A text to go on with, or a page to print.",
)
@click.option("--out", type=options.Out(), metavar="FILE", help="Write to FILE.")
@options.database
def command(
    since: date,
    on: date | None,
    goods: tuple[str, ...],
    country: str | None,
    recipient: str,
    sender: str,
    kind: str,
    out: Path | None,
    db: Path | None,
) -> None:
    """Write the covering letter that goes with the table.

    For a procurement team: what changed since a day, which orders concern these goods, and what to ask suppliers.
    """
    today = clock.today()
    day = on or today
    options.in_order(since, day, "the day of the letter,")
    with reading_store(db) as store:
        ledger, read = store.orders.load(), coverage.reads(store.sources.all())
    view: dict[str, object] = {
        "on": day,
        "made": today,
        "since": since,
        "about": about(goods, country),
        "recipient": recipient,
        "sender": sender,
        "letter": content(ledger, day, since, goods, country),
        "country_name": lambda code: country_name(code) if code else "no country named",
        "read": sorted(read.items()),
        "foundation": coverage.foundation(ledger),
    }
    output.document(out, fill(f"letter/body.{kind}", **view))


def about(goods: tuple[str, ...], country: str | None) -> str:
    """What the letter is about, for its subject: `gloves, palm oil from Malaysia`; empty for all goods."""
    named = ", ".join(goods) or ("goods" if country else "")
    return f"{named} from {country_name(country)}" if country else named
