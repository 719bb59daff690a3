"""Where goods are made, of a maker whose seat is elsewhere: "headquartered in Hong Kong, has made at its plant in Burma"."""

from __future__ import annotations

import re

from ledger.legal_forms import LEGAL_FORM
from scraper.entity.forms import forms_in
from scraper.reading.names.places import Place, places
from scraper.reading.names.spans import name_end
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


def names_a_firm(text: str, place: Place) -> bool:
    """ "Borneo Sawit Lestari Berhad": the first word of a name, where nothing is made; "(Laos)" in one of many names."""
    if text[place.start - 1 : place.start] == "(" and len(forms_in(text)) > _FEW:
        return True
    if _LAST_OF_NAME.search(text, max(0, place.start - 30), place.start) and _ITS_FORM.match(text, place.end):
        return True
    if place.kind == "people" or not text[place.end : place.end + 2].lstrip().isupper():
        return False
    return LEGAL_FORM.search(text, place.end, name_end(text, place.start)) is not None


_FEW = 2
#: "Lubombo Crest Portugal, Lda.": the last word of a name.
_LAST_OF_NAME = re.compile(r"(?<![\w.])[A-ZÀ-ÖØ-ÞĀ-Ž][\w&'-]*\s$")
_ITS_FORM = re.compile(rf",?\s(?:{LEGAL_FORM.pattern})")
