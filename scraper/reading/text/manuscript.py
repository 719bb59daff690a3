"""An announcement freed from its template: what the layouts make of a page, and what the reader reads.

Whitespace is folded and invisible characters are gone, so a quote cut out of a block is found verbatim in
`Manuscript.text` and, after folding whitespace, in the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ledger.model import Document

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]+")


class Kind(StrEnum):
    """What a block is on the page."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"
    ROW = "row"


class Genre(StrEnum):
    """Which form of document: a press release announces in prose, a notice in sections, a bulletin tersely."""

    RELEASE = "release"
    BULLETIN = "bulletin"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, heading or row of a table, whitespace folded. `cells`: of a row, whose text is all of them."""

    text: str
    kind: Kind = Kind.PARAGRAPH
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manuscript:
    """`released` is the day printed on the page; everything relative ("today") is reckoned from it."""

    source: str
    url: str
    title: str
    blocks: tuple[Block, ...]
    subhead: str = ""
    released: date | None = None
    modified: date | None = None
    genre: Genre = Genre.RELEASE
    action: str = ""  #: the ACTION line of a Federal Register notice
    closed: tuple[str, ...] = ()  #: parts of the page left out on purpose, one line each

    @property
    def document(self) -> Document:
        return Document(self.source, self.url, self.title, self.released, self.modified)

    @property
    def text(self) -> str:
        """Everything that was read, one block a line."""
        return "\n".join([part for part in (self.title, self.subhead) if part] + [block.text for block in self.blocks])


#: The longest releases have 15,000 characters; what comes behind this many is not read.
READ_AT_MOST = 60_000


def opening(manuscript: Manuscript) -> Manuscript:
    """The manuscript up to `READ_AT_MOST` characters, with a line that says so where it was longer."""
    room = READ_AT_MOST
    kept: list[Block] = []
    for block in manuscript.blocks:
        kept.append(block if len(block.text) <= room else Block(block.text[:room], block.kind))
        room -= len(block.text)
        if room <= 0:
            cut = f"the text after its first {READ_AT_MOST:,} characters"
            return replace(
                manuscript,
                title=manuscript.title[:1000],
                subhead=manuscript.subhead[:2000],
                blocks=tuple(kept),
                closed=(*manuscript.closed, cut),
            )
    return manuscript if len(manuscript.title) <= 1000 else replace(manuscript, title=manuscript.title[:1000])


def fold(text: str) -> str:
    """Whitespace of every kind to single blanks, invisible characters gone."""
    return " ".join((text if text.isascii() else _INVISIBLE.sub("", text)).split())


def blocks_of(texts: Sequence[str], kind: Kind = Kind.PARAGRAPH) -> tuple[Block, ...]:
    """Plain paragraphs as blocks, empty ones dropped."""
    return tuple(Block(folded, kind) for folded in map(fold, texts) if folded)
