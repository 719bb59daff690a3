"""Under which kind of order ports do what a clause says: what is seized is so under a Finding."""

from __future__ import annotations

import re

from ledger.model import Action, Effect, Instrument
from scraper.reading.clauses.covers_less import its_order
from scraper.reading.clauses.ports import AND_SEIZED
from scraper.reading.text.vocabulary import INSTRUMENT, instrument_of

#: "will no longer be detained or seized".
_OR_SEIZED = re.compile(
    r"[^.;]{0,30}\b(?:detain(?:ed)?\s+(?:or|and|nor)\s+(?:be\s+)?seize|seized?\s+(?:or|and|nor)\s+(?:be\s+)?detain)"
)


#: "Ports now detain it under a new Withhold Release Order", or a "fresh" one, which is blank by now: its issuance is told.
_UNDER_A_NEW = re.compile(rf"[^.;]{{0,60}}?\sunder\s+a(?:\s+new\s+|\s{{7,}}){INSTRUMENT.pattern}")


#: "Beginning June 17, CBP will detain them all under a Withhold Release Order": new of that day.
_OPENS_WITH_DAY = re.compile(
    r"(?:Effective|As\s+of|From|Since|Starting|Beginning)\s[^,;.]{3,30}(?:,\s+\d{4})?,|"
    r"[^;]{10,160}?,\s+and\s+(?:effective|as\s+of|from|starting|beginning)\s+(?:today|[A-Z])"
)
_UNDER_ONE = re.compile(
    rf"(?:(?!\b(?:which|that|has|have)\b)[^.;]){{0,60}}?\sunder\s+a\s+{INSTRUMENT.pattern}(?!\s+(?:\([A-Z]+\)\s+)?(?:since|of|dated|from|issued\s+in)\b)"
)


#: "And by a new Withhold Release Order, fishmeal of A will be detained".
_BY_A_NEW = re.compile(
    rf"(?:(?:And|Also|Separately|In\s+addition|Meanwhile),?\s+)?(?:[Bb]y|[Uu]nder|[Tt]hrough|[Ww]ith)\s+an?\s+(?:new|second|third|separate|further)\s+(?:order,\s+a\s+)?{INSTRUMENT.pattern}(?:\s+\([A-Z]+\))?(?=,|\s{{3}})"
)


def under_new(text: str, end: int) -> re.Match[str] | None:
    """The name of the new order under which ports do what the verb that ends at `end` says."""
    behind = _UNDER_A_NEW.match(text, end) or (_UNDER_ONE.match(text, end) if _OPENS_WITH_DAY.match(text) else None)
    return behind or _BY_A_NEW.match(text, 0, end)


def under(text: str, met: re.Match[str], effect: Effect) -> tuple[Instrument | None, Action | None]:
    """The kind of order, and that it is issued where it is a new one."""
    if effect is Effect.IMPOSED and (new := under_new(text, met.end())):
        return instrument_of(new), Action.ISSUED
    named = None if effect is Effect.IMPOSED else its_order(text, met)
    return (_kind(text, met, effect), None) if named is None else (instrument_of(named), Action.MODIFIED)


def _kind(text: str, met: re.Match[str], effect: Effect) -> Instrument | None:
    """What is seized is so under a Finding; "The WRO covers tea" names its order itself."""
    verb = met.group()
    both = effect is Effect.LIFTED and _OR_SEIZED.match(text, met.start())
    if not both and ("seiz" in verb or AND_SEIZED.match(text, met.end())):
        return Instrument.FINDING
    if "finding" in verb:
        return Instrument.FINDING
    return Instrument.WRO if "wro" in verb or "withhold release" in verb else None
