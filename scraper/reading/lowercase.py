"""Patterns without regard to case, the quick way: in small letters, for texts in small letters.

`re.IGNORECASE` costs about twice as much; the patterns here are searched in every sentence of a page.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from functools import lru_cache

_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


@lru_cache(maxsize=128)
def small(text: str) -> str:
    """ASCII letters small; every character keeps its place, which `str.lower` does not promise."""
    return text.lower() if text.isascii() else text.translate(_SMALL)


def in_small(pattern: str) -> re.Pattern[str]:
    """`pattern` for small letters. It may hold no escape in capitals, such as `\\S`, and no class that tells case apart."""
    lowered = small(pattern).replace("(?p<", "(?P<")
    if re.search(r"\\[A-Z]", pattern):
        raise ValueError(f"an escape in capitals: {pattern[:60]}")
    return re.compile(lowered)


class AnyOf:
    """Patterns for small letters, each with literals of which all it matches holds one: most texts hold few of them."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        """`patterns`: pattern by its literals, parted by "|"."""
        self.patterns = tuple((tuple(words.split("|")), in_small(pattern)) for words, pattern in patterns.items())

    def found_in(self, text: str) -> bool:
        """Whether one of them matches somewhere in `text`, which is in small letters."""
        for words, pattern in self.patterns:
            for word in words:
                if word in text:
                    if pattern.search(text):
                        return True
                    break
        return False
