"""What stays barred under another order: of a firm beside the one freed, of a region, or of the other instrument."""

from __future__ import annotations

import re

from ledger.model import Instrument, Party
from scraper.entity.forms import forms_in
from scraper.reading.acts.act import Act, Draft
from scraper.reading.clauses.covers_less import orders_in
from scraper.reading.names.about import ABOUT
from scraper.reading.parties.nearby import named_in
from scraper.reading.phrases.goods import words_of
from scraper.reading.phrases.party import read_parties, related
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import instrument_of, instruments

_ITS_OTHER = re.compile(r"\b[Ii]ts\s+(?:other|remaining)\s")


def of_another_firm(sentence: Sentence, parties: tuple[Party, ...]) -> bool:
    """Whether the sentence names a firm, none of `parties`, whose other goods it speaks of."""
    spoken_of = "ts other" in sentence.plain or "ts remaining" in sentence.plain
    firms = named_in(sentence).parties if spoken_of and parties and _ITS_OTHER.search(sentence.plain) else ()
    return bool(firms) and not related(firms, parties)


_STAYS = re.compile(
    r"\b(?:remains?|stays?|continues?|stands?|still)\b|\bnot\s+(?:affected|changed|altered|modified)\b|\bun(?:affected|changed)\b"
)
#: Of a group one of whose firms is freed, the order is the same.
_KIN = re.compile(
    r"\b(?:[Gg]roup|of\s+which|part\s+of|members?|parent|subsidiar\w+|affiliat\w+|owner|owned|successor)\b"
)


#: "the Withhold Release Order of October 2019": the one that a Finding took the place of.
_THE_OLDER = re.compile(
    r"\b(?:Withhold\s+Release\s+Order|WRO)\s+(?:(?:of|dated|from)\s+[A-Z\d]|(?:that|which)\s+(?:came\s+before|preceded))"
)


def of_another_order(sentence: Sentence, act: Act, draft: Draft) -> bool:
    """Whether what the sentence says to go on is an order on somebody, or something, else than the one that ends."""
    text = sentence.plain
    if not _STAYS.search(text) or _KIN.search(text):
        return False
    if _of_the_other_instrument(text, act):
        return True
    told = (one for one in (*draft.title, *act.said) if one.statement.action is not None and not one.statement.scope)
    if not act.parties or not any(related(one.parties, act.parties) for one in told):
        return False
    return any(_is_another(order, act) for order in _orders(text))


def _of_the_other_instrument(text: str, act: Act) -> bool:
    """ "The WRO of 2019 stays in place", beside a Finding that is lifted."""
    own = {one.statement.instrument for one in act.said} - {None}
    named = {instrument_of(met) for met in instruments(text)}
    if own == {Instrument.WRO} and named == {
        Instrument.FINDING
    }:  # "The Finding published in 1996 on furniture remains"
        goods = {word for one in act.said for word in words_of(one.statement.phrase.goods)}
        on = [one for one in _orders(text) if one.goods and not one.entity]
        return bool(goods and on) and not any(words_of(one.goods) & goods for one in on)
    return own == {Instrument.FINDING} and named == {Instrument.WRO} and _THE_OLDER.search(text) is not None


def _orders(text: str) -> list[Phrase]:
    about = (ABOUT.match(text, end) for end in orders_in(text))
    return [read_phrase(text, met.end()) for met in about if met]


def _is_another(order: Phrase, act: Act) -> bool:
    firms = tuple(party for party in read_parties(order).parties if forms_in(party.name))
    if firms:
        return not related(firms, act.parties)
    own = {word for one in act.said for word in words_of(one.statement.phrase.goods)}
    there = order.country is not None and (order.entity is None or order.form == "place")
    return there and bool(own) and order.goods is not None and not words_of(order.goods) & own
