"""Observations against what we hold: new events, more witnesses for known ones, or an issue for a person.

reading of one snapshot ─┬─ announcements ── which order? ── which event? ─┬─ known: one more witness
                         │                                                 └─ new: an event with its reason
                         └─ listings ──────── `ledger.listings`
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from ledger import matching
from ledger.identity import event_id, lead_party, order_id
from ledger.ledger import Ledger, link_keys
from ledger.model import (
    Action,
    Announcement,
    Channel,
    Effect,
    Event,
    Indicators,
    Instrument,
    Issue,
    Order,
    Party,
    Role,
    Status,
    Witness,
)
from ledger.timeline import standing
from ledger.witnesses import announced_by, join, merge_parties


@dataclass(frozen=True, slots=True)
class Origin:
    """The snapshot an observation comes from."""

    source: str
    channel: Channel
    url: str
    snapshot: int | None
    on: date  #: the day the snapshot was taken
    seen: datetime  #: when it reached us
    title: str = ""
    fetched: datetime | None = None  #: the moment it was taken, where two of one day must be told apart


@dataclass(slots=True)
class Changes:
    """What one reading changed: the orders as they are now, and the events that are new."""

    orders: dict[str, Order] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)  #: ids of orders that a late discovery showed to be others
    #: what a person must look at, by what it hangs on: a document's address, or for the list the source's name
    questions: dict[str, list[Issue]] = field(default_factory=dict)


def announce(ledger: Ledger, announcement: Announcement, origin: Origin, changes: Changes) -> None:
    """Take one announcement into the ledger."""
    if announcement.effect is Effect.IMPOSED:
        _impose(ledger, announcement, origin, changes)
    else:
        _amend(ledger, announcement, origin, changes)


def record(ledger: Ledger, order: Order, changes: Changes, event: Event | None = None) -> None:
    """Put a new state of an order into the ledger and into what has changed."""
    ledger.put(order)
    changes.orders[order.id] = order
    if event is not None:
        changes.events.append(event)


def _impose(ledger: Ledger, said: Announcement, origin: Origin, changes: Changes) -> None:
    day = said.effective or said.announced
    like = matching.orders_like(ledger, said.instrument, said.country, said.goods, said.parties)
    near = [order for order in like if matching.issued_near(order, day)]
    near = _narrowed(near, lambda order: matching.goods_agree(order.goods, said.goods))
    if len(near) > 1:
        changes.issues.append(_ambiguous(said, near, origin))
    elif near:
        join_or_add(ledger, near[0], said, origin, changes)
    elif linked := _linked(ledger, said, origin, day):
        join_or_add(ledger, linked, said, origin, changes)
    else:
        repeated = [o for o in like if matching.goods_agree(o.goods, said.goods) and _in_force(ledger, o, day)]
        if repeated:
            changes.issues.append(_issued_again(said, repeated[0], origin))
        else:
            found_order(ledger, said, origin, changes)


def _linked(ledger: Ledger, said: Announcement, origin: Origin, day: date | None) -> Order | None:
    """An order whose row in CBP's list points at this document, and which this document has not told of yet."""
    links = link_keys(origin.url, *(quote.quote for quote in said.evidence if quote.field == "citation"))
    order = matching.order_linked(ledger, said.instrument, said.country, said.goods, said.parties, links)
    return order if order is not None and matching.issued_near(order, day) else None


def found_order(ledger: Ledger, said: Announcement, origin: Origin, changes: Changes) -> Order:
    """An order nobody knew."""
    day = said.effective or said.announced
    order = Order(
        id=order_id(said.instrument, str(day.year) if day else None, said.parties, said.goods, ledger.orders),
        instrument=said.instrument,
        country=said.country,
        goods=said.goods,
        parties=merge_parties((), said.parties),
        open_ended=said.open_ended,
        follows=_followed(ledger, said),
    )
    event = event_of(order, said, origin)
    order = with_event(order, event)
    record(ledger, order, changes, event)
    _link_findings(ledger, order, changes)
    return order


