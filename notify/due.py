"""Who is due what. Pure: the same subscriptions, changes and window give the same answer at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from notify.change import Change
from notify.match import Matcher, Reason
from notify.outbox import Window
from notify.subscriptions import Interest, Subscriber, Subscription

#: How far before its window an event may have been seen and still be told, if nobody told it: it was stored after
#: the window before had been answered, or the person moved from one cadence to another.
LATE = timedelta(days=8)

_Matched = Callable[[Interest], tuple[tuple[Change, tuple[Reason, ...]], ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """One change for one person, and why it concerns them."""

    change: Change
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """What one person is to get in one window; no changes means a heartbeat."""

    subscriber: Subscriber
    window: Window
    items: tuple[Told, ...]
    subscriptions: tuple[Subscription, ...]  #: those of the window's cadence


def news(changes: Iterable[Change], window: Window, watching_since: datetime) -> tuple[Change, ...]:
    """The changes a window answers for, oldest first.

    `watching_since`: when the database was first filled; what was known by then is no news to anybody.
    """
    found = [
        change
        for change in changes
        if change.event.observed > watching_since and window.start - LATE <= change.event.observed < window.end
    ]
    return tuple(sorted(found, key=lambda change: (change.event.observed, change.event.id)))


def due(
    subscribers: Iterable[Subscriber],
    changes: Sequence[Change],
    window: Window,
    told: Mapping[str, frozenset[str]],
    heartbeat: bool = False,
) -> tuple[Due, ...]:
    """Who is due what, of `changes` (see `news`), in the order of the subscribers.

    One item an event, even when several subscriptions of a person match or an earlier mail (`told`: event ids by
    address) has told it. No items, no mail, unless `heartbeat` and the person asks for one.
    """
    matched = cache(Matcher(changes))
    found: list[Due] = []
    for subscriber in subscribers:
        answered = tuple(s for s in subscriber.subscriptions if s.cadence is window.cadence)
        if subscriber.stopped or not answered:
            continue
        items = _items(answered, matched, told.get(subscriber.address, frozenset()))
        wants_heartbeat = heartbeat and any(s.heartbeat and _began(s, window.end) for s in answered)
        if items or wants_heartbeat:
            found.append(Due(subscriber, window, items, answered))
    return tuple(found)


def _items(subscriptions: Iterable[Subscription], matched: _Matched, told: frozenset[str]) -> tuple[Told, ...]:
    found: dict[str, Told] = {}
    for subscription in subscriptions:
        for change, why in matched(subscription.interest):
            event = change.event
            if event.id in told or not _began(subscription, event.observed):
                continue
            known = found[event.id].why if event.id in found else ()
            found[event.id] = Told(change, tuple(dict.fromkeys((*known, *why))))
    return tuple(sorted(found.values(), key=lambda item: (item.change.event.observed, item.change.event.id)))


def _began(subscription: Subscription, instant: datetime) -> bool:
    return subscription.starts is not None and subscription.starts <= instant
