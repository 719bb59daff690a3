"""The JSON of the commands, key by key. Stable: other programs rely on it; more keys are welcome, changed ones are not."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ledger.ledger import Ledger
from ledger.model import Announcement, Event, Indicators, Issue, Listing, ListMark, Order, Party, Reading
from ledger.timeline import Standing, is_late, party_status
from ledger.witnesses import disagreements
from wro.questions import links

Json = dict[str, Any]

#: columns of `--csv`, in order; the keys are those of the JSON, plus some folded ones
EVENT_COLUMNS = (
    "event", "order", "instrument", "action", "effect", "effective", "announced", "applies_from", "observed",
    "channel", "country", "goods", "parties", "documents", "reason",
)  # fmt: skip
ORDER_COLUMNS = (
    "order", "instrument", "country", "goods", "industry", "open_ended", "status", "status_text", "since", "issued",
    "lifted", "parties", "follows", "advisory", "urls",
)  # fmt: skip


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def instant(value: datetime | None) -> str | None:
    """UTC to the second, with a Z."""
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if value else None


def event(event: Event) -> Json:
    return {
        "event": event.id,
        "order": event.order,
        "instrument": event.instrument.value,
        "action": event.action.value,
        "effect": event.effect.value,
        "effective": day(event.effective),
        "announced": day(event.announced),
        "applies_from": day(event.applies_from),
        "no_later_than": day(event.no_later_than),
        "observed": instant(event.observed),
        "channel": event.channel.value,
        "country": event.country,
        "goods": event.goods,
        "parties": [{"name": party.name, "role": party.role.value} for party in event.parties],
        "documents": [
            {"url": witness.url, "source": witness.source, "snapshot": witness.snapshot} for witness in event.witnesses
        ],
        "reason": event.reason,
        "confidence": event.confidence,
        "known": day(event.known),
        "late": is_late(event),
        "disagreements": disagreement(event),
    }


def disagreement(event: Event) -> list[Json]:
    """Fields on which the documents of an event differ, each value with the documents that give it."""
    return [
        {
            "field": field,
            "shown": event_value(event, field),
            "values": [
                {"value": value, "source": witness.source, "url": witness.url, "snapshot": witness.snapshot}
                for value, witness in values
            ],
        }
        for field, values in disagreements(event).items()
    ]


def event_value(event: Event, field: str) -> str | None:
    """The value an event shows for a field its documents speak of."""
    value = getattr(event, field, None)
    return None if value is None else str(value)


def order(ledger: Ledger, order: Order, stands: Standing, on: date) -> Json:
    """An order as it stood on a day."""
    return {
        "order": order.id,
        "instrument": order.instrument.value,
        "country": order.country,
        "goods": order.goods,
        "industry": order.industry,
        "open_ended": order.open_ended,
        "status": stands.status.value,
        "status_text": stands.status_text,
        "since": day(stands.since),
        "issued": day(stands.issued),
        "lifted": day(stands.lifted),
        "note": stands.note,
        "parties": [_party_then(ledger, order, party, on) for party in order.parties],
        "follows": order.follows,
        "advisory": order.advisory,
        "urls": links(order.events),
        "known": day(min((event.known for event in order.events), default=None)),
        "disagreements": [{"event": event.id, **found} for event in order.events for found in disagreement(event)],
        "listed": [_mark(mark) for mark in order.marks if mark.on <= on],
    }


def _mark(mark: ListMark) -> Json:
    """What CBP's list said of the order, from which day on: its own word."""
    return {"on": day(mark.on), "status_text": mark.status_text, "entity": mark.entity, "remarks": mark.remarks}


def _party_then(ledger: Ledger, order: Order, party: Party, on: date) -> Json:
    stands = party_status(ledger, order, party, on)
    return {
        "name": party.name,
        "role": party.role.value,
        "status": stands[0].value if stands else None,
        "aliases": list(party.aliases),
    }


def reading(reading: Reading) -> Json:
    """What one page or file says: `wro parse --json`."""
    document = reading.document
    shape: Json = {
        "document": {
            "source": document.source,
            "url": document.url or None,
            "title": document.title,
            "released": day(document.released),
            "modified": day(document.modified),
        },
        "verdict": reading.verdict.value,
        "events": [announcement(said) for said in reading.announcements],
        "issues": [issue(found) for found in reading.issues],
    }
    if reading.listings:
        shape["observations"] = [listing(row) for row in reading.listings]
    if reading.leads:
        shape["leads"] = [{"url": led.url, "title": led.title, "released": day(led.released)} for led in reading.leads]
    return shape


def announcement(said: Announcement) -> Json:
    return {
        "instrument": said.instrument.value,
        "action": said.action.value,
        "effect": said.effect.value,
        "effective": day(said.effective),
        "announced": day(said.announced),
        "applies_from": day(said.applies_from),
        "country": said.country,
        "goods": said.goods,
        "open_ended": said.open_ended,
        "parties": [_party(party) for party in said.parties],
        "indicators": _indicators(said.indicators),
        "evidence": [{"field": found.field, "quote": found.quote} for found in said.evidence],
    }


def listing(row: Listing) -> Json:
    return {
        "row": row.row,
        "instrument": row.instrument.value,
        "effective": day(row.effective),
        "country": row.country,
        "goods": row.goods,
        "industry": row.industry,
        "status": row.status.value,
        "status_text": row.status_text,
        "parties": [_party(party) for party in row.parties],
        "open_ended": row.open_ended,
        "remarks": row.remarks,
        "release_url": row.release_url,
    }


def _party(party: Party) -> Json:
    return {"name": party.name, "role": party.role.value, "aliases": list(party.aliases)}


def _indicators(found: Indicators | None) -> Json:
    """Always both keys, so that a program need not ask first: a null count and no names where the page gives none."""
    return {"count": found.count, "names": list(found.names)} if found else {"count": None, "names": []}


def issue(found: Issue) -> Json:
    return {"code": found.code, "message": found.message}
