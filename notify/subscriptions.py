"""Who gets what, how often: subscribers and what each of their subscriptions tracks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from ledger.model import Instrument
from notify.hours import Hours

#: Begins the address of a channel of `notify.alerts`; no e-mail address has a colon there.
CHANNEL = "channel:"


class Cadence(StrEnum):
    """How often a subscription is answered."""

    IMMEDIATE = "immediate"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Interest:
    """What a subscription tracks. Equal interests are matched once, however many people share them.

    `names` each match on their own. `countries` and `goods` together describe an area of trade: where both
    are given, both must fit ("gloves" from MY). `instruments` narrows everything else; empty means both.
    """

    names: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  #: ISO 3166-1 alpha-2
    goods: tuple[str, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    everything: bool = False

    @property
    def empty(self) -> bool:
        """True when nothing could ever match; `instruments` alone asks for every order of that kind."""
        return not (self.everything or self.names or self.countries or self.goods or self.instruments)


@dataclass(frozen=True, slots=True)
class Subscription:
    """One standing wish of one person."""

    id: int | None  #: given by the store
    cadence: Cadence
    names: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    everything: bool = False
    starts: datetime | None = None  #: changes first seen before this instant are no news to it; None: not started
    heartbeat: bool = False  #: write also when nothing changed

    @property
    def interest(self) -> Interest:
        return Interest(self.names, self.countries, self.goods, self.instruments, self.everything)


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A person, by the address that the mail goes to."""

    address: str
    subscriptions: tuple[Subscription, ...] = ()
    stopped: str | None = None  #: why nothing more is sent, e.g. "refused 3 times: 550 no such user"
    token: str = ""  #: the secret in the links of this person's mail, for `Facts.stop_page`
    hours: Mapping[Cadence, Hours] = field(default_factory=dict)  #: their own; one person gets one mail a cadence

    @property
    def is_channel(self) -> bool:
        """Whether this is a chat or a device rather than a person, see `notify.address`."""
        return self.address.startswith(CHANNEL)
