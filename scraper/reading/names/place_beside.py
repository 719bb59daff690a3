"""Where a name stands beside a place: "Russia, A LLC and B LLC", "Correctional Colony No. 31, Vitebsk Region"."""

from __future__ import annotations

import re

from ledger.legal_forms import LEGAL_FORM
from scraper.entity.forms import forms_in
from scraper.entity.kinds import opens_with_workplace
from scraper.reading.names.places import place_at

_COMMA = re.compile(r",\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž0-9])")
#: The last part of what a comma parts from a name: the larger place it lies in.
_LARGER = re.compile(
    r",\s+(?:the\s+)?(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+\s+){1,3}(?:Region|Province|Oblast|Governorate|Prefecture|State|County|District|Department|Division|Territory|Krai|Autonomous\s+Region)$"
    r"|,\s+(?:the\s+)?(?:Province|State|Region|Department|District|Governorate|Prefecture)\s+of\s+[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+){0,2}$"
)
#: "Penal Colony No. 14, Mordovia": a number closes the name of such a place.
_NUMBERED = re.compile(
    r"(?<=\d),\s+[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+)?(?:,\s+[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+)?$"
)
_COLONY = re.compile(r"(?:[A-Z]\w+\s+){0,3}(?:Colony|Prison|Camp|Penitentiary|Jail|Facility)\s+(?:No\.?\s*)?\d+,")
_TOWN = re.compile(r",\s+[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+$")


def behind_country(name: str) -> str:
    """Without the country a comma parts from the firms behind it: no name begins so."""
    place = place_at(name, 0) if "," in name else None
    comma = _COMMA.match(name, place.end) if place and place.kind != "people" else None
    behind = name[comma.end() :] if comma else ""
    return behind if behind and (forms_in(behind) or opens_with_workplace(behind)) else name


def without_larger_place(name: str) -> str:
    """Without the region, or the town and the region, behind a comma; a list of places, joined by "and", stays."""
    if _COLONY.match(name) and " and " not in name:
        return _NUMBERED.sub("", name)
    name = _without_seat(name)
    larger = _LARGER.search(name)
    if larger is None or " and " in name:
        return name
    town = _TOWN.search(name, 0, larger.start())
    return name[: town.start() if town else larger.start()]


#: What closes a name: a legal form, or the word for what the firm or farm is.
_CLOSED = re.compile(
    LEGAL_FORM.pattern
    + r"\.?$|\b(?:(?:Estate|Plantation|Ranch|Farm)s?|Factory|Mills?|Works|Kilns?|Plant|Foundry|Refinery|Smelter|Industries|"
    r"Cooperative|Company|Enterprises|Group)$"
)
_ONE_TOWN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+)?")


def _without_seat(name: str) -> str:
    """ "A Co., Ltd., Inner Mongolia", "A Factory, Yiwu, Zhejiang": without the place behind a name that is closed."""
    comma = name.rfind(", ")
    place = place_at(name, comma + 2) if comma > 0 else None
    if place is None or place.end < len(name) or " and " in name:
        return name
    town = name.rfind(", ", 0, comma)
    in_town = town > 0 and _ONE_TOWN.fullmatch(name, town + 2, comma) and _CLOSED.search(name[:town])
    return name[:town] if in_town else name[:comma] if _CLOSED.search(name[:comma]) else name


#: "Qingpu Prison, Shanghai": by its name and its town; "A Factory, Huzhou, Zhejiang": a town stands in front of the region.
_OF_A_TOWN = re.compile(r",|\b(?:Prison|Jail|Colony|Camp|Penitentiary|Facility|Cent(?:er|re))$")


def without_town(name: str, told: str) -> str:
    """ "A Works, Nipani" of "A Works, Nipani, India": without the town in front of the country."""
    comma, at = name.rfind(", "), told.find(name)
    if comma <= 0 or at < 0 or " and " in name or not _ONE_TOWN.fullmatch(name, comma + 2):
        return name
    behind = _COMMA.match(told, at + len(name))
    state = place_at(told, behind.end()) if behind else None
    if state is None or state.kind != "country":
        return name
    town = place_at(name, comma + 2)
    known = town is not None and town.code == state.code and not _OF_A_TOWN.search(name, 0, comma)
    return name[:comma] if known or _CLOSED.search(name[:comma]) else name
