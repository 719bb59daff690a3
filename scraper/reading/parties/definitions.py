"""Clauses on an order's past that speak of the act's own order: they often say in full whom and what it covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ledger.legal_forms import LEGAL_FORM
from ledger.model import Effect, Instrument
from scraper.reading.acts.act import Act, Draft, Said
from scraper.reading.parties.nearby import named_in
from scraper.reading.phrases.goods import words_of
from scraper.reading.phrases.party import related
from scraper.reading.text.asides import ASIDE
from scraper.reading.text.lowercase import small
from scraper.reading.text.sentences import Sentence, headline


def definitions(act: Act, draft: Draft) -> tuple[Said, ...]:
    """Clauses on the order's past that speak of the act's parties: they often name them in full."""
    alone = len(draft.acts) == 1
    found = [
        one
        for one in draft.past
        if related(one.parties, act.parties)
        or (
            one.statement.several is None
            and alone
            and not ASIDE.found_in(small(one.statement.sentence.plain))
            and not (act.parties and one.parties)
            and (act.releases or _follows(one, act) or (one.releases and _is_anew(act, draft)))
            and not _of_another_order(one, act, draft)
        )
    ]
    return tuple(found if act.parties else _of_one_order(found, act))


def _of_one_order(past: Sequence[Said], act: Act) -> list[Said]:
    """Of the past of several orders, that of "the order": the one told nearest to it, rather before it than behind."""
    at = act.said[0].statement.sentence.block
    told = [(one.statement.sentence.block, one) for one in past if one.parties]
    if not told:
        return list(past)
    _, nearest = min(told, key=lambda one: (abs(one[0] - at), one[0] > at))
    return [one for one in past if not one.parties or related(one.parties, nearest.parties)]


def _of_another_order(past: Said, act: Act, draft: Draft) -> bool:
    """A Finding of a page on a WRO, or an order against somebody else than the headline's, is none of this act's past."""
    heads = [one for one in draft.title if one.releases == act.releases]
    held = {one.statement.instrument for one in (*act.said, *heads)}
    if past.statement.instrument is Instrument.FINDING and Instrument.WRO in held and Instrument.FINDING not in held:
        return True
    named = tuple(party for one in heads for party in one.parties)
    return (bool(named and past.parties) and not related(past.parties, named)) or (
        _of_other_goods(past, act) or _names_another(past, act, draft)
    )


def _of_other_goods(past: Said, act: Act) -> bool:
    """ "a Withhold Release Order on garments made by B", of a page on seafood."""
    own = [words_of(one.statement.phrase.goods) for one in act.said if one.statement.phrase.goods]
    told = words_of(past.statement.phrase.goods)
    return bool(told and own and past.parties) and not any(told & each for each in own)


def _names_another(past: Said, act: Act, draft: Draft) -> bool:
    """ "In August CBP issued a WRO on garments made by B", of an act whose own paragraphs, or the headline, name A Ltd."""
    if not past.parties or act.parties:
        return False
    own = [one.statement.sentence for one in act.said if one.statement.sentence is not past.statement.sentence]
    blocks = {one.block for one in own}
    if past.statement.sentence.block in blocks:
        return act.releases and _other_firm(past, own)
    beside = [one for one in draft.sentences if one.block in blocks and not one.spoken]
    return _other_firm(past, beside) or _other_firm(past, [headline(draft.manuscript)])


def _other_firm(past: Said, told: Iterable[Sentence]) -> bool:
    """Whether the sentences name firms by their legal form, and none of them is the past's."""
    named = tuple(party for one in told for party in named_in(one).parties if LEGAL_FORM.search(party.name))
    return bool(named) and not related(named, past.parties)


#: "CBP has reinstated the order that it lifted in May on A".
_ANEW = re.compile(
    r"\b(?:reinstat\w+|re-?impos\w+|restor\w+|reviv\w+|re-?issu\w+|br(?:ings|ought)\s+back)\b|\bback\s+in(?:to)?\s+(?:effect|force|place)\b",
    re.IGNORECASE,
)


def _is_anew(act: Act, draft: Draft) -> bool:
    """Whether an order is put back in force, of which the page tells that it was lifted."""
    told = (one.statement.sentence for one in (*act.said, *draft.title) if not one.releases)
    return any(_ANEW.search(one.plain) for one in told)


def _follows(past: Said, act: Act) -> bool:
    """A Finding follows upon the WRO issued before it; another order that is only recalled says nothing of this one."""
    own = {one.statement.instrument for one in act.said}
    statement = past.statement
    issued = statement.instrument is Instrument.WRO and statement.effect is Effect.IMPOSED
    if Instrument.FINDING not in own or not issued:
        return False
    told = statement.phrase.goods and any(one.statement.phrase.goods for one in act.said)
    last = max(one.statement.sentence.block for one in act.said)
    sentence = statement.sentence
    return bool(told) or not past.parties or sentence.block <= last or "inding" in sentence.plain
