"""A Federal Register notice as a web page: federalregister.gov's own page, and the plain text the API's `body_html_url` gives."""

from __future__ import annotations

import re
from datetime import date

from scraper.page import Page
from scraper.reading.layouts.body import address, blocks_in, node_text
from scraper.reading.layouts.neighbours import own_notice
from scraper.reading.layouts.template import template
from scraper.reading.text.dates import month_day_year, us_date
from scraper.reading.text.manuscript import Block, Genre, Manuscript

_ROOTS = "#fulltext_content_area, .body-column, #document-content, .doc-content, article, main, pre"
_REGISTER = re.compile(r"federalregister\.gov|Federal Register(?: Volume|\s*/\s*Vol\.| Online| ::)", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:Publication Date|Published (?:Document|on|date)|Border Protection</a> on|Border Protection "
    r"on):?\s*(?:</?[a-z][^>]{0,200}>\s*){0,4}(\d{2}/\d{2}/\d{4}|[A-Z][a-z]+ \d{1,2}, \d{4})"
)
_IN_ADDRESS = re.compile(r"/documents/(\d{4})/(\d{2})/(\d{2})/")
_VOLUME = re.compile(r"Volume \d+,? (?:Number|Issue|No\.) \d+ \((?:[A-Z][a-z]+day, )?([A-Z][a-z]+ \d{1,2}, \d{4})\)")
#: The site's own name, and the labels it sets as headings.
_NO_TITLE = re.compile(r"^The Daily Journal of|:$")
_SITE = re.compile(r"^Federal Register\s*::\s*|\s*\|\s*Federal Register.*$")


def recognise(page: Page) -> bool:
    """The Register's name with the AGENCY and ACTION lines every notice has."""
    if page.kind not in ("html", "text"):
        return False
    return all(map(page.holds, ("SUMMARY:", "ACTION:", "AGENCY:"))) and _REGISTER.search(page.text) is not None


def manuscript(page: Page) -> Manuscript:
    blocks = _blocks(page)
    title = _title(page)
    blocks, closed = own_notice(blocks, title)
    return Manuscript(
        source="federal_register",
        url=address(page),
        title=title
        or next((block.text for block in blocks if block.text.startswith(("Notice of", "Determination"))), ""),
        released=published(page),
        blocks=blocks,
        genre=Genre.NOTICE,
        action=next((block.text[7:].strip() for block in blocks if block.text.startswith("ACTION:")), ""),
        closed=closed,
    )


def _blocks(page: Page) -> tuple[Block, ...]:
    if page.kind != "html":
        return paragraphs(page.text)
    roots = page.tree.css(_ROOTS)
    root = max(roots, key=lambda node: len(node.text()), default=page.tree.body)
    if root is None:
        return ()
    return paragraphs(root.text()) if root.tag == "pre" else _joined(blocks_in(root))


def paragraphs(text: str) -> tuple[Block, ...]:
    """Plain notice text: a paragraph is a run of lines without an empty one between."""
    return tuple(Block(" ".join(part.split())) for part in re.split(r"\n[ \t]*\n", text) if part.strip())


def _joined(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The site sets `SUMMARY:` as a heading over its paragraph: put label and text together."""
    joined: list[Block] = []
    label = ""
    for block in blocks:
        if re.fullmatch(r"(?:AGENCY|ACTION|SUMMARY|DATES|EFFECTIVE DATE):", block.text):
            label = block.text
        else:
            joined.append(Block(f"{label} {block.text}".strip(), block.kind))
            label = ""
    return tuple(joined)


def _title(page: Page) -> str:
    if page.kind != "html":
        return ""
    headings = (node_text(one) for one in page.tree.css("#metadata_content_area h1, h1.title, article h1, h1"))
    return next((text for text in headings if text and not _NO_TITLE.search(text)), "") or _SITE.sub("", page.title)


def published(page: Page) -> date | None:
    """From the address, the masthead line or the document details, in this order."""
    in_address = _IN_ADDRESS.search(address(page))
    if in_address:
        return date(*map(int, in_address.groups()))
    for pattern in (_VOLUME, _PUBLISHED):
        found = pattern.search(page.text)
        if found:
            return us_date(found.group(1)) or month_day_year(found.group(1))
    return None


NOTICE_PAGE = template("Federal Register page", "1994", recognise, manuscript)
