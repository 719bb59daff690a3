"""Under which kind of order ports do what a clause says: what is seized is so under a Finding."""

from __future__ import annotations

import re

from ledger.model import Effect, Instrument
from scraper.reading.clauses.ports import AND_SEIZED

#: "will no longer be detained or seized".
_OR_SEIZED = re.compile(
    r"[^.;]{0,30}\b(?:detain(?:ed)?\s+(?:or|and|nor)\s+(?:be\s+)?seize|seized?\s+(?:or|and|nor)\s+(?:be\s+)?detain)"
)


def under(text: str, met: re.Match[str], effect: Effect) -> Instrument | None:
    """What is seized is so under a Finding; "The WRO covers tea" names its order itself."""
    verb = met.group()
    both = effect is Effect.LIFTED and _OR_SEIZED.match(text, met.start())
    if not both and ("seiz" in verb or AND_SEIZED.match(text, met.end())):
        return Instrument.FINDING
    if "finding" in verb:
        return Instrument.FINDING
    return Instrument.WRO if "wro" in verb or "withhold release" in verb else None
