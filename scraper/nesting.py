"""How deep a page's elements lie in one another, found out in linear time, before a tree is made of it.

A parser of HTML looks up the open elements at each tag, so that a page of nothing but opening tags takes it the square
of their number: 200,000 of them in one megabyte take minutes. It also opens formatting elements again that were left
open, in each paragraph that follows. No page of anybody's comes near the limits here; browsers stop nesting at 512.
"""

from __future__ import annotations

import re
from collections import Counter

#: Elements in one another, and tags written in elements that are left open, beyond which a page is not parsed.
DEEPEST = 1_000
MOST_REOPENED = 2_000_000
#: Whatever so few tags are, a parser is through with them in a second.
_FEW = 4_000
#: The square of so many open elements costs it a tenth of a second, if none of them is formatting.
_FEW_OPEN = 10_000

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
#: Opened again by the parser in each block that follows, until they are closed.
_FORMATTING = frozenset("b big code em font i s small strike strong tt u".split())
#: A second one closes the first, or needs an element round it that is counted.
_CLOSES_ITSELF = frozenset(
    "a nobr p li dt dd tr td th tbody thead tfoot caption colgroup option html head body".split()
)
#: What is opened in them is not closed by an end tag outside.
_WALLS = frozenset("table object applet marquee template svg math".split())
#: No tags are in them.
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())

_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)|<(/?)([a-z][^\s/>]*)"""
    r"""(?>(?:[\s/]+|=?[^\s/>=]+(?:\s*=\s*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^\s>"'][^\s>]*)?)?|=)*)(/?)>?""",
    re.DOTALL,
)
_FORMATS = re.compile(rf"<(?:{'|'.join(sorted(_FORMATTING))})\b", re.IGNORECASE)


def too_deep(text: str) -> str:
    """Why no tree should be made of an HTML text; empty for any page of this world."""
    if _is_harmless(text):
        return ""
    text = text.lower()
    nested = _Nesting()
    at = 0
    while (tag := _TAG.search(text, at)) is not None:
        at, name = tag.end(), tag[2]
        if name is None:
            continue
        if tag[1]:
            nested.close(name)
        else:
            nested.open(name)
        if nested.depth > DEEPEST:
            return f"its elements lie more than {DEEPEST:,} deep in one another"
        if nested.reopened > MOST_REOPENED:
            return "its formatting is never closed"
        if name in _RAW and not tag[1]:
            end = text.find(f"</{name}", at)
            at = len(text) if end < 0 else end
    return ""


def _is_harmless(text: str) -> bool:
    """Whether the number of its tags alone says that a page is within the limits, as that of nearly every page does."""
    tags = text.count("<")
    if tags <= _FEW:
        return True
    return tags <= _FEW_OPEN and len(_FORMATS.findall(text)) * tags <= MOST_REOPENED


class _Room:
    """Open elements of which an end tag can close any. `wall` is what they are in."""

    def __init__(self, wall: str = "") -> None:
        self.wall = wall
        self.elements: list[str] = []
        self.times: Counter[str] = Counter()

    def enter(self, name: str) -> None:
        self.elements.append(name)
        self.times[name] += 1

    def leave(self, name: str) -> int:
        """How many elements an end tag closes: the last of its name and all in it, or none."""
        before = len(self.elements)
        while self.times[name] and (last := self.elements.pop()):
            self.times[last] -= 1
            if last == name:
                break
        return before - len(self.elements)


class _Nesting:
    """The open elements, as a parser would hold them, in outline."""

    def __init__(self) -> None:
        self._rooms = [_Room()]
        self._walls: Counter[str] = Counter()
        self._formatting = 0
        self.depth = 0
        self.reopened = 0

    def open(self, name: str) -> None:
        self.reopened += self._formatting
        if name in _VOID or name in _CLOSES_ITSELF:
            return
        self.depth += 1
        if name in _FORMATTING:
            self._formatting += 1
        elif name in _WALLS:
            self._rooms.append(_Room(name))
            self._walls[name] += 1
        else:
            self._rooms[-1].enter(name)

    def close(self, name: str) -> None:
        self.reopened += self._formatting
        if name in _FORMATTING:
            closed = min(1, self._formatting)
            self._formatting -= closed
            self.depth -= closed
        elif name not in _WALLS:
            self.depth -= self._rooms[-1].leave(name)
        elif self._walls[name]:
            self._break(name)

    def _break(self, wall: str) -> None:
        while True:
            room = self._rooms.pop()
            self._walls[room.wall] -= 1
            self.depth -= 1 + len(room.elements)
            if room.wall == wall:
                return
