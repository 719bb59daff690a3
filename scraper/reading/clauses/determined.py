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
from scraper.reading.clauses.referring import FIRM
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
    r"\b(?:CBP|U\.?S\.?\s+Customs\s+and\s+Border\s+Protection|[Tt]he\s+(?:agency|Commissioner|Department)|[Ii]t|which)(?:\s+\([A-Z]{2,4}\))?\s*(?:,\s+[^,;]{3,90},)?\s+"
    r"(?:(?:has|have|also|today|now|formally|on\s+\w+day|announced\s+that\s+it\s+(?:has\s+)?)\s+){0,4}"
)
_LABOUR = r"(?:(?:forced|convict|prison|child|indentured|bonded)\s+(?:and\s+|or\s+|child\s+)?)+labor"
#: "has determined in a notice that", "made public its determination under 19 CFR 12.42(f) that".
_DETERMINES = (
    r"(?:(?:determined|found|concluded|established|ruled|decided|(?<=,\s)(?:finds|determines))(?:\s+(?:today|formally|also))?(?:\s+in\s+[^,;]{3,60})?|"
    r"(?:issued|published|signed|announced|made(?:\s+public)?|released)\s+(?:today\s+)?(?:its|the|a)\s+(?:formal\s+|final\s+)?determination(?:\s+(?:under|pursuant\s+to)\s+[^,;]{3,40}?)?)"
)
#: "has conclusive evidence that", "there is proof that".
_HAS_PROOF = r"(?:sufficient|enough|adequate|conclusive|satisfactory)\s+(?:information|evidence|grounds|proof)"
#: "CBP revoked the order on A, and determined that": whose verb it is, the clause before it says.
_AND_FOUND = r"(?<=[\w.,)])\s+and\s+(?:(?:also|has|then|today)\s+)*(?=determined|found|concluded)"
_FOUND = re.compile(
    r"(?:(?:"
    + _CBP
    + rf"|{_AND_FOUND})(?:{_DETERMINES}|(?:has|had|holds)\s+(?:{_HAS_PROOF}|probable\s+cause\s+to\s+believe))|"
    rf"\b[Tt]here\s+is\s+{_HAS_PROOF})"
    r"(?:,\s+[^,;]{3,90},)?\s+that\s+"
    rf"(?P<support>(?:there\s+(?:is|was)|it\s+(?:has|had|holds))\s+{_HAS_PROOF}\s+"
    r"(?:(?:to\s+(?:support|make|issue|publish|justify)|for|in\s+support\s+of)\s+(?:a|the)\s+(?:formal\s+)?(?:[Ff]orced\s+[Ll]abor\s+)?[Ff]inding\s+that\s+|to\s+find\s+that\s+|that\s+)?)?"
    r"(?:(?:the\s+evidence\s+is\s+conclusive)?\s*:\s+)?"
)
_PUBLISHED = re.compile(
    r"\bFederal\s+Register\b|\bCustoms\s+Bulletin\b|\bFinding\b|\b[Ff]orced[- ][Ll]abou?r\s+finding\b|"
    #: 19 CFR 12.42(f): of the two instruments only a Finding needs it.
    r"\b(?:approval|consent)\s+of\s+the\s+Secretary\b|\bSecretary(?:\s+of\s+[A-Z]\w+(?:\s[A-Z]\w+)?)?'s\s+approval\b"
)
#: "tea made by A is made with forced labor, CBP determined in a Finding published today": who found it stands at the end.
_FOUND_BEHIND = re.compile(
    r",\s+(?:"
    + _CBP
    + r"(?:determined|found|concluded|established|ruled|said|announced|stated|declared)\b[^;:]{0,60}?\bin|according\s+to)\s+"
    r"(?:an?|its)\s+"
    r"(?:new\s+|formal\s+|[Ff]orced\s+[Ll]abor\s+)*[Ff]inding\b(?!s)"
)
#: "It is final: ", "Conclusive evidence shows that ".
_OPENS = re.compile(
    r"(?:It\s+is\s+\w+|[^:;,.]{3,60}):\s+|(?:[A-Z][a-z]+\s+){0,2}(?:[a-z]+\s+){0,4}(?:shows?|proves?|establish(?:es)?|demonstrates?|confirms?)\s+that\s+|"
    rf"(?:The\s+agency|CBP|It|There)\s+(?:has|is)\s+{_HAS_PROOF}\s+that\s+"
)
#: "has found tiles made by A to be products of forced labor".
_FOUND_TO_BE = re.compile(
    _CBP + r"found\s+(?P<what>[a-z][^;]{10,300}?)\s+to\s+(?:be|have\s+been)\s+"
    rf"(?:made|produced|manufactured|(?:the\s+)?products?)\s+(?:of|with|by|using)\s+{_LABOUR}"
)
#: "a Finding declaring that A makes tiles".
_DECLARES = re.compile(
    r"\bis\s+a\s+(?:new\s+|formal\s+)*Finding\s+that\s+(?:the\s+)?|"
    r"indings?\b[^.;:]{0,40}?\b(?:(?:determining|declaring|stating|concluding|establishing|finding)\s+that\s+(?=[A-Z])|"
    r"(?:determines|declares|states|concludes|establishes)\s+that\s+)"
)
#: Between a name and its verb: "(Acme)", ", a subsidiary of B Ltd.,".
_ASIDE = (
    r"(?:\s*\((?:[^()]|\([^()]*\))*\))?"
    r"(?:,\s+(?:an?|the|also|formerly|doing|which|whose|located|based|headquartered|including|[adf]/[kb]/a)\s[^;]{2,120}?,(?=\s+[a-z]))?"
)
#: "A and its subsidiaries use forced labor in Indonesia to produce palm oil".
_USES = re.compile(
    rf"{_ASIDE}[\s,]*(?:(?!\bby\b|\bmade\b)[^,;.]){{0,80}}?\b(?:use|uses|used|rely|relies|relied|employ|employs|employed)\s+(?:on\s+)?{_LABOUR}(?:\s+(?P<where>(?:in|at|on)\s+[^,;.]{{3,60}}?))?\s+"
    r"(?:to|for\s+the|in(?:\s+the)?)\s+(?:produce|make|manufacture|harvest|mine|grow|process|catch|extract|"
    r"(?:production|manufacture|making)\s+of|producing|making|manufacturing|harvesting|mining|growing|processing)\s+(?P<goods>[^.;]{3,160})"
)
#: "squid harvested by A and bricks produced by B are made with forced labor".
_MADE_SO = re.compile(
    r"[^;]{0,260}?\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:being,?\s+(?:or\s+(?:(?:is|are)\s+)?likely\s+to\s+be,?\s+)?)?(?:imported\s[^;.]{0,60}?\bin\s+violation\s+of\s+(?:section\s+307|19\s+U|the\s+Tariff)|(?:the\s+)?products?\s+of\s+"
    rf"{_LABOUR}|"
    r"(?:[a-z]+(?:ed|wn|en|ade|ght)\b[^;]{0,200}?\s)?(?:with|by|using|through|under|from)\s+(?:the\s+(?:use|help)\s+of\s+)?"
    + _LABOUR
    + ")"
    rf"|[^;]{{0,260}}?\s(?:with|by|using|through)\s+(?:the\s+use\s+of\s+)?{_LABOUR}\b[^;]{{0,80}}?\s(?:is|are)\s+being,?\s+or\s+(?:(?:is|are)\s+)?likely\s+to\s+be,?\s+imported\b"
)
#: "A makes tiles with forced labor in Mexico".
_MAKES = re.compile(
    rf"{_ASIDE}[\s,]*(?:(?!\bby\b|\b(?:is|are|was|were)\b)[^,;.]){{0,80}}?\b"
    r"(?:produces?d?|makes?|made|manufactures?d?|harvest(?:s|ed)?|grows?|grew|min(?:es|ed)|process(?:es|ed)?)\s+"
    rf"(?P<goods>[a-z][^.;]{{2,120}}?)\s+(?:with|by|using|through)\s+(?:the\s+(?:use|help)\s+of\s+)?{_LABOUR}(?:\s+(?P<where>(?:in|at|on)\s+[^,;.]{{3,60}}))?"
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
    to_be = _FOUND_TO_BE.search(text) if " found " in text else None
    found = (to_be.start(), *to_be.span("what")) if to_be else _found(text) or _found_behind(text)
    if found is None:
        return None
    at, starts, ends = found
    if NO_FORCE.search(text[:at][-140:]) or HEARSAY.search(text[:at]):
        return None
    clause = text[:ends]
    phrase = read_phrase(clause, starts) if to_be else _user(clause, starts) or _made_so(clause, starts)
    if phrase is None:
        return None
    dates = of_the_act(tuple(mentions(sentence.plain, released)), text, released)
    when = when_of(text, at, max(at + 1, starts), dates, released, title=False, changes=False)
    span = (min(at, starts), max(phrase.end, at))
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, Instrument.FINDING, phrase, when, dates, span)


