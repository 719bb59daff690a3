"""A Finding told by what CBP found: "has determined that there is sufficient information to support a Finding that A uses ...".

A Withhold Release Order rests on what was found, too; only where the sentence names a Finding, or the Federal Register it
is published in, is what was found an act.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ledger.model import Action, Effect, Instrument
from scraper.reading.clauses.statement import Statement
from scraper.reading.names.origins import country_in
from scraper.reading.names.spans import name_end
from scraper.reading.phrases.goods import merchandise, without_place
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.force import HEARSAY, when_of
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NO_FORCE

_CBP = (
    r"\b(?:CBP|U\.?S\.?\s+Customs\s+and\s+Border\s+Protection|the\s+(?:agency|Commissioner|Department)|it|which)(?:\s+\([A-Z]{2,4}\))?(?:,\s+[^,;]{3,90},)?\s+"
    r"(?:(?:has|have|also|today|now|formally|on\s+\w+day|announced\s+that\s+it\s+(?:has\s+)?)\s+){0,4}"
)
_FOUND = re.compile(
    _CBP
    + r"(?:determined|found|concluded|established|ruled|decided)(?:\s+(?:today|formally|also))?(?:\s+in\s+[^,;]{3,60})?"
    r"(?:,\s+[^,;]{3,90},)?\s+that\s+"
    r"(?P<support>(?:there\s+(?:is|was)|it\s+(?:has|had|holds))\s+(?:sufficient|enough|adequate|conclusive)\s+(?:information|evidence|grounds|proof)\s+"
    r"(?:(?:to\s+(?:support|make|issue|publish|justify)|for|in\s+support\s+of)\s+(?:a|the)\s+(?:formal\s+)?(?:[Ff]orced\s+[Ll]abor\s+)?[Ff]inding\s+that\s+|to\s+find\s+that\s+)?)?"
)
_PUBLISHED = re.compile(r"\bFederal\s+Register\b|\bCustoms\s+Bulletin\b|\bFinding\b")
_LABOUR = r"(?:(?:forced|convict|prison|child|indentured|bonded)\s+(?:and\s+|or\s+|child\s+)?)+labor"
#: "A and its subsidiaries use forced labor in Indonesia to produce palm oil".
_USES = re.compile(
    rf"[\s,]*(?:[^,;.]{{0,80}}?\s)?(?:use|uses|used|rely|relies|relied|employ|employs|employed)\s+(?:on\s+)?{_LABOUR}(?:\s+(?P<where>(?:in|at|on)\s+[^,;.]{{3,60}}?))?\s+"
    r"(?:to|for\s+the)\s+(?:produce|make|manufacture|harvest|mine|grow|process|catch|extract|production\s+of|manufacture\s+of|making\s+of)\s+(?P<goods>[^.;]{3,160})"
)
#: "squid harvested by A and bricks produced by B are made with forced labor".
_MADE_SO = re.compile(
    r"[^;]{0,260}?\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:being\s+)?"
    r"(?:[a-z]+(?:ed|wn|en|ade|ght)\b[^;]{0,200}?\s)?(?:with|by|using|through|under|from)\s+(?:the\s+use\s+of\s+)?"
    + _LABOUR
)
_TAIL = re.compile(r"\s+(?:that|which|bound|destined|for\s+export|sold)\b.*$")


def determined(sentence: Sentence, released: date | None, *, headed: bool = False) -> Statement | None:
    """A Finding by what CBP found of goods and their maker.

    None where the sentence names neither Finding nor Register, unless the page is `headed` by a Finding.
    """
    text = sentence.plain
    if " that " not in text or not (headed or _PUBLISHED.search(text)):
        return None
    met = _FOUND.search(text)
    if met is None or NO_FORCE.search(text[: met.start()][-140:]) or HEARSAY.search(text[: met.start()]):
        return None
    phrase = _user(text, met.end()) or _made_so(text, met.end())
    if phrase is None:
        return None
    dates = tuple(mentions(text, released))
    when = when_of(text, met.start(), met.end(), dates, released, title=False, changes=False)
    span = (met.start(), phrase.end)
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, Instrument.FINDING, phrase, when, dates, span)


def _user(text: str, start: int) -> Phrase | None:
    end = name_end(text, start)
    uses = _USES.match(text, end) if end > start else None
    if uses is None:
        return None
    named = read_phrase(text[: uses.start("where") if uses["where"] else uses.end()], start)
    goods = merchandise(without_place(_TAIL.sub("", uses["goods"])))
    country = country_in(text, uses.start("where")) if uses["where"] else named.country
    entity = text[start : uses.start()].strip()
    return replace(named, goods=goods, country=country, entity=named.entity or entity, end=uses.end())


def _made_so(text: str, start: int) -> Phrase | None:
    if _MADE_SO.match(text, start) is None:
        return None
    phrase = read_phrase(text, start)
    return phrase if phrase.entity or (phrase.goods and phrase.country) else None
