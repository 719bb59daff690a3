"""How many orders the name of an order in a clause stands for."""

from __future__ import annotations

import re

from scraper.reading.text.vocabulary import NUMBER, PLURAL, number

_PAIR = re.compile(r"\b(?i:pair)\s+of\s+(?:[a-z]+\s+)?$")


def several(text: str, met: re.Match[str]) -> int | None:
    """None for one order; how many there are; 0 for an unknown number."""
    if not PLURAL.search(met.group().strip()):
        return None
    if _PAIR.search(text, max(0, met.start() - 20), met.start()):
        return 2
    counted = re.search(
        rf"\b({NUMBER})\s+(?:(?!{NUMBER}\b)\w+[- ]){{0,3}}$",
        text[max(0, met.start() - 45) : met.start()],
        re.IGNORECASE,
    )
    return (number(counted.group(1)) or 0) if counted and counted.group(1).lower() not in ("a", "one") else 0
