"""Taking people in: by the operator's command, by a table, or because they signed up and confirmed it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from notify.confirmation import confirmation
from notify.hours import Hours
from notify.outbox import put
from notify.pages import TooMany
from notify.subscriptions import Cadence, Subscriber, Subscription
from notify.welcome import welcome
from notify.wishes import as_text, from_text
from scraper.countries import country_name
from store import MailStore
from store.mail import mail_path
from store.subscribers import StoredHours
from wro import clock
from wro.mail_facts import Links, facts, letterhead, subscriber
from wro.opening import store_there
from wro.settings import Settings

#: For how long a link to confirm is good.
GOOD = timedelta(days=7)
#: Sign-ups a day for which a mail is sent: in all, and to one address.
A_DAY, AN_ADDRESS = 500, 3


def keep(mail: MailStore, person: Subscriber) -> int:
    """Take a person and their wishes in; how many wishes are new. Who comes this way has agreed."""
    now = clock.now()
    with mail.transaction():
        token = secrets.token_urlsafe(32)
        number = mail.subscribers.add(person.address, token=token, now=now, confirmed=now)
        known = mail.subscribers.get(person.address)
        for cadence in {wish.cadence for wish in person.subscriptions} - {Cadence.IMMEDIATE}:
            held = {} if known is None else subscriber(known).hours
            set_hours(mail, number, cadence, person.hours.get(cadence, Hours()).over(usual(held, cadence)))
        return sum(subscribe(mail, number, wish, wish.cadence.value) for wish in person.subscriptions)


def usual(held: Mapping[Cadence, Hours], cadence: Cadence) -> Hours:
    """A person's own hours for a cadence; where they chose none, their time zone, which goes with them."""
    zone = next((hours.zone for hours in held.values() if hours.zone), None)
    return held.get(cadence, Hours(zone))


def set_hours(mail: MailStore, number: int, cadence: Cadence, hours: Hours) -> None:
    """When mail of this cadence goes to them from now on."""
    mail.subscribers.set_hours(number, cadence.value, StoredHours(hours.zone, hours.day, hours.hour))


def subscribe(mail: MailStore, number: int, wish: Subscription, cadence: str) -> bool:
    """Add one wish; whether it is new. It begins now unless it says when."""
    _, new = mail.subscribers.subscribe(
        number,
        cadence=cadence,
        starts=wish.starts or clock.now(),
        names=wish.names,
        countries=wish.countries,
        goods=wish.goods,
        instruments=tuple(kind.value for kind in wish.instruments),
        everything=wish.everything,
        heartbeat=wish.heartbeat,
    )
    return new


def greet(settings: Settings, mail: MailStore, who: str) -> bool:
    """Put the welcome mail of a subscriber into the outbox; False while the ledger is not filled, or when it is there."""
    stored = mail.subscribers.get(who)
    if stored is None:
        return False
    now = clock.now()
    with store_there(settings.db) as store:
        known = None if store is None else facts(settings, store, mail, now)
    return known is not None and put(mail.outbox, welcome(subscriber(stored), known, now), now)


class Members:
    """The list of subscribers as `notify.pages` asks of it: the mail file is opened for each request, and only it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._path: Path = mail_path(settings.db)
        self._links = Links(settings)

    def stop(self, secret: str) -> None:
        """Write no more to the person of this secret; nothing when there is none."""
        with MailStore.open(self._path) as mail:
            person = mail.subscribers.by_token(secret)
            if person is not None:
                mail.subscribers.stop(person.address, clock.now(), "unsubscribed")

    def sign_up(self, person: Subscriber) -> None:
        """Put a mail with a link to confirm into the outbox. Raises `TooMany`."""
        now, who = clock.now(), person.address
        since = now - timedelta(days=1)
        with MailStore.open(self._path) as mail, mail.transaction():
            mail.sign_ups.forget(now - GOOD)
            if mail.sign_ups.asked_since(since) >= A_DAY:
                raise TooMany
            if mail.sign_ups.asked_since(since, who) >= AN_ADDRESS:
                return  # the page says the same: nobody learns who is known here
            number = mail.sign_ups.ask(who, as_text(person), now)
            link = self._links.confirm(number)
            if link is None:
                raise ValueError("there are no links without a public address and a key")
            made = confirmation(number, person, link, letterhead(self._settings), now, country_name)
            put(mail.outbox, made, now)

    def confirm(self, number: int) -> bool:
        """Take the sign-up of this number in, once; False when it is too old or was never made."""
        now = clock.now()
        with MailStore.open(self._path) as mail, mail.transaction():
            found = mail.sign_ups.get(number)
            if found is None or (found.confirmed is None and found.asked < now - GOOD):
                return False
            if found.confirmed is None:
                keep(mail, from_text(found.wish, found.address))
                mail.subscribers.confirm(found.address, now)
                mail.subscribers.resume(found.address)
                mail.sign_ups.confirm(number, now)
            return True
