"""The mail that asks whoever signed up whether it was they."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from notify.hours import Hours
from notify.letterhead import Letterhead
from notify.message import mail
from notify.outbox import Mail
from notify.render import render
from notify.subscriptions import Subscriber
from notify.wording import CADENCE, tracks


@dataclass(frozen=True, slots=True)
class Confirmation:
    """All that `templates/confirm/` shows."""

    tracks: str
    often: str
    link: str
    letterhead: Letterhead
    composed: datetime


def confirmation(
    number: int,
    person: Subscriber,
    link: str,
    letterhead: Letterhead,
    now: datetime,
    country_name: Callable[[str], str],
) -> Mail:
    """The mail, not stored. `number`: of the sign-up, of one wish; asked again on another day it is another mail."""
    [wish] = person.subscriptions
    own = person.hours.get(wish.cadence, Hours())
    often = CADENCE[wish.cadence][1] + (f" ({own})" if own else "")
    view = Confirmation(tracks(wish, country_name), often, link, letterhead, now.astimezone(UTC))
    return mail(f"confirm:{number}:{now.date()}", person.address, render("confirm", mail=view), letterhead, now)
