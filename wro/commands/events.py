"""`wro events`: the event log."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ledger.model import Event, Witness
from ledger.timeline import is_late
from ledger.witnesses import disagreements
from wro import coverage, options, output, questions, shapes
from wro.opening import reading_store

#: Fields whose rival values people are shown; wordings of titles and goods always differ, and stand in the JSON.
_SHOWN = ("action", "effective", "announced", "applies_from")


@click.command("events")
@click.option("--since", type=options.Day(), help="Only events of this day or later.")
@click.option("--until", type=options.Day(), help="Only events of this day or earlier.")
@click.option("--country", type=options.Country(), help="Only goods of this country of production.")
@click.option("--party", type=options.Name(), help="Only orders on this company, vessel or place.")
@options.json_or_csv
@options.database
def command(
    since: date | None,
    until: date | None,
    country: str | None,
    party: str | None,
    as_json: bool,
    as_csv: bool,
    db: Path | None,
) -> None:
    """List what changed: the event log.

    Days are legal days: when an act takes effect, else when it was announced. Oldest first.
    """
    options.not_both(as_json, as_csv)
    options.in_order(since, until, "--until")
    with reading_store(db) as store:
        ledger, read = store.orders.load(), coverage.reads(store.sources.all())
    found = questions.events(ledger, since, until, country, party)
    if as_json:
        output.as_json([shapes.event(event) for event in found])
    elif as_csv:
        output.as_csv([shapes.event(event) for event in found], shapes.EVENT_COLUMNS)
    else:
        show(found)
        coverage.show(read, ledger)


def show(events: list[Event]) -> None:
    rows = [(event.day or "unknown", event.country, what(event), details(event)) for event in events]
    if rows:
        output.table(("day", "cc", "what", "goods, who, dates, link"), rows)
        output.say()
    output.say(output.count(len(events), "event"))


def what(event: Event) -> str:
    """The instrument and what was done to it, as "WRO lifted (modified)": CBP's verb alone does not say."""
    verb = "" if event.action.value == "issued" else f" ({event.action.value})"
    return f"{event.instrument.value} {event.effect.value}{verb}"


def details(event: Event) -> str:
    """Goods and parties, every date under its own name, and where to read it."""
    who = output.names([party.name for party in event.parties])
    dates = [
        ("effective", event.effective),
        ("announced", event.announced),
        ("goods from", event.applies_from),
        ("not later than", event.no_later_than),
        ("first seen", event.observed.date()),
    ]
    told = " · ".join(f"{label} {day}" for label, day in dates if day)
    told += f" · late: known to us only from {event.known}" if is_late(event) else ""
    differing = [f"{field} {_values(values)}" for field, values in disagreements(event).items() if field in _SHOWN]
    lines = [f"{event.goods or 'goods not named'}: {who or 'nobody named'}", told]
    lines += ["sources differ: " + "; ".join(differing)] if differing else []
    return "\n".join((*lines, *questions.links([event])[:1]))


def _values(values: list[tuple[str, Witness]]) -> str:
    return " / ".join(f"{value} ({witness.source})" for value, witness in values)
