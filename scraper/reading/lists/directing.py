"""Sentences that take their turn and say what ports do under that order: "By a third, cotton yarn of A is kept out"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ledger.model import Action
from scraper.reading.clauses.ports import DETAIN
from scraper.reading.clauses.statement import Statement
from scraper.reading.clauses.statements import statements
from scraper.reading.phrases.phrase import read_phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.lowercase import small
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.sentences import Sentence

_AGAINST = re.compile(r"\b(?:against|on|covering|concerning)\s+(?=\S)")
#: "By a third, cotton yarn spun by A is kept out": the goods stand in front of the verb.
_BY_TURN = re.compile(
    r"(?:Under|By|With)\s+(?:the|a)\s+(?:first|second|third|fourth|fifth|other|last)(?:\s+(?:order|one))?,\s+(?=[a-z])"
)


def directing(sentence: Sentence, umbrella: Statement, released: date | None) -> Statement | None:
    """ "The first Finding, against A, directs ports to seize goods made in B"."""
    text = sentence.plain
    stop = DETAIN.search(small(text))
    if stop is None:
        return None
    opens = _BY_TURN.match(text) if stop.group("passive") else None
    if stop.group("passive") and opens is None:
        return None
    phrase = read_phrase(text[: stop.start()], opens.end()) if opens else read_phrase(text, stop.end())
    against = _AGAINST.search(text, 0, stop.start())
    if against:
        named = read_phrase(text[: stop.start()], against.end())
        if named.entity:
            phrase = replace(
                named, goods=phrase.goods or named.goods, country=phrase.country or named.country, end=phrase.end
            )
    if phrase.entity is None and (phrase.goods is None or phrase.country is None):
        return None
    item = replace(sentence, kind=Kind.ITEM)
    dates = tuple(mentions(text, released))
    return replace(
        umbrella, sentence=item, phrase=phrase, when="now", dates=dates, span=(0, phrase.end), scope=True, several=None
    )


_TURN = re.compile(
    r"The\s+(?:first|second|third|fourth|fifth|other|former|latter|last)(?:\s+(?:order|one|WRO|Finding))?(?=,?\s)"
)
_THE_ORDER = "The WRO"


#: "On July 20, it issued an order against A", behind a number of WROs.
_ISSUED_ONE = re.compile(
    r"\b(?:issued|imposed|placed|signed|published)\s+(?P<one>(?:an?|another|one)(?:\s+(?:new|second|third|fourth|further|separate))?(?:\s+(?:order|one))?)"
    r"(?=\s+(?:(?:today|yesterday)\s+)?(?:on|against)\s)"
)


def by_name(sentence: Sentence, umbrella: Statement, released: date | None) -> list[Statement]:
    """ "The first, issued in May 2020 on tea of A, is lifted", "it issued another on tea of A": as if orders had their name."""
    issues = umbrella.action is Action.ISSUED
    if issues and sentence.block > umbrella.sentence.block + 1:
        return []
    met = _ISSUED_ONE.search(sentence.plain) if issues else _TURN.match(sentence.plain)
    at = met.span("one" if issues else 0) if met else (0, 0)
    name = "a WRO" if issues else _THE_ORDER
    if met is None or at[1] - at[0] < len(name):
        return []
    text = sentence.plain[: at[0]] + name.ljust(at[1] - at[0]) + sentence.plain[at[1] :]
    told = [
        one for one in statements(replace(sentence, plain=text), released) if (one.action is Action.ISSUED) is issues
    ]
    if issues and not any(one.day and one.is_news(released) for one in mentions(text, released)):
        return []
    return [replace(one, instrument=umbrella.instrument) if one.instrument else one for one in told]
