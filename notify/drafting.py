"""From what is due to mails in the outbox: one mail a person, people with equal wishes sharing the work."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from ledger.ledger import Ledger
from notify.bygones import awakened, without_bygones
from notify.card import item
from notify.change import News
from notify.corrected import Correction
from notify.digest import Digest, SourceState, compose
from notify.due import LATE, Due, due, news
from notify.item import Item
from notify.letterhead import Letterhead
from notify.match import KnownBy, by_no_other_name
from notify.message import mail
from notify.outbox import Drafts, Mail, Window, put
from notify.plain import web_address
from notify.press import Press
from notify.remembered import Remembered
from notify.render import Rendered
from notify.schedule import Round, first_start, last_close
from notify.subscriptions import Cadence, Subscriber
from notify.suppliers import SupplierLists, SupplierNews, supplier_news
from notify.tracked import Today

#: Stands in a rendered digest where each person's own link belongs; nobody can own a name under .invalid (RFC 2606).
_OWN_LINK = "https://own-link.invalid/"


@dataclass(frozen=True, slots=True)
class Facts:
    """What composing needs to know beside the people: the ledger and its state, and how this installation writes."""

    ledger: Ledger
    news: tuple[News, ...]  #: everything that ever was news, however old: see `notify.bygones.awakened`
    watching_since: datetime  #: when the database was first filled
    sources: tuple[SourceState, ...]
    letterhead: Letterhead
    country_name: Callable[[str], str]
    stop_page: Callable[[Subscriber], str | None] = lambda _: None  #: where this person ends their mail
    remembered: Remembered = field(default_factory=Remembered)
    suppliers: SupplierLists | None = None
    known_by: KnownBy = by_no_other_name


def window_for(drafts: Drafts, cadence: Cadence, first_start: datetime, end: datetime, clock: str = "") -> Window:
    """The window of this run, found or created once."""
    stored = drafts.find_or_create_window(cadence.value, first_start, end, clock)
    return Window(stored.id, Cadence(stored.cadence), stored.start, stored.end, stored.clock)


def answer(
    drafts: Drafts, one: Round, facts: Facts, now: datetime, *, scheduled: bool
) -> tuple[Window, tuple[Mail, ...]]:
    """The round's window, and the mails that are new in the outbox. `scheduled`: it closed by its clock, else now.

    The first window of a clock begins when the watching did: who moves there from another clock misses nothing, and
    what they were told is not told again.
    """
    end = last_close(one.cadence, one.schedule, now) if scheduled else now
    first = min(facts.watching_since, first_start(one.cadence, one.schedule, end))
    window = window_for(drafts, one.cadence, first, end, one.clock)
    # "All is quiet" is said once a window, so only where windows close by the clock.
    # Whoever has just moved to a clock of their own was told so by the one before.
    moved = bool(one.clock) and window.start == first
    quiet = scheduled and one.cadence is not Cadence.IMMEDIATE and window.end == end and not moved
    dues = digests_due(drafts, one.people, window, facts, heartbeat=quiet)
    return window, store(drafts, digests(dues, facts, now), now)


def digests_due(
    drafts: Drafts, subscribers: Sequence[Subscriber], window: Window, facts: Facts, heartbeat: bool = False
) -> tuple[Due, ...]:
    """Who is due what in this window and has not been told yet."""
    seen = news(facts.news, window, facts.watching_since)
    on = window.end.date()
    again = awakened(facts.news, facts.remembered.ever, facts.watching_since, window.start - LATE, facts.ledger, on)
    fresh = (*again, *without_bygones(seen, facts.news, facts.ledger, on))
    told = facts.remembered.told(drafts, fresh)
    listed: Mapping[str, SupplierNews] = {}
    if facts.suppliers is not None:
        since_the_fill = [one for one in facts.news if one.seen > facts.watching_since]
        listed = supplier_news(subscribers, facts.suppliers, since_the_fill, facts.ledger, window)
    wrong = facts.remembered.wrong(told)
    return due(subscribers, fresh, window, told, heartbeat, wrong, listed, facts.known_by)


def digests(dues: Iterable[Due], facts: Facts, now: datetime) -> Iterator[Mail]:
    """The mails, one at a time, people with equal digests one after another; nothing is stored."""
    desk = _Desk(facts, now)
    for _, alike in groupby(sorted(dues, key=_likeness), key=_likeness):
        yield from desk.mails(list(alike))


def _likeness(one: Due) -> tuple[int, str, str, bool, str]:
    """Equal for people whose mails differ in their own links only."""
    items = repr([(_key(item.change), item.why) for item in one.items])
    return (
        one.window.id,
        items,
        repr([wish.interest for wish in one.subscriptions]),
        one.subscriber.is_channel,
        repr((one.suppliers, one.told_before)),
    )


def _key(one: News | Correction) -> str:
    return f"{one.id} {one.told.text()}" if isinstance(one, Correction) else one.id


class _Desk:
    """What one run's mails share."""

    def __init__(self, facts: Facts, now: datetime) -> None:
        self._facts = facts
        self._now = now
        self._today = Today(facts.ledger, now.date(), facts.country_name, facts.known_by)
        self._press = Press()
        self._items: dict[str, Item] = {}
        self._accounts: dict[str, str] = {}

    def mails(self, alike: Sequence[Due]) -> Iterator[Mail]:
        """One digest, rendered once for each form of footer, with each person's own link put in afterwards."""
        forms: dict[bool, Rendered] = {}
        for one in alike:
            stop = web_address(self._facts.stop_page(one.subscriber))
            form = stop is not None
            if form not in forms:
                view = self._view(one, _OWN_LINK if form else None)
                forms[form] = self._press.render(view, brief=one.subscriber.is_channel)
            yield self._mail(one, forms[form].with_link(_OWN_LINK, stop), stop)

    def _view(self, one: Due, stop: str | None) -> Digest:
        facts = self._facts
        table = self._today.table(dict.fromkeys(wish.interest for wish in one.subscriptions))
        return compose(one, table, facts.sources, facts.letterhead, self._now, self._item, facts.country_name, stop)

    def _item(self, one: News | Correction) -> Item:
        key = _key(one)
        if key not in self._items:
            self._items[key] = item(one, self._facts.letterhead, self._facts.country_name)
            self._accounts[key] = one.account.text()
        return self._items[key]

    def _mail(self, one: Due, rendered: Rendered, stop: str | None) -> Mail:
        who, window = one.subscriber.address, one.window.id
        told = {item.change.id: self._accounts[_key(item.change)] for item in one.items}
        key = f"digest:{window}:{who}{_corrects(one)}"
        made = mail(key, who, rendered, self._facts.letterhead, self._now, stop, told, window, told)
        return replace(made, suppliers_until=one.suppliers.until) if one.suppliers else made


def _corrects(one: Due) -> str:
    """What a mail corrects, for its key: a correction does not wait for the next window."""
    corrected = [_key(item.change) for item in one.items if isinstance(item.change, Correction)]
    return f":{hashlib.sha256(repr(corrected).encode()).hexdigest()[:16]}" if corrected else ""


def store(drafts: Drafts, mails: Iterable[Mail], now: datetime) -> tuple[Mail, ...]:
    """Puts each mail into the outbox, in a transaction of its own; gives those that were not there already."""
    return tuple(mail for mail in mails if put(drafts, mail, now))
