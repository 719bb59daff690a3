"""The mail to somebody who has just subscribed: what they will hear of, and how it stands today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from notify.digest import SourceState, in_trouble, readable
from notify.drafting import Facts
from notify.letterhead import Letterhead
from notify.message import mail
from notify.outbox import Mail
from notify.plain import web_address
from notify.render import render
from notify.subscriptions import Subscriber
from notify.tracked import Today, Tracked
from notify.wording import CADENCE, tracks


@dataclass(frozen=True, slots=True)
class Wish:
    """One subscription in words."""

    tracks: str
    often: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """All that `templates/welcome/` shows."""

    wishes: tuple[Wish, ...]
    tracked: tuple[Tracked, ...]
    sources: tuple[SourceState, ...]
    letterhead: Letterhead
    stop: str | None
    composed: datetime

    @property
    def troubled(self) -> tuple[SourceState, ...]:
        return in_trouble(self.sources)


def welcome(subscriber: Subscriber, facts: Facts, now: datetime) -> Mail:
    """The mail, not stored. Its key says for which subscriptions, so that each set of them is welcomed once."""
    wishes = subscriber.subscriptions
    today = Today(facts.ledger, now.date(), facts.country_name, facts.known_by)
    stop = web_address(facts.stop_page(subscriber))
    view = Welcome(
        wishes=tuple(Wish(tracks(wish, facts.country_name), CADENCE[wish.cadence][1]) for wish in wishes),
        tracked=today.table(dict.fromkeys(w.interest for w in wishes)),
        sources=readable(facts.sources),
        letterhead=facts.letterhead,
        stop=stop,
        composed=now.astimezone(UTC),
    )
    which = ",".join(str(wish.id) for wish in wishes)
    return mail(
        f"welcome:{which}:{subscriber.address}",
        subscriber.address,
        render("welcome", mail=view),
        facts.letterhead,
        now,
        stop,
    )
