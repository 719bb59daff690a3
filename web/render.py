"""A page in one of its forms: HTML, its facts as JSON, its events as a feed, a snapshot's text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from templates import fill
from web import coverage, feeds, keys, words
from web.addresses import Copied, Served
from web.page import Asked, Page

TYPES = {
    "html": "text/html; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "feed": "application/feed+json; charset=utf-8",
    "text": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Places:
    """Where the pages link to."""

    to: Served | Copied
    style: str  #: address of the style sheet
    tables: str  #: where datasette shows the tables; "": nowhere
    base: str = ""  #: the address readers reach the front page at, with its last slash; "": not known


def forms(page: Page) -> list[str]:
    """The forms a page can be had in."""
    told = ["html", "json"] + (["atom", "feed"] if page.events else [])
    return [*told, "text"] if page.name == "snapshot" else told


def answer(page: Page, asked: Asked, form: str, places: Places) -> str | None:
    """The page in a form of `forms(page)`; None where there is no such thing."""
    match form:
        case "html":
            return _html(page, asked, places)
        case "json":
            facts = page.facts(asked)
            return None if facts is None else json.dumps(facts, ensure_ascii=False, indent=1, default=str) + "\n"
        case "text":
            text = asked.rows.value("SELECT text FROM texts WHERE snapshot_id = :id", id=asked.key)
            return None if text is None else str(text)
        case _:
            return feeds.feed(page, asked, form, places.base)


def _html(page: Page, asked: Asked, places: Places) -> str | None:
    facts = page.facts(asked)
    if facts is None:
        return None
    return fill(page.template, **_shared(page, asked, places), **facts, pictures=page.drawn(facts))


def missing(asked: Asked, places: Places) -> str:
    """The page for what there is not."""
    return fill("web/missing.html", **_shared(Page("missing", lambda asked: None), asked, places))


def unclear(page: Page, asked: Asked, form: str, places: Places, told: str) -> str:
    """The answer to a question that cannot be meant so: as JSON for programs, else as a page."""
    if form == "json":
        return json.dumps({"error": told}, ensure_ascii=False) + "\n"
    shared = _shared(Page("missing", lambda asked: None), asked, places)
    return fill("web/unclear.html", **shared, unclear=told, back=places.to.page(page.name, asked.key))


def _shared(page: Page, asked: Asked, places: Places) -> dict[str, Any]:
    """What the frame of every page needs."""
    return {
        "page": page,
        "places": places,
        "to": places.to.page,
        "own_key": asked.key,
        "query": f"?{urlencode(asked.given)}" if asked.given and not asked.copied else "",
        "words_for": words,
        "keys": keys,
        "country_name": asked.frame.country_name,
        "coverage_now": coverage.summary(asked.rows, asked.frame),
        "now": asked.frame.now(),
    }
