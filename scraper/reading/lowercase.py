"""Patterns without regard to case, the quick way: in small letters, for texts in small letters.

`re.IGNORECASE` costs about twice as much; the patterns here are searched in every sentence of a page.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from functools import lru_cache
from itertools import compress

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


def opening(pairs: str) -> str:
    """A look-ahead for words that begin with one of these pairs of letters, in any case: most words are passed by quickly."""
    seconds: dict[str, str] = {}
    for pair in pairs.split():
        seconds[pair[0]] = seconds.get(pair[0], "") + pair[1] + pair[1].upper()
    return "(?=(?-i:" + "|".join(f"[{first}{first.upper()}][{rest}]" for first, rest in seconds.items()) + "))"


class AnyOf:
    """Patterns for small letters, each with literals of which all it matches holds one: most texts hold few of them."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        """`patterns`: pattern by its literals, parted by "|"."""
        self.patterns = tuple((tuple(words.split("|")), in_small(pattern)) for words, pattern in patterns.items())
        self._words = tuple(word for words, _ in self.patterns for word in words)
        self._of_words = tuple(pattern for words, pattern in self.patterns for _ in words)

    def found_in(self, text: str) -> bool:
        """Whether one of them matches somewhere in `text`, which is in small letters."""
        return any(one.search(text) for one in compress(self._of_words, map(text.__contains__, self._words)))
