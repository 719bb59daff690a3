"""A mail case: `case.toml` says what happened and what somebody tracks, `expected.eml` is the mail they get."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from ledger.ledger import Ledger
from ledger.model import (
    Action,
    Channel,
    Effect,
    Event,
    Evidence,
    Indicators,
    Instrument,
    ListMark,
    Order,
    Party,
    Role,
    Status,
    Witness,
)
from notify.account import Account
from notify.change import News, changes
from notify.corrected import Correction, corrections
from notify.delisted import delistings
from notify.digest import SourceState
from notify.drafting import Facts
from notify.item import Link
from notify.letterhead import Letterhead
from notify.operator import Trouble
from notify.outbox import Window
from notify.subscriptions import Cadence, Subscriber, Subscription
from notify.suppliers import Met, Row, SupplierNews

MAILS = Path(__file__).parents[1] / "fixtures" / "mails"
COUNTRIES = {"MY": "Malaysia", "MW": "Malawi", "CN": "China", "TW": "Taiwan", "DO": "Dominican Republic"}
LETTERHEAD = Letterhead("wro-watch@example.org", list_id="wro-watch.example.org")


@dataclass(frozen=True)
class Case:
    """Everything `notify.drafting` needs, read from one folder."""

    subscriber: Subscriber
    window: Window
    facts: Facts
    now: datetime
    heartbeat: bool
    kind: str
    troubles: tuple[Trouble, ...]
    told: frozenset[str]
    wrong: tuple[Correction, ...]  #: what earlier mails told otherwise
    suppliers: SupplierNews | None


def orders(table: list[dict[str, Any]]) -> Iterator[Order]:
    for row in table:
        parties = tuple(party(one) for one in row["parties"])
        order = Order(
            row["id"],
            Instrument(row["instrument"]),
            row.get("country"),
            row.get("goods"),
            row.get("industry"),
            parties,
            row.get("open_ended", False),
            row.get("follows"),
        )
        events = tuple(event(order, one) for one in row["events"])
        marks = tuple(ListMark(mark["on"], Status(mark["status"]), mark["text"]) for mark in row.get("marks", ()))
        yield replace(order, events=events, marks=marks)


def party(row: list[Any]) -> Party:
    name, role, *aliases = row
    return Party(name, Role(role), tuple(aliases))


def event(order: Order, row: Mapping[str, Any]) -> Event:
    effect = Effect(row["effect"])
    parties = tuple(party(one) for one in row.get("parties", ())) or order.parties
    channel = Channel(row.get("channel", "release"))
    days = {name: row[name] for name in ("effective", "announced", "applies_from") if name in row}
    seen = row["seen"]
    quotes = tuple(Evidence(*pair) for pair in row.get("evidence", {}).items())
    witnesses = tuple(Witness(channel, "newsroom", url, 1, seen, {}, quotes) for url in row.get("urls", ()))
    return Event(
        id=f"{order.id}.{effect}{row.get('tail', '')}",
        order=order.id,
        instrument=order.instrument,
        action=Action(row["action"]),
        effect=effect,
        observed=seen,
        known=seen.date(),
        channel=channel,
        reason=row.get("reason", "the release announces it"),
        country=order.country,
        goods=row.get("goods", order.goods),
        parties=parties,
        witnesses=witnesses,
        indicators=indicators(row.get("indicators")),
        **days,
    )


def indicators(row: Mapping[str, Any] | None) -> Indicators | None:
    return None if row is None else Indicators(row.get("count"), tuple(row.get("names", ())))


def read(folder: Path) -> Case:
    case = tomllib.loads((folder / "case.toml").read_text("utf-8"))
    now: datetime = case["now"]
    ledger = Ledger(orders(case.get("orders", [])))
    window = Window(7, Cadence(case.get("cadence", "weekly")), now - timedelta(days=7), now)
    starts = now - timedelta(days=30)
    events = [event for order in ledger.orders.values() for event in order.events]
    news: tuple[News, ...] = (*changes(ledger, events), *delistings(ledger))
    wrong = corrections(tuple(earlier(case)), news, ledger, now)
    wishes = tuple(
        Subscription(number, window.cadence, **wish(row), starts=starts)
        for number, row in enumerate(case["subscriptions"], 1)
    )
    facts = Facts(
        ledger=ledger,
        news=news,
        watching_since=now - timedelta(days=60),
        sources=tuple(SourceState(s["title"], s.get("read"), s.get("trouble")) for s in case.get("sources", [])),
        letterhead=Letterhead(**{"address": LETTERHEAD.address, "list_id": LETTERHEAD.list_id, **case.get("from", {})}),
        country_name=lambda code: COUNTRIES[code],
        stop_page=lambda _: case.get("stop_page"),
    )
    return Case(
        Subscriber(case.get("to", "ann@example.org"), wishes),
        window,
        facts,
        now,
        case.get("heartbeat", False),
        *about(case),
        tuple(wrong.values()),
        supplier_list(case.get("suppliers"), now),
    )


def supplier_list(row: Mapping[str, Any] | None, now: datetime) -> SupplierNews | None:
    """A `[suppliers]` table: rows of `[number, name, [a table for each order it meets]]`."""
    if row is None:
        return None
    rows = tuple(Row(number, name, tuple(map(met, orders)), *more) for number, name, orders, *more in row["rows"])
    return SupplierNews(row["file"], rows, row.get("number", len(rows)), now, row.get("unread", 0))


def met(row: Mapping[str, Any]) -> Met:
    links = tuple(Link(*pair) for pair in row.get("links", {}).items())
    return Met(**{**row, "links": links})


def earlier(case: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What earlier mails told, by event: `[[earlier]]` tables of the fields of an account."""
    for row in case.get("earlier", ()):
        facts: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in row.items() if name != "event"
        }
        yield row["event"], Account(**facts).text()


def about(case: Mapping[str, Any]) -> tuple[str, tuple[Trouble, ...], frozenset[str]]:
    troubles = tuple(Trouble(**row) for row in case.get("troubles", ()))
    return case.get("kind", "digest"), troubles, frozenset(case.get("told", ()))


def wish(row: Mapping[str, Any]) -> dict[str, Any]:
    lists = {name: tuple(value) for name, value in row.items() if isinstance(value, list)}
    return {**row, **lists}


def smart_glove(seen: datetime) -> Ledger:
    """A ledger of one order, lifted as first seen at `seen`."""
    row = tomllib.loads((MAILS / "smart-glove-lifted" / "case.toml").read_text("utf-8"))["orders"]
    row[0]["events"][-1]["seen"] = seen
    return Ledger(orders(row))


def day(text: str) -> date:
    return date.fromisoformat(text)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
