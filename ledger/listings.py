"""CBP's list against what we hold: rows confirm, reveal quiet changes, drift, and vanish.

A row that vanishes never lifts an order, and a wording we do not know never changes a status: both are issues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ledger import matching, names
from ledger.identity import event_id
from ledger.ledger import Ledger, link_keys
from ledger.model import (
    Action,
    Announcement,
    Channel,
    Effect,
    Event,
    Evidence,
    Issue,
    Listing,
    ListMark,
    Order,
    Party,
    Role,
    Status,
    Witness,
)
from ledger.reconcile import Changes, Origin, found_order, join_or_add, record, told_again, with_event, witness
from ledger.timeline import standing
from ledger.witnesses import join

#: What an act shows as in CBP's status column.
_SHOWN_AS = {Status.INACTIVE: (Effect.LIFTED,), Status.PARTIALLY_ACTIVE: (Effect.NARROWED,)}
NO_LONGER_LISTED = "no longer listed"
_SHRUNK = 0.9
_CHANGED = 0.05
#: Below this many changed rows a share says nothing: a bundle of five orders is real.
_FEW = 5


def suspicious(before: Sequence[Listing], rows: Sequence[Listing]) -> str:
    """Why a list looks truncated or garbled beside the edition before it; empty when it does not.

    Held back when it has fewer than 90 % of the rows it had, or more than 5 % of its rows changed at once.
    """
    if len(rows) < _SHRUNK * len(before):
        return f"the list has {len(rows)} rows and had {len(before)}"
    old, new = {_key(row): row.status for row in before}, {_key(row): row.status for row in rows}
    changed = sum(old.get(key) is not new.get(key) for key in {*old, *new})
    if changed > max(_FEW, _CHANGED * len(before)):
        return f"{changed} of the list's {len(rows)} rows changed at once"
    return ""


def _key(row: Listing) -> tuple[str, date | None, tuple[str, ...]]:
    """A row, whatever its spelling."""
    return row.instrument, row.effective, tuple(sorted(names.core(party.name) for party in row.parties))


def take_list(ledger: Ledger, rows: Sequence[Listing], origin: Origin, changes: Changes) -> None:
    """Take a whole list file into the ledger. `rows` are all of its rows."""
    placed = _place(ledger, rows)
    present: set[str] = set()
    for row, order in zip(rows, placed, strict=True):
        order = ledger.orders[order.id] if order else _new_order(ledger, row, origin, changes)
        if order is not None:
            present.add(order.id)
            _confirm(ledger, order, row, origin, changes)
            news = _carve_outs(ledger, order.id, row, origin, changes)
            _settle(ledger, order.id, row, origin, changes, explained=news)
            _mark(ledger, order.id, row, origin, changes)
    _absences(ledger, present, origin, changes)


def _place(ledger: Ledger, rows: Sequence[Listing]) -> list[Order | None]:
    """The order each row speaks of. Rows whose date fits choose first; drifted dates take what is left."""
    likes = [_candidates(ledger, row) for row in rows]
    placed: list[Order | None] = [None] * len(rows)
    taken: set[str] = set()
    for fits in (_same_day, _near_day, _same_goods):
        for i, row in enumerate(rows):
            if placed[i] is None:
                candidates = [order for order in likes[i] if order.id not in taken and fits(order, row)]
                best = max(candidates, key=lambda order: (_likeness(order, row), order.id), default=None)
                placed[i] = best
                taken |= {best.id} if best else set()
    return placed


def _candidates(ledger: Ledger, row: Listing) -> list[Order]:
    """Orders a row may speak of: by its parties, else by the release or notice it points at."""
    if not row.parties:
        return []
    like = matching.orders_like(ledger, row.instrument, row.country, row.goods, row.parties)
    links = link_keys(row.release_url, row.remarks)
    linked = matching.order_linked(ledger, row.instrument, row.country, row.goods, row.parties, links)
    return like if linked is None or linked in like else [*like, linked]


def _same_day(order: Order, row: Listing) -> bool:
    issued = matching.first(order, Effect.IMPOSED)
    return issued is not None and row.effective is not None and issued.effective == row.effective


def _near_day(order: Order, row: Listing) -> bool:
    return matching.issued_near(order, row.effective) and matching.goods_agree(order.goods, row.goods)


def _same_goods(order: Order, row: Listing) -> bool:
    """A listed order whose date in the list was changed: same parties, same goods, and no other row for it."""
    return bool(order.marks) and matching.goods_agree(order.goods, row.goods)


def _likeness(order: Order, row: Listing) -> tuple[int, int]:
    shared = matching.goods_words(order.goods) & matching.goods_words(row.goods)
    return sum(matching.covers(order, party) for party in row.parties), len(shared)


def _said(row: Listing, action: Action, effect: Effect, day: date | None, parties: Sequence[Party]) -> Announcement:
    return Announcement(
        instrument=row.instrument,
        action=action,
        effect=effect,
        effective=day,
        country=row.country,
        goods=row.goods,
        open_ended=row.open_ended,
        parties=tuple(parties),
        evidence=_cells(row, "entity", "remarks" if effect is Effect.NARROWED else "source"),
    )


def _cells(row: Listing, *fields: str) -> tuple[Evidence, ...]:
    """What the row itself says, cell by cell."""
    cells = {"entity": row.entity, "status": row.status_text, "remarks": row.remarks, "source": row.release_url}
    return tuple(Evidence(field, cell) for field in fields if (cell := cells[field]))


def _new_order(ledger: Ledger, row: Listing, origin: Origin, changes: Changes) -> Order | None:
    """An order that only the list shows so far."""
    if not row.parties:
        changes.issues.append(Issue("row-without-party", f"row {row.row} of {origin.url} names nobody", origin.url))
        return None
    regional = any(party.role is Role.PLACE for party in row.parties)
    parties = [
        replace(party, role=Role.NAMED, removed=None) if party.role is Role.EXEMPT else party
        for party in row.parties
        # Under an order on a region's goods, a firm appears only by being cleared.
        if not (regional and party.role is Role.EXEMPT)
    ]
    order = found_order(ledger, _said(row, Action.ISSUED, Effect.IMPOSED, row.effective, parties), origin, changes)
    first = replace(order.events[0], reason="CBP's list has a new row for it")
    changes.events[-1] = first
    order = with_event(replace(order, industry=row.industry, advisory=row.advisory), first)
    record(ledger, order, changes)
    return order


def _confirm(ledger: Ledger, order: Order, row: Listing, origin: Origin, changes: Changes) -> None:
    """The list as one more witness of the issuance, with its own date and wording."""
    issued = matching.first(order, Effect.IMPOSED)
    if issued is None:
        return
    said = _said(row, Action.ISSUED, Effect.IMPOSED, row.effective, ())
    event = told_again(issued, witness(said, origin), origin)
    kept = replace(order, industry=row.industry or order.industry, advisory=row.advisory or order.advisory)
    if event != issued or kept != order:
        record(ledger, with_event(kept, event), changes)
    if row.effective is not None and _is_alone(row.effective, event):
        message = f"CBP's list of {origin.on} says that {order.id} took effect on {row.effective}, far from what all others say"
        changes.issues.append(Issue("list-date-apart", message, order.id))


def _is_alone(day: date, event: Event) -> bool:
    """Whether a day of the list is far from every day that others give: a correction, or a slip of the pen."""
    others = [
        date.fromisoformat(witness.said[field])
        for witness in event.witnesses
        if witness.channel is not Channel.LIST
        for field in ("effective", "announced")
        if field in witness.said
    ]
    return bool(others) and all(abs(day - other) > matching.WINDOW for other in others)


def _carve_outs(ledger: Ledger, order_id: str, row: Listing, origin: Origin, changes: Changes) -> bool:
    """What Remarks say was removed from the order, party by party and goods by goods, each with its day.

    Whether any of it is news.
    """
    known = len(ledger.orders[order_id].events)
    for party in row.parties:
        if party.role is Role.EXEMPT:
            said = _said(row, Action.MODIFIED, Effect.NARROWED, party.removed, (party,))
            join_or_add(ledger, ledger.orders[order_id], said, origin, changes)
    for goods, day in row.removed_goods:
        said = replace(_said(row, Action.MODIFIED, Effect.NARROWED, day, ()), goods=goods)
        join_or_add(ledger, ledger.orders[order_id], said, origin, changes)
    return len(ledger.orders[order_id].events) > known


def _settle(ledger: Ledger, order_id: str, row: Listing, origin: Origin, changes: Changes, *, explained: bool) -> None:
    """CBP's status against ours. A difference that no known act explains is a quiet change.

    `explained`: the same edition tells of carve-outs that were not known.
    """
    order = ledger.orders[order_id]
    stands = standing(ledger, order, origin.on)
    if stands is None or row.status is Status.UNKNOWN or _older_than_marks(order, origin.on):
        return
    if row.status is stands.status:
        _agree(ledger, order, row, origin, changes)
        return
    match row.status:
        case Status.INACTIVE:
            _quiet(ledger, order, row, Effect.LIFTED, origin, changes)
        case Status.PARTIALLY_ACTIVE if stands.status is Status.ACTIVE and explained:
            return
        case Status.PARTIALLY_ACTIVE if stands.status is Status.ACTIVE:
            _quiet(ledger, order, row, Effect.NARROWED, origin, changes)
        case Status.ACTIVE if stands.status is Status.PARTIALLY_ACTIVE and not _was_partial(order, origin.on):
            # The list never showed our carve-out (stevia, 2017): its word prevails from here on, but nothing happened.
            return
        case Status.ACTIVE if stands.status is Status.PARTIALLY_ACTIVE:
            _quiet(ledger, order, row, Effect.WIDENED, origin, changes)
        case _:
            message = (
                f"CBP's list of {origin.on} says {row.status_text!r} of {order.id}, which we hold to be {stands.status}"
            )
            changes.issues.append(Issue("list-disagrees", message, order.id))


def _was_partial(order: Order, day: date) -> bool:
    """Whether the list itself, when it last said how the order stands, showed it as narrowed."""
    worded = [mark.status for mark in order.marks if mark.on <= day and mark.status is not Status.UNKNOWN]
    return bool(worded) and worded[-1] is Status.PARTIALLY_ACTIVE


def _agree(ledger: Ledger, order: Order, row: Listing, origin: Origin, changes: Changes) -> None:
    """The first edition that shows what an act did is one more witness of that act."""
    before = [mark for mark in order.marks if mark.on <= origin.on]
    if before and before[-1].status is row.status:
        return
    act = next((event for event in reversed(order.events) if event.effect in _SHOWN_AS.get(row.status, ())), None)
    if act is None:
        return
    event = told_again(act, _status_witness(row, origin), origin)
    if event != act:
        record(ledger, with_event(order, event), changes)


def _status_witness(row: Listing, origin: Origin) -> Witness:
    said = {"status": row.status_text}
    quotes = _cells(row, "entity", "status")
    return Witness(origin.channel, origin.source, origin.url, origin.snapshot, origin.seen, said, quotes)


def _quiet(ledger: Ledger, order: Order, row: Listing, effect: Effect, origin: Origin, changes: Changes) -> None:
    """A change that the list alone shows: no later than the day of this edition."""
    before = [mark for mark in order.marks if mark.on < origin.on and mark.status is not Status.UNKNOWN]
    was = f" from {before[-1].status_text!r}, last seen so in the list of {before[-1].on}," if before else ""
    blank = Event(
        id=event_id(order.id, effect, (), order.goods, {event.id for event in order.events}),
        order=order.id,
        instrument=order.instrument,
        action=Action.MODIFIED,
        effect=effect,
        observed=origin.seen,
        known=origin.on,
        channel=origin.channel,
        reason=f"CBP's list changed its status{was} to {row.status_text!r}; no release or notice is known",
        no_later_than=origin.on,
        country=order.country,
        goods=order.goods,
        parties=tuple(party for party in order.parties if party.role is not Role.EXEMPT),
    )
    event = join(blank, _status_witness(row, origin))
    record(ledger, with_event(order, event), changes, event)


def _older_than_marks(order: Order, day: date) -> bool:
    return any(mark.on > day for mark in order.marks)


def _mark(ledger: Ledger, order_id: str, row: Listing, origin: Origin, changes: Changes) -> None:
    mark = ListMark(origin.on, row.status, row.status_text, row.entity, row.remarks)
    _add_mark(ledger, ledger.orders[order_id], mark, changes)


def _add_mark(ledger: Ledger, order: Order, mark: ListMark, changes: Changes) -> None:
    """Keep CBP's wording as of a day; a wording that has not changed since the last mark adds none."""
    before = [known for known in order.marks if known.on <= mark.on]
    if before and replace(before[-1], on=mark.on) == mark:
        return
    marks = tuple(sorted((*order.marks, mark), key=lambda known: known.on))
    record(ledger, replace(order, marks=marks), changes)


