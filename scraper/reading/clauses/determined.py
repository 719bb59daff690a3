"""A Finding told by what CBP found: "has determined that there is sufficient information to support a Finding that A uses ...".

A Withhold Release Order rests on what was found, too; only where the sentence names a Finding, or the Federal Register it
is published in, is what was found an act.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ledger.model import Action, Effect, Instrument
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.statement import Statement
from scraper.reading.clauses.superseded import of_the_act
from scraper.reading.names.origins import country_in
from scraper.reading.names.spans import name_end
from scraper.reading.phrases.goods import merchandise, without_place
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.force import HEARSAY, when_of
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NO_FORCE

_CBP = (
    r"\b(?:CBP|U\.?S\.?\s+Customs\s+and\s+Border\s+Protection|the\s+(?:agency|Commissioner|Department)|it|which)(?:\s+\([A-Z]{2,4}\))?\s*(?:,\s+[^,;]{3,90},)?\s+"
    r"(?:(?:has|have|also|today|now|formally|on\s+\w+day|announced\s+that\s+it\s+(?:has\s+)?)\s+){0,4}"
)
_FOUND = re.compile(
    _CBP
    + r"(?:determined|found|concluded|established|ruled|decided)(?:\s+(?:today|formally|also))?(?:\s+in\s+[^,;]{3,60})?"
    r"(?:,\s+[^,;]{3,90},)?\s+that\s+"
    r"(?P<support>(?:there\s+(?:is|was)|it\s+(?:has|had|holds))\s+(?:sufficient|enough|adequate|conclusive)\s+(?:information|evidence|grounds|proof)\s+"
    r"(?:(?:to\s+(?:support|make|issue|publish|justify)|for|in\s+support\s+of)\s+(?:a|the)\s+(?:formal\s+)?(?:[Ff]orced\s+[Ll]abor\s+)?[Ff]inding\s+that\s+|to\s+find\s+that\s+)?)?"
    r"(?:(?:the\s+evidence\s+is\s+conclusive)?\s*:\s+)?"
)
_PUBLISHED = re.compile(
    r"\bFederal\s+Register\b|\bCustoms\s+Bulletin\b|\bFinding\b|\b[Ff]orced[- ][Ll]abou?r\s+finding\b"
)
#: "tea made by A is made with forced labor, CBP determined in a Finding published today": who found it stands at the end.
_FOUND_BEHIND = re.compile(
    r",\s+"
    + _CBP
    + r"(?:determined|found|concluded|established|ruled|said|announced)\b[^;:]{0,60}?\bin\s+(?:an?|its|the)\s+"
    r"(?:new\s+|formal\s+|[Ff]orced\s+[Ll]abor\s+)*[Ff]inding\b(?!s)"
)
#: "It is final: ", "Conclusive evidence shows that ".
_OPENS = re.compile(
    r"(?:It\s+is\s+\w+|[^:;,.]{3,60}):\s+|(?:[A-Z][a-z]+\s+){0,2}(?:[a-z]+\s+){0,4}(?:shows?|proves?|establish(?:es)?|demonstrates?|confirms?)\s+that\s+"
)
_LABOUR = r"(?:(?:forced|convict|prison|child|indentured|bonded)\s+(?:and\s+|or\s+|child\s+)?)+labor"
#: "A and its subsidiaries use forced labor in Indonesia to produce palm oil".
_USES = re.compile(
    rf"[\s,]*(?:[^,;.]{{0,80}}?\s)?(?:use|uses|used|rely|relies|relied|employ|employs|employed)\s+(?:on\s+)?{_LABOUR}(?:\s+(?P<where>(?:in|at|on)\s+[^,;.]{{3,60}}?))?\s+"
    r"(?:to|for\s+the)\s+(?:produce|make|manufacture|harvest|mine|grow|process|catch|extract|production\s+of|manufacture\s+of|making\s+of)\s+(?P<goods>[^.;]{3,160})"
)
#: "squid harvested by A and bricks produced by B are made with forced labor".
_MADE_SO = re.compile(
    r"[^;]{0,260}?\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:being\s+)?(?:imported\s[^;.]{0,60}?\bin\s+violation\s+of\s+(?:section\s+307|19\s+U|the\s+Tariff)|"
    r"(?:[a-z]+(?:ed|wn|en|ade|ght)\b[^;]{0,200}?\s)?(?:with|by|using|through|under|from)\s+(?:the\s+use\s+of\s+)?"
    + _LABOUR
    + ")"
)
#: "A makes tiles with forced labor in Mexico".
_MAKES = re.compile(
    r"[\s,]*(?:[^,;.]{0,80}?\s)?(?:produces?d?|makes?|made|manufactures?d?|harvest(?:s|ed)?|grows?|grew|min(?:es|ed)|process(?:es|ed)?)\s+"
    rf"(?P<goods>[a-z][^.;]{{2,120}}?)\s+(?:with|by|using|through)\s+(?:the\s+use\s+of\s+)?{_LABOUR}(?:\s+(?P<where>(?:in|at|on)\s+[^,;.]{{3,60}}))?"
)
#: "to make rice in Serbia".
_IN_PLACE = re.compile(r"\s+(?:in|at|on)\s+(?:its\s+|the\s+)?(?:[a-z]+\s+){0,3}?[A-Z].*$")
_TAIL = re.compile(r"\s+(?:that|which|bound|destined|for\s+export|sold)\b.*$")


def determined(sentence: Sentence, released: date | None, *, headed: bool = False) -> Statement | None:
    """A Finding by what CBP found of goods and their maker.

    None where the sentence names neither Finding nor Register, unless the page is `headed` by a Finding.
    """
    text = without_inserted(sentence.plain)
    if (" that " not in text and "inding" not in text) or not (headed or _PUBLISHED.search(sentence.plain)):
        return None
    found = _found(text) or _found_behind(text)
    if found is None:
        return None
    at, starts, ends = found
    if NO_FORCE.search(text[:at][-140:]) or HEARSAY.search(text[:at]):
        return None
    clause = text[:ends]
    phrase = _user(clause, starts) or _made_so(clause, starts)
    if phrase is None:
        return None
    dates = of_the_act(tuple(mentions(sentence.plain, released)), text, released)
    when = when_of(text, at, max(at + 1, starts), dates, released, title=False, changes=False)
    span = (min(at, starts), max(phrase.end, at))
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, Instrument.FINDING, phrase, when, dates, span)


def _found(text: str) -> tuple[int, int, int] | None:
    """Where CBP is said to have found something, and from where to where what it found stands."""
    met = _FOUND.search(text) if " that " in text else None
    return (met.start(), met.end(), len(text)) if met else None


def _found_behind(text: str) -> tuple[int, int, int] | None:
    """The same of a sentence that names CBP at its end."""
    met = _FOUND_BEHIND.search(text) if "inding" in text else None
    if met is None:
        return None
    opens = _OPENS.match(text, 0, met.start())
    return met.start(), opens.end() if opens else 0, met.start()


def _user(text: str, start: int) -> Phrase | None:
    end = name_end(text, start)
    uses = (_USES.match(text, end) or _MAKES.match(text, end)) if end > start else None
    if uses is None:
        return None
    named = read_phrase(text[: uses.start("where") if uses["where"] else uses.end()], start)
    goods = merchandise(without_place(_IN_PLACE.sub("", _TAIL.sub("", uses["goods"]))))
    country = country_in(text, uses.start("where")) if uses["where"] else named.country or country_in(text, start)
    entity = text[start : uses.start()].strip()
    return replace(named, goods=goods, country=country, entity=named.entity or entity, end=uses.end())


def _made_so(text: str, start: int) -> Phrase | None:
    if _MADE_SO.match(text, start) is None:
        return None
    phrase = read_phrase(text, start, initial=start == 0)
    return phrase if phrase.entity or (phrase.goods and phrase.country) else None
