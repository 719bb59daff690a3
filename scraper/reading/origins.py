"""Where a phrase says goods come from, and whether its name is a vessel's."""

from __future__ import annotations

import re

from scraper.entity.forms import forms_in
from scraper.reading.places import Place, places


def legal_free(name: str) -> bool:
    """Whether a name has no legal form."""
    return not forms_in(name)


_AT_SEA = re.compile(
    r"\b(?:vessels?|longliners?|trawlers?|seiners?|jiggers?|fishing\s+boats?|ships?|flagged|aboard|on\s+board|(?:seafood|tuna|"
    r"fish|squid|shrimp|prawns?|swordfish|shark|crabs?|lobsters?|mackerel|salmon|cod|pollock|sardines?|krill|"
    r"anchov\w+|octopus|cuttlefish|marlin|toothfish)\b[^;]{0,60}\b(?:harvested|caught|fished|landed|jigged|hauled|netted|trawled|longlined|from\s+the))\b",
    re.IGNORECASE,
)


def form_of(body: str, start: int, stop: int, form: str) -> str:
    """A name without a legal form, in a phrase of the sea, is a vessel's."""
    name = body[start:stop]
    if form != "party" or not legal_free(name):
        return form
    return "vessel" if _AT_SEA.search(body) else form


def country_in(body: str, start: int) -> str | None:
    """A vessel's flag, else its owner's state, else the first country, region or people named; "Swiss Bank mine" comes last."""
    flag = owner = first = named_after = None
    for place in places(body):
        behind = body[place.end : place.end + 12].lower()
        if re.match(r"(?:[- ]flagged|'s\s+flag)", behind) or re.search(
            r"\bflag(?:ged)?\s+(?:in|of|to|by)\s+(?:the\s+)?$", body[max(0, place.start - 24) : place.start]
        ):
            flag = flag or place.code
        elif re.match(r"[- ](?:owned|based|registered)", behind):
            owner = owner or place.code
        elif place.kind == "people" and re.match(r" [A-Z]", body[place.end :]):
            named_after = named_after or place.code
        elif not _inside_name(body, place):
            first = first or place.code
    return flag or owner or first or named_after


def _inside_name(body: str, place: Place) -> bool:
    """ "Shanghai Select Co.", "Bank of China": part of a longer name."""
    if place.kind == "people":
        return False
    if body[place.start - 1 : place.start] == "(" and re.match(r"\)\s+[A-Z]", body[place.end :]):
        return True
    before = body[: place.start].rstrip()
    if re.search(r"(?:\b(?:in|from|the|of|eastern|western|northern|southern|central|and)|[,(])$", before):
        behind = re.match(r"(?:'s|’s)?\s+([A-Z][a-z]+)", body[place.end :])
        return bool(behind) and place.kind == "region" and not re.match(r"(?:'s|’s)", body[place.end :])
    return not re.match(r"['’]s\b", body[place.end :])
