"""Under which kind of order ports do what a clause says: what is seized is so under a Finding."""

from __future__ import annotations

import re

from ledger.model import Action, Effect, Instrument
from scraper.reading.clauses.ports import AND_SEIZED
from scraper.reading.text.vocabulary import INSTRUMENT, instrument_of

#: "will no longer be detained or seized".
_OR_SEIZED = re.compile(
    r"[^.;]{0,30}\b(?:detain(?:ed)?\s+(?:or|and|nor)\s+(?:be\s+)?seize|seized?\s+(?:or|and|nor)\s+(?:be\s+)?detain)"
)


#: "Ports now detain it under a new Withhold Release Order", or a "fresh" one, which is blank by now: its issuance is told.
UNDER_A_NEW = re.compile(rf"[^.;]{{0,60}}?\sunder\s+a(?:\s+new\s+|\s{{7,}}){INSTRUMENT.pattern}")


def under(text: str, met: re.Match[str], effect: Effect) -> tuple[Instrument | None, Action | None]:
    """The kind of order, and that it is issued where it is a new one."""
    if effect is Effect.IMPOSED and (new := UNDER_A_NEW.match(text, met.end())):
        return instrument_of(new), Action.ISSUED
    return _kind(text, met, effect), None


def _kind(text: str, met: re.Match[str], effect: Effect) -> Instrument | None:
    """What is seized is so under a Finding; "The WRO covers tea" names its order itself."""
    verb = met.group()
    both = effect is Effect.LIFTED and _OR_SEIZED.match(text, met.start())
    if not both and ("seiz" in verb or AND_SEIZED.match(text, met.end())):
        return Instrument.FINDING
    if "finding" in verb:
        return Instrument.FINDING
    return Instrument.WRO if "wro" in verb or "withhold release" in verb else None
