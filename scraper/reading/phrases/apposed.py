"""Names in an apposition to a count: "Two of the nine boats that the order names, the A and the B, have been taken off"."""

from __future__ import annotations

import re

from scraper.reading.names.places import place_at
from scraper.reading.names.spans import name_end
from scraper.reading.phrases.phrase import Phrase

_OPENS = re.compile(r",\s+(?:namely,?\s+)?(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž0-9])")
_COUNT = re.compile(
    r"\s*(?i:one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|both)\s+(?:(?:of|more|other)\s+)?(?:the\s+|its\s+|those\s+)?[a-z\d]"
)
_SHIPS = re.compile(r"\b(?:vessels?|boats?|ships?|longliners?|trawlers?|seiners?|jiggers?)\b")


def apposed(text: str, start: int, verb: int) -> Phrase | None:
    """The names between two commas right before the verb, where what they stand beside is a number of somebody."""
    if not _COUNT.match(text, start, verb):
        return None
    end = len(text[:verb].rstrip(" ,"))
    for opens in _OPENS.finditer(text, start, end):
        at = opens.end()
        place = place_at(text, at)
        if name_end(text, at, end) == end and not (place and place.end >= end):
            form = "vessel" if _SHIPS.search(text, start, opens.start()) else "party"
            return Phrase(entity=text[at:end], form=form, end=end, whole=text[start:end])
    return None
