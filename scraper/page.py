"""One snapshot, ready to be looked at: its kind of bytes, its text, and selectors that state how many they expect."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ledger.model import Snapshot
from scraper.nesting import too_deep

_HTML_MARKS = ("<!doctype html", "<html", "<head", "<body", "<div", "<main", "<article", "<table")
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an Office file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x1f\x8b": "gzip data",
    b"SQLite format 3": "a SQLite database",
}
#: Not "[Federal Register Volume 90": what a notice's plain text opens with.
_JSON_ARRAY = re.compile(r"\[\s*(?:[\[{\"\d\]-]|true\b|false\b|null\b|$)")
_CANONICAL = 'link[rel="canonical"]'
_MAIN, _MAIN_ENDS = b"<main", b"</main>"
#: The tags of what has no elements in it, or none that count; an end tag has its slash in the group.
_CLOSED_TO_ELEMENTS = re.compile(
    rb"<(/)?(?:script|style|template|textarea|title|select|svg|math|iframe|noscript|xmp|object)\b", re.IGNORECASE
)


class SelectorError(Exception):
    """A selector met another number of elements than it promised: the page has changed shape."""

    def __init__(self, selector: str, expected: str, found: int, url: str) -> None:
        super().__init__(f"{url or 'a file'}: expected {expected} of {selector!r}, found {found}")


class NestedTooDeeply(SelectorError):
    """A page of which no tree can be made in bounded time."""

    def __init__(self, url: str, why: str) -> None:
        Exception.__init__(self, f"{url or 'a file'}: not parsed: {why}")


def _as_utf8(body: bytes) -> bytes:
    """UTF-16 with a mark, in which Windows' editor and Excel save "Unicode" text, as what all else expects."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return body.decode("utf-16").encode("utf-8")
        except UnicodeDecodeError:
            return body  # a file of another kind that begins so
    return body


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8").removeprefix("\ufeff")  # "utf-8-sig" takes twice as long
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


class Page:
    """A snapshot's bytes with the views that recognisers and readers take of them, each made once and on demand."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.body = _as_utf8(snapshot.body)

    def at(self, url: str) -> Page:
        """The same page known by an address; what was made of it is not made again."""
        other = Page(replace(self.snapshot, url=url))
        other.__dict__ |= {name: view for name, view in self.__dict__.items() if name not in other.__dict__}
        return other

    @property
    def url(self) -> str:
        """The address asked for; for a file saved by hand without one, the page's own canonical link."""
        return self.snapshot.url or self.canonical or ""

    @cached_property
    def text(self) -> str:
        """The bytes as text: UTF-16 with a mark, UTF-8 with or without one, else windows-1252 (CBP's list since January 2026)."""
        return _decoded(self.body)

    def holds(self, mark: str) -> bool:
        """Whether `mark`, of ASCII characters, stands anywhere in the text."""
        return self.body.rfind(mark.encode("ascii")) >= 0  # in a long text four times as fast as from the front

    def behind(self, mark: str) -> str:
        """The text from where `mark`, of ASCII characters, first stands; empty where it does not."""
        sought = mark.encode("ascii")
        first, before = -1, self.body.rfind(sought)
        while before >= 0:
            first, before = before, self.body.rfind(sought, 0, before + len(sought) - 1)
        return _decoded(self.body[first:]) if first >= 0 else ""

    @cached_property
    def kind(self) -> str:
        """`empty`, `binary`, `html`, `json`, `xml` or `text`, told from the bytes alone."""
        if not self.body or self.body.isspace():
            return "empty"
        if self._magic or b"\x00" in self.body[:4096]:
            return "binary"
        start = self.body[:2048].decode("utf-8", errors="ignore").removeprefix("\ufeff").lstrip().lower()
        if start.startswith("{") or _JSON_ARRAY.match(start):
            return "json"
        if start.startswith(("<?xml", "<rss", "<feed", "<urlset", "<sitemapindex")):
            return "xml"
        if start.startswith("<") or any(mark in start for mark in _HTML_MARKS):
            return "html"
        return "text"

    @property
    def _magic(self) -> str | None:
        return next((name for magic, name in _MAGIC.items() if self.body.startswith(magic)), None)

    @property
    def looks_like(self) -> str:
        """What a person would call these bytes, for a message."""
        if self.kind == "binary":
            return self._magic or "binary data"
        if self.kind == "html":
            return f"a web page titled {self.title!r}" if self.title else "a web page without a title"
        names = {"empty": "an empty file", "json": "JSON", "xml": "XML", "text": "plain text"}
        return names[self.kind]

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed page. Raises `NestedTooDeeply`."""
        return self._parsed(self.text)

    @property
    def main(self) -> LexborNode | None:
        """The page's one `<main>`, parsed without what stands around it.

        None where that would not be sure to give what the whole page gives: for no such element or several, or one in a
        comment or a script; and where the whole page was parsed first. Raises `NestedTooDeeply`.
        """
        body = self._head_and_main.body if self._head_and_main is not None else None
        found = body.child if body is not None else None
        return found if found is not None and found.tag == "main" else None

    def _parsed(self, text: str) -> LexborHTMLParser:
        why = too_deep(text)
        if why:
            raise NestedTooDeeply(self.snapshot.url, why)
        return LexborHTMLParser(text)

    @cached_property
    def _head_and_main(self) -> LexborHTMLParser | None:
        """The page without what stands around its one `<main>`: most of a page are menus, which are not even decoded."""
        end = self.body.rfind(_MAIN_ENDS) if "tree" not in self.__dict__ else -1
        start = self.body.rfind(_MAIN, 0, max(end, 0))
        if start < 0 or not self._is_alone(start, end):
            return None
        head = self.body[: max(self.body.find(b"<body", 0, start), 0)]
        return self._parsed(_decoded(head + self.body[start : end + len(_MAIN_ENDS)]))

    def _is_alone(self, start: int, end: int) -> bool:
        """Whether nothing else is called main, and what comes next behind it closes nothing that was opened before it."""
        body = self.body
        if body.rfind(_MAIN, 0, start) >= 0 or body.rfind(_MAIN_ENDS, 0, end) >= 0 or body.find(_MAIN, end) >= 0:
            return False
        opens, closes = body.find(b"<!--", end), body.find(b"-->", end)
        if closes >= 0 and not 0 <= opens < closes:
            return False
        behind = _CLOSED_TO_ELEMENTS.search(body, end)
        return behind is None or not behind[1]

    @cached_property
    def title(self) -> str:
        node = self.tree.css_first("title") if self.kind == "html" else None
        return " ".join(node.text().split()) if node else ""

    @cached_property
    def canonical(self) -> str | None:
        """The address the page gives as its own."""
        if self.kind != "html":
            return None
        first = self._head_and_main.css_first(_CANONICAL) if self._head_and_main is not None else None
        node = first or self.tree.css_first(_CANONICAL)
        return (node.attributes.get("href") or None) if node else None

    def one(self, selector: str) -> LexborNode:
        """The only match. Raises `SelectorError` on none or several."""
        found = self.tree.css(selector)
        if len(found) != 1:
            raise SelectorError(selector, "exactly one", len(found), self.url)
        return found[0]

    def some(self, selector: str) -> list[LexborNode]:
        """All matches, at least one. Raises `SelectorError` on none."""
        found = self.tree.css(selector)
        if not found:
            raise SelectorError(selector, "at least one", 0, self.url)
        return found
