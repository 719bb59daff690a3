"""Orders told in a clause on what they are against: "the fireworks of A, against which CBP issued an order yesterday"."""

from __future__ import annotations

import re

from scraper.reading.phrases import Phrase, read_phrase

_WHICH = re.compile(
    r",?\s++(?:against|on|upon|for|covering)\s++(?:which|whom|whose\s++\w++(?:\s++\w++)?)\s++(?:CBP|DHS|it|[Tt]he\s++agency)\s++"
    r"(?:(?:has|had|today|yesterday|now|also)\s++)*+$"
)
#: What stands before the noun that the clause is on.
_OPENS = re.compile(
    r".*[:;]\s++|(?:Not\s++so|So\s++(?:too|are|is|do)|Among\s++(?:them|these)(?:\s++(?:is|are|were|was))?|(?:It|That|This)\s++(?:is|was)|"
    r"They\s++(?:are|include|come\s++from)|There\s++(?:is|are)|Such\s++(?:is|are)|Enter)\s++"
)


def against_which(text: str, verb: int) -> Phrase | None:
    """The noun phrase before the clause whose verb stands at `verb`; None where there is no such clause."""
    met = _WHICH.search(text, max(0, verb - 60), verb) if "which" in text or "who" in text else None
    if met is None:
        return None
    opens = _OPENS.match(text, 0, met.start())
    start = opens.end() if opens else 0
    phrase = read_phrase(text[: met.start()], start, initial=True)
    return phrase if phrase.goods or phrase.entity else None
