"""How what a person tracks stands today: the table at the foot of every digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ledger.ledger import Ledger
from ledger.model import Order, Party, Role, Status
from ledger.timeline import party_status, standing
from notify.match import deals_in_words, meets
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


def tracked(
    ledger: Ledger, interests: Iterable[Interest], on: date, country_name: Callable[[str], str]
) -> tuple[Tracked, ...]:
    """A line for every order on a tracked name, one for every tracked area, one for "everything"."""
    lines = (line for interest in interests for line in _lines(ledger, interest, on, country_name))
    return tuple(dict.fromkeys(lines))


def _lines(ledger: Ledger, interest: Interest, on: date, country_name: Callable[[str], str]) -> Iterator[Tracked]:
    for name in interest.names:
        yield from _name(ledger, name, interest, on)
    if interest.countries or interest.goods:
        what = area(interest.goods, interest.countries, country_name)
        yield _count(ledger, shown(what, 120), [o for o in _orders(ledger, interest) if _inside(o, interest)], on)
    elif interest.everything or not interest.names:
        kinds = " and ".join(f"{kind}s" for kind in interest.instruments) or "orders"
        yield _count(ledger, f"All {kinds}", _orders(ledger, interest), on)


def _orders(ledger: Ledger, interest: Interest) -> list[Order]:
    wanted = interest.instruments
    return [order for order in ledger.orders.values() if not wanted or order.instrument in wanted]


def _inside(order: Order, interest: Interest) -> bool:
    if interest.countries and order.country not in interest.countries:
        return False
    return not interest.goods or any(deals_in_words(goods, (order.goods, order.industry)) for goods in interest.goods)


def _name(ledger: Ledger, name: str, interest: Interest, on: date) -> list[Tracked]:
    found = []
    for order in _orders(ledger, interest):
        party = _best(name, order)
        stands = party_status(ledger, order, party, on) if party else None
        if party and stands:
            status = STATUS[stands[0]] + (" (exempt)" if party.role is Role.EXEMPT else "")
            goods = f", {shown(order.goods, 80)}" if order.goods else ""
            found.append(Tracked(shown(name, 80), status, stands[1], f"{order.instrument}{goods}"))
    return found or [Tracked(shown(name, 80), "No order")]


def _best(name: str, order: Order) -> Party | None:
    """The party the name means; a cleared one only when no other bears it."""
    met = [party for party in order.parties if any(meets(name, known) for known in (party.name, *party.aliases))]
    return min(met, key=lambda party: party.role is Role.EXEMPT, default=None)


def _count(ledger: Ledger, what: str, orders: Iterable[Order], on: date) -> Tracked:
    counts = Counter(stands.status for order in orders if (stands := standing(ledger, order, on)))
    words = [f"{counts[status]} {STATUS[status].lower()}" for status in _COUNTED if counts[status]]
    return Tracked(what, ", ".join(words) or "No order")
