"""Parties as the page writes them: with those listed beside one that only the headline gave, in the page's own characters."""

from __future__ import annotations

from dataclasses import replace

from ledger.model import Party, Role
from scraper.reading.acts.act import Act, Draft
from scraper.reading.names.nobody import is_nobody
from scraper.reading.names.spans import name_end
from scraper.reading.phrases.party import split_once, without_stop

_LEAD = 1  #: blocks of the lead
#: Characters that stand for others where a sentence is read.
_PLAIN = ("'", "-", '"')


def listed_beside(parties: tuple[Party, ...], act: Act, draft: Draft) -> tuple[Party, ...]:
    """ "put a ban on gloves from A Ltd. and B Ltd.", under a headline on A, of a new order whose clauses name nobody."""
    alone = len(parties) == 1 and parties[0].role is Role.NAMED and not act.releases
    if not alone or any(one.parties for one in act.said if one.statement.sentence.block >= 0):
        return parties
    for text in (one.plain for one in draft.sentences if one.block < _LEAD and not one.spoken):
        at = text.find(parties[0].name)
        if at >= 0:
            found = split_once(without_stop(text[at : name_end(text, at)])).parties
            same = [one for one in found if one.role is Role.NAMED and not is_nobody(one.name)]
            return tuple(same) if len(same) > 1 and same[0].name == parties[0].name else parties
    return parties


def as_written(parties: tuple[Party, ...], draft: Draft) -> tuple[Party, ...]:
    """Each name in the page's own characters: "Ji’an" with the mark it has there."""
    return tuple(
        replace(one, name=_own(one.name, draft)) if any(map(one.name.__contains__, _PLAIN)) else one for one in parties
    )


def _own(name: str, draft: Draft) -> str:
    if any(name in one.text for one in draft.sentences):
        return name
    return next((one.own(name) for one in draft.sentences if name in one.plain), name)
