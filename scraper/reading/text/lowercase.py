"""Patterns without regard to case, the quick way: in small letters, for texts in small letters.

`re.IGNORECASE` costs about twice as much; the patterns here are searched in every sentence of a page.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain, compress

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


#: So many words are found sooner in one pass over a text than one by one.
_MANY = 50


class AnyOf:
    """Patterns for small letters, each with literals of which all it matches holds one: most texts hold few of them."""

    def __init__(self, patterns: Mapping[str, str], *others: AnyOf) -> None:
        """`patterns`: pattern by its literals, parted by "|"; beside them those of `others`."""
        own = tuple((tuple(words.split("|")), in_small(pattern)) for words, pattern in patterns.items())
        self.patterns: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
            *own,
            *(each for one in others for each in one.patterns),
        )
        told = [(word, pattern) for words, pattern in self.patterns for word in words]
        self._words, self._of_words = zip(*told, strict=True)
        self._told_by = {long: [one for word, one in told if long.startswith(word)] for long in self._words}
        self._longest = re.compile(f"(?=({_one_of(self._words)}))") if len(told) >= _MANY else None

    def found_in(self, text: str) -> bool:
        """Whether one of them matches somewhere in `text`, which is in small letters."""
        return any(one.search(text) for one in self._likely(text))

    def _likely(self, text: str) -> Iterable[re.Pattern[str]]:
        if self._longest is None:
            return compress(self._of_words, map(text.__contains__, self._words))
        return chain.from_iterable(map(self._told_by.__getitem__, set(self._longest.findall(text))))


def _one_of(words: Iterable[str]) -> str:
    """The longest of `words` at a place, as a pattern that looks at each letter once."""
    behind: dict[str, list[str]] = {}
    for word in words:
        behind.setdefault(word[:1], []).append(word[1:])
    each = [re.escape(first) + _one_of(rest) for first, rest in behind.items() if first]
    return f"(?:{'|'.join(each)}){'?' if '' in behind else ''}" if each else ""
