"""Which order, and which event of it, a source speaks of.

Never by title or address: by parties, goods, country and a window of days. Effective and announced days differ for
most orders, so equal days prove little and different ones disprove little.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ledger import names
from ledger.ledger import Ledger, spellings
from ledger.model import Effect, Event, Instrument, Order, Party, Role

#: The longest known gap between an order's effective and announced day is 20 days; lists and notices add some more.
WINDOW = timedelta(days=45)

_PLACELESS = frozenset(
    "all and any certain containing from goods harvested in items made manufactured materials merchandise of or other "
    "part processed produced product products raw the their thereof whole with".split()
)


def goods_words(goods: str | None) -> frozenset[str]:
    """The words that tell one kind of goods from another, in the singular."""
    words = names.fold(goods or "").split()
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in words if word not in _PLACELESS)


def goods_agree(one: str | None, other: str | None) -> bool:
    """Whether two wordings may mean the same goods; a missing or all-embracing wording rules nothing out."""
    first, second = goods_words(one), goods_words(other)
    return not first or not second or bool(first & second)


def covers(order: Order, party: Party) -> bool:
    """Whether the order names this party in any spelling."""
    wanted = (party.name, *party.aliases)
    return any(name == spelling or names.same(name, spelling) for name in wanted for spelling in spellings(order))


def orders_like(
    ledger: Ledger, instrument: Instrument, country: str | None, goods: str | None, parties: Iterable[Party]
) -> list[Order]:
    """Orders of this kind that name one of the parties; for a place, orders on the same country's same goods too."""
    parties = tuple(parties)
    found: dict[str, Order] = {}
    for party in parties:
        for name in (party.name, *party.aliases):
            found.update((order.id, order) for order in ledger.orders_naming(name, instrument))
    if not found and (not parties or any(party.role in (Role.PLACE, Role.EXEMPT) for party in parties)):
        regional = ledger.orders_of_place(country)
        found.update((order.id, order) for order in regional if goods_agree(order.goods, goods))
    return [order for order in found.values() if order.instrument is instrument]


def order_linked(
    ledger: Ledger,
    instrument: Instrument,
    country: str | None,
    goods: str | None,
    parties: Iterable[Party],
    links: set[str],
) -> Order | None:
    """The one order that a document with one of these addresses or citations issued, where names have drifted too far.

    Several orders may share a release, so the names must have most words in common with one of them, and with no other.
    """
    told = _name_words(parties)
    scored = [
        (len(told & words) / max(1, min(len(told), len(words))), order)
        for order in ledger.orders_linked(links)
        if order.instrument is instrument
        and (country is None or order.country in (None, country))
        and goods_agree(order.goods, goods)
        and (words := _name_words(order.parties))
    ]
    best = max((score for score, _ in scored), default=0.0)
    found = [order for score, order in scored if score == best]
    return found[0] if best > _MOST and len(found) == 1 else None


#: Of the words of two names, how many must be the same where only a link says that they are one.
_MOST = 0.6


def wros_of_the_house(ledger: Ledger, country: str | None, goods: str | None, parties: Iterable[Party]) -> list[Order]:
    """WROs on firms called like these but for the kind of company, on the same country's same goods.

    A Finding may name the parent where the WRO before it named its subsidiaries (Top Glove Corporation and
    Top Glove Sdn Bhd, 2021). Whether they are one house is for the caller to decide by day and status.
    """
    wanted = {names.core(party.name) for party in parties}
    near = {order.id: order for name in wanted for order in ledger.orders_near(name)}
    return [
        order
        for _, order in sorted(near.items())
        if order.instrument is Instrument.WRO
        and country is not None
        and order.country == country
        and goods_words(goods) & goods_words(order.goods)
        and wanted & {names.core(spelling) for spelling in spellings(order)}
    ]


def _name_words(parties: Iterable[Party]) -> set[str]:
    spelled = (name for party in parties for name in (party.name, *party.aliases))
    return {word for name in spelled for word in names.core(name).split() if word not in _PLACELESS}


def orders_recalled(
    ledger: Ledger,
    instrument: Instrument,
    country: str | None,
    goods: str | None,
    recalls: str | None,
) -> list[Order]:
    """Orders of this kind issued when a text that names nobody says: a notice may end a Finding by its date alone."""
    return [
        order
        for order in ledger.orders.values()
        if recalls is not None
        and len(recalls) == len("YYYY-MM-DD")
        and order.instrument is instrument
        and first(order, Effect.IMPOSED) is not None
        and issued_as_recalled(order, recalls)
        and (country is None or order.country in (None, country))
        and goods_agree(order.goods, goods)
    ]


def issued_near(order: Order, day: date | None) -> bool:
    """Whether the order was issued within the window round a day; an unknown day rules nothing out."""
    issued = first(order, Effect.IMPOSED)
    days = [known for known in (issued.effective, issued.announced) if known] if issued else []
    return day is None or not days or any(abs(known - day) <= WINDOW for known in days)


def issued_as_recalled(order: Order, recalls: str | None) -> bool:
    """Whether the order's issuance fits what a later text recalls of it (YYYY, YYYY-MM or YYYY-MM-DD)."""
    issued = first(order, Effect.IMPOSED)
    days = [day.isoformat() for day in (issued.effective, issued.announced) if day] if issued else []
    return recalls is None or not days or any(day.startswith(recalls[:7]) for day in days)


def first(order: Order, effect: Effect) -> Event | None:
    return next((event for event in order.events if event.effect is effect), None)


def same_act(event: Event, effect: Effect, day: date | None, exempted: Iterable[Party], goods: str | None) -> bool:
    """Whether an event of an order is the act a source speaks of.

    Carve-outs are told apart by whom or what they clear; the rest by a window of days.
    """
    if event.effect is not effect:
        return False
    cleared = [party for party in event.parties if party.role is Role.EXEMPT]
    exempted = tuple(exempted)
    if effect in (Effect.NARROWED, Effect.WIDENED) and (cleared or exempted):
        if not (cleared and exempted):
            return near(event, day)
        known = [name for party in cleared for name in (party.name, *party.aliases)]
        said = [name for party in exempted for name in (party.name, *party.aliases)]
        return any(names.same(name, other) for name in said for other in known)
    if effect is Effect.NARROWED and goods and event.goods and not goods_agree(event.goods, goods):
        return False
    return near(event, day)


def near(event: Event, day: date | None) -> bool:
    """Whether an event lies within the window round a day; one known only by a latest day lies anywhere before it."""
    days = [known for known in (event.effective, event.announced) if known]
    if day is None or not (days or event.no_later_than):
        return True
    if days:
        return any(abs(known - day) <= WINDOW for known in days)
    return event.no_later_than is not None and day <= event.no_later_than + WINDOW
