"""What a mail told of an event, kept beside the mail: so that it can be compared with what we hold later.

Kept is what a reader may have acted on. How a name is spelled, more witnesses or a date that was missing make no
difference worth a mail; a date, a status, a party or the act itself that was told and does not hold any more does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from ledger import names
from ledger.identity import lead_party
from ledger.matching import WINDOW, goods_agree
from ledger.model import Action, Event, Order, Party, Role, Status

_NAMED = 3  #: parties listed one by one in a comparison


@dataclass(frozen=True, slots=True)
class Account:
    """The facts of one item, as plain values. Days are ISO 8601; words are those of `ledger.model`."""

    order: str
    about: str  #: whom or what, in the words of the source
    instrument: str
    effect: str  #: "delisted" when CBP's list lacks the order
    status: str  #: after it
    vacated: bool = False
    effective: str | None = None
    announced: str | None = None
    applies_from: str | None = None
    listed_again: str | None = None
    country: str | None = None
    goods: str | None = None
    parties: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    withdrawn: bool = False  #: what was told was that it does not hold

    @classmethod
    def of_event(cls, event: Event, order: Order, after: Status) -> Account:
        parties = event.parties or order.parties
        freed = [party for party in parties if party.role is Role.EXEMPT]
        covered = [party for party in parties if party.role is not Role.EXEMPT]
        return cls(
            order=order.id,
            about=_about(covered, freed, order),
            instrument=event.instrument.value,
            effect=event.effect.value,
            status=after.value,
            vacated=event.action is Action.VACATED,
            effective=_iso(event.effective),
            announced=_iso(event.announced),
            applies_from=_iso(event.applies_from),
            country=event.country or order.country,
            goods=event.goods or order.goods,
            parties=tuple(party.name for party in covered),
            exempt=tuple(party.name for party in freed),
        )

    @classmethod
    def read(cls, text: str) -> Account:
        """The inverse of `text`; what another version wrote besides is left out."""
        told: dict[str, Any] = json.loads(text)
        known = {field.name for field in fields(cls)} & told.keys()
        values: dict[str, Any] = {name: tuple(v) if isinstance(v := told[name], list) else v for name in known}
        return cls(**values)

    def text(self) -> str:
        """As JSON, equal for equal accounts."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _about(covered: list[Party], freed: list[Party], order: Order) -> str:
    lead = freed[0] if freed else lead_party(covered)
    return lead.name if lead else order.goods or order.id


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that was told and is another now. `field` is the account's; values are its plain values."""

    field: str
    told: str | None
    now: str | None


def differences(told: Account, now: Account) -> tuple[Difference, ...]:
    """What a reader of the one must hear to know the other; nothing when they come to the same."""
    return tuple(_differences(told, now))


def _differences(told: Account, now: Account) -> Iterator[Difference]:
    if told.withdrawn is not now.withdrawn:
        yield Difference("withdrawn", *("withdrawn" if one.withdrawn else "holds" for one in (told, now)))
    for field in ("instrument", "effect", "status", "listed_again"):
        if getattr(told, field) != getattr(now, field):
            yield Difference(field, getattr(told, field), getattr(now, field))
    if told.vacated is not now.vacated:
        yield Difference("vacated", *("by a court" if one.vacated else "by CBP" for one in (told, now)))
    for field in ("effective", "announced", "applies_from", "country"):
        was, is_now = getattr(told, field), getattr(now, field)
        if was is not None and was != is_now:
            yield Difference(field, was, is_now)
    yield from _about_what(told, now)


def _about_what(told: Account, now: Account) -> Iterator[Difference]:
    """Goods and parties, compared by what they mean and not by how they are spelled."""
    if told.goods and now.goods and not goods_agree(told.goods, now.goods):
        yield Difference("goods", told.goods, now.goods)
    for field in ("parties", "exempt"):
        gone, new = _apart(getattr(told, field), getattr(now, field)), _apart(getattr(now, field), getattr(told, field))
        if gone or new:
            yield Difference(field, _listed(gone), _listed(new))


def _apart(some: Iterable[str], others: tuple[str, ...]) -> list[str]:
    """Those that none of the others is a spelling of."""
    return [name for name in some if not (name in others or any(names.same(name, other) for other in others))]


def _listed(some: list[str]) -> str | None:
    more = len(some) - _NAMED
    shown = "; ".join(some[:_NAMED])
    return (f"{shown} and {more} more" if more > 0 else shown) or None


def same_act(told: Account, now: Account) -> bool:
    """Whether two accounts, under different ids, can only mean one and the same act."""
    if (told.instrument, told.effect) != (now.instrument, now.effect):
        return False
    one, other = (*told.parties, *told.exempt), (*now.parties, *now.exempt)
    return _near(told, now) and any(names.same(a, b) for a in one for b in other)


def _near(told: Account, now: Account) -> bool:
    """Whether the days are near, as for documents of one act; an unknown day rules nothing out."""
    days = [one.effective or one.announced for one in (told, now)]
    known = [date.fromisoformat(day) for day in days if day]
    return len(known) < 2 or abs(known[0] - known[1]) <= WINDOW
