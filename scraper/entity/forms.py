"""Legal forms of a name: where they stand, and whether a dot behind one is its own."""

from __future__ import annotations

import re
from functools import lru_cache

from ledger.names import legal_forms

#: Forms in full: a dot behind one is a sentence's.
SPELLED_OUT = re.compile(r"(?:Limited|Company|Corporation|Incorporated|Berhad|BERHAD|LIMITED)$")


@lru_cache(maxsize=256)
def forms_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where legal forms stand in a text: a name is asked for them many times."""
    return tuple(legal_forms(text))


def ends_in_short_form(text: str) -> bool:
    """Whether a legal form that takes a dot closes the text: "A Sdn. Bhd", but not "A Berhad"."""
    if text[-1:].isdigit() or SPELLED_OUT.search(text):
        return False
    return any(end == len(text) + 1 for _, end in forms_in(text + "."))
