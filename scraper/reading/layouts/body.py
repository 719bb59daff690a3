"""The body of an HTML page as blocks: paragraphs, list items and headings in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from scraper.page import Page, SelectorError
from scraper.reading.layouts.saved import block_of, lines_of
from scraper.reading.text.manuscript import Block, Kind, fold

_BLOCK_TAGS = frozenset(
    "p li h2 h3 h4 h5 h6 div section article ul ol table tbody thead tr td th blockquote dl dt dd pre figure main".split()
)
_SKIPPED = frozenset("script style noscript template nav form figure aside button svg iframe figcaption".split())
_KIND = {"li": Kind.ITEM, **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "dt"), Kind.HEADING)}
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(.+)$", re.DOTALL)
_DEEPEST = 60
_ENDED = re.compile(r"[.!?:][\"”’)]*\s*$")


def blocks_in(*roots: LexborNode) -> tuple[Block, ...]:
    """The text of `roots`, cut at block elements and line breaks doubled; scripts, forms and navigation left out."""
    found: list[Block] = []
    for root in roots:
        _walk(root, Kind.PARAGRAPH, found, 0)
    return tuple(found)


class _Run:
    """The inline text gathered since the last block, and where it goes when the block ends."""

    def __init__(self, kind: Kind, found: list[Block]) -> None:
        self.kind = kind
        self.found = found
        self.parts: list[str] = []
        self.breaks = 0

    def add(self, text: str) -> None:
        self.parts.append(text)
        if text.strip():
            self.breaks = 0

    def line_break(self) -> None:
        """One is a blank, two end the block."""
        self.parts.append("\n")
        self.breaks += 1
        if self.breaks > 1:
            self.end()

    def opens_anew(self) -> bool:
        """Whether a line of its own ended just before: bold words then head another paragraph that has no tag."""
        last = self.parts[-1] if self.parts else ""
        return "\n" in last and last.rstrip(" \t")[-1:] == "\n" and _ENDED.search("".join(self.parts)) is not None

    def end(self) -> None:
        text = fold("".join(self.parts))
        self.parts.clear()
        if text:
            self.found.append(Block(text, self.kind))


def _walk(node: LexborNode, kind: Kind, found: list[Block], depth: int) -> None:
    """Depth-first. Below `_DEEPEST` levels the rest is taken as one run of text."""
    run = _Run(kind, found)
    _gather(node, run, depth)
    run.end()


def _gather(node: LexborNode, run: _Run, depth: int) -> None:
    """What stands in `node`, into its run: text, and elements inside a line, in which others may stand."""
    child = node.child
    while child is not None:
        tag = child.tag or ""
        if tag == "br":
            run.line_break()
        elif tag == "-text":
            run.add(child.text_content or "")
        elif tag in _BLOCK_TAGS and depth < _DEEPEST:
            run.end()
            run.breaks = 0
            _block(child, tag, run.kind, run.found, depth)
        elif tag not in _SKIPPED and not tag.startswith("-"):
            if tag in ("strong", "b") and run.opens_anew():
                run.end()
            if depth < _DEEPEST and _holds_elements(child):
                _gather(child, run, depth + 1)
            else:
                run.add(child.text())
        child = child.next


def _holds_elements(node: LexborNode) -> bool:
    """Whether more than text stands in an element."""
    child = node.child
    while child is not None:
        if child.tag != "-text":
            return True
        child = child.next
    return False


def _block(node: LexborNode, tag: str, kind: Kind, found: list[Block], depth: int) -> None:
    """A block element; the usual paragraph without anything to leave out is taken in one step."""
    if tag == "tr" and (cells := _cells(node)):
        found.append(Block(" ".join(cells), Kind.ROW, cells))
    elif tag == "pre" and not _holds_elements(node):
        found.extend(block_of(line) for line in lines_of(node.text()) if line)
    elif tag == "p" and not _has_blocks(node):
        text = fold(node.text())
        if text:
            found.append(Block(text, kind))
    else:
        _walk(node, _KIND.get(tag, kind), found, depth + 1)


#: A longer cell holds prose: the table only sets the page.
_LONGEST_CELL = 200


def _cells(row: LexborNode) -> tuple[str, ...]:
    """The cells of a row of data; empty for a row that only holds other blocks in place."""
    cells: list[str] = []
    child = row.child
    while child is not None:
        if child.tag in ("td", "th"):
            if child.css_first("table,ul,ol,h2,h3") is not None:
                return ()
            cells.append(fold(child.text(separator=" ")))
        child = child.next
    told = [cell for cell in cells if cell]
    if len(cells) < 2 or not told or any(len(cell) > _LONGEST_CELL for cell in told):
        return ()
    return () if len(told) == 1 and _ENDED.search(told[0]) else tuple(cells)


def _has_blocks(paragraph: LexborNode) -> bool:
    """Whether a `<p>` holds line breaks or skipped elements and must be walked."""
    return _holds_elements(paragraph) and paragraph.css_first("br,script,style,noscript") is not None


def node_text(node: LexborNode | None) -> str:
    return fold(node.text()) if node is not None else ""


def address(page: Page) -> str:
    """The page's own address; of an archive's copy, the address it was copied from."""
    url = page.url
    met = _ARCHIVE.match(url)
    return met.group(1) if met else url


_WRAPPERS = frozenset("div section center form".split())
_DEEP_ENOUGH = 8


def contents_of(page: Page) -> Iterator[LexborNode]:
    """Where a page's content may stand: its `<main>` as it is cut out, if it is; then as the whole page has it."""
    if page.main is not None:
        yield page.main
    yield _content_of(page)


def _content_of(page: Page) -> LexborNode:
    """The page's `<main>`, looked for through wrappers alone: a selector would visit every entry of the menus before it.

    The body where there is none, and the document where there is no body.
    """
    body = page.tree.body
    level = [body] if body is not None else []
    for _ in range(_DEEP_ENOUGH):
        wrappers: list[LexborNode] = []
        for node in level:
            child = node.child
            while child is not None:
                if child.tag == "main":
                    return child
                if child.tag in _WRAPPERS:
                    wrappers.append(child)
                child = child.next
        level = wrappers
    root = body or page.tree.root
    if root is None:
        raise SelectorError("body", "at least one", 0, page.url)
    return root