def _absences(ledger: Ledger, present: set[str], origin: Origin, changes: Changes) -> None:
    """Orders an earlier edition had and this one has not: noted, and put to a person until they come back.

    Many at once say more of the file than of the orders: one issue, and the orders stand as they were last listed.
    That a lifted order is no longer listed is only noted.
    """
    gone = [
        order
        for order in ledger.orders.values()
        if order.id not in present
        and any(mark.on <= origin.on for mark in order.marks)
        and not _older_than_marks(order, origin.on)
    ]
    absent = [order for order in gone if _in_force(ledger, order, origin.on)]
    if len(absent) > _FEW:
        some = ", ".join(order.id for order in absent[:_FEW])
        message = (
            f"CBP's list of {origin.on} lacks {len(absent)} orders that were listed before ({some}, ...): is it whole?"
        )
        changes.issues.append(Issue("many-no-longer-listed", message, origin.source))
        return
    for order in gone:
        _add_mark(ledger, order, ListMark(origin.on, Status.UNKNOWN, NO_LONGER_LISTED), changes)
    for order in absent:
        message = (
            f"{order.id} is no longer on CBP's list of {origin.on}; that alone lifts nothing: find out what happened"
        )
        changes.issues.append(Issue("no-longer-listed", message, order.id))


def _in_force(ledger: Ledger, order: Order, day: date) -> bool:
    stands = standing(ledger, order, day)
    return stands is not None and stands.status is not Status.INACTIVE