def _link_findings(ledger: Ledger, wro: Order, changes: Changes) -> None:
    """Findings that reached us before the WRO they grew out of, or before its date was known."""
    if wro.instrument is not Instrument.WRO:
        return
    for finding in matching.orders_like(ledger, Instrument.FINDING, wro.country, wro.goods, wro.parties):
        fits = matching.goods_agree(finding.goods, wro.goods) and _issue_day(wro) <= _issue_day(finding)
        if finding.follows is None and fits:
            record(ledger, replace(finding, follows=wro.id), changes)


def _followed(ledger: Ledger, said: Announcement) -> str | None:
    """The WRO a Finding grew out of: on the same parties' same goods, issued before; the latest of several."""
    if said.instrument is not Instrument.FINDING:
        return None
    day = said.effective or said.announced
    like = matching.orders_like(ledger, Instrument.WRO, said.country, said.goods, said.parties)
    older = [order for order in like if matching.goods_agree(order.goods, said.goods) and _issued_by(order, day)]
    if not older:
        older = matching.wros_of_the_house(ledger, said.country, said.goods, said.parties)
        older = [order for order in older if _issued_by(order, day) and _in_force(ledger, order, day)]
        older = older if len(older) == 1 else []
    return max(older, key=lambda order: (_issue_day(order), order.id)).id if older else None


def _amend(ledger: Ledger, said: Announcement, origin: Origin, changes: Changes) -> None:
    order = _order_amended(ledger, said, origin, changes)
    if order is None:
        return
    issued = matching.first(order, Effect.IMPOSED)
    if issued is not None and said.recalls:
        order = with_event(order, join(issued, _recalling(said, origin)))
        record(ledger, order, changes)
    if said.effect is Effect.LIFTED and not _whole(order, said.parties):
        changes.issues.append(_in_part(said, order, origin))
        cleared = tuple(replace(party, role=Role.EXEMPT) for party in said.parties)
        said = replace(said, effect=Effect.NARROWED, parties=cleared)
    join_or_add(ledger, order, said, origin, changes)


def _order_amended(ledger: Ledger, said: Announcement, origin: Origin, changes: Changes) -> Order | None:
    """The one order an act changes; a new one, recalled by this text alone, when nobody knew it; None when unclear."""
    day = said.effective or said.announced
    like = matching.orders_like(ledger, said.instrument, said.country, said.goods, said.parties)
    if not like and not said.parties:
        like = matching.orders_recalled(ledger, said.instrument, said.country, said.goods, said.recalls)
    if not like and said.against:
        like = matching.orders_like(ledger, said.instrument, said.country, said.goods, said.against)
    like = [order for order in like if _issued_by(order, day)]
    like = _narrowed(like, lambda order: matching.issued_as_recalled(order, said.recalls))
    like = _narrowed(like, lambda order: matching.goods_agree(order.goods, said.goods))
    like = _narrowed(like, lambda order: _in_force(ledger, order, day) or _has_act(order, said))
    if len(like) > 1:
        changes.issues.append(_ambiguous(said, like, origin))
        return None
    if not like and not said.parties:
        changes.issues.append(_names_nobody(said, origin))
        return None
    return like[0] if like else _recalled_order(ledger, said, origin, changes)


def _recalled_order(ledger: Ledger, said: Announcement, origin: Origin, changes: Changes) -> Order:
    """An order whose issuance no document of ours announced (Natchi Apparel, 2022): known by what changed it."""
    recalled = said.recalls or ""
    covered = said.against or said.parties
    parties = tuple(replace(party, role=Role.NAMED) if party.role is Role.EXEMPT else party for party in covered)
    issued = replace(
        said,
        action=Action.ISSUED,
        effect=Effect.IMPOSED,
        effective=date.fromisoformat(recalled) if len(recalled) == 10 else None,
        announced=None,
        parties=parties,
        indicators=None,
    )
    name = order_id(said.instrument, recalled[:4] or None, parties, said.goods, ledger.orders)
    order = Order(name, said.instrument, said.country, said.goods, parties=parties, open_ended=said.open_ended)
    blank = replace(event_of(order, issued, origin), witnesses=(), title=None, announced=None)
    reason = f"recalled by the {_kind(origin)} that changed it" + (f", as issued in {recalled}" if recalled else "")
    latest = None if issued.effective else _by_when(recalled, said.effective or said.announced)
    event = join(replace(blank, reason=reason, no_later_than=latest, confidence="medium"), _recalling(said, origin))
    order = with_event(order, event)
    record(ledger, order, changes, event)
    _link_findings(ledger, order, changes)
    message = f"{order.id}: its issuance is known only from {origin.url}, which changes it"
    changes.issues.append(Issue("issuance-not-seen", message, order.id))
    return order


