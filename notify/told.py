"""The words for what an earlier mail told, and for the facts in which it differs from what holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ledger import words
from ledger.model import Effect, Instrument, Status
from notify.account import Account, Difference
from notify.item import Compared
from notify.plain import shown
from notify.wording import INSTRUMENT, NAME, STATUS
from templates.filters import day

_LABEL = {
    "withdrawn": "This change",
    "instrument": "Order",
    "effect": "What it does",
    "status": "Status",
    "vacated": "Ended",
    "effective": "Effective",
    "announced": "Announced",
    "applies_from": "Applies from",
    "listed_again": "Listed again",
    "country": "Country",
    "goods": "Goods",
    "parties": "Parties",
    "exempt": "Exempt",
}
_DAYS = ("effective", "announced", "applies_from", "listed_again")
_NOT = "does not hold"
_SEVERAL = ("parties", "exempt")
_NONE = {"parties": "not named", "exempt": "nobody", "listed_again": "not yet"}
_EFFECT = {**{effect.value: effect.value for effect in Effect}, "delisted": "off the list"}


def headline(told: Account) -> str:
    """The headline of what an earlier mail told, from what is kept of it."""
    about = shown(told.about, NAME)
    if told.effect not in list(Effect):
        return f"{about} no longer on CBP's list"
    freed = about if told.exempt else ""
    return words.headline(Instrument(told.instrument), Effect(told.effect), about, freed)


def compared(apart: Difference, country_name: Callable[[str], str]) -> Compared:
    """One fact as told and as it is, in words."""
    told, now = (_value(apart.field, plain, country_name) for plain in (apart.told, apart.now))
    label = _LABEL[apart.field]
    if apart.told is None:
        said = f"{label}: {'also ' if apart.field in _SEVERAL else ''}{now}"
    else:
        said = f"{label}: not {told}" if apart.now is None else f"{label}: {now}, not {told}"
    return Compared(label, told, now, said)


def taken_back(told: Account) -> tuple[Compared, ...]:
    """All that an earlier mail told of something that does not hold at all."""
    days = (("Effective", told.effective), ("Announced", told.announced), ("Applies from", told.applies_from))
    said = [(label, day(date.fromisoformat(text))) for label, text in days if text]
    return tuple(Compared(label, words, _NOT, "") for label, words in (("Change", headline(told)), *said))


def _value(field: str, plain: str | None, country_name: Callable[[str], str]) -> str:
    if plain is None:
        return _NONE.get(field, "not known")
    if field in _DAYS:
        return day(date.fromisoformat(plain))
    if field == "status":
        return STATUS[Status(plain)].lower()
    if field == "instrument":
        return INSTRUMENT[Instrument(plain)]
    if field == "country":
        return shown(country_name(plain))
    return _EFFECT[plain] if field == "effect" else shown(plain)
