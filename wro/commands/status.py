"""`wro status`: where a company, vessel or place stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ledger.model import Role
from wro import clock, coverage, options, output, questions, shapes
from wro.errors import DONE, NOT_FOUND
from wro.opening import reading_store
from wro.questions import Match


@click.command("status")
@click.argument("name")
@click.option("--on", type=options.Day(), help="As it stood on this day (default: today, UTC).")
@options.json
@options.database
def command(name: str, on: date | None, as_json: bool, db: Path | None) -> int:
    """Say where a company, vessel or place stands, and why.

    Exit code 3 when nobody of that name is known; the nearest names are shown.
    """
    day = on or clock.today()
    with reading_store(db) as store:
        ledger, read = store.orders.load(), coverage.reads(store.sources.all())
    matches = questions.status(ledger, name, day)
    near = [] if matches else questions.nearest(ledger, name)
    if as_json:
        output.as_json(
            {
                "query": name,
                "on": day.isoformat(),
                "matches": [shape(match) for match in matches],
                "nearest": near,
                "read": {source: shapes.instant(at) for source, at in read.items()},
            }
        )
    else:
        show(name, day, matches, near)
        coverage.show(read, ledger)
    return DONE if matches else NOT_FOUND


def shape(match: Match) -> shapes.Json:
    return {
        "party": match.party.name,
        "matched": match.matched,
        "score": match.score,
        "role": match.party.role.value,
        "status": match.status.value,
        "since": shapes.day(match.since),
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


def show(name: str, on: date, matches: list[Match], near: list[str]) -> None:
    if not matches:
        output.say(f"Nobody called {name!r} is party to an order we know of by {on}.")
        if near:
            output.say("Nearest names: " + ", ".join(near))
    for match in matches:
        show_match(match)


def show_match(match: Match) -> None:
    """One party under one order, as a paragraph."""
    inactive = match.status.value == "inactive"
    head = f"{match.party.name}: {match.status.value.replace('_', ' ')}"
    output.say(
        head + (f" since {match.since}" if match.since else ""), strong=True, color="green" if inactive else "red"
    )
    kind = "cleared out of" if match.party.role is Role.EXEMPT else f"{match.party.role.value} in"
    output.paragraph(f"{kind} {match.order.instrument.value} {match.order.id}: {match.order.goods or ''}", "  ")
    if match.matched != match.party.name:
        output.paragraph(f"known as {match.matched}", "  ")
    if match.event is not None:
        output.paragraph(match.event.reason, "  ")
    if match.order.open_ended:
        output.paragraph("the order reaches subsidiaries that are not named", "  ")
    if match.url:
        output.say(f"  {match.url}")
    output.say()