def _by_when(recalled: str, changed: date | None) -> date | None:
    """By which day an order recalled as of a month or a year was issued, which is before it was changed."""
    if len(recalled) not in (4, 7):
        return changed
    year, month = int(recalled[:4]), int(recalled[5:] or 12)
    last = date(year, month, monthrange(year, month)[1])
    return min(last, changed) if changed else last


def _recalling(said: Announcement, origin: Origin) -> Witness:
    """A text that changes an order, as a witness of its issuance: it says when that was, and nothing else."""
    exact = {"effective": said.recalls} if said.recalls and len(said.recalls) == 10 else {}
    recalled = {"recalled": said.recalls} if said.recalls else {}
    return Witness(
        origin.channel, origin.source, origin.url, origin.snapshot, origin.seen, recalled | exact, said.evidence
    )


def join_or_add(ledger: Ledger, order: Order, said: Announcement, origin: Origin, changes: Changes) -> None:
    """One more witness for an event the order has, else a new event."""
    day = said.effective or said.announced
    exempted = tuple(party for party in said.parties if party.role is Role.EXEMPT)
    known = next((e for e in order.events if matching.same_act(e, said.effect, day, exempted, said.goods)), None)
    if known is not None:
        event = told_again(known, witness(said, origin), origin, _of_event(said), said.indicators)
        if event != known:
            order = with_event(_grown(order, said), event)
            record(ledger, order, changes)
            _link_findings(ledger, order, changes)
        return
    if said.effect is Effect.LIFTED and day and not _in_force(ledger, order, day):
        message = f"{order.id} is lifted again, on {day}: it was not in force then ({origin.url})"
        changes.issues.append(Issue("lifted-again", message, order.id))
        return
    event = event_of(order, said, origin)
    record(ledger, with_event(_grown(order, said), event), changes, event)


def told_again(
    known: Event,
    more: Witness,
    origin: Origin,
    parties: tuple[Party, ...] = (),
    indicators: Indicators | None = None,
) -> Event:
    """A known event with one more witness, which may have known it earlier."""
    event = join(known, more, parties, indicators)
    return event if event.known <= origin.on else replace(event, known=origin.on)


def _grown(order: Order, said: Announcement) -> Order:
    """The order with the parties an act names, and its goods in the words that rank first."""
    return replace(
        order,
        parties=merge_parties(order.parties, said.parties),
        open_ended=order.open_ended or (said.effect is Effect.IMPOSED and said.open_ended),
    )


def with_event(order: Order, event: Event) -> Order:
    """The order with an event added, or replaced by its newer self; country and goods follow its issuance."""
    others = [known for known in order.events if known.id != event.id]
    events = tuple(sorted((*others, event), key=lambda e: (e.day or date.min, e.effect is not Effect.IMPOSED, e.id)))
    order = replace(order, events=events)
    if event.effect is Effect.IMPOSED:
        order = replace(order, country=event.country or order.country, goods=event.goods or order.goods)
    return order


def witness(said: Announcement, origin: Origin) -> Witness:
    """What this document says of the act, value by value."""
    values = {
        "action": said.action.value,
        "effective": said.effective and said.effective.isoformat(),
        "announced": said.announced and said.announced.isoformat(),
        "applies_from": said.applies_from and said.applies_from.isoformat(),
        "country": said.country,
        "goods": said.goods,
        "title": origin.title or None,
    }
    stated = {key: value for key, value in values.items() if value}
    return Witness(origin.channel, origin.source, origin.url, origin.snapshot, origin.seen, stated, said.evidence)


