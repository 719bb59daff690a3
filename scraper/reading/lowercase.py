"""Patterns without regard to case, the quick way: in small letters, for texts in small letters.

`re.IGNORECASE` costs about twice as much; the patterns here are searched in every sentence of a page.
"""

from __future__ import annotations

import re
import string
from functools import lru_cache

_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


@lru_cache(maxsize=128)
def small(text: str) -> str:
    """ASCII letters small; every character keeps its place, which `str.lower` does not promise."""
    return text.translate(_SMALL)


def in_small(pattern: str) -> re.Pattern[str]:
    """`pattern` for small letters. It may hold no escape in capitals, such as `\\S`, and no class that tells case apart."""
    lowered = small(pattern).replace("(?p<", "(?P<")
    if re.search(r"\\[A-Z]", pattern):
        raise ValueError(f"an escape in capitals: {pattern[:60]}")
    return re.compile(lowered)
