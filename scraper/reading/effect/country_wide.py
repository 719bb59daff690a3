"""An order on all of a country's goods, or on those of one firm, by how a page speaks of it.

Who goes free of an order on a country's goods is one of those it covers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.model import Role
from scraper.reading.acts.act import Act
from scraper.reading.names.places import place_at
from scraper.reading.text.sentences import Sentence

_FIRM = (
    r"compan|firm|produc|maker|manufactur|vessel|boat|ship|fleet|group|exporter|grower|farm|mill|plant|factor|mine|estate|"
    r"cooperative|association|union"
)
#: "the Withhold Release Order on yarn from Thailand", but not "on the vessel, which sails under the flag of Ecuador".
_ORDER_ON = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]hat|[Tt]his)\s+(?:(?!anti|counter)[\w-]+\s+){0,3}?(?:WRO|[Oo]rder|[Ff]inding)\s+(?:\(WRO\)\s+)?(?:on|against|covering)\s+"
    rf"(?!(?:the|their|its)\s)(?:(?!{_FIRM})[a-z][\w-]*,?\s+){{1,8}}?(?:from|in|of)\s+(?:the\s+)?(?=[A-Z])"
)
#: Nothing of a maker behind the country.
_NO_MORE = re.compile(
    rf"(?!\s+(?:[a-z-]+\s+)?{_FIRM})(?!\s*,?\s+(?:by|at|from|made|produced|manufactured|grown|harvested|mined|processed|caught|(?!(?:CBP|U\.S\.|Customs)(?!\w))[A-Z]))"
)
#: "Gujarat State, India", "An Giang Province of Vietnam": a region, known or not, and the larger places it lies in.
_KIND = r"\s+(?:Province|State|Region|Prefecture|District|County|Department|Division|Governorate|Oblast|Valley|Basin|Delta)\b"
_REGION = re.compile(rf"[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){{0,2}}?{_KIND}")
_LARGER = re.compile(r",?\s+(?:(?:of|in)\s+)?(?=[A-Z])")


def country_wide(sentences: Sequence[Sentence]) -> Sentence | None:
    """The sentence that calls the order one on goods from a country."""
    return next((one for one in sentences if not one.spoken and _is_told(one.plain)), None)


#: Behind the region that an order is on: the country it lies in, and no goods or makers of it.
_ENDS = re.compile(
    r"(?:(?:,|\s+(?:of|in))\s+(?:the\s+)?[A-Z][\w' ]{2,30}?)?"
    r"(?=[.;]|$|,?\s+(?:today|effective|as\s+of|after|because|since|following)\b)"
)
_BEFORE = re.compile(r"\b(?:WRO|[Oo]rder|[Ff]inding)\s+(?:\(WRO\)\s+)?(?:on|against|covering)\s+[^A-Z.;]{3,80}\s$")


def is_the_places(act: Act, told: Sentence) -> bool:
    """ "lifted the order on garments from Tak Province, Thailand": whether the act frees the one region its order is on."""
    if len(act.parties) != 1 or act.parties[0].role is not Role.PLACE or any(one.statement.scope for one in act.said):
        return False
    name = act.parties[0].name
    at = told.plain.find(name)
    return at > 0 and bool(_BEFORE.search(told.plain, 0, at) and _ENDS.match(told.plain, at + len(name)))


#: "the Withhold Release Order on the country's cotton".
_ON_ITS_GOODS = re.compile(
    r"\b(?:WRO|[Oo]rder|[Ff]inding)\s+(?:\(WRO\)\s+)?(?:on|against|covering)\s+(?:the|this|that)\s+"
    r"(?:country|nation|province|region|state|island|kingdom|republic|territory|district)'s\s+[a-z]"
)


def _is_told(text: str) -> bool:
    if _ON_ITS_GOODS.search(text):
        return True
    ends = (_place_end(text, met.end()) for met in _ORDER_ON.finditer(text))
    return any(end is not None and _NO_MORE.match(text, end) for end in ends)


def _place_end(text: str, at: int) -> int | None:
    """Where the place that begins at `at`, with the larger ones behind it, ends; None where none begins."""
    region, place = _REGION.match(text, at), place_at(text, at)
    end = region.end() if region else place.end if place and place.kind != "people" else None
    larger = _LARGER.match(text, end) if end is not None else None
    beyond = place_at(text, larger.end()) if larger else None
    return beyond.end if beyond and beyond.kind != "people" else end


#: "Revokes Order on Surgical Instruments Produced by Sialkot Firm": of a firm, whatever it is called.
_OF_ONE_FIRM = re.compile(
    r"\b(?:by|from|of)\s+(?:an?\s+)?(?:[\w'’-]+\s+){0,2}?(?:firm|company|maker|producer|manufacturer|mill|factory|grower|exporter|vessel|longliner)(?![\w'’])",
    re.IGNORECASE,
)


def of_one_firm(headline: str) -> bool:
    """Whether a headline speaks of one maker's goods, without its name."""
    return _OF_ONE_FIRM.search(headline) is not None