def event_of(order: Order, said: Announcement, origin: Origin) -> Event:
    exempted = [party for party in said.parties if party.role is Role.EXEMPT]
    blank = Event(
        id=event_id(order.id, said.effect, exempted, said.goods, {event.id for event in order.events}),
        order=order.id,
        instrument=order.instrument,
        action=said.action,
        effect=said.effect,
        observed=origin.seen,
        known=origin.on,
        channel=origin.channel,
        reason=announced_by(origin.channel),
        no_later_than=origin.on,
        parties=_of_event(said),
        indicators=said.indicators,
        country=order.country,
        goods=order.goods,
    )
    return join(blank, witness(said, origin))


def _of_event(said: Announcement) -> tuple[Party, ...]:
    """Whom an act is about: for a carve-out the parties it clears, else all it names."""
    exempted = tuple(party for party in said.parties if party.role is Role.EXEMPT)
    return exempted or said.parties


def _whole(order: Order, cleared: tuple[Party, ...]) -> bool:
    """Whether clearing these parties clears the order: its group, vessel, fleet or place, or every firm it names."""
    lead = lead_party(party for party in order.parties if party.role is not Role.EXEMPT)
    if lead is None or not cleared:
        return True
    if lead.role is Role.NAMED:
        required = [party for party in order.parties if party.role is Role.NAMED]
    else:
        required = [lead]
    named = Order("", order.instrument, None, None, parties=cleared)
    return all(matching.covers(named, party) or _covered_by_alias(named, party) for party in required)


def _covered_by_alias(named: Order, party: Party) -> bool:
    return any(matching.covers(named, replace(party, name=alias, aliases=())) for alias in party.aliases)


def _in_force(ledger: Ledger, order: Order, day: date | None) -> bool:
    stands = standing(ledger, order, day) if day else None
    return stands is not None and stands.status is not Status.INACTIVE


def _has_act(order: Order, said: Announcement) -> bool:
    exempted = [party for party in said.parties if party.role is Role.EXEMPT]
    day = said.effective or said.announced
    return any(matching.same_act(event, said.effect, day, exempted, said.goods) for event in order.events)


def _issue_day(order: Order) -> date:
    issued = matching.first(order, Effect.IMPOSED)
    return (issued.day if issued else None) or date.min


def _issued_by(order: Order, day: date | None) -> bool:
    return day is None or _issue_day(order) <= day


def _narrowed(orders: list[Order], fits: Callable[[Order], bool]) -> list[Order]:
    """Those that fit, or all when none does: a criterion may choose between orders but not rule out the last ones."""
    return [order for order in orders if fits(order)] or orders


def _kind(origin: Origin) -> str:
    return str(origin.channel).replace("_", " ")


def _ambiguous(said: Announcement, orders: list[Order], origin: Origin) -> Issue:
    which = ", ".join(sorted(order.id for order in orders))
    message = f"{said.instrument} {said.action} in {origin.url} may concern any of {which}: nothing was changed"
    return Issue("ambiguous-order", message, origin.url)


def _names_nobody(said: Announcement, origin: Origin) -> Issue:
    message = f"{said.instrument} {said.action} in {origin.url} names nobody, and no order fits its date and goods"
    return Issue("order-unknown", message, origin.url)


def _issued_again(said: Announcement, order: Order, origin: Origin) -> Issue:
    message = (
        f"{origin.url} announces an order on goods and parties of {order.id}, which is in force: nothing was added"
    )
    return Issue("issued-again", message, origin.url)


def _in_part(said: Announcement, order: Order, origin: Origin) -> Issue:
    message = (
        f"{origin.url} clears only some parties of {order.id}: taken as a carve-out, the order goes on for the others"
    )
    return Issue("lifting-in-part", message, order.id)
