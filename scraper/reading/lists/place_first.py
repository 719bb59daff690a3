"""An item that opens with where its goods come from: "From Malaysia, furniture made by A", "Malaysia: furniture"."""

from __future__ import annotations

import re

from scraper.reading.names.places import place_at

_OPENS = re.compile(r"\W*(?:(?:[Ff]rom|[Ii]n|[Oo]ut\s+of)\s+(?:the\s+)?)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")
_THEN = re.compile(r"(?:,|:|\s+-{1,2}|\s+-)\s+(?=[a-z\d])")


def behind_place(text: str, start: int) -> tuple[int, str | None]:
    """(where the goods begin, the ISO code of the place before them); (`start`, None) where no place opens the item."""
    opens = _OPENS.match(text, start)
    place = place_at(text, opens.end()) if opens else None
    then = _THEN.match(text, place.end) if place and place.kind != "people" else None
    return (then.end(), place.code) if place and then else (start, None)
