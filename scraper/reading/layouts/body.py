"""The body of an HTML page as blocks: paragraphs, list items and headings in reading order."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from scraper.page import Page
from scraper.reading.manuscript import Block, Kind, fold

_BLOCK_TAGS = frozenset(
    "p li h2 h3 h4 h5 h6 div section article ul ol table tbody thead tr td th blockquote dl dt dd pre figure main".split()
)
_SKIPPED = frozenset("script style noscript template nav form figure aside button svg iframe figcaption".split())
_KIND = {"li": Kind.ITEM, **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "dt"), Kind.HEADING)}
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(.+)$", re.DOTALL)
_DEEPEST = 60


def blocks_in(*roots: LexborNode) -> tuple[Block, ...]:
    """The text of `roots`, cut at block elements and line breaks doubled; scripts, forms and navigation left out."""
    found: list[Block] = []
    for root in roots:
        _walk(root, Kind.PARAGRAPH, found, 0)
    return tuple(found)


def _walk(node: LexborNode, kind: Kind, found: list[Block], depth: int) -> None:
    """Depth-first; inline runs gather into one block. Below `_DEEPEST` levels the rest is taken as one run of text."""
    run: list[str] = []

    def flush() -> None:
        if run:
            text = fold("".join(run))
            run.clear()
            if text:
                found.append(Block(text, kind))

    child = node.child
    breaks = 0
    while child is not None:
        tag = child.tag
        if tag == "br":
            breaks += 1
            run.append("\n")
            if breaks > 1:
                flush()
        elif tag == "-text":
            content = child.text_content or ""
            run.append(content)
            if content.strip():
                breaks = 0
        elif tag in _BLOCK_TAGS and depth < _DEEPEST:
            flush()
            breaks = 0
            if tag == "p" and not _has_blocks(child):
                text = fold(child.text())
                if text:
                    found.append(Block(text, kind))
            else:
                _walk(child, _KIND.get(tag, kind), found, depth + 1)
        elif tag not in _SKIPPED and not tag.startswith("-") and tag != "_comment":
            breaks = 0
            run.append(child.text())
        child = child.next
    flush()


def _has_blocks(paragraph: LexborNode) -> bool:
    """Whether a `<p>` holds line breaks or skipped elements and must be walked."""
    return paragraph.css_first("br,script,style,noscript") is not None


def node_text(node: LexborNode | None) -> str:
    return fold(node.text()) if node is not None else ""


def address(page: Page) -> str:
    """The page's own address; of an archive's copy, the address it was copied from."""
    url = page.url
    met = _ARCHIVE.match(url)
    return met.group(1) if met else url
