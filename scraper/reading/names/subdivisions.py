"""Provinces, states and departments that no country stands beside: "in Khanh Hoa province", "the Oruro department".

Names and codes are ISO 3166-2 (pycountry); a name that two countries have says nothing.
"""

from __future__ import annotations

import re
from functools import cache

from ledger.folding import fold
from scraper.reading.names.origins import is_elsewhere
from scraper.reading.names.places import Place

_NAME = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*)(?:\s+(?:(?:de|del|da|do|la|y)\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]*){0,3}"
_KIND = (
    r"(?:[Pp]rovinces?|[Rr]egions?|[Ss]tates?|[Dd]epartments?|[Dd]epartamento|[Cc]ount(?:y|ies)|[Gg]overnorates?|[Pp]refectures?|[Oo]blasts?|[Dd]istricts?|"
    r"[Pp]eninsula|[Ii]slands?|[Dd]ivisions?|[Vv]oivodeship|[Cc]anton|[Hh]ighlands|[Cc]oast|[Vv]alley)"
)
_NAMED = re.compile(
    rf"(?:\b(?:in|from|near|of|at|around|across|outside|throughout)\s+|\()(?:(?:the|its|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?|central|upper|lower|coastal|rural)\s+)*"
    rf"(?:{_KIND}\s+of\s+)?({_NAME})"
)
#: What stands behind a province's own name in ISO 3166-2, or in front of it.
_DESIGNATION = re.compile(
    r"\s*[\[(/,].*$|\s+(?:sheng|shi|zizhiqu|mintaqasi|viloyati|oblysy|oblast'?|velayaty|wilayat|marz|raionul|province|county|district|region|zupanija)$",
    re.IGNORECASE,
)


_BEARINGS = frozenset({"north", "south", "east", "west"})


def subdivision(text: str) -> str | None:
    """The country of the first subdivision told as a place ("in X", "X province"); None where there is none."""
    for met in _NAMED.finditer(text):
        words = re.sub(rf"\s+{_KIND}$", "", met.group(1)).split()
        if text[met.end() : met.end() + 2] in ("'s", "’s") and not _codes().get(fold(" ".join(words))):
            continue
        for count in range(len(words), 0, -1):
            if count < len(words) and words[count : count + 1] and not re.fullmatch(_KIND, words[count]):
                continue
            code = _codes().get(fold(" ".join(words[:count])))
            if code and not is_elsewhere(text, Place(met.start(1), met.end(1), code, "region")):
                return code
    return None


def is_subdivision(name: str) -> bool:
    """Whether a whole name is a subdivision's, with or without what it is: "Lao Cai Province"."""
    return fold(re.sub(rf"\s+{_KIND}$", "", name)) in _codes()


#: Listed as provinces of China; CBP tells them by themselves.
_COUNTRIES_TOO = frozenset({"CN-TW", "CN-HK", "CN-MO"})


@cache
def _codes() -> dict[str, str]:
    """Folded name -> country; without those that two countries share, and those of the United States."""
    import pycountry  # 70 ms that only a page without a country pays

    found: dict[str, set[str]] = {}
    for one in pycountry.subdivisions:
        if one.code not in _COUNTRIES_TOO:
            found.setdefault(fold(_DESIGNATION.sub("", one.name)), set()).add(one.country_code)
    for country in pycountry.countries:
        found.setdefault(fold(country.name), set()).update(("US", country.alpha_2))
    known = {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1 and "US" not in codes}
    return {name: code for name, code in known.items() if len(name) > 3 and name not in _BEARINGS}
