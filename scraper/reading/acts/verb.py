"""CBP's verb for an act: "issued", "modified" or "revoked", and the instrument it names with it."""

from __future__ import annotations

import re

from ledger.model import Action, Effect, Instrument
from scraper.reading.acts.act import Act, Draft, Said, around
from scraper.reading.acts.twins import instruments_told
from scraper.reading.clauses.statement import Statement
from scraper.reading.text.sentences import Sentence


def verb_of(act: Act, draft: Draft) -> tuple[Action, Instrument | None, Sentence]:
    """CBP's verb: of the clause that names the order, else of the title."""
    own = [one.statement for one in act.said if one.statement.action is not None]
    heads = [one.statement for one in draft.title if one.releases == act.releases and one.statement.action is not None]
    heads += [
        one.statement
        for one in draft.umbrellas
        if one.releases == act.releases
        and one.statement.action is not None
        and (one.statement.instrument is Instrument.WRO or _is_under(act, one, draft))
    ]
    heads.sort(key=lambda one: one.instrument not in instruments_told(act))  # of two, the one on the act's own order
    chosen = next((one for one in own if one.when == "now"), None) or next(iter(own), None) or next(iter(heads), None)
    if (
        chosen in own
        and heads
        and (_NO_LONGER.search(chosen.sentence.plain, *chosen.span) or _headed(chosen, heads[0]))
    ):
        chosen = heads[0]
    if chosen is None or chosen.action is None:
        first = act.said[0].statement
        action = Action.ISSUED if first.effect is Effect.IMPOSED else Action.MODIFIED
        return action, first.instrument, first.sentence
    seizes = any(one.statement.instrument is Instrument.FINDING and one.statement.scope for one in act.said)
    named = chosen.instrument or next((one.instrument for one in heads if one.instrument), None)
    return chosen.action, Instrument.FINDING if seizes and not own else named, chosen.sentence


def _is_under(act: Act, umbrella: Said, draft: Draft) -> bool:
    """Whether a number of Findings was told before what ports do; detentions told before them rest on another order."""
    order = list(draft.sentences)
    first, over = act.said[0].statement.sentence, umbrella.statement.sentence
    return first not in order or over not in order or order.index(over) <= order.index(first)


def _headed(chosen: Statement, head: Statement) -> bool:
    """ "CBP ended the Finding", under "CBP Modifies Finding": of the same order the headline has the term, the text none."""
    ended = chosen.action is Action.REVOKED and head.action is Action.MODIFIED
    term = _TERM.search(chosen.sentence.plain, *chosen.span)
    return ended and not term and head.instrument is chosen.instrument


_TERM = re.compile(r"\b(?:revo[kc]|rescind|rescission|terminat|cancel)", re.IGNORECASE)


def as_worded(act: Act, action: Action, draft: Draft) -> Action:
    """`action`, or the term of the trade that the text beside has for an order's end: "today ended", and then "modified"."""
    own = [one.statement for one in act.said if one.statement.action is not None]
    ended = [one for one in own if one.action is Action.REVOKED]
    loosely = bool(ended) and not any(_TERM.search(one.sentence.plain, *one.span) for one in ended)
    modified = any(
        one.action is Action.MODIFIED and one.effect is not Effect.LIFTED and one.when != "then" for one in own
    )
    told = modified or any(_IS_MODIFICATION.search(one.plain) for one in around(act, draft))
    return Action.MODIFIED if action is Action.REVOKED and loosely and told else action


_IS_MODIFICATION = re.compile(r"\b(?:is|was)\s+a\s+modification\b|\b(?:[Tt]his|[Tt]he|[Tt]oday's)\s+modification\b")


#: "it is no longer necessary to maintain the Finding": which verb that is, the headline says.
_NO_LONGER = re.compile(r"\bno\s+longer\s+(?:necessary|needed|required|maintain|appl(?:y|ies))")
