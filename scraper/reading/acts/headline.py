"""The act a headline announces where no clause of the text states one in words that the grammar knows.

Verb, order and object are the headline's; whom and what it is about is then found round it, as for any other act.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ledger.model import Action
from scraper.reading.acts.act import Act, Said
from scraper.reading.clauses.statement import is_background
from scraper.reading.phrases.goods import words_of
from scraper.reading.text.dates import mentions
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NO_FORCE

_LEAD = 3
#: What the lead must speak of as of today: an order, or what ports do.
_ON_ORDERS = re.compile(
    r"\b(?:[Oo]rders?|WROs?|Findings?|detain\w*|seiz\w+|admissible|admitted|barred|may\s+(?:again\s+|now\s+)?(?:come|enter|be\s+(?:entered|imported)))\b",
    re.IGNORECASE,
)
#: What the page says against its headline, or leaves open.
_DENIED = re.compile(
    r"\b(?:(?:has|have|had|did|does|do|was|were|is|are|been)\s+(?:not|never|yet\s+to)|(?:has|have|had|did|does|do|was|were|is|are)n't)\s+(?:\w+\s+){0,2}?"
    r"(?:issu|modif|revok|lift|publish|chang|decid|tak|impos|end)|\bin\s+error\b|\b(?:withdrawn|premature\w*|fictional|fictitious|invented|imagin\w+|hoax|false|incorrect|"
    r"courts?|judges?|propos\w+|whether|training|exercise|petition\w*|considers?|considering|asked|request\w*)\b|"
    r"\b(?:may|might|could|would)\s+(?:issue|modify|revoke|lift|end|impose)\b|\bbefore\s+it\s+was\s+final\b",
    re.IGNORECASE,
)


def headline_act(
    title: Sequence[Said], umbrellas: Sequence[Said], body: Sequence[Sentence], released: date | None
) -> tuple[Act, ...]:
    """One act of the headline alone, borne out by the lead; none where the lead denies it or tells of several."""
    heads = [one for one in title if one.statement.sentence.block == -2]
    if umbrellas or len(heads) != 1:
        return ()
    told = heads[0].statement
    if (
        told.action is None
        or told.instrument is None
        or told.several is not None
        or NO_FORCE.search(told.sentence.plain)
    ):
        return ()
    lead = [one for one in body if one.block < _LEAD and not one.spoken and not is_background(one)]
    on_orders = [one for one in lead if _ON_ORDERS.search(one.plain) or _names_its_goods(one, heads[0])]
    if not on_orders or any(_DENIED.search(one.plain) for one in lead if one.block == 0 or one in on_orders):
        return ()
    if told.action is not Action.ISSUED and not any(_is_news(one, released) for one in lead):
        return ()
    return (Act([heads[0]]),)


def _names_its_goods(sentence: Sentence, head: Said) -> bool:
    """Whether a sentence of the lead speaks of the goods and the country that the headline says an order is issued on."""
    one = head.statement
    if one.action is not Action.ISSUED or one.phrase.goods is None or one.phrase.country is None:
        return False
    return words_of(one.phrase.goods) <= words_of(sentence.plain)


_SOON = re.compile(r"\b(?:today|yesterday|now|effective|immediately|from\s+this\s+day)\b", re.IGNORECASE)


def _is_news(sentence: Sentence, released: date | None) -> bool:
    return _SOON.search(sentence.plain) is not None or any(
        one.is_news(released) for one in mentions(sentence.plain, released)
    )
