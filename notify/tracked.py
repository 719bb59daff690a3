"""How what a person tracks stands today: the table at the foot of every digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from ledger.ledger import Ledger
from ledger.model import Instrument, Order, Party, Role, Status
from ledger.timeline import party_status, standing
from notify.match import KnownBy, by_no_other_name, deals_in, is_met
from notify.plain import shown
from notify.subscriptions import Interest
from notify.wording import STATUS, area

_COUNTED = (Status.ACTIVE, Status.PARTIALLY_ACTIVE, Status.INACTIVE, Status.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Tracked:
    """One line of the table: something tracked, and how it stands."""

    what: str
    status: str  #: in words: "Active", "2 active, 1 inactive", "No order"
    since: date | None = None
    order: str | None = None  #: e.g. "WRO, disposable gloves"


class Today:
    """Every order's standing on one day, and the tables read from it; each interest is looked up once."""

    def __init__(
        self, ledger: Ledger, on: date, country_name: Callable[[str], str], known_by: KnownBy = by_no_other_name
    ) -> None:
        self._ledger = ledger
        self._known_by = known_by
        self._on = on
        self._country_name = country_name
        self._stands = {order.id: stands for order in ledger.orders.values() if (stands := standing(ledger, order, on))}
        self._lines = lru_cache(maxsize=4096)(self._lines_of)
        self._met = cache(self._met_by)

    def table(self, interests: Iterable[Interest]) -> tuple[Tracked, ...]:
        """A line for every order on a tracked name, one for every tracked area, one for "everything"."""
        return tuple(dict.fromkeys(line for interest in interests for line in self._lines(interest)))

    def _lines_of(self, interest: Interest) -> tuple[Tracked, ...]:
        orders = [
            o for o in self._ledger.orders.values() if o.instrument in (interest.instruments or tuple(Instrument))
        ]
        lines = [line for name in interest.names for line in self._name(name, orders)]
        if interest.countries or interest.goods:
            what = _capital(area(interest.goods, interest.countries, self._country_name))
            lines.append(self._count(shown(what, 120), (order for order in orders if self._inside(order, interest))))
        elif interest.everything or not interest.names:
            kinds = " and ".join(f"{kind}s" for kind in interest.instruments) or "orders"
            lines.append(self._count(f"All {kinds}", orders))
        return tuple(lines)

    def _name(self, name: str, orders: Iterable[Order]) -> list[Tracked]:
        met = self._met(name)
        lines = [line for order in orders if order.id in met and (line := self._stand(name, order, met[order.id]))]
        return lines or [Tracked(shown(name, 80), "No order")]

    def _met_by(self, name: str) -> dict[str, Party]:
        """By order: the party that the name means."""
        return {order.id: party for order in self._ledger.orders.values() if (party := _best(name, order))}

    def _stand(self, name: str, order: Order, party: Party) -> Tracked | None:
        stands = party_status(self._ledger, order, party, self._on)
        if stands is None:
            return None
        status, since = stands
        goods = f", {shown(order.goods, 80)}" if order.goods else ""
        exempt = " (exempt)" if party.role is Role.EXEMPT else ""
        return Tracked(shown(name, 80), f"{STATUS[status]}{exempt}", since, f"{order.instrument}{goods}")

    def _inside(self, order: Order, interest: Interest) -> bool:
        if interest.countries and order.country not in interest.countries:
            return False
        texts = (order.goods, order.industry)
        return not interest.goods or any(deals_in(goods, texts, self._known_by) for goods in interest.goods)

    def _count(self, what: str, orders: Iterable[Order]) -> Tracked:
        counts = Counter(self._stands[order.id].status for order in orders if order.id in self._stands)
        words = [f"{counts[status]} {STATUS[status].lower()}" for status in _COUNTED if counts[status]]
        return Tracked(what, ", ".join(words) or "No order")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _best(name: str, order: Order) -> Party | None:
    """The party the name means; a cleared one only when no other bears it."""
    met = [party for party in order.parties if is_met(name, party)]
    return min(met, key=lambda party: party.role is Role.EXEMPT, default=None)
