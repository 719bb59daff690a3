"""What people ask of the ledger: which events, which orders, where does this name stand. Pure; nothing is opened here."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ledger import names
from ledger.citations import citations, page
from ledger.concern import deals_in_words, meets
from ledger.ledger import Ledger
from ledger.model import Effect, Event, Order, Party, Role, Status
from ledger.timeline import Standing, cleared_on, intervals, party_status


@dataclass(frozen=True, slots=True)
class Match:
    """A party that a name means, and where it stands."""

    order: Order
    party: Party
    matched: str  #: the spelling that met the name
    score: float  #: 1 the same name, 0.95 the same as an alias, 0.8 a part of it
    status: Status
    since: date | None
    event: Event | None  #: the one its standing rests on

    @property
    def cleared_later(self) -> date | None:
        """The day on which it was taken out of the order, where that came after the day asked for."""
        covered = self.party.role is Role.EXEMPT and self.status is not Status.INACTIVE
        return cleared_on(self.order, self.party) if covered else None

    @property
    def url(self) -> str | None:
        """Where the event can be read."""
        return next(iter(links([self.event] if self.event else [])), None)


def links(events: Iterable[Event]) -> list[str]:
    """Where events can be read: the government's own pages first, of one kind of page those on the latest event."""
    found = [url for event in reversed(list(events)) for url in citations(event)]
    return sorted(dict.fromkeys(found), key=page)


def events(
    ledger: Ledger,
    since: date | None = None,
    until: date | None = None,
    country: str | None = None,
    party: str | None = None,
) -> list[Event]:
    """Events by legal day, oldest first, those of unknown day before all; a day asked for leaves out the unknown."""
    found = [
        event
        for order in ledger.orders.values()
        for event in order.events
        if _between(event.day, since, until)
        and (country is None or country == (event.country or order.country))
        and (party is None or any(_meets(party, one) for one in (*event.parties, *order.parties)))
    ]
    return sorted(found, key=lambda event: (event.day or date.min, event.order, event.id))


def _between(day: date | None, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    return day is not None and (since or date.min) <= day <= (until or date.max)


def orders(
    ledger: Ledger, on: date, statuses: Iterable[Status] = (), country: str | None = None, goods: str | None = None
) -> list[tuple[Order, Standing]]:
    """Orders issued by a day with their standing then, the latest issued first."""
    wanted = set(statuses)
    stood = ledger.standing_on(on)
    if not (wanted or country or goods):
        return stood
    return [
        (order, stands)
        for order, stands in stood
        if (not wanted or stands.status in wanted)
        and (country is None or country == order.country)
        and (goods is None or is_on(order, goods))
    ]


def is_on(order: Order, goods: str) -> bool:
    """Whether an order is on these goods, in its own words or by another name that screening knows for them."""
    from screening.goods import known_by  # it loads what questions without goods have no use for

    return deals_in_words(goods, (order.goods, order.industry)) or bool(known_by(order.goods, goods))


def status(ledger: Ledger, name: str, on: date) -> list[Match]:
    """Where a name stands on a day: best match first, of equal ones those in force first. An order's id means its parties."""
    matches = [match for order in ledger.orders.values() for match in _matches(ledger, order, name, on)]
    return sorted(matches, key=lambda m: (-m.score, m.status is Status.INACTIVE, m.order.id, m.party.name))


def _matches(ledger: Ledger, order: Order, name: str, on: date) -> Iterator[Match]:
    for party in order.parties:
        met = (order.id, 1.0) if name.strip() == order.id else _met(name, party)
        stands = party_status(ledger, order, party, on) if met else None
        if met and stands:
            yield Match(order, party, *met, *stands, _rests_on(ledger, order, party, on))


def _met(name: str, party: Party) -> tuple[str, float] | None:
    """The spelling of a party that a name means, and how surely."""
    if names.same(name, party.name):
        return party.name, 1.0
    shorter = [short for spelling in (party.name, *party.aliases) for short in names.initials(spelling)]
    alias = next((alias for alias in (*party.aliases, *shorter) if names.same(name, alias)), None)
    if alias is not None:
        return alias, 0.95
    part = next((spelling for spelling in (party.name, *party.aliases) if meets(name, spelling)), None)
    return (part, 0.8) if part is not None else None


def first_issued(ledger: Ledger, name: str) -> list[tuple[date | None, Order]]:
    """The orders a name is party to at any time, each with the day it was issued, the earliest first."""
    found = [
        (next((event.day for event in order.events if event.effect is Effect.IMPOSED), None), order)
        for order in ledger.orders.values()
        if name.strip() == order.id or any(_met(name, party) for party in order.parties)
    ]
    return sorted(found, key=lambda each: (each[0] or date.min, each[1].id))


def _meets(name: str, party: Party) -> bool:
    return any(meets(name, spelling) for spelling in (party.name, *party.aliases))


def _rests_on(ledger: Ledger, order: Order, party: Party, on: date) -> Event | None:
    """The event a party's standing on a day is owed to: its own clearing, else what last changed the order by then."""
    if party.role is Role.EXEMPT:
        narrowed = [e for e in order.events if e.effect is Effect.NARROWED and (e.day or date.min) <= on]
        clearing = [e for e in narrowed if party.name in {p.name for p in e.parties}]
        if clearing:
            return clearing[-1]
    findings = ledger.findings_on(order.id)
    acts = {event.id: event for one in (order, *findings) for event in one.events}
    life = [
        interval for interval in intervals(order, findings) if (interval.start or date.min) <= on and interval.event
    ]
    return acts[str(life[-1].event)] if life else None


def nearest(ledger: Ledger, name: str, most: int = 5) -> list[str]:
    """Known names that look or begin like this one."""
    known = {names.fold(s): s for o in ledger.orders.values() for p in o.parties for s in (p.name, *p.aliases)}
    asked = names.fold(name)
    close = difflib.get_close_matches(asked, known, n=most, cutoff=0.6)
    words = {word for word in asked.split() if len(word) > 3}
    close += sorted(folded for folded in known if words & set(folded.split()))
    return [known[folded] for folded in dict.fromkeys(close)][:most]
