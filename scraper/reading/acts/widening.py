"""Acts that make an order reach further: what ports will stop from now on belongs to the order that is widened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.model import Action, Effect
from scraper.reading.acts.act import Act, Said
from scraper.reading.acts.next_act import names_a_new_one, opens_another
from scraper.reading.phrases.party import related


def widens(one: Said) -> bool:
    return one.statement.effect is Effect.WIDENED


def widened(acts: list[Act], *, wide_head: bool) -> list[Act]:
    """What ports will stop under an order that was widened is no order of its own, wherever the clause stands.

    `wide_head`: the headline says that one order is widened.
    """
    wide = next((act for act in acts if widens(act.said[0])), None) or _made_wide(acts, wide_head=wide_head)
    if wide is None:
        return acts
    issues = any(one.statement.action is Action.ISSUED for act in acts for one in act.said)
    one_order = all(act is wide or _tells_nothing(act) or _only_ports(act) for act in acts)
    kept = []
    for act in acts:
        apart = _told_before(act, wide) or _told_next(act, wide)
        beside = not apart and (_also(act, wide) or (not issues and (wide_head or one_order or _near(act, wide))))
        if act is not wide and _tells_nothing(act) and (one_order or _near(act, wide)):
            wide.said += _as_added(act.said)
        elif act is not wide and _only_ports(act) and (not act.parties or related(act.parties, wide.parties) or beside):
            wide.said += _as_added(act.said) if beside and act.parties else act.said
        else:
            kept.append(act)
    return kept


def _tells_nothing(act: Act) -> bool:
    """ "CBP has modified the order": which, and how, another clause says."""
    return not act.parties and _changes_only(act) and not any(one.statement.phrase.goods for one in act.said)


def _only_ports(act: Act) -> bool:
    return not act.releases and all(one.statement.action is None for one in act.said)


#: What ports do beside what they did before.
_TOO = re.compile(r"\b(?:also|too|as\s+well|likewise|in\s+addition|takes?\s+in|again|once\s+more)\b")


#: "has modified, by way of addition, the order".
_BY_ADDING = re.compile(r"\bby\s+(?:(?:way|means)\s+of\s+)?(?:an?\s+)?(?:addition|expansion|extension|widening)\b")


def _made_wide(acts: Sequence[Act], *, wide_head: bool) -> Act | None:
    """ "CBP modified the order. Ports will detain B as well": an order that is changed, and goods stopped besides."""
    changed = next((act for act in acts if _changes_only(act)), None)
    stops = next((act for act in acts if _only_ports(act)), None)
    if changed is not None and wide_head and len(acts) == 1:
        changed.said[:] = _as_added(changed.said)
        return changed
    if changed is None or stops is None or not (len(acts) == 2 or _near(stops, changed)):
        return None
    adds = any(_BY_ADDING.search(one.statement.sentence.plain) for one in changed.said)
    if not (wide_head or adds) and not any(_TOO.search(one.statement.sentence.plain) for one in stops.said):
        return None
    changed.said[:] = _as_added(changed.said)
    return changed


def _changes_only(act: Act) -> bool:
    """Whether an act says of an order that it was modified, and of no goods that they come in."""
    return all(one.statement.action is Action.MODIFIED and one.statement.effect is None for one in act.said)


def _near(act: Act, other: Act) -> bool:
    return abs(act.said[0].statement.sentence.block - other.said[-1].statement.sentence.block) <= 1


def _also(act: Act, wide: Act) -> bool:
    """ "CBP modified the order on A to add two more vessels. Officers will also detain seafood harvested by B and C"."""
    first = act.said[0].statement.sentence
    return first.block - wide.said[-1].statement.sentence.block in (0, 1) and _TOO.search(first.plain) is not None


_SECOND = re.compile(r"\b(?:also|separately|in\s+addition)\b", re.IGNORECASE)


def _told_next(act: Act, wide: Act) -> bool:
    """ "CBP widened its order on A. In a second action, it ordered ports to detain carpets of B": two acts, of two parties."""
    then = act.said[0]
    return opens_another(then.statement.sentence) and names_a_new_one(then, wide.said)


def _told_before(act: Act, wide: Act) -> bool:
    """ "CBP will detain squid of A. It also extended its order on B to canned squid": two acts, of two parties."""
    first, then = act.said[0].statement.sentence, wide.said[0].statement
    opening = then.sentence.plain[: then.span[0]]
    second = opens_another(then.sentence) or _SECOND.search(opening) is not None
    told = first.block <= then.sentence.block and first is not then.sentence and second
    return told and bool(act.parties) and not related(act.parties, wide.parties)


def _as_added(said: Sequence[Said]) -> list[Said]:
    return [Said(replace(one.statement, effect=Effect.WIDENED), one.named) for one in said]
