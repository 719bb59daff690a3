"""Corrections: what was told, compared with what holds today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ledger.ledger import Ledger
from ledger.model import Order, Status
from ledger.timeline import standing
from notify.account import Account, Difference, differences, same_act
from notify.change import News


@dataclass(frozen=True, slots=True)
class Correction:
    """An item of an earlier mail that does not hold as it was told."""

    id: str  #: of the event that was told
    told: Account
    now: News | None  #: the act as we hold it; None when it does not hold at all
    differences: tuple[Difference, ...]
    order: Order | None  #: where we still hold it
    stands: Status | None  #: how the order stands today
    seen: datetime

    @property
    def account(self) -> Account:
        return self.now.account if self.now else replace(self.told, withdrawn=True)


def corrections(
    told: Iterable[tuple[str, str]], news: Iterable[News], ledger: Ledger, now: datetime
) -> dict[tuple[str, str], Correction]:
    """By event and account as told (`Account.text`): those that have to be corrected."""
    present = {one.id: one for one in news}
    found: dict[tuple[str, str], Correction] = {}
    for event, text in set(told):
        if event in present and present[event].account.text() == text:
            continue
        account = Account.read(text)
        holds = present.get(event) or _same(account, present.values())
        correction = _correction(event, account, holds, ledger, now)
        if correction is not None:
            found[event, text] = correction
    return found


def heirs(told: Mapping[str, Account], news: Iterable[News]) -> dict[str, str]:
    """Of events told that we hold no longer: the event that the same act has become."""
    present = {one.id: one for one in news}
    found = {event: _same(account, present.values()) for event, account in told.items() if event not in present}
    return {event: heir.id for event, heir in found.items() if heir}


def _same(account: Account, news: Iterable[News]) -> News | None:
    return next((one for one in news if same_act(account, one.account)), None)


def _correction(event: str, told: Account, holds: News | None, ledger: Ledger, now: datetime) -> Correction | None:
    order = holds.order if holds else ledger.orders.get(told.order)
    stands = standing(ledger, order, now.date()) if order else None
    status = stands.status if stands else None
    if holds is not None:
        apart = differences(told, holds.account)
        return Correction(event, told, holds, apart, order, status, now) if apart else None
    return None if told.withdrawn else Correction(event, told, None, (), order, status, now)
