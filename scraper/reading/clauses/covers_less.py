"""Clauses on an order that covers something no longer: "the order on boots of A no longer extends to boots made at its B plant"."""

from __future__ import annotations

import re
from dataclasses import replace

from ledger.model import Action, Effect
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.statement import Statement
from scraper.reading.names.about import ABOUT
from scraper.reading.phrases.goods import THEIRS, words_of
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.vocabulary import instruments

#: What an order does no longer.
_OF_AN_ORDER = re.compile(r"\b(?:appl|cover|extend|reach|concern|bind|pertain|relate)")
_BREAK = re.compile(r"[;:]|\b(?:and|but)\s+(?:it|the|that|this)\b")


def its_order(text: str, met: re.Match[str]) -> re.Match[str] | None:
    """The order in front of a verb that says what it covers no longer."""
    if not _OF_AN_ORDER.search(met.group()):
        return None
    named = [one for one in instruments(text) if one.end() <= met.start()]
    return named[-1] if named and not _BREAK.search(text, named[-1].end(), met.start()) else None


#: "made at its Silao plant".
_ITS_SITE = re.compile(
    r"[^;:,.]{0,60}?\b(?:at|from|in|by)\s+(?:its|the\s+company's|the\s+firm's)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:plants?|mills?|factor(?:y|ies)|facilit(?:y|ies)|farms?|mines?|estates?|sites?|works|units?|cannery|refinery)\b"
)
_KINDS = re.compile(r",|\band\b|\bor\b")


def less_than_all(text: str, met: re.Match[str], phrase: Phrase) -> bool:
    """Whether what goes free is only a part of what the order's own clause says that it is on."""
    order = _on(text, met.start()) if _OF_AN_ORDER.search(met.group()) else None
    if order is None:
        return False
    if _ITS_SITE.match(text, met.end()):
        return True
    return phrase.entity is None and phrase.goods is not None and _is_part(order, phrase, text[met.end() :].lstrip())


#: "the order of 2020 on", "that of 2021 on": an order that is not called by its whole name.
_IN_SHORT = re.compile(
    r"\b(?:(?:[Tt]he|[Ii]ts|[Tt]hat|[Tt]his)\s+(?:(?:\d{4}|old|older|earlier|first|second|third|other)\s+){0,2}?order|"
    r"(?:[Tt]hat|[Tt]he\s+(?:one|other|first|second|third))(?=\s+(?:of|from|on|against|issued|dated)\s))\b"
)


def orders_in(text: str) -> list[int]:
    """Where the names of orders in a text end, by whatever name it calls them."""
    return sorted({one.end() for one in (*instruments(text), *_IN_SHORT.finditer(text))})


def _on(text: str, end: int) -> Phrase | None:
    """What the last order named before `end`, by whatever name and in the same breath, is said to be on."""
    last = max((one for one in orders_in(text) if one <= end), default=None)
    about = ABOUT.match(text, last, end) if last is not None and not _BREAK.search(text, last, end) else None
    order = read_phrase(text[:end], about.end()) if about else None
    return order if order and (order.entity or order.goods) else None


def order_in_front(scope: Statement) -> list[Statement]:
    """The order that covers less, as a clause of its own: on whom it stays."""
    told = scope.effect is Effect.NARROWED and scope.action is Action.MODIFIED and scope.phrase.entity is None
    text = without_inserted(scope.sentence.plain)
    order = _on(text, scope.span[0]) if told else None
    span = (0, scope.span[0])
    return [replace(scope, effect=None, phrase=order, span=span, scope=False)] if order else []


def _is_part(order: Phrase, freed: Phrase, behind: str) -> bool:
    """Whether the goods that go free are some of those of the order, or some goods of a firm that it is on as a whole."""
    free = words_of(freed.goods)
    if order.goods is None:
        return bool(free) and not THEIRS.match(behind)
    held = [words_of(kind) for kind in _KINDS.split(order.goods)]
    return bool(free) and (not free <= set().union(*held) or any(kind and not kind & free for kind in held))
