"""Where a release is dated from: "KUALA LUMPUR / WASHINGTON, May 5 -", in front of its first sentence, and never a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.entity.kinds import has_legal_form
from scraper.reading.text.dates import MONTH, WEEKDAY
from scraper.reading.text.manuscript import Block

_CAPITALS = re.compile(
    r"^(?:[A-Z][A-Z.'’]+(?:[ ,]+[A-Z][A-Z.'’]+){0,4}(?:, ?[A-Z][A-Za-z.]+){0,2}|Washington(?:, "
    r"D\.?C\.?)?)\s*(?:\([^)]{1,30}\)\s*)?(?:-{1,3}(?<!^[A-Z]{2}-)|[–—―]+|:)\s*"
)
_RELEASE = re.compile(r"FOR\s+IMMEDIATE\s+RELEASE\s*[-–—―:]*\s*")
#: Up to the first dash that parts what stands on either side of it.
_TO_DASH = re.compile(r"(?P<where>[^–—―\"“”!?]{2,70}?)(?:\s*[–—―]+\s*|\s+-{1,3}\s+|--\s*)(?=[\"“‘'(]*[A-ZÀ-ÖØ-ÞĀ-Ž\d])")
#: Another behind the first: "Brightway - Johor's largest maker - is", and no dateline.
_DASH = re.compile(r"\s[-–—―]+\s|[–—―]")
_WHEN = re.compile(
    rf"\([^()]{{1,30}}\)|(?:{WEEKDAY},?\s+)?\b(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})\b(?:,?\s+\d{{4}}\b)?"
)
_TOWN = re.compile(r"[^\W\d_][\w.'’-]*")
_JOINS = frozenset({"and", "de", "del", "of"})
_NO_TOWN = re.compile(
    r"\b(?:Orders?|WROs?|Findings?|Release|Background|Summary|Scope|Update|Modif\w+|Revo\w+|Effective|Today|CBP)\b"
)
#: "WRO: gloves of A": which order, no town.
_LABEL = re.compile(r"WROs?\b")


def dateline_end(text: str, rest: Sequence[Block] | None) -> int:
    """Where the dateline of a paragraph ends, 0 where it has none.

    Towns in capitals are one anywhere; others only over the page's first paragraph, where the `rest` never speaks of them.
    """
    release = _RELEASE.match(text) if text.startswith("FOR") else None
    start = release.end() if release else 0
    ahead = text[start : start + 90]
    met = _TO_DASH.match(text, start) if any(map(ahead.__contains__, "-–—―")) else None
    if met and _is_town(met["where"], None if _DASH.search(text, met.end(), met.end() + 120) else rest):
        return met.end()
    capitals = text[start : start + 2].isupper() or text.startswith("Washington", start)
    plain = _CAPITALS.match(text[start : start + 120]) if capitals else None
    named = plain is None or has_legal_form(plain.group().rstrip(" -–—―:")) or _LABEL.match(plain.group()) is not None
    return start if named or plain is None else start + plain.end()


def _is_town(where: str, rest: Sequence[Block] | None) -> bool:
    towns = _WHEN.sub(" ", where)
    words = [word for word in re.split(r"[\s,/;&]+", towns) if word]
    if not words:
        return rest is not None
    if len(words) > 6 or has_legal_form(where.strip()) or _NO_TOWN.search(where):
        return False
    if not all(_TOWN.fullmatch(word) and (word[0].isupper() or word in _JOINS) for word in words):
        return False
    if len(words[0]) > 2 and words[0].replace("’", "").isupper():
        return True
    return rest is not None and not any(words[0] in block.text for block in rest)
