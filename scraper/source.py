"""What a source is: a name, the addresses of its front line, and the layouts its pages have had."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

from ledger.model import Channel, Reading, Snapshot
from scraper.page import Page


class LayoutError(Exception):
    """No layout of the source fits the page: it has changed shape, or it is not the source's page at all."""

    def __init__(self, source: str, url: str, looks_like: str) -> None:
        super().__init__(f"{source}: no known layout fits {url} (it looks like {looks_like})")
        self.looks_like = looks_like


@dataclass(frozen=True, slots=True)
class Layout:
    """One shape the source's pages have had. Old ones stay: archived pages still need them."""

    name: str
    since: str  #: when the shape was first seen, YYYY or YYYY-MM or YYYY-MM-DD
    recognise: Callable[[Page], bool]
    read: Callable[[Page], Reading]


Follow = Callable[[Reading, int, Collection[str]], str | None]
"""(what a page of an index gave, its number counted from 0, the addresses known before it) -> the next page's address,
or None when there is nothing new to expect there."""


@dataclass(frozen=True, slots=True)
class Source:
    """One publication we read. `start` is the front line: the addresses a poll begins with; `past`: pages it was before."""

    name: str
    title: str
    channel: Channel
    hosts: tuple[str, ...]
    start: tuple[str, ...]
    layouts: tuple[Layout, ...]  #: newest first
    follow: Follow | None = None  #: for an index in pages: which page comes next
    standing_leads: bool = False  #: the front line leads to documents that change in place, so each poll asks for them
    past: tuple[str, ...] = ()
    every: timedelta | None = None  #: once read completely it is left alone for so long; None: each poll asks

    def layout_for(self, page: Page) -> Layout | None:
        return next((layout for layout in self.layouts if layout.recognise(page)), None)

    def read(self, snapshot: Snapshot) -> Reading:
        """Bytes to reading. `LayoutError` when no layout fits, `SelectorError` or `TableError` when one breaks."""
        return self.read_page(Page(snapshot))

    def read_page(self, page: Page) -> Reading:
        """The same for a page that was looked at before."""
        layout = self.layout_for(page)
        if layout is None:
            raise LayoutError(self.name, page.snapshot.url, page.looks_like)
        return layout.read(page)
