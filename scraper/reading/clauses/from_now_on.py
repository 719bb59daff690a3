"""Clauses on what ports do that are news only beside certain words: "are being detained", "have been held since today"."""

from __future__ import annotations

import re

from scraper.reading.clauses.made_if import maker_before
from scraper.reading.text.dates import MONTH, WEEKDAY
from scraper.reading.text.vocabulary import BEFOREHAND

#: How a sentence opens whose "are being detained" is news.
_FROM_NOW_ON = re.compile(
    rf"(?:Since\s+(?:today|yesterday|{WEEKDAY}|{MONTH}\s+\d)|"
    r"Under\s+(?:an?|the|this)\s+(?:new\s+)?(?:Withhold\s+Release\s+Order|WRO|Finding|(?:[Dd]etention\s+)?[Oo]rder)\b|Effective\b|As\s+of\b|From\b|Since\s+(?:then|that|this|the)\b|"
    r"Beginning\b|Starting\b|"
    #: "The order took force the moment it was signed: tiles of A are being detained"
    r"(?:The|This)\s+(?:[Oo]rder|WRO|Withhold\s+Release\s+Order|Finding)\s+(?:took|takes|has\s+taken|went\s+into|goes\s+into|came\s+into|is\s+in)\s+(?:effect|force)\b"
    r"(?:(?!\d{4})[^.;:]){0,60}(?::|,\s+and)\s)"
)


#: "are being detained at U.S. ports of entry as of 12:01 a.m. today".
_SINCE_DAY = re.compile(
    rf"(?:[^.;]|\.(?=\S|\s[a-z])){{0,60}}?\s(?:as\s+of|since|effective|from|starting|beginning)\s+(?:on\s+)?(?:\d{{1,2}}(?::\d\d)?\s+(?:[ap]\.m\.\s+)?)?(?:on\s+)?"
    rf"(?:today|yesterday|this\s+morning|midnight|immediately|{WEEKDAY}|{MONTH}\s+\d|now\b)"
)
#: "and as of August 17 they are detained".
_AND_SINCE = re.compile(
    rf"\b(?:as\s+of|since|from|effective)\s+(?:today|this\s+morning|{WEEKDAY}|{MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?),?\s+(?:they|it|these|those|the\s+[a-z]+)\s+$"
)
#: "the Commissioner has today ordered that glass of A be withheld from release".
ORDERED_THAT = re.compile(
    r"\b(?:(?:has|have)\s+(?:today\s+)?|(?:CBP|agency|Commissioner)\s+(?:(?:today|yesterday|on\s+[A-Z][a-z]+\.?(?:\s+\d{1,2}(?:,\s+\d{4})?)?)\s+)?)"
    r"(?:ordered|directed|instructed|decided)\s+that\s"
    r"|\b(?:led|moved|prompted|caused|induced)\s+(?:CBP|(?:[A-Z][\w.]*\s+){1,4}and\s+Border\s+Protection(?:\s+\(CBP\))?|the\s+agency|it)\s+to\s+"
    r"(?:order|direct|decide)\s+(?:(?:today|yesterday|on\s+[A-Z][a-z]+day)\s+)?that\s"
)
#: "Since June 16, sisal of A has been detained", "The order took effect at once: since June 16, ports have been detaining".
_SINCE = re.compile(
    rf"(?:[^:;]{{3,90}}[:;]\s+)?(?:[Ss]ince|[Aa]s\s+of|[Ee]ffective)\s+(?:today|yesterday|{WEEKDAY}|{MONTH}\s+\d)"
)


#: A day of these, wherever it stands.
_NEWS = re.compile(
    rf"\b(?:today|yesterday|this\s+(?:morning|afternoon)|immediately|effective|as\s+of|now)\b|\b(?:{WEEKDAY}|{MONTH}\s+\d)"
)
#: "In August, effective immediately, ports began": of the month before, or long ago.
_IN_MONTH = re.compile(rf"\b[Ii]n\s+{MONTH}\b(?!\s+\d)")
#: "returns a code when merchandise is detained": whatever merchandise, whenever.
_WHENEVER = re.compile(
    r"\b(?:when(?:ever)?|if|where|once)\s+(?:the|such|their|its|an?|any|your|imported)?\s*"
    r"(?:merchandise|goods|shipments?|cargo|entr(?:y|ies)|imports|products?)\s+$"
)


#: "Should the evidence support it, CBP will detain garments": not yet, and perhaps never.
_SHOULD = re.compile(r"\W*(?:If|Should|Unless|In\s+(?:case|the\s+event))\s")


#: "The petition asks CBP to issue an order on sugar and to detain the shipments of A": what others want.
_WANTED = re.compile(
    r"\b(?:asks?|asked|asking|requests?|requested|urges?|urged|calls?\s+(?:up)?on|called\s+(?:up)?on|petitions?|petitioned|demands?|demanded|wants?)\s+"
    r"(?:that\s+)?(?:CBP|the\s+agency|U\.S\.\s+Customs|Customs|the\s+(?:Acting\s+)?Commissioner|DHS)\b[^.;]*$"
)


def _only_if(text: str, met: re.Match[str]) -> bool:
    """Whether goods are to be stopped whenever, or only if, something happens."""
    if _WANTED.search(text, 0, met.start()):
        return True
    return _WHENEVER.search(text, 0, met.start()) is not None or (
        _SHOULD.match(text) is not None and not maker_before(text)
    )


def is_told_as_new(text: str, met: re.Match[str]) -> bool:
    """Not if it waits for something; where a verb is news only beside certain words: whether these stand there."""
    if _only_if(text, met):
        return False
    if met["ordered"]:
        return ORDERED_THAT.search(text, 0, met.start()) is not None
    if met["stand"] or met["did"]:
        perfect = met["did"] and " has " in met.group() and not BEFOREHAND.search(text)
        return bool(perfect) or _NEWS.search(text) is not None
    if met["began"]:
        return _IN_MONTH.search(text) is None and (
            _NEWS.search(text) is not None or text[: met.start()].endswith(("has ", "have "))
        )
    opens = _SINCE if met["been"] else _FROM_NOW_ON if met["being"] or met["not_in"] else None
    if met["been"] and _AND_SINCE.search(text, 0, met.start()):
        return True
    return opens is None or opens.match(text) is not None or _SINCE_DAY.match(text, met.end()) is not None
