"""`wro status`: where a company, vessel or place stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ledger.model import Order, Role
from wro import clock, coverage, options, output, questions, shapes
from wro.errors import DONE, NOT_FOUND
from wro.opening import reading_store
from wro.questions import Match


@click.command("status")
@click.argument("name", type=options.Name())
@click.option("--on", type=options.Day(), help="As it stood on this day (default: today, UTC).")
@options.json
@options.database
def command(name: str, on: date | None, as_json: bool, db: Path | None) -> int:
    """Say where a company, vessel or place stands, and why.

    NAME may be the id of an order, too: then of all it is on. Exit code 3 when nobody of that name is known; the nearest
    names are shown.
    """
    day = on or clock.today()
    with reading_store(db) as store:
        ledger, states = store.orders.load(), list(store.sources.all())
    read = coverage.reads(states)
    matches = questions.status(ledger, name, day)
    later = [] if matches else questions.first_issued(ledger, name)
    near = [] if matches or later else questions.nearest(ledger, name)
    called = any(match.matched.casefold() == name.casefold() for match in matches)
    country = None if called or later else _country(name)
    if as_json:
        output.as_json(
            {
                "query": name,
                "on": day.isoformat(),
                "matches": [shape(match) for match in matches],
                "nearest": near,
                "later": [{"order": order.id, "issued": shapes.day(issued)} for issued, order in later],
                "country": country,
                "read": {source: shapes.instant(read.get(source)) for source in coverage.asked(states)},
            }
        )
    else:
        for match in matches:
            show_match(match)
        if not matches:
            show_nobody(name, day, later, near)
        if country:
            output.say(f"{name} is a country: `wro orders --country {country}` lists the orders on its goods.")
        coverage.show(read, ledger)
    return DONE if matches else NOT_FOUND


def _country(name: str) -> str | None:
    from scraper.countries import country_of_cell  # their tables take a while to load

    return country_of_cell(name)


def shape(match: Match) -> shapes.Json:
    return {
        "party": match.party.name,
        "matched": match.matched,
        "score": match.score,
        "role": match.party.role.value,
        "status": match.status.value,
        "since": shapes.day(match.since),
        "cleared_later": shapes.day(match.cleared_later),
        "order": match.order.id,
        "instrument": match.order.instrument.value,
        "country": match.order.country,
        "goods": match.order.goods,
        "reason": match.event.reason if match.event else None,
        "event": match.event.id if match.event else None,
        "url": match.url,
        "open_ended": match.order.open_ended,
        "advisory": match.order.advisory,
        "disagreements": shapes.disagreement(match.event) if match.event else [],
    }


def show_nobody(name: str, on: date, later: list[tuple[date | None, Order]], near: list[str]) -> None:
    """Why there is nothing to show: nobody is called so, or no order was on them yet."""
    if later:
        issued, order = later[0]
        when = f"issued {issued}" if issued else "of a day not known"
        output.say(f"{name!r} was under no order on {on}; the first, {order.instrument.value} {order.id}, was {when}.")
        return
    output.say(f"Nobody called {name!r} is party to an order we know of by {on}.")
    if near:
        output.say("Nearest names: " + ", ".join(near))


def show_match(match: Match) -> None:
    """One party under one order, as a paragraph."""
    inactive = match.status.value == "inactive"
    head = f"{match.party.name}: {match.status.value.replace('_', ' ')}"
    output.say(
        head + (f" since {match.since}" if match.since else ""), strong=True, color="green" if inactive else "red"
    )
    later = match.cleared_later
    kind = "cleared out of" if match.party.role is Role.EXEMPT else f"{match.party.role.value} in"
    kind = "covered by" if later else kind
    output.paragraph(f"{kind} {match.order.instrument.value} {match.order.id}: {match.order.goods or ''}", "  ")
    if later:
        output.paragraph(f"it was taken out of the order later, on {later}", "  ")
    if match.matched not in (match.party.name, match.order.id):
        output.paragraph(f"known as {match.matched}", "  ")
    if match.event is not None:
        output.paragraph(match.event.reason, "  ")
    if match.event is not None and match.event.applies_from and match.event.applies_from != match.event.effective:
        output.paragraph(f"this is so of goods received or produced from {match.event.applies_from} on", "  ")
    if match.order.open_ended:
        output.paragraph("the order reaches subsidiaries that are not named", "  ")
    if match.url:
        output.say(f"  {match.url}")
    output.say()
