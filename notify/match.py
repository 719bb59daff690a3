"""Whether a change concerns what somebody tracks, and by what.

A change that is told needlessly costs a minute, one that is missed may cost a shipment: names match a little
more widely here than in the ledger, and the mail says which name met which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ledger import names
from ledger.matching import goods_words
from ledger.model import Party
from notify.change import Change
from notify.subscriptions import Interest

#: A single tracked word shorter than this meets only a name that is the same, never a part of a longer one.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing somebody tracks that a change met: a name, or goods and country, or every order of a kind."""

    name: str | None = None
    party: Party | None = None  #: whom the name met, where it is spelt otherwise
    goods: str | None = None
    country: str | None = None  #: ISO 3166-1 alpha-2
    every: str | None = None  #: "change", "WRO", "Finding"


def reasons(interest: Interest, change: Change) -> tuple[Reason, ...]:
    """What of this interest the change met; empty when it does not concern it."""
    if interest.instruments and change.event.instrument not in interest.instruments:
        return ()
    met = ((name, _party_met(name, change)) for name in interest.names)
    found = [Reason(name, None if _plainly(name, party) else party) for name, party in met if party]
    found += _area(interest, change)
    unfiltered = interest.instruments and not (interest.names or interest.countries or interest.goods)
    if not found and (interest.everything or unfiltered):
        found.append(Reason(every=str(change.event.instrument) if interest.instruments else "change"))
    return tuple(found)


def _party_met(name: str, change: Change) -> Party | None:
    """The party of the event, else of the order, whose name or alias the tracked name meets."""
    parties = (*change.event.parties, *change.order.parties)
    return next((party for party in parties if any(meets(name, spelling) for spelling in _spellings(party))), None)


def _spellings(party: Party) -> Iterator[str]:
    yield party.name
    yield from party.aliases


def meets(tracked: str, spelling: str) -> bool:
    """Whether a tracked name is that name, or its core stands as whole words inside that name's core."""
    if names.same(tracked, spelling):
        return True
    core = names.core(tracked)
    if len(core) < _SHORT or not core:
        return False
    return f" {core} " in f" {names.core(spelling)} "


def _plainly(name: str, party: Party) -> bool:
    """Whether the reader sees without help that the tracked name is this party."""
    return names.fold(name) == names.fold(party.name)


def _area(interest: Interest, change: Change) -> list[Reason]:
    """The area of trade that the change falls into: countries and goods, both where both are asked for."""
    countries = {change.event.country, change.order.country}
    country = next((country for country in interest.countries if country in countries), None)
    goods = next((goods for goods in interest.goods if deals_in(goods, change)), None)
    if (interest.countries and country is None) or (interest.goods and goods is None):
        return []
    return [Reason(goods=goods, country=country)] if goods or country else []


def deals_in(goods: str, change: Change) -> bool:
    """Whether the tracked goods are those of the change, by its event, its order or its order's industry."""
    return deals_in_words(goods, (change.event.goods, change.order.goods, change.order.industry))


def deals_in_words(goods: str, offered: Iterable[str | None]) -> bool:
    """Whether every telling word of the tracked goods opens a word of what is offered: "glove" opens "gloves"."""
    asked = goods_words(goods)
    words = frozenset().union(*map(goods_words, offered))
    return bool(asked) and all(any(_opens(word, other) for other in words) for word in asked)


def _opens(word: str, other: str) -> bool:
    return word == other or (len(word) >= _SHORT and other.startswith(word))
