"""A text with quotes marked in it, and what changed between two texts; plain values, never markup."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

Mark = tuple[int, int, str]  #: begin, end, anchor


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `anchors` begin here; `marked`: a quote covers it."""

    text: str
    marked: bool
    anchors: tuple[str, ...] = ()


def located(text: str, quotes: Iterable[tuple[str, str]]) -> list[Mark]:
    """Where the quotes (quote, anchor) stand in a text, first occurrence; those not found are left out."""
    spellings = ((spelling, anchor) for quote, anchor in quotes if quote for spelling in _spellings(quote))
    found = {anchor: (text.find(spelling), spelling) for spelling, anchor in spellings if spelling in text}
    return sorted((begin, begin + len(spelling), anchor) for anchor, (begin, spelling) in found.items())


def _spellings(quote: str) -> set[str]:
    """As it is, and as it stands in a text that is JSON."""
    return {quote, json.dumps(quote, ensure_ascii=False)[1:-1]}


def paragraphs(text: str, marks: list[Mark]) -> Iterator[list[Piece]]:
    """The lines of a text that are not empty, each in pieces."""
    begin = 0
    for line in text.splitlines(keepends=True):
        end = begin + len(line.rstrip())
        if end > begin:
            yield list(_pieces(text, begin, end, [m for m in marks if m[0] < end and m[1] > begin]))
        begin += len(line)


def _pieces(text: str, begin: int, end: int, marks: list[Mark]) -> Iterator[Piece]:
    edges = {begin, end} | {edge for mark in marks for edge in mark[:2] if begin < edge < end}
    borders = sorted(edges)
    for here, there in pairwise(borders):
        anchors = tuple(dict.fromkeys(anchor for start, _, anchor in marks if start == here))
        covered = any(start <= here and there <= stop for start, stop, _ in marks)
        yield Piece(text[here:there], covered, anchors)


def shortened(lines: list[list[Piece]], most: int) -> tuple[list[list[Piece]], int]:
    """The first `most` characters, and beyond them the lines with quotes; how many lines were left out."""
    kept, length = [], 0
    for line in lines:
        length += sum(len(piece.text) for piece in line)
        if length <= most or any(piece.marked for piece in line):
            kept.append(line)
    return kept, len(lines) - len(kept)


def changed_lines(before: str, after: str, most: int = 200) -> list[dict[str, str]]:
    """`{how: gone | new, text}` for each line that differs, in reading order."""
    old = [line.strip() for line in before.splitlines() if line.strip()]
    new = [line.strip() for line in after.splitlines() if line.strip()]
    found: list[dict[str, str]] = []
    for op, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op != "equal":
            found += [{"how": "gone", "text": line} for line in old[a:b]]
            found += [{"how": "new", "text": line} for line in new[c:d]]
    return found[:most]
