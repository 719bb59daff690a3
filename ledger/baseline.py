"""The built-in baseline: every order known from 1953 to 23 June 2026, one JSON object a line.

It is a document like any other: its bytes are stored as a snapshot, and every event it gives has it as a witness.
Beside the fields of `Order` and `Event` a line has `listed` (CBP's row of 2026-06-23) and, on a carve-out,
`exempts` (names of the parties it clears) or `removes` (goods it takes out).
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ledger.citations import page
from ledger.identity import event_id, order_id
from ledger.model import (
    Action,
    Channel,
    Document,
    Effect,
    Event,
    Evidence,
    Indicators,
    Instrument,
    ListMark,
    Order,
    Party,
    Reading,
    Role,
    Snapshot,
    Status,
    Verdict,
    Witness,
)
from ledger.witnesses import BASELINE

SOURCE = BASELINE
TITLE = "Built-in baseline"
URL = "urn:wro-watch:baseline"


class BaselineError(ValueError):
    """The baseline file is not what it should be; names the line."""


def read_baseline(text: str, *, seen: datetime, snapshot: int | None) -> tuple[Order, ...]:
    """All orders of the baseline. `seen`: when it was loaded, which is when this ledger came to know them."""
    orders: dict[str, Order] = {}
    ids: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        try:
            row = json.loads(line)
            order = _order(row, ids, orders, seen, snapshot)
        except (ValueError, KeyError, TypeError) as error:
            raise BaselineError(f"line {number} of the baseline cannot be read: {error!r}") from error
        ids[row["order"]] = order.id
        orders[order.id] = order
    # A Finding may stand before the WRO it follows.
    return tuple(replace(order, follows=ids[order.follows]) if order.follows else order for order in orders.values())


def reading(snapshot: Snapshot) -> Reading:
    """The baseline as a document among documents: its text is its lines."""
    return Reading(Document(SOURCE, URL, TITLE), Verdict.MENTION, text=snapshot.body.decode("utf-8"))


def _order(
    row: dict[str, Any], ids: dict[str, str], taken: dict[str, Order], seen: datetime, snapshot: int | None
) -> Order:
    parties = tuple(Party(p["name"], Role(p["role"]), tuple(p["aliases"])) for p in row["parties"])
    instrument = Instrument(row["instrument"])
    first = row["events"][0]
    issued = _day(first["effective"]) or _day(first["announced"])
    name = order_id(instrument, str(issued.year) if issued else None, parties, row["goods"], taken)
    order = Order(
        id=name,
        instrument=instrument,
        country=row["country"],
        goods=row["goods"],
        industry=row["industry"] or None,
        parties=parties,
        open_ended=row["open_ended"],
        follows=row["follows"],
        advisory=_advisory(row),
        marks=_marks(row),
    )
    events: list[Event] = []
    for entry in row["events"]:
        events.append(_event(order, entry, {event.id for event in events}, seen, snapshot))
    return replace(order, events=tuple(sorted(events, key=lambda event: (event.day or date.min, event.id))))


def _marks(row: dict[str, Any]) -> tuple[ListMark, ...]:
    listed = row["listed"]
    if listed is None:
        return ()
    status = Status(row["status"])
    return (
        ListMark(
            date.fromisoformat(listed["on"]), status, listed["status"], listed["entity"], listed["remarks"] or None
        ),
    )


def _advisory(row: dict[str, Any]) -> str | None:
    remarks = (row["listed"] or {}).get("remarks") or ""
    return remarks if "superseded" in remarks else None


def _event(order: Order, entry: dict[str, Any], taken: set[str], seen: datetime, snapshot: int | None) -> Event:
    effect, action, channel = Effect(entry["effect"]), Action(entry["action"]), Channel(entry["channel"])
    exempted = tuple(replace(_party(order, name), role=Role.EXEMPT) for name in entry.get("exempts", ()))
    goods = entry.get("removes") or order.goods
    effective, announced, latest = (_day(entry.get(key)) for key in ("effective", "announced", "no_later_than"))
    known = announced or effective or latest or seen.date()
    return Event(
        id=event_id(order.id, effect, exempted, entry.get("removes"), taken),
        order=order.id,
        instrument=order.instrument,
        action=action,
        effect=effect,
        observed=seen,
        known=known,
        channel=channel,
        reason=entry["scope"] or "part of the built-in baseline",
        effective=effective,
        announced=announced,
        no_later_than=latest,
        country=order.country,
        goods=goods,
        parties=exempted or _parties_then(order),
        indicators=_indicators(entry["indicators"]),
        title=entry["title"],
        scope=entry["scope"],
        confidence=entry["confidence"],
        witnesses=(_witness(order.country, goods, entry, seen, snapshot),),
    )


def _witness(
    country: str | None, goods: str | None, entry: dict[str, Any], seen: datetime, snapshot: int | None
) -> Witness:
    """What the baseline says of an event, citing the pages it was taken from, the best first."""
    said = {key: entry[key] for key in ("action", "effective", "announced", "title")} | {
        "country": country,
        "goods": goods,
    }
    stated = {key: value for key, value in said.items() if value}
    quotes = tuple(Evidence(key, entry[key]) for key in ("scope", "title") if entry[key])
    urls = sorted(filter(None, (entry["url"], *entry.get("sources", ()))), key=page)
    cited = tuple(Evidence("source", url) for url in urls)
    channel = Channel(entry["channel"])
    return Witness(channel, BASELINE, urls[0] if urls else URL, snapshot, seen, stated, quotes + cited)


def _party(order: Order, name: str) -> Party:
    return next(party for party in order.parties if party.name == name)


def _parties_then(order: Order) -> tuple[Party, ...]:
    """Whom the order was on when it was issued or lifted: all but those it cleared on the way."""
    return tuple(party for party in order.parties if party.role is not Role.EXEMPT)


def _indicators(entry: dict[str, Any] | None) -> Indicators | None:
    return Indicators(entry["count"], tuple(entry["names"])) if entry else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
