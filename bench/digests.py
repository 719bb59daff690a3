"""Digests in quantity: who is due what, composed and rendered; and mails over one connection to a local server."""

from __future__ import annotations

import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from bench.figures import Figure
from ledger.baseline import read_baseline
from ledger.ledger import Ledger
from ledger.model import Order
from notify.change import changes
from notify.drafting import Facts, digests
from notify.due import due, news
from notify.letterhead import Letterhead
from notify.outbox import Window
from notify.post import Post, Rules
from notify.smtp import SmtpTransport
from notify.subscriptions import Cadence, Subscriber, Subscription
from store.mail import MailStore
from tests.notify.mailserver import Inbox, serving

SEEN = datetime(2026, 7, 14, tzinfo=UTC)
NOW = SEEN + timedelta(days=6)
LEAST_COMPOSED, LEAST_SENT = 500, 200  #: mails a second


def measure(people: int = 10_000, told: int = 50, sent: int = 1_000) -> Iterator[Figure]:
    dice = random.Random(1307)  # noqa: S311 - a bench, not a secret
    orders = read_baseline(files("ledger").joinpath("baseline.jsonl").read_text("utf-8"), seen=SEEN, snapshot=1)
    everything = sorted((event for order in orders for event in order.events), key=lambda event: event.id)
    ledger = Ledger(orders)
    facts = Facts(
        ledger=ledger,
        news=changes(ledger, dice.sample(everything, told)),
        watching_since=SEEN - timedelta(days=60),
        sources=(),
        letterhead=Letterhead("wro@example.org"),
        country_name=str,
        stop_page=lambda who: f"https://watch.example.org/stop/{who.address}",
    )
    window = Window(1, Cadence.WEEKLY, SEEN - timedelta(days=1), NOW)
    subscribers = [_subscriber(number, orders, dice) for number in range(people)]
    start = time.process_time()
    fresh = news(facts.news, window, facts.watching_since)
    found = due(subscribers, fresh, window, {})
    matched = time.process_time()
    first, mails, size = 0, 0, 0
    for mail in digests(found, facts, NOW):
        mails, size = mails + 1, size + len(mail.body)
        first = first or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    end = time.process_time()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - first
    yield Figure("subscribers", people)
    yield Figure(f"mails over {told} changes", mails)
    yield Figure("mails composed and rendered", round(mails / (end - start)), "mails/s CPU", least=LEAST_COMPOSED)
    yield Figure("finding who is due what", round(matched - start, 2), "s CPU")
    yield Figure("a mail", size // mails, "bytes")
    yield Figure("memory grown from the first mail to the last", round(grown / 1024, 1), "MB")
    yield Figure("mails sent over one connection", _smtp(sent), "mails/s", least=LEAST_SENT)


def _subscriber(number: int, orders: tuple[Order, ...], dice: random.Random) -> Subscriber:
    names = [party.name for order in orders for party in order.parties]
    countries = [order.country for order in orders if order.country]
    wishes: list[dict[str, Any]] = [
        {"names": tuple(dice.sample(names, dice.randint(1, 4)))},
        {"countries": (dice.choice(countries),)},
        {"goods": (dice.choice(["gloves", "seafood", "cotton", "garments"]),), "countries": (dice.choice(countries),)},
        {"everything": True},
    ]
    chosen = dice.choices(wishes, (50, 30, 15, 5), k=dice.choice((1, 1, 1, 2)))
    starts = SEEN - timedelta(days=90)
    return Subscriber(
        f"p{number}@example.org", tuple(Subscription(None, Cadence.WEEKLY, **wish, starts=starts) for wish in chosen)
    )


def _smtp(count: int) -> int:
    """Whole mails of 32 KB a second: claimed, begun, sent and marked, over one connection."""
    inbox = Inbox()
    filler = (b"x" * 76 + b"\r\n") * 400
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(inbox) as server,
        MailStore.open(Path(folder) / "m.db") as box,
    ):
        with box.transaction():
            for number in range(count):
                who, ident = f"p{number}@example.org", f"<{number}@example.org>"
                body = f"To: {who}\r\nMessage-ID: {ident}\r\n\r\n".encode() + filler
                box.outbox.add(key=ident, address=who, message_id=ident, subject="s", body=body, now=NOW)
        start = time.perf_counter()
        post = Post(
            box.outbox, SmtpTransport(server), box.subscribers.stop, lambda: NOW, lambda _: None, Rules(per_second=1e6)
        )
        assert len(post.run().sent) == count
        return round(count / (time.perf_counter() - start))
