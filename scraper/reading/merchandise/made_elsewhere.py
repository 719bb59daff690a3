"""Where goods are made, of a maker whose seat is elsewhere: "headquartered in Hong Kong, has made at its plant in Burma"."""

from __future__ import annotations

import re

from scraper.reading.names.places import places
from scraper.reading.phrases.making import MAKING

#: In front of the place a firm is of.
_SEAT = re.compile(
    r"\b(?:headquartered|based|registered|incorporated|listed|domiciled|headquarters|head\s+office|seat|owned|parent(?:\s+company)?)\s+"
    r"(?:is\s+)?(?:in|at|by|of)\s+(?:the\s+)?(?:[A-Z][\w'-]*,\s+)?$"
)
#: In front of the place where it works.
_WORKS = re.compile(
    rf"(?:\b{MAKING}(?:\s+(?:and|or)\s+[a-z]+)?|\b(?:plants?|factor(?:y|ies)|mills?|works|workshops?|farms?|estates?|mines?|kilns?|facilit(?:y|ies)|plantations?|refiner(?:y|ies)|"
    r"smelters?|sites?|yards?|cannery|tannery))\s+(?:in|near|outside|at)\s+(?:the\s+)?(?:[A-Z][\w'-]*,?\s+){0,4}$"
)


def made_elsewhere(text: str, seat: str | None) -> str | None:
    """The one other country in which goods are said to be made, where `seat` is only a firm's."""
    if seat is None:
        return None
    found = [(place, text[max(0, place.start - 60) : place.start]) for place in places(text)]
    own = [before for place, before in found if place.code == seat]
    if not own or not all(_SEAT.search(before) for before in own):
        return None
    made = {place.code for place, before in found if place.code != seat and _WORKS.search(before)}
    return made.pop() if len(made) == 1 else None


def made_in(text: str, code: str) -> bool:
    """Whether goods are said to be made in that country."""
    return any(one.code == code and _WORKS.search(text[max(0, one.start - 60) : one.start]) for one in places(text))
