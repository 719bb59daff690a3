"""One order as rows: what is written when it is saved."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from ledger import timeline
from ledger.citations import citations
from ledger.folding import fold
from ledger.identity import lead_party
from ledger.ledger import Ledger, spellings
from ledger.model import Event, Order, Party, Status
from store import observed
from store.columns import day, instant, packed
from store.errors import StoreError

Row = dict[str, Any]

#: Columns that tell how something stands on a day; a ledger alone does not say what they hold.
STANDING = frozenset(("status", "since", "status_text", "issued", "lifted", "note"))


class UnfoundedEvent(StoreError):
    """An event none of whose witnesses is a stored snapshot: no event without evidence."""

    def __init__(self, event: str) -> None:
        super().__init__(f"event {event} rests on no stored snapshot")


def rows(order: Order, ledger: Ledger, on: date) -> Iterator[tuple[str, Row]]:
    """(table, row) for everything of an order, parents before children. Statuses are those of the day `on`."""
    yield "orders", _order(order) | standing(order, ledger, on)
    for n, party in enumerate(order.parties, 1):
        yield from _party(order, n, party, ledger, on)
    for n, mark in enumerate(order.marks, 1):
        yield (
            "marks",
            {
                "id": f"{order.id}-{n}",
                "order_id": order.id,
                "position": n,
                "day": day(mark.on),
                "status": mark.status.value,
                "status_text": mark.status_text,
                "entity": mark.entity,
                "remarks": mark.remarks,
            },
        )
    for n, event in enumerate(order.events, 1):
        yield from _event(n, event)
    yield "orders_search", _search(order)


def standing(order: Order, ledger: Ledger, on: date) -> Row:
    """The order's columns that tell how it stands on a day; `unknown` before it was issued."""
    stands = timeline.standing(ledger, order, on)
    if stands is None:
        unknown = dict.fromkeys(("since", "status_text", "issued", "lifted", "note"))
        return {"status": Status.UNKNOWN.value, **unknown}
    return {
        "status": stands.status.value,
        "since": day(stands.since),
        "status_text": stands.status_text,
        "issued": day(stands.issued),
        "lifted": day(stands.lifted),
        "note": stands.note,
    }


def party_standing(order: Order, party: Party, ledger: Ledger, on: date) -> Row:
    """The party's columns that tell how it stands on a day; `unknown` before the order was issued."""
    status, since = timeline.party_status(ledger, order, party, on) or (Status.UNKNOWN, None)
    return {"status": status.value, "since": day(since)}


def interval_rows(order: Order, ledger: Ledger) -> list[Row]:
    """How the order stood over time, as the ledger folds it: for questions about any day."""
    life = timeline.intervals(order, ledger.findings_on(order.id))
    return [
        {
            "id": f"{order.id}-{n}",
            "order_id": order.id,
            "position": n,
            "start": day(interval.start),
            "status": interval.status.value,
            "event_id": interval.event,
        }
        for n, interval in enumerate(life, 1)
    ]


def search_row(order_id: str) -> int:
    """The order's row in the search index: made of its id, so that a rebuild and a VACUUM leave it as it is."""
    return int.from_bytes(hashlib.sha256(order_id.encode()).digest()[:6])


def order_title(order: Order) -> str:
    """For people: whom the order is on, and which goods."""
    lead = lead_party(order.parties)
    if lead is None:
        return order.goods or order.id
    others = sum(party.role is lead.role for party in order.parties) - 1
    whom = f"{lead.name} and {others} more" if others else lead.name
    return f"{whom}: {order.goods}" if order.goods else whom


def event_label(event: Event) -> str:
    """For people: when, which instrument, CBP's verb and what it does."""
    when = day(event.day) or "day unknown"
    return f"{when} {event.instrument} {event.action} ({event.effect})"


def _order(order: Order) -> Row:
    return {
        "id": order.id,
        "title": order_title(order),
        "instrument": order.instrument.value,
        "country": order.country,
        "goods": order.goods,
        "industry": order.industry,
        "open_ended": order.open_ended,
        "follows": order.follows,
        "advisory": order.advisory,
        "search_row": search_row(order.id),
    }


def _party(order: Order, n: int, party: Party, ledger: Ledger, on: date) -> Iterator[tuple[str, Row]]:
    party_id = f"{order.id}-{n}"
    own = {"id": party_id, "order_id": order.id, "position": n, "name": party.name, "role": party.role.value}
    yield "parties", own | {"removed": day(party.removed)} | party_standing(order, party, ledger, on)
    for k, name in enumerate((party.name, *party.aliases)):
        row = {"id": f"{party_id}-{k}", "party_id": party_id, "position": k, "kind": "alias" if k else "name"}
        yield "party_names", row | {"name": name, "folded": fold(name)}


def _event(n: int, event: Event) -> Iterator[tuple[str, Row]]:
    snapshot = next((witness.snapshot for witness in event.witnesses if witness.snapshot is not None), None)
    if snapshot is None:
        raise UnfoundedEvent(event.id)
    yield (
        "events",
        {
            "id": event.id,
            "label": event_label(event),
            "order_id": event.order,
            "position": n,
            "day": day(event.day),
            "instrument": event.instrument.value,
            "action": event.action.value,
            "effect": event.effect.value,
            "effective": day(event.effective),
            "announced": day(event.announced),
            "applies_from": day(event.applies_from),
            "no_later_than": day(event.no_later_than),
            "observed": instant(event.observed),
            "known": day(event.known),
            "channel": event.channel.value,
            "reason": event.reason,
            "country": event.country,
            "goods": event.goods,
            "title": event.title,
            "scope": event.scope,
            "confidence": event.confidence,
            "indicators": observed.to_json(event.indicators) if event.indicators else None,
            "snapshot_id": snapshot,
            "url": next(iter(citations(event)), None),
        },
    )
    yield from _event_parties(event)
    yield from _witnesses(event)


def _event_parties(event: Event) -> Iterator[tuple[str, Row]]:
    for n, party in enumerate(event.parties, 1):
        row = {"id": f"{event.id}-{n}", "event_id": event.id, "position": n, "name": party.name}
        rest = {"role": party.role.value, "removed": day(party.removed), "aliases": packed(party.aliases)}
        yield "event_parties", row | rest


def _witnesses(event: Event) -> Iterator[tuple[str, Row]]:
    for n, witness in enumerate(event.witnesses, 1):
        yield (
            "witnesses",
            {
                "id": f"{event.id}-{n}",
                "event_id": event.id,
                "position": n,
                "channel": witness.channel.value,
                "source": witness.source,
                "url": witness.url,
                "snapshot_id": witness.snapshot,
                "seen": instant(witness.seen),
                "said": packed(dict(witness.said)),
                "evidence": observed.many_to_json(witness.evidence),
            },
        )


def _search(order: Order) -> Row:
    quotes = (item.quote for event in order.events for witness in event.witnesses for item in witness.evidence)
    goods = (order.goods, *(event.goods for event in order.events))
    return {
        "rowid": search_row(order.id),
        "order_id": order.id,
        "names": "\n".join(dict.fromkeys(spellings(order))),
        "goods": "\n".join(dict.fromkeys(filter(None, goods))),
        "titles": "\n".join(dict.fromkeys(event.title for event in order.events if event.title)),
        "evidence": "\n".join(dict.fromkeys(quotes)),
    }
