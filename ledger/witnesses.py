"""One event, many documents: how their words are put together, and which of them an event shows.

Every witness keeps its own values (`Witness.said`); an event's field is the value of the witness that ranks first
for that field. The ranks do not depend on who came first, so neither does the event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from ledger import names
from ledger.model import Action, Channel, Event, Indicators, Party, Role, Witness

BASELINE = "baseline"

#: CBP's list says when an order takes effect, a release when it was announced and with which verb.
_LIST_FIRST = ("person", "list", "court", "federal_register", BASELINE, "release", "bulletin", "unknown")
_RELEASE_FIRST = ("person", "court", "release", BASELINE, "federal_register", "bulletin", "list", "unknown")
_RANKS: Mapping[str, tuple[str, ...]] = {
    "effective": _LIST_FIRST,
    "country": _LIST_FIRST,
    "goods": _LIST_FIRST,
    "announced": _RELEASE_FIRST,
    "applies_from": _RELEASE_FIRST,
    "action": _RELEASE_FIRST,
    "title": (*(voice for voice in _RELEASE_FIRST if voice != "person"), "person"),
}
_SET_RIGHT = "; set right by a person: "
_CORRECTED = "; corrected "
#: The channel an event is filed under: a quiet change is one that only the list shows.
_CHANNELS = ("federal_register", "court", "release", "bulletin", "person", "list", "unknown")
_OFFICES = (Channel.FEDERAL_REGISTER, Channel.COURT)
#: Of two roles given to one party. Cleared once, a party stays cleared: that a later text names it does not bring it back.
_ROLES = (Role.EXEMPT, Role.GROUP, Role.VESSEL, Role.FLEET, Role.PLACE, Role.SUBSIDIARY, Role.NAMED)


def join(event: Event, witness: Witness, parties: Iterable[Party] = (), indicators: Indicators | None = None) -> Event:
    """The event with one more witness, or with a newer edition in an older one's place.

    An edition that says what the one before it said changes nothing, but it may have been seen earlier.
    """
    twin = next((known for known in event.witnesses if _same_voice(witness, known)), None)
    if twin is not None and witness.channel is Channel.LIST:
        witness = _added(twin, witness)
    if twin is not None and dict(twin.said) == dict(witness.said):
        seen = min(event.observed, witness.seen)
        return event if seen == event.observed else replace(event, observed=seen)
    witnesses = tuple(sorted((*(known for known in event.witnesses if known is not twin), witness), key=_order))
    action = said(witnesses, "action")
    channel = _channel(witnesses)
    effective, announced = _day(witnesses, "effective"), _day(witnesses, "announced")
    direct = bool(witness.said.get("action")) and not any(w.source == BASELINE for w in witnesses)
    return replace(
        event,
        witnesses=witnesses,
        action=Action(action) if action else event.action,
        effective=effective,
        announced=announced,
        no_later_than=None if effective or announced else event.no_later_than,
        applies_from=_day(witnesses, "applies_from"),
        country=said(witnesses, "country") or event.country,
        goods=said(witnesses, "goods") or event.goods,
        title=said(witnesses, "title"),
        observed=min(event.observed, witness.seen),
        channel=channel,
        reason=_reason(event, witnesses, direct),
        confidence="high" if direct else event.confidence,
        parties=merge_parties(event.parties, parties),
        indicators=richer(event.indicators, indicators),
    )


def _channel(witnesses: Iterable[Witness]) -> Channel:
    """By which way an act is known: of those that tell it, not of those that only recall it."""
    known = tuple(witnesses)
    telling = [witness for witness in known if "action" in witness.said or "status" in witness.said]
    return min((witness.channel for witness in telling or known), key=_CHANNELS.index)


def _reason(event: Event, witnesses: tuple[Witness, ...], direct: bool) -> str:
    """How an act is known, and whether a person or a better reading set it right."""
    told = [witness for witness in witnesses if witness.channel is not Channel.PERSON]
    decisions = [witness.said.get("title", "no reason given") for witness in witnesses if witness not in told]
    corrections = [_CORRECTED + witness.said["corrected"] for witness in witnesses if "corrected" in witness.said]
    telling = [witness for witness in told if "corrected" not in witness.said]
    if decisions and not telling:
        return f"decided by a person: {decisions[-1]}" + "".join(corrections)
    known = event.reason.partition(_SET_RIGHT)[0].partition(_CORRECTED)[0]
    if direct and _channel(telling) is not Channel.LIST:
        known = announced_by(_channel(telling))
    return known + "".join(_SET_RIGHT + why for why in decisions[-1:]) + "".join(corrections)


def announced_by(channel: Channel) -> str:
    """The reason of an event that a document announces in so many words."""
    if channel is Channel.LIST:
        return "shown by CBP's list; no release or notice is known"
    return (
        f"announced by a {str(channel).replace('_', ' ')} document"
        if channel in _OFFICES
        else f"announced by a {channel}"
    )


def said(witnesses: Iterable[Witness], field: str) -> str | None:
    """The value of the witness that ranks first for a field."""
    ranks = _RANKS[field]
    speaking = [witness for witness in witnesses if field in witness.said]
    speaking.sort(key=lambda witness: (ranks.index(_voice(witness)), _order(witness)))
    return speaking[0].said[field] if speaking else None


def disagreements(event: Event) -> dict[str, list[tuple[str, Witness]]]:
    """Fields on which the witnesses of an event give different values: field -> (value, witness) in order."""
    by_field: dict[str, list[tuple[str, Witness]]] = {}
    for witness in event.witnesses:
        for field, value in witness.said.items():
            by_field.setdefault(field, []).append((value, witness))
    return {field: values for field, values in by_field.items() if len({value for value, _ in values}) > 1}


def merge_parties(known: Iterable[Party], more: Iterable[Party]) -> tuple[Party, ...]:
    """One entry a party; the fullest spelling is its name, the others become aliases; sorted by role, as said within it."""
    merged: list[Party] = list(known)
    for party in more:
        twin = next((i for i, other in enumerate(merged) if _same_party(other, party)), None)
        if twin is None:
            merged.append(party)
        else:
            merged[twin] = _merge(merged[twin], party)
    return tuple(merged)


def _same_party(one: Party, other: Party) -> bool:
    """A group and the firm at its head share all but the legal form ("Smart Glove"): those two are kept apart."""
    spelled = [(a, b) for a in (one.name, *one.aliases) for b in (other.name, *other.aliases)]
    if (one.role is Role.GROUP) is not (other.role is Role.GROUP):
        return any(names.fold(a) == names.fold(b) for a, b in spelled)
    return any(names.same(a, b) for a, b in spelled)


def _merge(one: Party, other: Party) -> Party:
    spellings = {one.name, other.name}
    name = max(spellings, key=lambda spelling: (len(spelling), spelling))
    aliases = tuple(sorted({*one.aliases, *other.aliases, *spellings} - {name}))
    return Party(name, min(one.role, other.role, key=_ROLES.index), aliases, one.removed or other.removed)


def richer(one: Indicators | None, other: Indicators | None) -> Indicators | None:
    """The fuller of two statements of indicators."""
    stated = [indicators for indicators in (one, other) if indicators is not None]
    return max(stated, key=lambda i: (len(i.names), i.count or 0, i.names), default=None)


def _voice(witness: Witness) -> str:
    return BASELINE if witness.source == BASELINE else str(witness.channel)


def _day(witnesses: Iterable[Witness], field: str) -> date | None:
    value = said(witnesses, field)
    return date.fromisoformat(value) if value else None


def _same_voice(one: Witness, other: Witness) -> bool:
    """A document speaks once, by its newest edition; so does the list, whose editions have many addresses."""
    return one.source == other.source and (one.url == other.url or one.channel is other.channel is Channel.LIST)


def _added(before: Witness, now: Witness) -> Witness:
    """What the list says of an act, over its editions: the row, the status it shows, the date it corrects."""
    evidence = tuple(dict.fromkeys((*before.evidence, *now.evidence)))
    return replace(now, said={**before.said, **now.said}, evidence=evidence)


def _order(witness: Witness) -> tuple[str, str, str]:
    return _voice(witness), witness.source, witness.url or ""
