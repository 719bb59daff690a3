"""CBP's newsroom on Drupal 7, about 2014 to mid 2021; today only in archives."""

from __future__ import annotations

import re
from datetime import date

from scraper.page import Page
from scraper.reading.layouts.body import address, blocks_in, node_text
from scraper.reading.layouts.template import template
from scraper.reading.text.dates import month_day_year
from scraper.reading.text.manuscript import Manuscript

_CBP = re.compile(r"customs and border protection", re.IGNORECASE)
_BODY = ".field-name-body .field-item"
_RELEASED = ".field-name-field-date-release .field-item, .field-name-field-date-release .date-display-single"
_MODIFIED = ".field-name-changed-date .field-item"
_SUBHEAD = ".field-name-field-page-header .field-item, .field-name-field-sub-headline .field-item"
_SITE = re.compile(r"\s*\|\s*U\.?S\.? Customs and Border Protection\s*$", re.IGNORECASE)


def recognise(page: Page) -> bool:
    if page.kind != "html" or not page.holds("field-name-body") or not _CBP.search(page.text):
        return False
    return page.tree.css_first(_BODY) is not None


def manuscript(page: Page) -> Manuscript:
    heading = page.tree.css_first("h1#page-title, h1.page-title, .field-name-title h1, h1")
    body = max(page.some(_BODY), key=lambda node: len(node.text()))
    return Manuscript(
        source="newsroom",
        url=address(page),
        title=node_text(heading) or _SITE.sub("", page.title),
        subhead=node_text(page.tree.css_first(_SUBHEAD)),
        released=_day(page, _RELEASED),
        modified=_day(page, _MODIFIED),
        blocks=blocks_in(body),
    )


def _day(page: Page, selector: str) -> date | None:
    """`September 4, 2019` or `Tuesday, September 29, 2020`."""
    node = page.tree.css_first(selector)
    return month_day_year(node.text()) if node is not None else None


DRUPAL_7 = template("newsroom, Drupal 7", "2014", recognise, manuscript)
