"""Goods that ports stop from now on under an order that there was: none of their own, but one that reaches further."""

from __future__ import annotations

import re

from ledger.model import Effect
from scraper.reading.acts.act import Act, Draft
from scraper.reading.acts.next_act import are_apart

#: "CBP Broadens Order Against Cotton Group": by no name of the trade.
_WIDE_HEAD = re.compile(r"\b(?i:broaden|expand|widen|extend)s\s+(?:[\w'-]+\s+){0,4}?(?:[Oo]rder|Finding)\b")


#: "Until now the order against the company spoke of gravel only": of goods that come to it, and no new order.
_UNTIL_NOW = re.compile(
    r"\b(?:[Uu]ntil|[Uu]p\s+to|[Tt]ill)\s+(?:now|today|this\s+week|yesterday)\b,?\s[^.;]{0,90}?\b(?:[Oo]rder|WRO|[Ff]inding)\b[^.;]{0,90}?\b(?:only|alone|single|confined|limited|restricted|nothing\s+but)\b"
)


def under_one_widened(act: Act, draft: Draft) -> bool:
    """Whether the clauses only say what ports do, on a page that says that an order reaches further, or reached less before."""
    wide = all(one.statement.effect is Effect.WIDENED and one.statement.several is None for one in draft.title)
    wide = wide and (bool(draft.title) or _WIDE_HEAD.search(draft.manuscript.title) is not None)
    wide = wide or any(_UNTIL_NOW.search(one.plain) for one in draft.sentences if one.block < 3 and not one.spoken)
    wide = wide and not any(are_apart(act.said, other.said) for other in draft.acts if other is not act)
    return wide and all(one.statement.action is None for one in act.said)
