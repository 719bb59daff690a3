"""Who is due what. Pure: the same subscriptions, changes and window give the same answer at any time."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from notify.change import News
from notify.corrected import Correction
from notify.match import KnownBy, Matcher, Reason, by_no_other_name
from notify.outbox import Window
from notify.subscriptions import Interest, Subscriber, Subscription
from notify.suppliers import SupplierNews

#: How far before its window an event may have been seen and still be told, if nobody told it: it was stored after
#: the window before had been answered, or the person moved from one cadence to another.
LATE = timedelta(days=8)

_Matched = Callable[[Interest], tuple[tuple[News, tuple[Reason, ...]], ...]]

_TOLD_BEFORE = (Reason(told=True),)


@dataclass(frozen=True, slots=True)
class Told:
    """One item for one person, and why it concerns them."""

    change: News | Correction
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """What one person is to get in one window; no changes means a heartbeat."""

    subscriber: Subscriber
    window: Window
    items: tuple[Told, ...]
    subscriptions: tuple[Subscription, ...]  #: those of the window's cadence
    suppliers: SupplierNews | None = None  #: what is new for their supplier list
    told_before: bool = False  #: there was something in this window, and an earlier mail told it


def news(found: Iterable[News], window: Window, watching_since: datetime) -> tuple[News, ...]:
    """What a window answers for, oldest first.

    `watching_since`: when the database was first filled; what was known by then is no news to anybody.
    """
    fresh = [one for one in found if one.seen > watching_since and window.start - LATE <= one.seen < window.end]
    return tuple(sorted(fresh, key=_by_age))


def due(
    subscribers: Iterable[Subscriber],
    fresh: Sequence[News],
    window: Window,
    told: Mapping[str, Container[str]],
    heartbeat: bool = False,
    corrections: Mapping[str, Sequence[Correction]] | None = None,
    suppliers: Mapping[str, SupplierNews] | None = None,
    known_by: KnownBy = by_no_other_name,
) -> tuple[Due, ...]:
    """Who is due what, of what is `fresh` (see `news`), in the order of the subscribers.

    One item an event, even when several subscriptions of a person match or an earlier mail (`told`: event ids by
    address) has told it; `corrections` (by address) of what was told come first. No items and nothing new for their
    supplier list (`suppliers`, by address), no mail, unless `heartbeat` and the person asks for one.
    """
    matched = cache(Matcher(fresh, known_by))
    found: list[Due] = []
    for subscriber in subscribers:
        answered = tuple(s for s in subscriber.subscriptions if s.cadence is window.cadence)
        if subscriber.stopped or not answered:
            continue
        corrected = (corrections or {}).get(subscriber.address, ())
        items = tuple(Told(one, _TOLD_BEFORE) for one in corrected)
        items += _items(answered, matched, told.get(subscriber.address, ()))
        wants_heartbeat = heartbeat and any(s.heartbeat and _began(s, window.end) for s in answered)
        met = (suppliers or {}).get(subscriber.address)
        if items or met or wants_heartbeat:
            told_before = not items and any(one.change.seen >= window.start for one in _items(answered, matched, ()))
            found.append(Due(subscriber, window, items, answered, met, told_before))
    return tuple(found)


def _items(subscriptions: Iterable[Subscription], matched: _Matched, told: Container[str]) -> tuple[Told, ...]:
    found: dict[str, tuple[News, tuple[Reason, ...]]] = {}
    for subscription in subscriptions:
        for one, why in matched(subscription.interest):
            if one.id in told or not _began(subscription, one.first):
                continue
            known = found[one.id][1] if one.id in found else ()
            found[one.id] = one, tuple(dict.fromkeys((*known, *why)))
    return tuple(Told(one, why) for one, why in sorted(found.values(), key=lambda pair: _by_age(pair[0])))


def _by_age(one: News) -> tuple[datetime, str]:
    return one.seen, one.id


def _began(subscription: Subscription, instant: datetime) -> bool:
    return subscription.starts is not None and subscription.starts <= instant
