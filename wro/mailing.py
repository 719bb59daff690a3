"""Digests from end to end: who is due what, composed and stored, then sent; the same for the command and the scheduler.

A run answers for everything first seen since the last run of its cadence. Told to stop, it finishes the mail in hand.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Event

from ledger.model import Issue
from notify import drafting
from notify.alerts import Alerts
from notify.hours import WEEKDAYS
from notify.outbox import Letter, Mail, Window
from notify.post import REFUSED, Post, Posted, Rules
from notify.schedule import Schedule, rounds
from notify.smtp import SmtpTransport
from notify.subscriptions import Cadence
from notify.transport import NotSent, OutcomeUnknown, Transport
from store import MailStore, Store
from wro import clock, supplier_news
from wro.lock import only_one
from wro.mail_facts import facts, subscriber
from wro.settings import Settings
from wro.supplier_news import SupplierFiles, Unread

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Digests:
    """What a run composed and sent."""

    windows: list[Window] = field(default_factory=list)
    mails: list[Mail] = field(default_factory=list)
    posted: Posted = field(default_factory=Posted)
    lists: dict[str, Unread | None] = field(default_factory=dict)  #: looked at, see `SupplierFiles.tried`

    @property
    def healthy(self) -> bool:
        """Whether everything went out, as far as anybody can know, and every supplier list was looked through."""
        return not (self.posted.failed or self.posted.unknown or self.posted.halted or self.unread)

    @property
    def unread(self) -> list[Unread]:
        """The supplier lists that wait until somebody has put their files right."""
        return [one for one in self.lists.values() if one is not None]


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
        rules = Rules(quota=settings.mail_quota, per_second=settings.mail_rate)
        way = Logged(transport)
        post = Post(mail.outbox, way, mail.subscribers.stop, clock.now, _pause(stopping, transport), rules)
        done.posted = post.run(stopping.is_set)
        store.deliveries.mirror(mail.outbox.deliveries(store.deliveries.mirrored_until()))
        put_to_a_person(store, mail)
        supplier_news.put_to_a_person(store, mail, done.lists, clock.now())
        return done


def put_to_a_person(store: Store, mail: MailStore) -> None:
    """Deliveries that nobody but a person can settle become issues, without addresses, until they are settled."""
    now = clock.now()
    found = [
        Issue("delivery-unknown", f"{what} was handed over without an answer: wro deliveries retry {number}", what)
        for number, what in ((one.id, f"mail {one.id}") for one in mail.outbox.in_state("unknown"))
    ]
    for one in mail.subscribers.all():
        if one.stopped and (one.stop_reason or "").startswith(REFUSED):
            message = f"{one.recipient} refused mail several times and is sent nothing more: wro subscribers list"
            found.append(Issue("recipient-stopped", message, one.recipient))
    store.issues.raise_all(found, now, "deliveries")
    store.issues.close_missing("deliveries", {(issue.code, issue.subject) for issue in found}, now)


def compose(
    settings: Settings, store: Store, mail: MailStore, cadences: Iterable[Cadence], *, scheduled: bool
) -> Digests:
    """Compose the mails that are due and put them into the outbox, each in a transaction of its own."""
    done = Digests()
    known = facts(settings, store, mail, clock.now())
    if known is None:
        return done
    people = [subscriber(stored) for stored in mail.subscribers.all() if stored.confirmed]
    for one in rounds(people, cadences, hours(settings)):
        window, mails = drafting.answer(mail.outbox, one, known, clock.now(), scheduled=scheduled)
        done.windows.append(window)
        done.mails += mails
    done.lists = known.suppliers.tried if isinstance(known.suppliers, SupplierFiles) else {}
    return done


def hours(settings: Settings) -> Schedule:
    """When digests close for whoever has no hours of their own."""
    return Schedule(settings.zone, settings.digest_hour, WEEKDAYS.index(settings.digest_weekday))


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
        if isinstance(transport, SmtpTransport | Alerts):
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
