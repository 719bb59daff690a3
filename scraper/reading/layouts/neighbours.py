"""Text taken from a page of the Federal Register holds the end of one notice and the start of the next: keep our own."""

from __future__ import annotations

import re

from scraper.reading.text.manuscript import Block, fold

_END = re.compile(r"\[FR Doc\.?\s*[\d–-]+ ?Filed|^BILLING CODE|\[FR Doc", re.IGNORECASE)
_START = re.compile(r"^(?:DEPARTMENT OF|AGENCY:)|\bAGENCY:")
_OURS = re.compile(
    r"notice of finding|maintenance of (?:finding|determination)|forced labor finding|19 u\.?s\.?c\.? [1i]307",
    re.IGNORECASE,
)


def own_notice(blocks: tuple[Block, ...], title: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """(the blocks of the notice titled `title`, what was cut off). Without a title: of the one notice that speaks of findings."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        parts[-1].append(block)
        if _END.search(block.text):
            parts.append([])
    parts = [part for part in parts if any(_START.search(block.text) for block in part)]
    if len(parts) < 2:
        return blocks if not parts else tuple(parts[0]), ()
    kept = _titled(parts, title) or next(
        (part for part in parts if any(_OURS.search(block.text) for block in part)), parts[0]
    )
    return tuple(kept), tuple(f"a neighbouring notice: {_name(part)}" for part in parts if part is not kept)


def _titled(parts: list[list[Block]], title: str) -> list[Block] | None:
    """The part whose head repeats most of the title."""
    wanted = fold(title).lower()
    if not wanted:
        return None
    for part in parts:
        if wanted[:60] in fold(" ".join(block.text for block in part)).lower():
            return part
    return None


def _name(part: list[Block]) -> str:
    return next((block.text[:80] for block in part if len(block.text) > 30), part[0].text[:80])
