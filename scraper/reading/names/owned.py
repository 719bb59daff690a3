"""A firm or ship that is told by whose it is: the order is against what stands behind, not against its owner."""

from __future__ import annotations

import re

_KIN = (
    r"(?:subsidiar(?:y|ies)|affiliates?|sister\s+(?:company|companies|firms?|mills?)|(?:trading|sales|export|processing|fishing)\s+arms?|"
    r"units?|divisions?|branch(?:es)?|joint\s+ventures?|business\s+partners?|suppliers?|contractors?|subcontractors?|exporters?|"
    r"vessels?|longliners?|trawlers?|(?:compan(?:y|ies)|firms?|makers?|producers?|manufacturers?|growers?|processors?|exporters?))"
)
#: "A's former affiliate, B Ltd.", "the country's largest glove maker, B".
_BEHIND_OWNER = re.compile(rf"['’]s?\s+(?:[a-z][a-z-]*\s+){{0,4}}?{_KIN},?\s++(?:the\s+)?(?=[\"A-ZÀ-ÖØ-ÞĀ-Ž])")


def behind_owner(text: str, end: int) -> int:
    """Where the name begins of what belongs to the one whose name ends at `end`; `end` where nothing of theirs is named."""
    met = _BEHIND_OWNER.match(text, end) if text[end : end + 1] in ("'", "’") else None
    return met.end() if met else end
