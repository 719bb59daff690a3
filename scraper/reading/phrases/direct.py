"""Phrases that open with who makes the goods: "X Ltd.'s gloves", "the Hong Kong company A", "a longliner, the X"."""

from __future__ import annotations

import re

from scraper.reading.names.origins import legal_free
from scraper.reading.names.owned import behind_owner
from scraper.reading.names.places import Place, place_at
from scraper.reading.names.producers import DESCRIBED, LABOUR
from scraper.reading.names.spans import name_end
from scraper.reading.phrases.making import MADE

#: "Malaysia-based", "Vanuatu-flagged", in front of a name.
_BASED = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.]*(?:[- ][A-ZÀ-ÖØ-ÞĀ-Ž][\w.]*){0,3}-(?:based|flagged|owned|registered|headquartered|"
    r"listed),?\s+(?:(?:company|firm|producer|manufacturer|vessel|longliner|exporter|supplier)\s+)?)+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


_FIRST = re.compile(r"[A-Z0-9À-ÖØ-ÞĀ-Ž\"]")
#: "the Hong Kong company A".
_A_FIRM = re.compile(r"\s(?:company|firm|producer|manufacturer|maker|exporter|supplier|processor|trader)\s(?=[A-Z])")


#: "two brick kilns in Pakistan", in front of their names; a place behind it.
_FIRM_IN = re.compile(
    r"(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+)?(?:[a-z-]+\s+){0,3}?"
    r"(?:compan(?:y|ies)|firms?|producers?|manufacturers?|makers?|exporters?|processors?|factor(?:y|ies)|mills?|plants?|kilns?|workshops?|tanner(?:y|ies)|"
    r"smelters?|refiner(?:y|ies)|canner(?:y|ies)|foundr(?:y|ies)|sawmills?|cooperatives?|estates?|plantations?|farms?|enterprises?)\s+(?:in|of|from)\s+(?:the\s+)?"
)


#: "Guyana's Berbice Greenheart Timbers Inc.": whose firm it is.
_ITS_FIRM = re.compile(r"['’]s\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")


def opens_with_name(body: str, at: int) -> tuple[int, int, int, str] | None:
    """The phrase opens with a name: a company, a vessel, or a described one ("a longliner, the X")."""
    first = _FIRST.match(body, at)
    described = None if first else DESCRIBED.search(body, at)
    if not first and (described is None or not _describes(body, at, described)):
        return None
    start = described.end() if described else at
    based = _BASED.match(body, start)
    start = based.end() if based else start
    place = place_at(body, start)
    if place and (firm := _ITS_FIRM.match(body, place.end)):
        start = firm.end()
        place = place_at(body, start)
    while (
        place
        and not described
        and (place.kind == "people" or _A_FIRM.match(body, place.end))
        and not _opens_name(body, start, place)
    ):
        start = place.end + len(body[place.end :]) - len(body[place.end :].lstrip(" -"))
        if not body[start : start + 1].isupper():
            return opens_with_name(body, start)
        place = place_at(body, start)
    stop = name_end(body, start)
    if stop <= start or LABOUR.match(body, start):
        return None
    if (theirs := behind_owner(body, stop)) > stop:
        start, stop, place = theirs, name_end(body, theirs), place_at(body, theirs)
    if place and place.end >= stop:
        return None
    town = body[start:stop].replace("-", "").isalnum() and body[max(0, start - 4) : start] == "the "
    works = _WORKS.match(body, stop) if town else None
    return (start, start, works.end(), "place") if works else (start, start, stop, "party")


def _describes(body: str, at: int, described: re.Match[str]) -> bool:
    """Whether what stands before "a longliner, the X" tells of no goods, nor where they are from."""
    before = body[at : described.start()]
    if described.group().startswith(",") and legal_free(body) and _is_firm_in(body, at, described.start()):
        return True
    if MADE.search(body[: described.start()]) or re.search(r"\s(?:from|in|by)\s", before):
        return False
    return not described.group().startswith(",") or re.match(r"(?:[\w'’.-]+\s+){0,12}$", before + " ") is not None


def _is_firm_in(body: str, at: int, end: int) -> bool:
    """Whether "two kilns in Pakistan", and nothing else, stands between the two."""
    firm = _FIRM_IN.match(body, at, end)
    place = place_at(body, firm.end()) if firm else None
    return place is not None and place.kind == "country" and place.end == end


def _opens_name(body: str, start: int, place: Place) -> bool:
    """ "Thai Gulf Peeling Co., Ltd.": without an article, a people's name in front of a legal form is the firm's own."""
    stop = name_end(body, start)
    return (
        place.kind == "people"
        and body[place.end : place.end + 2].lstrip().isupper()
        and not body[:start].endswith("the ")
        and not legal_free(body[start:stop])
    )


#: "the Gunjur fishmeal plant": a works by the name of its place.
_WORKS = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}?(?:plant|mill|factory|smelter|refinery|mine|quarry|sawmill|cannery|foundry|saltworks)\b(?!')"
)
