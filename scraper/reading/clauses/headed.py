"""What ports do, under the words in front of it that say by what act: "Modification: ...", "a new Withhold Release Order: ..."."""

from __future__ import annotations

import re
from dataclasses import replace

from ledger.model import Action, Effect
from scraper.reading.clauses.statement import Statement
from scraper.reading.text.vocabulary import instrument_of, instruments


def headed(scope: Statement) -> Statement:
    """The clause, with the act that stands in front of it."""
    return _under_new(_labelled(scope))


#: "Modification: Effective March 1, tiles of A will no longer be detained": what was done to their order.
_CHANGED = re.compile(r"(?:[Mm]odif|[Rr]evo|[Ll]ift|[Cc]hange|[Rr]emov)")


def _labelled(scope: Statement) -> Statement:
    label = _CHANGED.search(scope.sentence.label) if scope.effect is Effect.LIFTED and scope.sentence.label else None
    if label is None:
        return scope
    return replace(scope, action=Action.REVOKED if label.group().lower() == "revo" else Action.MODIFIED, when="now")


#: "First, a new Withhold Release Order: officers detain squid of A": what is told of is named in front.
_A_NEW_ONE = re.compile(
    r"\W*(?:(?:First|Second|Third|Fourth|Next|Also|Last(?:ly)?|Finally|The\s+(?:first|second|third|fourth|last)|One|Another)(?:\s+(?:is|was))?,?\s+)?"
    r"(?:(?:[Aa]|[Tt]he)\s+)?(?:[Nn]ew|[Ss]econd|[Tt]hird|[Aa]nother)\s+$"
)


def _under_new(scope: Statement) -> Statement:
    """What ports stop, as the order that a colon parts from it."""
    text = scope.sentence.plain
    colon = text.find(":", 0, scope.span[1]) if scope.effect is Effect.IMPOSED and scope.action is None else -1
    met = next(iter(instruments(text[:colon])), None) if colon > 0 else None
    if met is None or met.end() != colon or not _A_NEW_ONE.match(text[: met.start()]):
        return scope
    return replace(scope, action=Action.ISSUED, instrument=instrument_of(met), when="now")
