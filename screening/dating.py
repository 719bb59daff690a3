"""How an order stood on a supplier's date and stands now, in values and in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ledger.citations import citations, page
from ledger.ledger import Ledger
from ledger.model import Effect, Event, Order, Party, Role, Status
from ledger.timeline import cleared_on, party_status, standing


@dataclass(frozen=True, slots=True)
class Dated:
    """Where a party stands under an order on a day, and now. `status_on` is None before the order was issued."""

    status_on: Status | None
    status_now: Status | None
    issued: date | None
    since: date | None
    lifted: date | None
    why: str


def dated(ledger: Ledger, order: Order, party: Party | None, on: date, today: date) -> Dated:
    """`party` is None for goods of a place: there the order itself is what stands."""
    then = _status(ledger, order, party, on)
    now = _status(ledger, order, party, today)
    stands = standing(ledger, order, today)
    issued = stands.issued if stands else next((e.day for e in order.events if e.effect is Effect.IMPOSED), None)
    since = then[1] if then else None
    return Dated(
        then[0] if then else None,
        now[0] if now else None,
        issued,
        since,
        stands.lifted if stands else None,
        _in_words(
            order,
            party,
            then[0] if then else None,
            now[0] if now else None,
            on,
            stands.lifted if stands else None,
            issued,
        ),
    )


def _status(ledger: Ledger, order: Order, party: Party | None, on: date) -> tuple[Status, date | None] | None:
    if party is not None:
        return party_status(ledger, order, party, on)
    stands = standing(ledger, order, on)
    return (stands.status, stands.since) if stands else None


def _in_words(
    order: Order,
    party: Party | None,
    then: Status | None,
    now: Status | None,
    on: date,
    lifted: date | None,
    issued: date | None,
) -> str:
    kind = order.instrument.value
    if party is not None and party.role is Role.EXEMPT:
        cleared = cleared_on(order, party)
        if then is None:
            return f"the {kind} was issued later, on {issued or 'an unknown day'}; this producer was cleared out of it"
        was = "" if then is Status.INACTIVE else f"; on {on} it was still covered"
        return f"cleared out of the {kind} on {cleared or 'an unknown day'}{was}"
    if then is None:
        return f"not in force on {on}: the {kind} was issued later" + (f", on {issued}" if issued else "")
    held = {
        Status.ACTIVE: "in force",
        Status.PARTIALLY_ACTIVE: "in force in part",
        Status.INACTIVE: "no longer in force",
    }
    text = f"{held.get(then, 'of unknown standing')} on {on}"
    if then is not Status.INACTIVE and now is Status.INACTIVE:
        text += f"; lifted since, on {lifted or 'an unknown day'}"
    elif then is Status.INACTIVE and lifted:
        text += f", lifted on {lifted}"
    return text


def removed_goods(order: Order) -> list[tuple[str, date | None]]:
    """Goods taken out of the order, with the day."""
    return [(event.goods or "", event.day) for event in order.events if _takes_goods_out(event, order)]


def _takes_goods_out(event: Event, order: Order) -> bool:
    cleared = any(party.role is Role.EXEMPT for party in event.parties)
    return event.effect is Effect.NARROWED and not cleared and bool(event.goods) and event.goods != order.goods


def evidence(order: Order, party: Party | None = None) -> str | None:
    """Where to read it: the act that cleared an exempt party, else the latest act; government pages first."""
    acts = list(order.events)
    if party is not None and party.role is Role.EXEMPT:
        clearing = [event for event in acts if party.name in {one.name for one in event.parties}]
        acts = [event for event in clearing if event.effect is Effect.NARROWED] or acts
    pages = [url for event in reversed(acts) for url in citations(event)]
    return min(pages, key=page, default=None)
