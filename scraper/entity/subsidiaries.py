"""Affiliates behind a name: "and its subsidiaries", with or without their number and names."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KIN = (
    r"(?:[Ss]ubsidiar(?:y|ies)|[Ss]ubordinates?(?:\s+(?:entities|units))?|[Aa]ffiliates?|[Aa]ffiliated\s+(?:entities|companies|firms)|"
    r"[Jj]oint\s+[Vv]entures?|related\s+entities)"
)
_COUNT = r"(?:(?P<count>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+)?"
_MENTION = re.compile(
    rf"[\s,]{{1,4}}(?:(?:and|&|including|together\s+with|as\s+well\s+as)\s+)?(?:(?:all|any)(?:\s+of)?\s+)?"
    rf"(?P<whose>its|their|the|all)?\s*(?:wholly[- ]owned\s+)?{_COUNT}(?:[A-Z][\w]*-based\s+|wholly[- ]owned\s+|[A-Z][a-z]+n\s+)?"
    rf"(?P<kin>{_KIN})(?:(?:\s*,\s*|\s+and\s+|\s+or\s+|\s*,\s*and\s+)(?:(?:its|their)\s+)?{_KIN})*\b"
    rf"(?P<where>\s+(?:from|in|located\s+in|based\s+in)\s+[A-Z][\w]*(?:\s+[A-Z][\w]*)*)?"
    rf"(?P<names>\s*[,:]?\s*(?:(?P<among>which\s+include|including|such\s+as)|which\s+are|namely)?[\s:,]+)?",
)


@dataclass(frozen=True, slots=True)
class Affiliates:
    """A text taken apart: `parents` before the mention, `named` behind it, of which the first `count` are affiliates."""

    parents: str
    named: str = ""
    count: int = 0
    open_ended: bool = False


def part_affiliates(text: str) -> Affiliates:
    """Take "and its two subsidiaries, X and Y" or "and its subsidiaries" off a list of names."""
    met = next((met for met in _MENTION.finditer(text) if _is_mention(met, text)), None)
    if met is None:
        return Affiliates(text)
    named = text[met.end() :].strip(" ,")
    if not named.strip("."):
        return Affiliates(text[: met.start()], open_ended=True)
    one = met["kin"].endswith("y") or met["count"] == "one"
    return Affiliates(text[: met.start()], named, 1 if one else len(named), met["among"] is not None)


def _is_mention(met: re.Match[str], text: str) -> bool:
    """A word of a name may be "Affiliates" or "Joint Venture": the mention has an owner, a number, or ends the text."""
    return bool(met["whose"] or met["count"] or not text[met.end() :].strip(" .)"))
