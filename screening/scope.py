"""Orders on a place: a region's or a country's goods, whoever makes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ledger.folding import fold
from ledger.ledger import Ledger
from ledger.model import Order, Role
from screening.goods import Fit, goods_fit
from screening.origins import origin_said
from screening.places import COUNTRY_WORDS, MAIN_SOURCES, REGION_PHRASES, narrowest, of_country
from screening.vocabulary import Kind
from screening.words import words

_SURE, _INDIRECT, _WEAK = 0.9, 0.7, 0.5


@dataclass(frozen=True, slots=True)
class ScopeRule:
    """One order on a place. `place`: what says that a supplier is there, in folded text.

    `whole`: the order is on all of its country, so that the country's code says it as well. `land`: what says that a
    supplier is in the country, where the country alone is a weak sign of the place.
    """

    order: str
    party: str
    country: str | None
    place: re.Pattern[str]
    whole: bool
    land: re.Pattern[str] | None
    goods: str | None


@dataclass(frozen=True, slots=True)
class ScopeHit:
    rule: ScopeRule
    score: float
    words: tuple[str, ...]
    why: tuple[str, ...]
    field: str  #: the column that tells the place


def scope_rules(ledger: Ledger) -> tuple[ScopeRule, ...]:
    return tuple(rule for order in ledger.orders.values() if (rule := _rule(order)) is not None)


def _rule(order: Order) -> ScopeRule | None:
    places = [party for party in order.parties if party.role is Role.PLACE]
    if not places:
        return None
    said = fold(" ".join(name for party in places for name in (party.name, *party.aliases))).split()
    own = COUNTRY_WORDS.get(order.country or "", frozenset())
    keys = narrowest(key for key in REGION_PHRASES if key in said and key not in own)
    phrases = [phrase for key in keys for phrase in REGION_PHRASES[key]]
    whole = not phrases and bool(own & set(said))
    if whole:
        phrases = list(of_country(order.country))
    elif not phrases:
        phrases = [word.text for party in places for word in words(party.name) if word.kind is Kind.RARE]
    land = _any_of(of_country(order.country)) if any(key in MAIN_SOURCES for key in keys) else None
    return ScopeRule(order.id, places[0].name, order.country, _any_of(phrases), whole, land, order.goods)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    latin = [re.escape(phrase) for phrase in phrases if phrase.isascii()]
    other = [re.escape(phrase) for phrase in phrases if not phrase.isascii()]
    return re.compile("|".join([rf"\b(?:{'|'.join(latin)})\b"] * bool(latin) + other))


def whereabouts(rules: Iterable[ScopeRule]) -> str:
    """A pattern, also for Arrow, that finds any place of the rules in folded text."""
    return "|".join(sorted({one.pattern for rule in rules for one in (rule.place, rule.land) if one}))


def in_scope(rule: ScopeRule, country: str | None, place: str, goods: str, codes: str, name: str) -> ScopeHit | None:
    """`country`: alpha-2 or None where the file does not say; `place`: folded region, address and name.

    Goods are taken from the name where the file has none ("Xinjiang Tomato Products").
    """
    where, field = _where(rule, country, place), "region"
    if where is None or where[0] < _SURE:
        where, field = (origin, "goods") if (origin := _origin(rule, goods)) else (where, field)
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
    why = (
        f"{'place' if field == 'region' else 'origin of the goods'}: {found}",
        fit.why,
        "the order covers goods of this place, whoever makes them",
    )
    return ScopeHit(rule, score, (found,), why, field)


def _origin(rule: ScopeRule, goods: str) -> tuple[float, str] | None:
    """The rule's place told in the goods text: goods are of where they were grown or dug, wherever their seller is."""
    met = rule.place.search(origin_said(goods))
    return (_SURE, met.group()) if met else None


def _where(rule: ScopeRule, country: str | None, place: str) -> tuple[float, str] | None:
    """How surely the supplier is in the rule's place, and the words that say so."""
    if country is not None and country != rule.country:
        return None
    if rule.whole and country is not None:
        return _SURE, country
    met = rule.place.search(place)
    if met:
        return _SURE, met.group()
    if rule.land is None:
        return None
    said = country or ((land := rule.land.search(place)) and land.group())
    return (_WEAK, f"{said}, region not given") if said else None
