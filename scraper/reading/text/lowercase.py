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


def opening(pairs: str) -> str:
    """A look-ahead for words that begin with one of these pairs of letters, in any case: most words are passed by quickly."""
    seconds: dict[str, str] = {}
    for pair in pairs.split():
        seconds[pair[0]] = seconds.get(pair[0], "") + pair[1] + pair[1].upper()
    return "(?=(?-i:" + "|".join(f"[{first}{first.upper()}][{rest}]" for first, rest in seconds.items()) + "))"


#: How a word begins; a number is known by what stands behind its figures, "th" of "20th" and nothing of "2020".
_BEGINNING = re.compile(r"(?=\w)\d*+(\w{0,4})\w*+")


@lru_cache(maxsize=128)
def beginnings(text: str) -> frozenset[str]:
    """How the words of a text begin, by four letters each: read once, it settles most of what a sentence is asked."""
    return frozenset(_BEGINNING.findall(text))


def _beginning_of(needle: str) -> str:
    """What a text that holds `needle` has among its `beginnings`: how its longest word begins."""
    words = [(word[1], word.end()) for word in re.finditer(r"\b(?=\w)\d*+(\w*)", needle)]
    known = [word[:4] for word, end in words if len(word) >= 4 or end < len(needle) or needle[:1].isdigit()]
    if not known:
        raise ValueError(f"no word of four letters, nor a whole one with what stands behind it: {needle!r}")
    return max(known, key=len)


class Needles:
    """Literals in small letters, from the beginning of a word on, of which one stands in all that is looked for."""

    def __init__(self, *needles: str) -> None:
        self._of: dict[str, list[str]] = {}
        for needle in needles:
            self._of.setdefault(_beginning_of(needle), []).append(needle)
        self.beginnings = frozenset(self._of)

    def stand_in(self, text: str) -> bool:
        """Whether one of them stands in `text`, which is in small letters."""
        for beginning in self.beginnings & beginnings(text):
            for needle in self._of[beginning]:
                if needle in text:
                    return True
        return False


class Seldom:
    """A pattern that few sentences match, with literals of which all it matches holds one, as `Needles` has them."""

    def __init__(self, words: str, pattern: str) -> None:
        self._pattern = re.compile(pattern)
        self._needles = Needles(*words.split("|"))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match; `text` is a whole sentence, in letters of either case."""
        return self._pattern.search(text) if self._needles.stand_in(small(text)) else None


class AnyOf:
    """Patterns for small letters, each with literals of which all it matches holds one: most texts hold few of them."""

    def __init__(self, patterns: Mapping[str, str], *others: AnyOf) -> None:
        """`patterns`: pattern by its literals, as `Needles` has them, parted by "|"; beside them those of `others`."""
        own = tuple((tuple(words.split("|")), in_small(pattern)) for words, pattern in patterns.items())
        self.patterns: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
            *own,
            *(each for one in others for each in one.patterns),
        )
        self._of: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for needle, pattern in ((needle, pattern) for needles, pattern in self.patterns for needle in needles):
            self._of.setdefault(_beginning_of(needle), []).append((needle, pattern))
        self._beginnings = frozenset(self._of)

    def found_in(self, text: str) -> bool:
        """Whether one of them matches somewhere in `text`, which is in small letters."""
        for beginning in self._beginnings & beginnings(text):
            for needle, pattern in self._of[beginning]:
                if needle in text and pattern.search(text):
                    return True
        return False
