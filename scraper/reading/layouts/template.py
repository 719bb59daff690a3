"""A page template as a layout: how it is known and where its parts stand. What the text says is read alike for all."""

from __future__ import annotations

from collections.abc import Callable

from ledger.model import Reading
from scraper.page import Page
from scraper.reading.text.manuscript import Manuscript
from scraper.source import Layout


def template(
    name: str, since: str, recognise: Callable[[Page], bool], manuscript: Callable[[Page], Manuscript]
) -> Layout:
    """`manuscript` takes the page apart, and raises `SelectorError` where its parts do not stand as they should."""

    def read(page: Page) -> Reading:
        from scraper.reading.verdict import read_manuscript  # its rules take 80 ms to load; an idle poll reads no page

        return read_manuscript(manuscript(page))

    return Layout(name, since, recognise, read)
