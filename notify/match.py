"""Whether a change concerns what somebody tracks, and by what.

A change that is told needlessly costs a minute, one that is missed may cost a shipment: names match a little
more widely here than in the ledger, and the mail says which name met which.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ledger import names
from ledger.concern import deals_in_words, meets
from ledger.model import Party
from notify.change import News
from notify.subscriptions import Interest

#: Of an order's goods and goods tracked: the words of these that are another name for them.
KnownBy = Callable[[str | None, str], Collection[str]]


def by_no_other_name(goods: str | None, tracked: str) -> Collection[str]:
    """For callers that know goods by their own words alone."""
    return ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing somebody tracks that a change met: a name, or goods and country, or every order of a kind."""

    name: str | None = None
    party: Party | None = None  #: whom the name met, where it is spelt otherwise
    goods: str | None = None
    country: str | None = None  #: ISO 3166-1 alpha-2
    every: str | None = None  #: "change", "WRO", "Finding"
    told: bool = False  #: an earlier mail told of it


class Matcher:
    """Finds what a set of changes has for an interest. Each name and each kind of goods is looked up once."""

    def __init__(self, changes: Sequence[News], known_by: KnownBy = by_no_other_name) -> None:
        self._changes = changes
        self._known_by = known_by
        self._parties = [change.parties for change in changes]
        self._named = cache(self._met_by_name)
        self._dealt = cache(self._met_by_goods)

    def __call__(self, interest: Interest) -> tuple[tuple[News, tuple[Reason, ...]], ...]:
        """The changes that concern this interest, in the order given, each with what of the interest it met."""
        pairs = ((change, self._reasons(interest, at)) for at, change in enumerate(self._changes))
        return tuple((change, found) for change, found in pairs if found)

    def _reasons(self, interest: Interest, at: int) -> tuple[Reason, ...]:
        change = self._changes[at]
        if interest.instruments and change.instrument not in interest.instruments:
            return ()
        met = ((name, self._named(name).get(at)) for name in interest.names)
        found = [Reason(name, None if _plainly(name, party) else party) for name, party in met if party]
        found += self._area(interest, at)
        unfiltered = interest.instruments and not (interest.names or interest.countries or interest.goods)
        if not found and (interest.everything or unfiltered):
            found.append(Reason(every=str(change.instrument) if interest.instruments else "change"))
        return tuple(found)

    def _area(self, interest: Interest, at: int) -> list[Reason]:
        """The area of trade that the change falls into: countries and goods, both where both are asked for."""
        countries = self._changes[at].countries
        country = next((country for country in interest.countries if country in countries), None)
        goods = next((goods for goods in interest.goods if at in self._dealt(goods)), None)
        if (interest.countries and country is None) or (interest.goods and goods is None):
            return []
        return [Reason(goods=goods, country=country)] if goods or country else []

    def _met_by_name(self, name: str) -> dict[int, Party]:
        """By position of the change: the party of the event, else of the order, whose name or alias the name meets."""
        found = ((at, _party_met(name, parties)) for at, parties in enumerate(self._parties))
        return {at: party for at, party in found if party}

    def _met_by_goods(self, goods: str) -> frozenset[int]:
        return frozenset(at for at, change in enumerate(self._changes) if deals_in(goods, change.goods, self._known_by))


def _party_met(name: str, parties: Iterable[Party]) -> Party | None:
    """The first party the name meets, one of just that name before all others."""
    met = (party for party in parties if is_met(name, party))
    return min(met, key=lambda party: not _plainly(name, party), default=None)


def is_met(name: str, party: Party) -> bool:
    """Whether the tracked name meets the party's name or one of its aliases."""
    return any(meets(name, spelling) for spelling in (party.name, *party.aliases))


def _plainly(name: str, party: Party) -> bool:
    """Whether the reader sees without help that the tracked name is this party."""
    return names.fold(name) == names.fold(party.name)


def deals_in(goods: str, offered: Iterable[str | None], known_by: KnownBy) -> bool:
    """Whether the tracked goods are those offered (an event's, its order's, its industry), by these words or another name."""
    texts = tuple(offered)
    return deals_in_words(goods, texts) or any(known_by(text, goods) for text in texts if text)
