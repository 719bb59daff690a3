"""A Federal Register document as the API gives it, with or without its full text.

Only the fields of https://www.federalregister.gov/developers/documentation/api/v1 are used: `title`, `action`, `abstract`,
`dates`, `publication_date`, `html_url`, `document_number`; and `body`, under which a caller may have put the raw text.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from ledger.model import Document, Reading, Verdict
from scraper.page import Page
from scraper.reading.layouts.neighbours import own_notice
from scraper.reading.layouts.notice import paragraphs
from scraper.reading.layouts.template import template
from scraper.reading.text.manuscript import Block, Genre, Manuscript, fold
from scraper.source import Layout

_BODIES = ("body", "raw_text", "full_text", "body_html")


#: From this many notices on an answer is the front line's, whose notices are fetched one by one.
_FRONT_LINE = 30


def recognise(page: Page) -> bool:
    return len(_documents(page)) == 1


def recognise_several(page: Page) -> bool:
    """An answer to a search of one's own, saved by hand."""
    return page.kind == "json" and '"filed_at"' not in page.text and 1 < len(_documents(page)) < _FRONT_LINE


def _documents(page: Page) -> list[dict[str, Any]]:
    """The notices of the answer; none when the JSON is something else."""
    if page.kind != "json" or '"document_number"' not in page.text:
        return []
    try:
        answer = json.loads(page.text)
    except (ValueError, RecursionError):
        return []
    results = answer.get("results") if isinstance(answer, dict) else None
    found = results if isinstance(results, list) else [answer]
    return found if all(map(_is_document, found)) else []


def _is_document(one: object) -> bool:
    return isinstance(one, dict) and isinstance(one.get("title"), str) and "document_number" in one


def manuscript(page: Page) -> Manuscript:
    return _manuscript(_documents(page)[0], page.url)


def _manuscript(document: dict[str, Any], url: str) -> Manuscript:
    title = fold(document["title"])
    blocks, closed = own_notice(_body(document), title)
    told = {block.text for block in blocks}
    heads = [("SUMMARY:", "abstract"), ("DATES:", "dates")]
    extra = [Block(f"{label} {fold(document[key])}") for label, key in heads if isinstance(document.get(key), str)]
    return Manuscript(
        source="federal_register",
        url=str(document.get("html_url") or url),
        title=title,
        released=_day(document.get("publication_date")),
        blocks=(*(block for block in extra if block.text not in told), *blocks),
        genre=Genre.NOTICE,
        action=fold(str(document.get("action") or "")),
        closed=closed,
    )


def read_several(page: Page) -> Reading:
    """Each notice read by itself; what none of them announces is listed under `ignored`."""
    from scraper.reading.verdict import read_manuscript  # its rules take 80 ms to load; an idle poll reads no page

    each = [read_manuscript(_manuscript(document, page.url)) for document in _documents(page)]
    verdicts = {one.verdict for one in each}
    return Reading(
        Document("federal_register", page.url, f"Federal Register: {len(each)} notices"),
        next(verdict for verdict in _GRAVEST if verdict in verdicts),
        tuple(announced for one in each for announced in one.announcements),
        issues=tuple(issue for one in each for issue in one.issues),
        ignored=tuple(f"no Finding: {one.document.title}" for one in each if one.verdict in _NO_NEWS),
        text="\n".join(one.text for one in each),
    )


_NO_NEWS = (Verdict.MENTION, Verdict.UNRELATED)
_GRAVEST = (Verdict.ACTION, Verdict.UNCLEAR, *_NO_NEWS)


def _body(document: dict[str, Any]) -> tuple[Block, ...]:
    text = next((document[key] for key in _BODIES if isinstance(document.get(key), str)), "")
    return paragraphs(text)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


NOTICE_JSON = template("Federal Register API", "2015", recognise, manuscript)
NOTICES_JSON = Layout("Federal Register API, several notices", "2015", recognise_several, read_several)
