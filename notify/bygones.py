"""Acts of long ago that come to light only now, and change nothing any more: kept in the ledger, and no news.

A walk into the past, or a better reading of old pages, finds many of them. One that makes today otherwise than we held
it is told, however old; and so is a correction of what was told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from ledger.ledger import Ledger
from ledger.matching import WINDOW
from ledger.model import Effect, Order, Status
from notify.change import Change, News


def without_bygones(fresh: Sequence[News], everything: Iterable[News], ledger: Ledger, on: date) -> tuple[News, ...]:
    """`fresh` but for what is a bygone on that day. `everything`: all news, for what came to light together."""
    late = {one.id: one for one in everything if isinstance(one, Change) and _is_late(one)}
    past = {one.id for one in fresh if one.id in late and _is_past(late[one.id], late.values(), ledger, on)}
    return tuple(one for one in fresh if one.id not in past)


def awakened(
    everything: Iterable[News], told: Collection[str], after: datetime, before: datetime, ledger: Ledger, on: date
) -> tuple[News, ...]:
    """What came to light late between these moments and makes the day otherwise than readers hold it.

    Most was told when it came to light. The rest was a bygone then, and is none any more: what had ended it does not
    hold, so that an order counts as in force which nobody was told of. `told`: what anybody was told.
    """
    late = [one for one in everything if isinstance(one, Change) and _is_late(one)]
    untold = [one for one in late if one.id not in told]
    return tuple(
        one for one in late if after < one.seen < before and _makes_it_otherwise(one, (one, *untold), ledger, on)
    )


def _is_late(change: Change) -> bool:
    """Whether we first knew of it long after its last legal day."""
    event = change.event
    days = [day for day in (event.effective, event.announced, event.applies_from, event.no_later_than) if day]
    return bool(days) and change.first.date() - max(days) > WINDOW


def _is_past(change: Change, late: Iterable[Change], ledger: Ledger, on: date) -> bool:
    """Whether its order stands on that day as it would without it, and without what came to light with it or later."""
    holds = _stands(change.order, ledger, on) is not Status.INACTIVE
    if holds and change.event.effect in (Effect.NARROWED, Effect.WIDENED):
        return False  # whom the order covers is otherwise than we held, though its status may be the same
    return not _makes_it_otherwise(change, late, ledger, on)


def _makes_it_otherwise(change: Change, late: Iterable[Change], ledger: Ledger, on: date) -> bool:
    order = change.order
    found = {one.id for one in late if one.order.id == order.id and one.first >= change.first}
    known = tuple(event for event in order.events if event.id not in found)
    return _stands(replace(order, events=known), ledger, on) is not _stands(order, ledger, on)


def _stands(order: Order, ledger: Ledger, on: date) -> Status:
    """An order that is not there holds nothing up, as one that is over."""
    standing = ledger.life(order).on(on)
    return standing.status if standing else Status.INACTIVE
