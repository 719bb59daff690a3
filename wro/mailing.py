"""Digests from end to end: who is due what, composed and stored, then sent; the same for the command and the scheduler.

A run answers for everything first seen since the last run of its cadence. Told to stop, it finishes the mail in hand.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from email.utils import parseaddr
from threading import Event

from ledger import baseline
from ledger.model import Instrument
from notify import drafting
from notify.digest import SourceState
from notify.drafting import Facts
from notify.letterhead import Letterhead
from notify.outbox import Letter, Mail, Window
from notify.post import Post, Posted, Rules
from notify.schedule import Schedule, first_start, last_close
from notify.smtp import SmtpTransport
from notify.subscriptions import Cadence, Subscriber, Subscription
from notify.transport import NotSent, OutcomeUnknown, Transport
from scraper.countries import country_name
from store import MailStore, Store
from store.subscribers import StoredSubscriber
from wro import clock
from wro.errors import SettingsError
from wro.lock import only_one
from wro.settings import Settings

log = logging.getLogger(__name__)

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(slots=True)
class Digests:
    """What a run composed and sent."""

    windows: list[Window] = field(default_factory=list)
    mails: list[Mail] = field(default_factory=list)
    posted: Posted = field(default_factory=Posted)

    @property
    def healthy(self) -> bool:
        """Whether everything went out, as far as anybody can know."""
        return not (self.posted.failed or self.posted.unknown or self.posted.halted)


def run(
    settings: Settings,
    store: Store,
    mail: MailStore,
    cadences: Iterable[Cadence],
    transport: Transport,
    stopping: Event,
    *,
    scheduled: bool,
) -> Digests:
    """Compose what is due, then send what is ready. `scheduled`: windows close at their hours, else now.

    Raises `AlreadyRunning`.
    """
    with only_one(settings.db, "digest"):
        done = compose(settings, store, mail, cadences, scheduled=scheduled)
        way = Logged(transport)
        post = Post(mail.outbox, way, mail.subscribers.stop, clock.now, _pause(stopping, transport), Rules())
        done.posted = post.run(stopping.is_set)
        store.deliveries.mirror(mail.outbox.deliveries(store.deliveries.mirrored_until()))
        return done


def compose(
    settings: Settings, store: Store, mail: MailStore, cadences: Iterable[Cadence], *, scheduled: bool
) -> Digests:
    """Compose the mails that are due and put them into the outbox, each in a transaction of its own."""
    done = Digests()
    known = facts(settings, store)
    if known is None:
        return done
    people = [subscriber(stored) for stored in mail.subscribers.all() if stored.confirmed]
    for cadence in cadences:
        _compose(settings, mail, cadence, people, known, done, scheduled=scheduled)
    return done


def preview(
    settings: Settings, store: Store, mail: MailStore, cadences: Iterable[Cadence], *, scheduled: bool
) -> Digests:
    """What `compose` would put into the outbox; neither mail nor window is kept."""
    done = Digests()
    try:
        with mail.transaction():
            done = compose(settings, store, mail, cadences, scheduled=scheduled)
            raise _NotKept
    except _NotKept:
        return done


def _pause(stopping: Event, transport: Transport) -> Callable[[float], None]:
    """How to rest between two mails: as a mail server wants it, not at all for files, and no longer once told to stop."""

    def rest(seconds: float) -> None:
        if isinstance(transport, SmtpTransport):
            stopping.wait(seconds)

    return rest


class Logged:
    """A transport that leaves a line in the log for each mail, without the address."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self.prepare = transport.prepare
        self.close = transport.close

    def hand_over(self, mail: Letter) -> str:
        facts = {"message_id": mail.message_id}
        try:
            answer = self._transport.hand_over(mail)
        except (NotSent, OutcomeUnknown) as error:
            log.warning("mail %s: %s", mail.message_id, type(error).__name__, extra=facts)
            raise
        log.info("mail %s: sent", mail.message_id, extra=facts)
        return answer


class _NotKept(Exception):
    """Ends the transaction of a dry run."""


def _compose(
    settings: Settings,
    mail: MailStore,
    cadence: Cadence,
    people: list[Subscriber],
    known: Facts,
    done: Digests,
    *,
    scheduled: bool,
) -> None:
    now = clock.now()
    schedule = Schedule(settings.zone, settings.digest_hour, WEEKDAYS.index(settings.digest_weekday))
    end = last_close(cadence, schedule, now) if scheduled else now
    first = min(known.watching_since, first_start(cadence, schedule, end))
    window = drafting.window_for(mail.outbox, cadence, first, end)
    # "All is quiet" is said once a window, so only where windows close by the clock.
    quiet = scheduled and cadence is not Cadence.IMMEDIATE
    due = drafting.digests_due(mail.outbox, people, window, known, heartbeat=quiet)
    done.windows.append(window)
    done.mails += drafting.store(mail.outbox, drafting.digests(due, known, now), now)


def facts(settings: Settings, store: Store) -> Facts | None:
    """What composing needs to know; None while the ledger is not filled: then nothing can be news."""
    read = store.sources.last_read()
    since = read.get(baseline.SOURCE)
    if since is None:
        return None
    ledger = store.orders.load()
    return Facts(
        ledger=ledger,
        events=tuple(event for order in ledger.orders.values() for event in order.events),
        watching_since=since,
        sources=tuple(
            SourceState(state.title, state.last_read_completely, state.message if state.failures_in_a_row else None)
            for state in store.sources.all()
            if state.source != baseline.SOURCE
        ),
        letterhead=letterhead(settings),
        country_name=country_name,
    )


def letterhead(settings: Settings) -> Letterhead:
    """Who the mails are from. Raises `SettingsError` for a From line without an address."""
    name, address = parseaddr(settings.mail_from)
    if not address or "@" not in address:
        raise SettingsError(
            f"WRO_MAIL_FROM {settings.mail_from!r} has no address (example: WRO Watch <wro@example.org>)"
        )
    return Letterhead(
        address=address,
        name=name or "WRO Watch",
        order_page=f"{settings.public_url}/{settings.db.stem}/orders/{{order}}" if settings.public_url else None,
        list_id=settings.list_id,
        unsubscribe_mailto=settings.unsubscribe or None,
    )


def subscriber(stored: StoredSubscriber) -> Subscriber:
    """A stored person in the words of the mail."""
    wishes = tuple(
        Subscription(
            id=wish.id,
            cadence=Cadence(wish.cadence),
            names=wish.names,
            countries=wish.countries,
            goods=wish.goods,
            instruments=tuple(Instrument(word) for word in wish.instruments),
            everything=wish.everything,
            starts=wish.starts,
            heartbeat=wish.heartbeat,
        )
        for wish in stored.subscriptions
    )
    return Subscriber(stored.address, wishes, stored.stop_reason)
