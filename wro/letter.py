"""The covering letter for a procurement team: what changed, which orders concern the goods, what to ask suppliers. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ledger.ledger import Ledger
from ledger.model import Action, Effect, Event, Order, Role, Status
from ledger.words import INSTRUMENT
from wro import questions
from wro.report import Line, lines, whom


@dataclass(frozen=True, slots=True)
class News:
    """One change, as a sentence with its day and where to read it."""

    day: date
    order: str
    sentence: str
    goods: str
    country: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Content:
    """What a letter says. `in_force`: orders on these goods that bar them on the day; `ended`: those that do not now."""

    news: tuple[News, ...]
    in_force: tuple[Line, ...]
    ended: tuple[Line, ...]
    questions: tuple[str, ...]


def content(ledger: Ledger, on: date, since: date, goods: Sequence[str] = (), country: str | None = None) -> Content:
    """The letter of a day for goods (any of these wordings; all goods when none is given) of a country."""
    found = _by_order(line for wording in (goods or ("",)) for line in lines(ledger, on, country, wording))
    held = tuple(line for line in found if line.status is not Status.INACTIVE)
    orders = [ledger.orders[line.order] for line in found]
    in_force = [ledger.orders[line.order] for line in held]
    return Content(
        news=tuple(_news(orders, since, on)),
        in_force=held,
        ended=tuple(line for line in found if line.status is Status.INACTIVE and line.since and line.since >= since),
        questions=tuple(_asked(in_force)),
    )


def _by_order(found: Iterable[Line]) -> list[Line]:
    once = {line.order: line for line in found}
    return sorted(once.values(), key=lambda line: (line.issued or date.min, line.order), reverse=True)


def _news(orders: Iterable[Order], since: date, on: date) -> list[News]:
    """Every change of these orders from a day on, the latest first."""
    told = [
        News(
            event.day,
            order.id,
            _sentence(order, event),
            order.goods or "goods not named",
            order.country,
            next(iter(questions.links([event])), None),
        )
        for order in orders
        for event in order.events
        if event.day is not None and since <= event.day <= on
    ]
    return sorted(told, key=lambda news: (news.day, news.order), reverse=True)


def _sentence(order: Order, event: Event) -> str:
    instrument, name = INSTRUMENT[order.instrument], whom(order, event.day or date.max)[0]
    match event.effect:
        case Effect.IMPOSED:
            return f"new {instrument} on {name}"
        case Effect.LIFTED:
            end = "vacated by a court" if event.action is Action.VACATED else "no longer in force"
            return f"the {instrument} on {name} is {end}"
        case Effect.NARROWED:
            cleared = ", ".join(party.name for party in event.parties if party.role is Role.EXEMPT)
            what = cleared or (event.goods if event.goods and event.goods != order.goods else "part of the goods")
            return f"{what} taken out of the {instrument} on {name}, which goes on for the rest"
        case Effect.WIDENED:
            return f"the {instrument} on {name} reaches further than before"


def _asked(in_force: Sequence[Order]) -> Iterable[str]:
    """What to ask suppliers, as far as the orders in force give reason to."""
    yield "Which company, site or vessel made or harvested the goods you supply to us, and their main inputs, tier by tier?"
    yield "Do you or your suppliers buy, directly or indirectly, from any party in the table that goes with this letter?"
    if any(order.open_ended for order in in_force):
        yield (
            "Who owns the makers? Some orders reach subsidiaries and affiliates that are not named, so a name that is "
            "missing from the table is not yet a clearance."
        )
    if any(party.role is Role.PLACE for order in in_force for party in order.parties):
        yield (
            "From which region, farm, mine or facility do the raw materials come? Some orders cover a place and "
            "everything made with its goods, whoever sells it and wherever it was finished."
        )
    if any(party.role in (Role.VESSEL, Role.FLEET) for order in in_force for party in order.parties):
        yield "For seafood: which vessel caught it, under which flag and IMO number, and who owns and operates the vessel?"
    yield "Which documents show this: purchase orders, production records, transport papers, proof of wages and recruitment fees?"
    yield (
        "Where a party in the table is involved: what is being done for the workers, and by when? "
        "Please ask this before ending a contract."
    )
