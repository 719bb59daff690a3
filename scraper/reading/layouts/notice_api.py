"""A Federal Register document as the API gives it, with or without its full text.

Only the fields of https://www.federalregister.gov/developers/documentation/api/v1 are used: `title`, `action`, `abstract`,
`dates`, `publication_date`, `html_url`, `document_number`; and `body`, under which a caller may have put the raw text.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from scraper.page import Page
from scraper.reading.layouts.neighbours import own_notice
from scraper.reading.layouts.notice import paragraphs
from scraper.reading.layouts.template import template
from scraper.reading.manuscript import Block, Genre, Manuscript, fold

_BODIES = ("body", "raw_text", "full_text", "body_html")


def recognise(page: Page) -> bool:
    if page.kind != "json" or '"document_number"' not in page.text:
        return False
    return _document(page) is not None


def _document(page: Page) -> dict[str, Any] | None:
    """The one document of the answer; None when the JSON is something else or a list of several."""
    try:
        answer = json.loads(page.text)
    except (ValueError, RecursionError):
        return None
    if isinstance(answer, dict) and isinstance(answer.get("results"), list):
        results = answer["results"]
        answer = results[0] if len(results) == 1 else None
    if not isinstance(answer, dict) or not isinstance(answer.get("title"), str) or "document_number" not in answer:
        return None
    return answer


def manuscript(page: Page) -> Manuscript:
    document = _document(page)
    if document is None:
        raise ValueError("not a Federal Register document")
    title = fold(document["title"])
    blocks, closed = own_notice(_body(document), title)
    told = {block.text for block in blocks}
    heads = [("SUMMARY:", "abstract"), ("DATES:", "dates")]
    extra = [Block(f"{label} {fold(document[key])}") for label, key in heads if isinstance(document.get(key), str)]
    return Manuscript(
        source="federal_register",
        url=str(document.get("html_url") or page.url),
        title=title,
        released=_day(document.get("publication_date")),
        blocks=(*(block for block in extra if block.text not in told), *blocks),
        genre=Genre.NOTICE,
        action=fold(str(document.get("action") or "")),
        closed=closed,
    )


def _body(document: dict[str, Any]) -> tuple[Block, ...]:
    text = next((document[key] for key in _BODIES if isinstance(document.get(key), str)), "")
    return paragraphs(text)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


NOTICE_JSON = template("Federal Register API", "2015", recognise, manuscript)
