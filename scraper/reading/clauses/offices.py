"""Whose officers stop goods or let them in: CBP's, or those of another state, whose acts are none of ours."""

from __future__ import annotations

import re

from scraper.reading.names.places import place_at, places

_BOUNDARY = re.compile(r"[,;:]\s|\bthat\s|\band\s(?=[A-Z])")
_OFFICE = re.compile(
    r"['\w]*\s+(?:[\w-]+\s+){0,3}?(?:officers?|officials?|authorit(?:y|ies)|[Cc]ustoms|[Bb]order|agents?|inspectors?|police|"
    r"ports?|[Aa]gency|government|[Mm]inistry|[Cc]oast\s+[Gg]uard|[Nn]avy|it)\b"
)
_OURS = re.compile(r"\b(?:CBP|DHS|U\.?S\.?|American|United\s+States)\b")


def subject(text: str, verb: int) -> str:
    """The clause's words before the verb at `verb`."""
    return _BOUNDARY.split(text[:verb])[-1]


def ours(words: str) -> bool:
    """Whether a subject names CBP or the United States."""
    return _OURS.search(words) is not None


def abroad(words: str) -> bool:
    """ "Canadian officers", "the Mexican customs agency": another state's, and not ours."""
    return not ours(words) and any(_OFFICE.match(words, one.end) for one in places(words))


#: "may now enter that country".
_THEIR_COUNTRY = re.compile(r"\s+(?:(?:in)?to\s+)?(?:that|their|its)\s+(?:country|market|nation)\b")
_BY = re.compile(r"[^,;.]{0,80}?\b(?:by|at)\s+(?:the\s+)?")


def at_their_ports(behind: str) -> bool:
    """ "... by Canadian officers", "... at Mexican ports", behind the verb."""
    if _THEIR_COUNTRY.match(behind):
        return True
    by = _BY.match(behind)
    place = place_at(behind, by.end()) if by else None
    return place is not None and place.code != "US" and _OFFICE.match(behind, place.end) is not None
