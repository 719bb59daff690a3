"""XML as feeds and sitemaps write it, read without the parts of XML that are a danger."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

from scraper.page import Page
from scraper.source import LayoutError


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of an RSS feed."""

    title: str
    link: str
    published: date | None  #: on CBP's feeds the day the page was created, which need not be that of the release


def root(page: Page, source: str) -> ElementTree.Element:
    """The document's root. Raises `LayoutError` for XML that is broken, or that declares entities of its own."""
    if "<!DOCTYPE" in page.text or "<!ENTITY" in page.text:
        raise LayoutError(source, page.url, "XML with a document type, which no feed has")
    try:
        return ElementTree.fromstring(page.text.strip())  # noqa: S314 (no document type, so no entities to expand)
    except ElementTree.ParseError as error:
        raise LayoutError(source, page.url, f"XML that breaks off or is malformed: {error}") from error


def is_rss(page: Page) -> bool:
    return page.kind == "xml" and "<rss" in page.text[:2048]


def entries(page: Page, source: str) -> Iterator[Entry]:
    """The items of an RSS 2.0 feed, in order; there may be none. Raises `LayoutError` when there is no channel."""
    channel = root(page, source).find("channel")
    if channel is None:
        raise LayoutError(source, page.url, "RSS without a channel")
    for item in channel.iterfind("item"):
        yield Entry(_text(item, "title"), _text(item, "link"), _day(_text(item, "pubDate")))


def _text(item: ElementTree.Element, name: str) -> str:
    return " ".join(html.unescape(item.findtext(name) or "").split())


def _day(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, OverflowError):
        return None