def _found(text: str) -> tuple[int, int, int] | None:
    """Where CBP is said to have found something, and from where to where what it found stands."""
    met = (_FOUND.search(text) or _DECLARES.search(text)) if " that " in text else None
    return (met.start(), met.end(), len(text)) if met else None


def _found_behind(text: str) -> tuple[int, int, int] | None:
    """The same of a sentence that names CBP at its end."""
    met = _FOUND_BEHIND.search(text) if "inding" in text else None
    if met is None:
        return None
    opens = _OPENS.match(text, 0, met.start())
    return met.start(), opens.end() if opens else 0, met.start()


#: "that the Sri Lankan company makes them with forced labor": whom and what the page has told.
_THAT_FIRM = re.compile(
    rf"(?:the|this|that|its)\s+(?:[\w-]+\s+){{0,3}}?{FIRM}\s+(?:(?:has|have|had|is|are|was|were)\s+)?"
    rf"(?:makes?|made|produces?d?|manufactures?d?|uses?d?|us(?:es|ed|ing)|rel(?:y|ies|ied)\s+on|employ(?:s|ed)?|making|harvest(?:s|ed)?|grows?)\b[^.;]{{0,80}}?\b{_LABOUR}"
)


def _user(text: str, start: int) -> Phrase | None:
    if there := _THAT_FIRM.match(text, start):
        return Phrase(end=there.end())
    end = name_end(text, start)
    if start == 0 and " " not in text[:end]:
        return None  # the capital that opens a sentence
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


#: "a Finding stating that A makes tiles with forced labor".
_DECLARING = re.compile(r"\b(?:determining|declaring|stating|concluding|establishing|finding)\s+that\b")


def is_bare(one: Statement) -> bool:
    """ "CBP has determined that A uses ..., and issued a Finding": of which what was found says what it is on."""
    told = one.phrase.entity and not _DECLARING.search(one.sentence.plain, *one.span)
    bare = one.phrase.goods is None and not told and not one.scope
    return bare and one.action is Action.ISSUED and one.instrument is Instrument.FINDING
