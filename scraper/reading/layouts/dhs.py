"""A release on dhs.gov (Drupal 9/10, its own theme)."""

from __future__ import annotations

import re
from datetime import date

from scraper.page import Page
from scraper.reading.layouts.body import address, blocks_in, node_text
from scraper.reading.layouts.template import template
from scraper.reading.text.dates import month_day_year, us_date
from scraper.reading.text.manuscript import Manuscript

_TITLE = "h1.page-title, h1.uswds-page-title, h1 .field--name-title, main h1"
_BODY = ".field--name-body, .field--name-field-body"
_SUBHEAD = ".field--name-field-subtitle, .field--name-field-sub-headline, .field--name-field-page-header"
_RELEASED = re.compile(r"Release Date:?\s*(?:</?[a-z][^>]*>\s*)*([A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2}/\d{1,2}/\d{4})")
_MODIFIED = re.compile(r"Last Updated:?\s*(?:</?[a-z][^>]*>\s*)*(\d{1,2}/\d{1,2}/\d{4}|[A-Z][a-z]+\.? \d{1,2}, \d{4})")


def recognise(page: Page) -> bool:
    """DHS's own pages that carry a release date; its lists and topic pages do not."""
    if page.kind != "html" or not page.holds("field--name-"):
        return False
    if "dhs.gov" not in address(page) and "www.dhs.gov" not in page.text[:20_000]:
        return False
    return (
        _released(page) is not None
        and page.tree.css_first(_BODY) is not None
        and page.tree.css_first(_TITLE) is not None
    )


def manuscript(page: Page) -> Manuscript:
    main = page.tree.css_first("main") or page.tree.css_first("body")
    bodies = main.css(_BODY) if main is not None else []
    bodies = bodies or page.some(_BODY)
    body = max(bodies, key=lambda node: len(node.text()))
    return Manuscript(
        source="dhs_newsroom",
        url=address(page),
        title=node_text(page.tree.css_first(_TITLE)),
        subhead=node_text(page.tree.css_first(_SUBHEAD)),
        released=_released(page),
        modified=_labelled(page, _MODIFIED),
        blocks=blocks_in(body),
    )


def _released(page: Page) -> date | None:
    stated = _labelled(page, _RELEASED)
    if stated:
        return stated
    node = page.tree.css_first(
        ".field--name-field-date-release, .field--name-field-release-date, .field--name-field-news-date"
    )
    return (month_day_year(node.text(separator=" ")) or us_date(node.text(separator=" "))) if node is not None else None


def _labelled(page: Page, label: re.Pattern[str]) -> date | None:
    found = label.search(page.text)
    return (us_date(found.group(1)) or month_day_year(found.group(1))) if found else None


DHS_RELEASE = template("dhs.gov release", "2021", recognise, manuscript)
