"""What we set right ourselves because a parser got better: a document of its own, so that a rebuild says the same.

An event that a better reading found or changed says so, with the day; one that it no longer finds becomes a question.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from ledger.ledger import Ledger
from ledger.model import Channel, Document, Event, Evidence, Issue, Reading, Role, Verdict, Witness
from ledger.reconcile import Changes, Origin, record, with_event
from ledger.witnesses import join

SOURCE = "corrections"
TITLE = "Corrections of our own"
_ADDRESS = "urn:wro-watch:corrections:"
FOUND, CHANGED, WITHDRAWN = "found", "changed", "withdrawn"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a better reading did to an event. `was`: field -> the value we held before."""

    event: str
    what: str
    was: Mapping[str, str | None]


def address(at: datetime) -> str:
    """Where the corrections of a moment stand."""
    return f"{_ADDRESS}{at:%Y-%m-%dT%H:%M:%S.%fZ}"


def is_address(url: str) -> bool:
    """Whether corrections stand at this address."""
    return url.startswith(_ADDRESS)


def between(held: Ledger, rebuilt: Ledger) -> tuple[Correction, ...]:
    """What makes the rebuilt ledger tell other facts than the one held; other quotes for the same facts are none."""
    before, after = _events(held), _events(rebuilt)
    found = [Correction(event, FOUND, {}) for event in sorted(after.keys() - before.keys())]
    gone = [Correction(event, WITHDRAWN, _facts(before[event])) for event in sorted(before.keys() - after.keys())]
    changed = [
        Correction(event, CHANGED, was)
        for event in sorted(before.keys() & after.keys())
        if (was := _differing(_facts(before[event]), _facts(after[event])))
    ]
    return (*found, *gone, *changed)


def _events(ledger: Ledger) -> dict[str, Event]:
    return {event.id: event for order in ledger.orders.values() for event in order.events}


def _facts(event: Event) -> dict[str, str | None]:
    days = {name: getattr(event, name) for name in ("effective", "announced", "applies_from", "no_later_than")}
    parties = sorted({party.name for party in event.parties if party.role in (Role.EXEMPT, Role.NAMED, Role.GROUP)})
    return {
        "action": event.action.value,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "country": event.country,
        "goods": event.goods,
        "parties": "; ".join(parties),
    }


def _differing(before: Mapping[str, str | None], after: Mapping[str, str | None]) -> dict[str, str | None]:
    return {name: value for name, value in before.items() if after[name] != value}


def to_text(corrections: Iterable[Correction], version: str) -> str:
    """The document: one JSON object."""
    rows = [{"event": one.event, "what": one.what, "was": dict(one.was)} for one in corrections]
    return json.dumps({"version": version, "corrections": rows}, ensure_ascii=False, indent=1) + "\n"


def from_text(text: str) -> tuple[Correction, ...]:
    """The corrections of a document that `to_text` wrote."""
    return tuple(Correction(row["event"], row["what"], row["was"]) for row in json.loads(text)["corrections"])


def reading(url: str, text: str, on: date) -> Reading:
    """The corrections as a document among documents."""
    return Reading(Document(SOURCE, url, TITLE, on), Verdict.MENTION, text=text)


def correct(ledger: Ledger, corrections: Iterable[Correction], origin: Origin, changes: Changes) -> None:
    """Let the events say what was set right. What is not there, because it was withdrawn, is put to a person."""
    for one in corrections:
        order = ledger.orders.get(one.event.partition(".")[0])
        event = next((event for event in order.events if event.id == one.event), None) if order else None
        if order is None or event is None:
            changes.issues.append(_withdrawn(one, origin))
            continue
        told = _told(one, origin)
        said = {"corrected": told}
        note = Witness(
            Channel.UNKNOWN, SOURCE, origin.url, origin.snapshot, origin.seen, said, (Evidence("correction", told),)
        )
        noted = join(event, note)
        if one.what == FOUND:
            # We came to know of it by reading better, not when the page came in.
            noted = replace(noted, observed=origin.seen, known=origin.on)
        if noted != event:
            record(ledger, with_event(order, noted), changes)


def _told(one: Correction, origin: Origin) -> str:
    if one.what == FOUND:
        return f"on {origin.on}: a better reading found it"
    was = ", ".join(f"{name} was {value or 'not given'}" for name, value in sorted(one.was.items()))
    return f"on {origin.on}, by a better reading: {was}"


def _withdrawn(one: Correction, origin: Origin) -> Issue:
    told = ", ".join(f"{name} {value}" for name, value in one.was.items() if value)
    message = f"{one.event} was held until {origin.on}; read again, no document gives it ({told}): was anybody told?"
    return Issue("event-withdrawn", message, one.event)
