"""An order on all of a country's goods that is modified in full: the same goods, of the same country, come in again."""

from __future__ import annotations

import re

from ledger.model import Effect
from scraper.reading.acts.act import Act, Said
from scraper.reading.names.finder import names_in
from scraper.reading.names.places import places
from scraper.reading.parties.nearby import tells_place
from scraper.reading.text.sentences import Sentence

_IN_FULL = re.compile(
    r"\b(?:full|fully|in\s+full|entire|entirely|whole|wholly|complete|completely)\b(?!\s+(?:or|review|audit))"
)
_NOT_ALL = re.compile(
    r"\b(?:certain|some|only|part|partial|partially|partly|except\w*|exempt\w*|other\s+than|unless|if|provided)\b"
)


def whole_place(act: Act) -> Sentence | None:
    """The sentence that frees what the order is on: nothing is said behind the country, or the order is changed "in full"."""
    orders = [
        one for one in act.said if one.statement.action is not None and not one.statement.scope and tells_place(one)
    ]
    freed = [
        one for one in act.said if one.statement.scope and one.statement.effect is Effect.LIFTED and tells_place(one)
    ]
    if act.parties or not orders or any(_NOT_ALL.search(one.statement.sentence.plain) for one in (*orders, *freed)):
        return None
    in_full = any(_IN_FULL.search(one.statement.sentence.plain) for one in orders)
    return next((one.statement.sentence for one in freed if _same(one, orders) and (in_full or _bare(one))), None)


def _same(one: Said, orders: list[Said]) -> bool:
    told = one.statement.phrase
    return any(
        other.statement.phrase.country == told.country
        and (other.statement.phrase.goods or "").lower() in (told.goods or "").lower()
        for other in orders
    )


def _bare(one: Said) -> bool:
    """ "cotton from Uzbekistan", and nothing of who makes or imports it."""
    whole = one.statement.phrase.whole.rstrip(" ,")
    return any(place.end == len(whole) for place in places(whole)) and not names_in(one.statement.sentence.plain)
