"""A new order told by the older one whose place it takes: "A new WRO on tomatoes grown by A replaces the order of 2021".

Or told behind the end of that one: "revoked the order on A and issued it anew against B".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ledger.model import Action, Effect
from scraper.reading.clauses.statement import Statement
from scraper.reading.clauses.tidings import ABOUT
from scraper.reading.phrases.phrase import read_phrase, with_dot
from scraper.reading.text.dates import mentions
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import instrument_of

_A_NEW = re.compile(r"^\W*(?:(?:[Aa]|[Tt]he|[Ii]ts)\s+new|[Aa]nother|A)\s+$")
_TAKES_PLACE = re.compile(
    r"\s(?:(?:now|today)\s+)?(?:(?:has\s+)?(?:replace[sd]|supersede[sd]|succeed(?:s|ed))|(?:takes|took|has\s+taken)\s+the\s+place\s+of)\s+"
    r"(?:the|its|an?|that|CBP's)\s+(?:[\w-]+\s+){0,4}?(?:WRO|[Oo]rder|one)\b"
)


def takes_the_place(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """What the new order is on; the older one's day, which stands behind, is none of its own."""
    text = sentence.plain
    about = ABOUT.match(text, met.end()) if not title and _A_NEW.search(text[: met.start()]) else None
    takes = _TAKES_PLACE.search(text, about.end()) if about else None
    if about is None or takes is None:
        return None
    phrase = with_dot(read_phrase(text[: takes.start()], about.end()), text)
    dates = tuple(one for one in mentions(text, released) if one.end <= takes.start() or one.is_news(released))
    if not (phrase.goods or phrase.entity) or any(one.is_past(released) for one in dates):
        return None
    span = (met.start(), takes.end())
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, instrument_of(met), phrase, "now", dates, span)


_ANEW = re.compile(
    r"(?:,|\band)\s+(?:then\s+|at\s+once\s+|immediately\s+|today\s+|has\s+)*(?:re-?issued|re-?imposed|issued|imposed|placed|put|published)\s+(?:it|the\s+same|one|another|a\s+(?:(?:new|second|fresh|corrected)\s+one|new\s+order))"
    r"(?:\s+(?:anew|again|afresh|once\s+more|instead|today|at\s+once|in\s+(?:its|the)\s+(?:place|stead)))*,?\s+(?:against|on|(?:under|in)\s+the\s+(?:right\s+|correct\s+|proper\s+)?name\s+of)\s+"
    r"(?=\S)(?!(?:[A-Z][a-z]+\s+\d|[A-Z][a-z]+day\b))"
)


def issued_anew(ended: Statement) -> Sequence[Statement]:
    """The order that CBP issues where it ends another, told in the same sentence by "it", "one" or "another"."""
    text = ended.sentence.plain
    anew = _ANEW.search(text, ended.span[0]) if ended.action is not Action.ISSUED else None
    phrase = read_phrase(text, anew.end()) if anew else None
    if anew is None or phrase is None or not (phrase.entity or phrase.goods):
        return ()
    was = ended.phrase
    phrase = replace(phrase, goods=phrase.goods or was.goods, country=phrase.country or was.country)
    span = (anew.start(), phrase.end)
    return (replace(ended, effect=Effect.IMPOSED, action=Action.ISSUED, phrase=phrase, span=span, recalled=None),)
