"""Goods in which a firm can no longer deal: "may no longer ship pineapple to the United States", "other buyers for its nuts"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.reading.phrases.goods import THEIRS
from scraper.reading.phrases.phrase import read_phrase

_DEALS = (
    r"\b(?:ship(?:s|ping|ped)?|sell(?:s|ing)?|sold|send(?:s|ing)?|sent|export(?:s|ing|ed)?|land(?:s|ing|ed)?|market(?:s|ing|ed)?|bring(?:s|ing)?|brought|"
    r"deliver(?:s|ing|ed)?|suppl(?:y|ies|ying|ied)|offer(?:s|ing|ed)?|plac(?:e|es|ing|ed)|import(?:s|ing|ed)?|enter(?:s|ing|ed)?|unload(?:s|ing|ed)?|get(?:s|ting)?|mov(?:e|es|ing|ed))\s+"
)
_COUNTRY = r"(?:U\.S\.|American|United\s+States|this\s+country|the\s+country)"
#: "ship pineapple to the United States", "landing crab at any U.S. port".
_TO_US = re.compile(
    rf"{_DEALS}(?=[a-z]|[A-Z]-[a-z])(?P<goods>[^.;:()]{{3,90}}?)\s+(?:(?:in)?to|onto|in|at|on|through|past|for)\s+(?:the\s+|any\s+|all\s+)?{_COUNTRY}"
)
#: "will have to find other buyers for its nuts", "has lost the American market for its towels".
_BUYERS = re.compile(
    rf"\b(?:buyers?|customers?|markets?|outlets?|takers?|access|importers)\s+for\s+{THEIRS.pattern}(?=[a-z]|[A-Z]-[a-z])"
)
_NEEDLES = ("United States", "U.S.", "American", "country", " for ")


def goods_dealt_in(text: str) -> Iterator[str | None]:
    """What a firm is said to bring to the country, no longer or until now; None for each such clause without goods."""
    if not any(map(text.__contains__, _NEEDLES)):
        return
    for met in _TO_US.finditer(text):
        at = theirs.end() if (theirs := THEIRS.match(text, met.start("goods"))) else met.start("goods")
        yield read_phrase(text[: met.end("goods")], at).goods
    for met in _BUYERS.finditer(text):
        yield read_phrase(text, met.end()).goods
