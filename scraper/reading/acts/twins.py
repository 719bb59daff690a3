"""A Withhold Release Order and a Finding on the same party, both changed at once: an act each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ledger.model import Instrument
from scraper.reading.acts.act import Act, Said
from scraper.reading.phrases.party import related


def instruments_told(act: Act) -> set[Instrument]:
    """The kinds of order that an act's clauses name."""
    return {one.statement.instrument for one in act.said if one.statement.instrument}


def of_twins(one: Said, acts: Sequence[Act]) -> list[Act]:
    """ "modified the WRO and the Finding on A. Its gloves will be admitted": both acts, which the clause belongs to."""
    alike = [act for act in acts if act.releases]
    if not (one.releases and one.statement.scope and one.statement.instrument is None and len(alike) == 2):
        return []
    first, second = alike
    if not _told_apart(instruments_told(first), instruments_told(second)):
        return []
    same = related(first.parties, second.parties) or not (first.parties and second.parties)
    return alike if same and (not one.parties or not first.parties or related(one.parties, first.parties)) else []


def twin_of(one: Said, acts: Sequence[Act]) -> Act | None:
    """ "CBP ended the Finding on A. It also lifted the Withhold Release Order": whose that was, the one act before it says."""
    alike = [act for act in acts if act.releases]
    statement, bare = one.statement, not (one.parties or one.statement.phrase.goods or one.statement.scope)
    if not (one.releases and bare and statement.instrument and statement.several is None) or len(alike) != 1:
        return None
    other = alike[0]
    last, told = other.said[-1].statement.sentence, next((said for said in other.said if said.parties), None)
    near = 0 <= statement.sentence.block - last.block <= 1
    if told is None or not near or instruments_told(other) != set(Instrument) - {statement.instrument}:
        return None
    scopes = [said for said in other.said if said.statement.scope and said.statement.instrument is None]
    phrase = replace(told.statement.phrase, end=statement.phrase.end)
    return Act([Said(replace(statement, phrase=phrase), told.named), *scopes])


def _told_apart(one: set[Instrument], other: set[Instrument]) -> bool:
    return len(one) == len(other) == 1 and one != other


def with_twin(acts: Sequence[Act], title: Sequence[Said]) -> list[Act]:
    """ "CBP Modifies Finding and WRO on A", over a text that tells what ports do and names one of them at most: both."""
    heads = [one.statement for one in title if one.releases and one.statement.action and not one.statement.several]
    own = [act for act in acts if act.releases]
    each_kind = len(heads) == 2 and {one.instrument for one in heads} == set(Instrument)
    issued = {kind for act in acts if not act.releases for kind in instruments_told(act)}
    if not each_kind or issued or len(own) != 1 or heads[0].phrase != heads[1].phrase:
        return list(acts)
    both = [Act([_under(one, head.instrument) for one in own[0].said]) for head in heads]
    return [each for act in acts for each in (both if act is own[0] else [act])]


def _under(one: Said, instrument: Instrument | None) -> Said:
    return Said(replace(one.statement, instrument=instrument), one.named)
