"""What earlier mails told, set against what holds today: what is news from when, and what has to be corrected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ledger.ledger import Ledger
from notify.account import Account
from notify.change import News
from notify.corrected import Correction, corrections, heirs
from notify.editions import Edition, new_editions, noted
from notify.outbox import Drafts

_Told = Mapping[str, Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class Remembered:
    """What one run of digests knows of the earlier ones."""

    wanting: Mapping[tuple[str, str], Correction] = field(default_factory=dict)  #: by event and account as told
    heirs: Mapping[str, str] = field(default_factory=dict)  #: told event that is gone -> the same act's event today
    ever: Collection[str] = ()  #: events that were told to anybody

    def told(self, drafts: Drafts, fresh: Iterable[News]) -> _Told:
        """By address: the events that were told, of those that are fresh or wrong; an act under its new id as well."""
        asked = {one.id for one in fresh} | {event for event, _ in self.wanting} | set(self.heirs)
        return {address: self._with_heirs(known) for address, known in drafts.told(asked).items()}

    def _with_heirs(self, known: Mapping[str, str | None]) -> Mapping[str, str | None]:
        new = {self.heirs[event]: None for event in known if event in self.heirs}
        return {**new, **known} if new else known

    def wrong(self, told: _Told) -> dict[str, tuple[Correction, ...]]:
        """By address: the corrections of what was told last, by event."""
        if not self.wanting:
            return {}
        found = {
            address: tuple(
                self.wanting[event, account]
                for event, account in sorted(known.items())
                if account is not None and (event, account) in self.wanting
            )
            for address, known in told.items()
        }
        return {address: wrong for address, wrong in found.items() if wrong}


def remember(
    drafts: Drafts, news: Iterable[News], ledger: Ledger, now: datetime
) -> tuple[tuple[News, ...], Remembered]:
    """Note what there is to be told today; give it with since when it is known, and what was told that does not hold."""
    present = tuple(news)
    known = [Edition(one.event, one.account, one.noted) for one in drafts.editions()]
    new = new_editions(present, known, drafts.last_noted(), now)
    drafts.note([(one.event, one.account, one.noted) for one in new], now)
    when = noted(present, (*known, *new))
    today = tuple(one.since(when[one.id]) if one.id in when else one for one in present)
    told = drafts.ever_told()
    accounts = {event: Account.read(text) for event, text in told}
    return today, Remembered(corrections(told, today, ledger, now), heirs(accounts, today), frozenset(accounts))
