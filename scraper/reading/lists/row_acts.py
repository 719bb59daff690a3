"""What a row of a table says was done to its order: "WRO issued", "modified: goods admissible", "inactive"."""

from __future__ import annotations

import re

from ledger.model import Action, Effect, Instrument
from scraper.reading.clauses.statement import Statement

_INSTRUMENT = re.compile(r"\b(?:(?P<wro>WRO|[Ww]ithhold|[Dd]etention)|[Ff]inding)\b")


def instrument_in(act: str) -> Instrument | None:
    """Which of the two a cell names."""
    met = _INSTRUMENT.search(act)
    return None if met is None else Instrument.WRO if met["wro"] else Instrument.FINDING


#: "modified for one plant only": how much goes free, the row does not say.
_IN_PART = re.compile(
    r"\b(?:partial\w*|in\s+part|partly|only|except\w*|exempt\w*|exclud\w*|remain\w*|others?|narrow\w*|some|one)\b",
    re.IGNORECASE,
)
_WIDER = re.compile(
    r"\b(?:expand\w*|extend\w*|widen\w*|broaden\w*|(?:to\s+|now\s+|also\s+)+(?:includes?|add|covers?))\b", re.IGNORECASE
)
_FREED = re.compile(r"\b(?:admissible|lifted|revoked|terminated|ended|inactive|released|no\s+longer)\b", re.IGNORECASE)
_ISSUED = re.compile(r"\b(?:issued|new|imposed|published|detained)\b", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:modifi\w+|amend\w+|chang\w+)\b", re.IGNORECASE)
_REVOKED = re.compile(r"\b(?:revoked|revocation|terminated)\b", re.IGNORECASE)
_OVER = re.compile(r"\b(?:inactive|revoked|modified|lifted|terminated|superseded|unchanged)\b", re.IGNORECASE)


def is_over(status: str) -> bool:
    """Whether an order is in force no more, or not as it was."""
    return _OVER.search(status) is not None


def done_in(act: str, umbrella: Statement) -> tuple[Action | None, Effect | None] | None:
    """What a row says was done, else what the umbrella says; None for orders changed of which no row says how."""
    if _CHANGED.search(act) and _WIDER.search(act) and not _FREED.search(act):
        return Action.MODIFIED, Effect.WIDENED
    if _CHANGED.search(act) and _IN_PART.search(act):
        return Action.MODIFIED, None
    if _FREED.search(act):
        return (Action.REVOKED if _REVOKED.search(act) else Action.MODIFIED), Effect.LIFTED
    if _CHANGED.search(act):
        return Action.MODIFIED, umbrella.effect if umbrella.effect is not Effect.IMPOSED else None
    if _ISSUED.search(act):
        return Action.ISSUED, Effect.IMPOSED
    if umbrella.action in (Action.MODIFIED, Action.REVOKED) and umbrella.effect is None:
        return None
    return umbrella.action, umbrella.effect
