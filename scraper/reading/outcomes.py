"""The effect of one act. A lifting needs all of it: freed goods, all parties, and news of the day; else narrowed or a doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.model import Action, Effect, Party, Role
from scraper.reading.acts import Act, Draft, Said
from scraper.reading.covered import freed_clauses
from scraper.reading.effects import frees, goes_on
from scraper.reading.parties import core_names, related
from scraper.reading.sentences import Sentence
from scraper.reading.statement import is_background


def effect_of(
    act: Act, action: Action, background: Sequence[Said], draft: Draft, parties: tuple[Party, ...], *, alone: bool
) -> tuple[Effect | None, str, Sentence | None]:
    """(effect, why there is none, the sentence that shows it). See `effects`."""
    if act.said[0].statement.effect is Effect.WIDENED:
        return Effect.WIDENED, "", act.said[0].statement.sentence
    if not act.releases:
        return Effect.IMPOSED, "", None
    own = _own_sentences(act, draft, alone=alone)
    on = goes_on(own)
    if on is not None:
        return Effect.NARROWED, "", on
    free = next((one.statement.sentence for one in act.said if one.statement.scope), None) or next(
        (one for one in own if frees(one)), None
    )
    subset = _is_subset(parties, act, background)
    if subset is not None:
        return Effect.NARROWED, "", subset
    if action is not Action.REVOKED and _only_a_place(act, background, draft) and parties:
        if re.search(
            r"\bimported\b[^.;]{0,60}\bby\b", " ".join(one.statement.sentence.plain for one in act.said)
        ) or any(one.statement.phrase.country for one in background):
            return Effect.NARROWED, "", free
        return (
            None,
            ("the order is described without a party, and one is freed; the text does not say whether it goes on"),
            None,
        )
    if (action is Action.REVOKED or free is not None) and parties:
        if not _is_announced(act, draft):
            return None, "an order is said to have been lifted, but not by an act of this day", None
        return Effect.LIFTED, "", free
    return None, "an order is said to be modified, but not what for", None


def _is_announced(act: Act, draft: Draft) -> bool:
    """Whether the headline or a day marks the lifting as the page's news."""
    return any(one.releases for one in draft.title) or any(one.statement.when == "now" for one in act.said)


def _own_sentences(act: Act, draft: Draft, *, alone: bool) -> list[Sentence]:
    """Where to look for what the act leaves in force: all of a page with one act, else the act's own blocks."""
    body = [one for one in draft.sentences if not one.spoken and not is_background(one)]
    if alone:
        return body
    blocks = {one.statement.sentence.block for one in act.said}
    names = core_names(act.parties)
    return [one for one in body if one.block in blocks or any(name and name in one.plain.lower() for name in names)]


def _is_subset(parties: tuple[Party, ...], act: Act, background: Sequence[Said]) -> Sentence | None:
    """The clause that names more parties than are freed, of which the freed are some."""
    freed = freed_clauses(act)
    if not freed:
        return None
    free = tuple(party for one in freed for party in one.parties)
    for one in (*background, *(said for said in act.said if not said.statement.scope)):
        others = [
            party for party in one.parties if party.role in (Role.NAMED, Role.VESSEL) and not related((party,), free)
        ]
        grouped = any(party.role is Role.GROUP and related((party,), free) for party in one.parties)
        if others and not grouped and any(related((party,), free) for party in one.parties):
            return one.statement.sentence
    return None


def _only_a_place(act: Act, background: Sequence[Said], draft: Draft) -> bool:
    """Whether the order acted on is described by goods, or goods and a country, alone."""
    described = [
        one for one in (*background, *act.said) if one.statement.action is not None and not one.statement.scope
    ]
    described = [one for one in described if one.statement.phrase.goods or one.parties or one.statement.phrase.country]
    described = described or [one for one in draft.title if one.releases]
    return bool(described) and not any(one.parties for one in described)
