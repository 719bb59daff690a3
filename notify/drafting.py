"""From what is due to mails in the outbox: one mail a person, people with equal wishes sharing the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from ledger.ledger import Ledger
from ledger.model import Event
from notify.change import changes
from notify.digest import SourceState, compose
from notify.due import Due, due, news
from notify.letterhead import Letterhead
from notify.message import mail
from notify.outbox import Drafts, Mail, Window
from notify.render import render
from notify.subscriptions import Cadence, Subscriber
from notify.tracked import tracked


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
    """The mails, one at a time; nothing is stored."""
    for one in dues:
        interests = tuple(dict.fromkeys(wish.interest for wish in one.subscriptions))
        table = tracked(facts.ledger, interests, now.date(), facts.country_name)
        stop = facts.stop_page(one.subscriber)
        view = compose(one, table, facts.sources, facts.letterhead, now, facts.country_name, stop)
        who = one.subscriber.address
        yield mail(
            f"digest:{one.window.id}:{who}",
            who,
            render("digest", digest=view),
            facts.letterhead,
            now,
            stop,
            [item.change.event.id for item in one.items],
            one.window.id,
        )


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
