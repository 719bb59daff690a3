"""Whose bytes are these? For files saved by hand, which come without the source they belong to."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import urlsplit

from ledger.model import Snapshot
from scraper.blocks import block_page
from scraper.page import Page
from scraper.source import Source
from scraper.sources import EVERY

_ABOUT_US = re.compile(r"customs and border protection|\bCBP\b", re.IGNORECASE)
#: What `scraper.reading.layouts.capture` knows a release by.
_HOW_IT_BEGINS = (
    'plain text that names CBP but has no line "Release Date: Month D, YYYY" near its top: a release saved as text begins '
    "with its title and that line"
)


#: Beside the sources' own: who prints the Federal Register.
_PRINTERS = ("www.govinfo.gov",)
_CAPTURE = re.compile(r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)")
_WEB = re.compile(r"https?://", re.IGNORECASE)


class NotOurs(Exception):
    """The bytes are no page or file of any source."""

    def __init__(self, name: str, looks_like: str) -> None:
        super().__init__(f"{name}: not a page or list we can read; it looks like {looks_like}")
        self.looks_like = looks_like


def recognise(snapshot: Snapshot, name: str = "") -> Source:
    """The source one of whose layouts knows the bytes: the one whose page it says it is, now or before, else the first
    in `EVERY`.

    `name` is what the message calls the file, in place of the snapshot's address. Raises `NotOurs`.
    """
    return recognise_page(Page(snapshot), name)


def recognise_page(page: Page, name: str = "") -> Source:
    """The same for a page, which its source can then read without parsing it again. Raises `NestedTooDeeply` too."""
    refusal = block_page(page.body) if page.kind in ("html", "text") else None
    if refusal is None:
        ours = [source for source in EVERY if source.layout_for(page) is not None]
        ours.sort(key=lambda source: page.url.rstrip("/") not in (*source.start, *source.past))
        if ours:
            return ours[0]
    raise NotOurs(name or page.snapshot.url or "the file", refusal or _looks_like(page))


def sites() -> tuple[str, ...]:
    """The domains that the sources publish on: "cbp.gov"."""
    hosts = (*(host for source in EVERY for host in source.hosts), *_PRINTERS)
    return tuple(sorted({".".join(host.split(".")[-2:]) for host in hosts}))


def published_elsewhere(address: str) -> bool:
    """Whether an address on the web lies on no site of any source; a capture of the archive is where its page was."""
    own = _CAPTURE.sub("", address, count=1)
    if not _WEB.match(own):
        return False
    try:
        host = (urlsplit(own).hostname or "").rstrip(".")
    except ValueError:  # brackets that hold no IPv6 address
        return True
    return not any(host == site or host.endswith(f".{site}") for site in sites())


def _looks_like(page: Page) -> str:
    columns = _columns(page.text) if page.kind == "text" else []
    if not columns:
        release = page.kind == "text" and _ABOUT_US.search(page.text) is not None
        return _HOW_IT_BEGINS if release else page.looks_like
    shown = ", ".join(columns[:12]) + (", …" if len(columns) > 12 else "")
    return f"a CSV file with the columns {shown}"


def _columns(text: str) -> list[str]:
    """The header of a CSV text: two lines or more, with the same number of cells, three or more, in the first two."""
    try:
        rows = [row for _, row in zip(range(2), csv.reader(io.StringIO(text, newline="")), strict=False)]
    except csv.Error:
        return []
    if len(rows) < 2 or len(rows[0]) < 3 or len(rows[0]) != len(rows[1]):
        return []
    return [" ".join(cell.split())[:40] for cell in rows[0]]
