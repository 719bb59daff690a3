"""Orders on a place: a region's or a country's goods, whoever makes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ledger.folding import fold
from ledger.ledger import Ledger
from ledger.model import Order, Role
from screening.goods import Fit, goods_fit
from screening.places import COUNTRY_WORDS, REGION_PHRASES
from screening.vocabulary import Kind
from screening.words import words

#: Regions of countries whose covered goods come from there in the main: the country alone is a weak sign.
_COUNTRY_WILL_DO = frozenset(("eastern", "marange"))
_SURE, _INDIRECT, _WEAK = 0.9, 0.7, 0.5


@dataclass(frozen=True, slots=True)
class ScopeRule:
    """One order on a place. `region` is None where the order is on the whole country."""

    order: str
    party: str
    country: str | None
    region: re.Pattern[str] | None
    country_will_do: bool
    goods: str | None


@dataclass(frozen=True, slots=True)
class ScopeHit:
    rule: ScopeRule
    score: float
    words: tuple[str, ...]
    why: tuple[str, ...]


def scope_rules(ledger: Ledger) -> tuple[ScopeRule, ...]:
    return tuple(rule for order in ledger.orders.values() if (rule := _rule(order)) is not None)


def _rule(order: Order) -> ScopeRule | None:
    places = [party for party in order.parties if party.role is Role.PLACE]
    if not places:
        return None
    said = fold(" ".join(name for party in places for name in (party.name, *party.aliases))).split()
    own = COUNTRY_WORDS.get(order.country or "", frozenset())
    # The narrowest word tells the region: Lop County before Xinjiang, and either before China.
    keys = [key for key in REGION_PHRASES if key in said and (key not in own or key == "xinjiang")]
    keys = [key for key in keys if key != "xinjiang"] or keys
    phrases = [phrase for key in keys for phrase in REGION_PHRASES[key]]
    if not phrases and not own & set(said):
        phrases = [word.text for party in places for word in words(party.name) if word.kind is Kind.RARE]
    will_do = any(key in _COUNTRY_WILL_DO for key in keys)
    pattern = _any_of(phrases) if phrases else None
    return ScopeRule(order.id, places[0].name, order.country, pattern, will_do, order.goods)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    latin = [re.escape(phrase) for phrase in phrases if phrase.isascii()]
    other = [re.escape(phrase) for phrase in phrases if not phrase.isascii()]
    return re.compile("|".join([rf"\b(?:{'|'.join(latin)})\b"] * bool(latin) + other))


def whereabouts(rules: Iterable[ScopeRule]) -> str:
    """A pattern, also for Arrow, that finds any region or country of the rules in folded text."""
    parts = {rule.region.pattern for rule in rules if rule.region}
    codes = {rule.country for rule in rules if rule.country != "CN"}
    names = {
        name for code in codes for name in (*COUNTRY_WORDS.get(code or "", ()), *REGION_PHRASES.get(code or "", ()))
    }
    names |= {phrase for key in ("malawi", "turkmenistan", "congo", "zimbabwe") for phrase in REGION_PHRASES[key]}
    return "|".join([*sorted(parts), rf"\b(?:{'|'.join(sorted(names - {'xinjiang', 'china', 'republic'}))})\b"])


def in_scope(rule: ScopeRule, country: str | None, place: str, goods: str, codes: str, name: str) -> ScopeHit | None:
    """`country`: alpha-2 or None where the file does not say; `place`: folded region, address and name.

    Goods are taken from the name where the file has none ("Xinjiang Tomato Products").
    """
    where = _where(rule, country, place)
    if where is None:
        return None
    fit = goods_fit(rule.goods, goods, codes)
    if fit.fit is Fit.UNKNOWN:
        fit = goods_fit(rule.goods, name, "")
    if fit.fit in (Fit.UNKNOWN, Fit.OTHER):
        return None
    score, found = where
    score = min(score, _SURE if fit.fit is Fit.COVERED else _INDIRECT)
    if fit.fit is Fit.MAY_CONTAIN and score <= _WEAK:
        return None
    why = (f"place: {found}", fit.why, "the order covers goods of this place, whoever makes them")
    return ScopeHit(rule, score, (found,), why)


def _where(rule: ScopeRule, country: str | None, place: str) -> tuple[float, str] | None:
    """How surely the supplier is in the rule's place, and the words that say so."""
    if country is not None and country != rule.country:
        return None
    if rule.region is not None:
        met = rule.region.search(place)
        if met:
            return _SURE, met.group()
        return (_WEAK, f"{country}, region not given") if rule.country_will_do and country else None
    if country is not None:
        return _SURE, country
    own = COUNTRY_WORDS.get(rule.country or "", frozenset())
    found = next((word for word in own if re.search(rf"\b{word}\b", place)), None)
    return (_SURE, found) if found else None
