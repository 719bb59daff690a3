"""All orders at once, and the ways to find one: by id, by name, by place, by what follows what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from ledger import names
from ledger.life import Life, Standing, live
from ledger.model import Effect, Event, Instrument, Order, Role

#: Letters of a word that spelling drift leaves alone (Beedi/Beedie, Brightway/Brigthway, Taepyung/Taepyeong).
_STEM = 4

#: Of the stems of a name, how many of the rarest are looked up: one of them may be misspelt.
_RAREST = 2

#: Words that two spellings of a name need not share.
_UNTOLD = frozenset(("a", "an", "and", "for", "of", "or", "the"))

#: Evidence that points at a document.
_LINKING = ("source", "citation")


def index_keys(name: str) -> set[str]:
    """The index keys of a name: the stem of each word of its core, numbers whole, with the letter the core begins with.

    A slip of the hand never strikes the first letter: so two names of one party begin alike.
    """
    words = names.core(name).split()
    telling = [word for at, word in enumerate(words) if word not in _UNTOLD and not _is_number_sign(words, at)] or words
    first = telling[0].replace("ph", "f")[0] if telling else ""
    return {f"{first} {word if word.isdigit() else word[:_STEM]}" for word in telling}


def _is_number_sign(words: list[str], at: int) -> bool:
    return words[at] == "no" and words[at + 1 : at + 2] != [] and words[at + 1].isdigit()


def spellings(order: Order) -> Iterator[str]:
    """Every name and alias of every party of an order, exempt ones included."""
    for party in order.parties:
        yield party.name
        yield from party.aliases


#: A page of the Federal Register, as remarks and notices cite it.
_CITATION = re.compile(r"\b\d{1,3} FR \d{1,7}\b")


def link_keys(*texts: str | None) -> set[str]:
    """What two documents may both point at: addresses, without scheme and trailing slash, and Federal Register pages."""
    found: set[str] = set()
    for text in filter(None, texts):
        if text.startswith(("http://", "https://")):
            found.add(text.partition("://")[2].rstrip("/").lower())
        found.update(_CITATION.findall(text))
    return found


def event_links(event: Event) -> set[str]:
    """What the witnesses of an event point at: where they stand, and the citations among their evidence."""
    cited = [quote.quote for witness in event.witnesses for quote in witness.evidence if quote.field in _LINKING]
    return link_keys(*(witness.url for witness in event.witnesses), *cited)


class Ledger:
    """Orders with their events, indexed. Changed only by `put`; values inside are immutable."""

    def __init__(self, orders: Iterable[Order] = ()) -> None:
        self._orders: dict[str, Order] = {}
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._by_place: dict[str | None, set[str]] = defaultdict(set)
        self._by_link: dict[str, set[str]] = defaultdict(set)
        self._findings: dict[str, set[str]] = defaultdict(set)
        self._lives: dict[str, Life] = {}
        self._latest_first: list[tuple[Order, Life]] | None = None
        for order in orders:
            self.put(order)

    @property
    def orders(self) -> Mapping[str, Order]:
        return MappingProxyType(self._orders)

    def put(self, order: Order) -> None:
        """Add the order, or replace the one of the same id."""
        old = self._orders.get(order.id)
        if old is not None and old.follows and old.follows != order.follows:
            self._findings[old.follows].discard(order.id)
        self._orders[order.id] = order
        self._forget(order, old)
        if order.follows:
            self._findings[order.follows].add(order.id)
        for spelling in spellings(order):
            for key in index_keys(spelling):
                self._by_key[key].add(order.id)
        if any(party.role is Role.PLACE for party in order.parties):
            self._by_place[order.country].add(order.id)
        for event in order.events:
            if event.effect is Effect.IMPOSED:
                for link in event_links(event):
                    self._by_link[link].add(order.id)

    def _forget(self, order: Order, old: Order | None) -> None:
        """Drop the lives that a new state of an order makes stale: its own, and that of the WRO it follows."""
        for stale in (order.id, order.follows, old.follows if old else None):
            if stale:
                self._lives.pop(stale, None)
        self._latest_first = None

    def life(self, order: Order) -> Life:
        """How an order stands on every day, worked out once for the orders held here."""
        held = self._orders.get(order.id) is order
        known = self._lives.get(order.id) if held else None
        if known is None:
            known = live(order, self.findings_on(order.id))
            if held:
                self._lives[order.id] = known
        return known

    def standing_on(self, day: date) -> list[tuple[Order, Standing]]:
        """Every order issued by a day with how it stood then, the latest issued first."""
        if self._latest_first is None:
            lives = [(order, life) for order in self._orders.values() if (life := self.life(order)).starts]
            lives.sort(key=lambda one: (one[1].standings[0].issued or date.min, one[0].id), reverse=True)
            self._latest_first = lives
        return [
            (order, life.standings[position - 1])
            for order, life in self._latest_first
            if (position := bisect_right(life.starts, day))
        ]

    def orders_linked(self, links: Iterable[str]) -> tuple[Order, ...]:
        """Orders whose issuance a document of one of these addresses or citations tells, by id; see `link_keys`."""
        found = {order for link in links for order in self._by_link.get(link, ())}
        return tuple(self._orders[order] for order in sorted(found))

    def findings_on(self, order_id: str) -> tuple[Order, ...]:
        """The Findings that grew out of this WRO, by id."""
        return tuple(self._orders[finding] for finding in sorted(self._findings.get(order_id, ())))

    def orders_of_place(self, country: str | None) -> tuple[Order, ...]:
        """Orders on a region, a mine or a country's goods, of this country of production."""
        return tuple(self._orders[order] for order in sorted(self._by_place.get(country, ())))

    def orders_naming(self, name: str, instrument: Instrument | None = None) -> tuple[Order, ...]:
        """Orders (of one kind) with a party of this name in any spelling, by id; `names.same` decides."""
        return tuple(
            order
            for order in self.orders_near(name)
            if instrument in (None, order.instrument)
            and any(name == spelling or names.same(name, spelling) for spelling in spellings(order))
        )

    def orders_near(self, name: str) -> tuple[Order, ...]:
        """Orders with a party that may be called so, by id: they share one of the rarest stems of the name.

        So the cost does not grow with the ledger.
        """
        postings = sorted((self._by_key.get(key, set()) for key in index_keys(name)), key=len)
        near = {order for posting in postings[:_RAREST] for order in posting}
        return tuple(self._orders[order] for order in sorted(near))
