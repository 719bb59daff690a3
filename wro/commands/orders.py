"""`wro orders`: the orders as they stood on a day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import click

from ledger.model import Order, Status
from ledger.timeline import Standing
from wro import clock, coverage, options, output, questions, shapes
from wro.history import History
from wro.opening import reading_store


@click.command("orders")
@click.option("--on", type=options.Day(), help="As they stood on this day (default: today, UTC).")
@click.option("--known", type=options.Day(), help="As far as was known on this day (default: all we know).")
@click.option(
    "--status",
    "statuses",
    type=click.Choice([status.value for status in Status]),
    multiple=True,
    help="Only orders of this status; may be given several times.",
)
@click.option("--country", type=options.Country(), help="Only goods of this country of production.")
@click.option("--goods", type=options.Goods(), help="Only goods described with these words.")
@options.json_or_csv
@options.database
def command(
    on: date | None,
    known: date | None,
    statuses: tuple[str, ...],
    country: str | None,
    goods: str | None,
    as_json: bool,
    as_csv: bool,
    db: Path | None,
) -> None:
    """List the orders as they stood on a day.

    The latest issued first. With --known, what was learned later is left out.
    """
    options.not_both(as_json, as_csv)
    day = on or clock.today()
    with reading_store(db) as store:
        ledger = store.orders.load() if known is None else History(store).as_known(known)
        read = coverage.reads(store.sources.all())
    found = questions.orders(ledger, day, [Status(status) for status in statuses], country, goods)
    rows = [shapes.order(ledger, order, stands, day) for order, stands in found]
    if as_json:
        output.as_json(rows)
    elif as_csv:
        output.as_csv(rows, shapes.ORDER_COLUMNS)
    else:
        show(found, day, known)
        coverage.show(read, ledger)


def show(found: list[tuple[Order, Standing]], on: date, known: date | None) -> None:
    rows = [
        (stands.issued or "unknown", _status(stands), order.instrument.value, order.country, _details(order))
        for order, stands in found
    ]
    if rows:
        output.table(("issued", "status", "kind", "cc", "goods, who, order, link"), rows)
        output.say()
    output.say(summary(found, on) + (f" · as far as was known on {known}" if known else ""))


def _status(stands: Standing) -> str:
    """The status and, where it began later than the order, since when."""
    said = stands.status.value.replace("_", " ")
    return said if stands.since in (None, stands.issued) else f"{said}\nsince {stands.since}"


def summary(found: list[tuple[Order, Standing]], on: date) -> str:
    """How many of each kind and status: "On 2026-06-23: 54 active and 4 partially active WROs, 8 active Findings"."""
    counts = Counter((order.instrument.value, stands.status) for order, stands in found)
    parts = []
    for kind in ("WRO", "Finding"):
        by_status = [f"{n} {status.value.replace('_', ' ')}" for status in Status if (n := counts[kind, status])]
        if by_status:
            parts.append(f"{kind}s: " + ", ".join(by_status))
    return f"{output.count(len(found), 'order')} on {on}" + "".join(f" · {part}" for part in parts)


def _details(order: Order) -> str:
    who = output.names([party.name for party in order.parties])
    what = f"{order.goods or 'goods not named'}: {who}"
    return "\n".join((what, " ".join((order.id, *questions.links(order.events)[:1]))))
