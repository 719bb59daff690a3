"""From what is due to mails in the outbox: one mail a person, people with equal wishes sharing the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from ledger.ledger import Ledger
from ledger.model import Event
from notify.change import changes
from notify.digest import SourceState, compose
from notify.due import Due, due, news
from notify.letterhead import Letterhead
from notify.message import mail
from notify.outbox import Drafts, Mail, Window
from notify.plain import web_address
from notify.render import Rendered, render
from notify.subscriptions import Cadence, Subscriber
from notify.tracked import Today

#: Stands in a rendered digest where each person's own link belongs; nobody can own a name under .invalid (RFC 2606).
_OWN_LINK = "https://own-link.invalid/"


@dataclass(frozen=True, slots=True)
class Facts:
    """What composing needs to know beside the people: the ledger and its state, and how this installation writes."""

    ledger: Ledger
    events: tuple[Event, ...]  #: at least those first seen since `notify.due.LATE` before the window
    watching_since: datetime  #: when the database was first filled
    sources: tuple[SourceState, ...]
    letterhead: Letterhead
    country_name: Callable[[str], str]
    stop_page: Callable[[Subscriber], str | None] = lambda _: None  #: where this person ends their mail


def window_for(drafts: Drafts, cadence: Cadence, first_start: datetime, end: datetime) -> Window:
    """The window of this run, found or created once."""
    stored = drafts.find_or_create_window(cadence.value, first_start, end)
    return Window(stored.id, Cadence(stored.cadence), stored.start, stored.end)


def digests_due(
    drafts: Drafts, subscribers: Iterable[Subscriber], window: Window, facts: Facts, heartbeat: bool = False
) -> tuple[Due, ...]:
    """Who is due what in this window and has not been told yet."""
    fresh = news(changes(facts.ledger, facts.events), window, facts.watching_since)
    told = drafts.told([change.event.id for change in fresh])
    return due(subscribers, fresh, window, told, heartbeat)


def digests(dues: Iterable[Due], facts: Facts, now: datetime) -> Iterator[Mail]:
    """The mails, one at a time, people with equal digests one after another; nothing is stored."""
    today = Today(facts.ledger, now.date(), facts.country_name)
    for _, alike in groupby(sorted(dues, key=_likeness), key=_likeness):
        yield from _alike(list(alike), today, facts, now)


def _likeness(one: Due) -> tuple[int, str, str]:
    """Equal for people whose mails differ in their own links only."""
    items = repr([(item.change.event.id, item.why) for item in one.items])
    return one.window.id, items, repr([wish.interest for wish in one.subscriptions])


def _alike(dues: Sequence[Due], today: Today, facts: Facts, now: datetime) -> Iterator[Mail]:
    """One digest, rendered once for each form of footer, with each person's own link put in afterwards."""
    table = today.table(dict.fromkeys(wish.interest for wish in dues[0].subscriptions))
    forms: dict[bool, Rendered] = {}
    for one in dues:
        stop = web_address(facts.stop_page(one.subscriber))
        form = stop is not None
        if form not in forms:
            own = _OWN_LINK if form else None
            view = compose(one, table, facts.sources, facts.letterhead, now, facts.country_name, own)
            forms[form] = render("digest", digest=view)
        yield _digest(one, forms[form].with_link(_OWN_LINK, stop), stop, facts, now)


def _digest(one: Due, rendered: Rendered, stop: str | None, facts: Facts, now: datetime) -> Mail:
    who = one.subscriber.address
    told = tuple(item.change.event.id for item in one.items)
    return mail(f"digest:{one.window.id}:{who}", who, rendered, facts.letterhead, now, stop, told, one.window.id)


def store(drafts: Drafts, mails: Iterable[Mail], now: datetime) -> tuple[Mail, ...]:
    """Puts each mail into the outbox, in a transaction of its own; gives those that were not there already."""
    return tuple(mail for mail in mails if _add(drafts, mail, now))


def _add(drafts: Drafts, mail: Mail, now: datetime) -> bool:
    return drafts.add(
        key=mail.key,
        address=mail.address,
        message_id=mail.message_id,
        subject=mail.subject,
        body=mail.body,
        now=now,
        events=mail.events,
        window=mail.window,
    )
