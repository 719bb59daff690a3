"""CBP's newsroom since the move to Drupal 9 and 10 (2021): the `cbpd8_gov` theme. Also its other node pages."""

from __future__ import annotations

import re
from datetime import date
from itertools import dropwhile

from selectolax.lexbor import LexborNode

from scraper.page import Page, SelectorError
from scraper.reading.layouts.body import address, blocks_in, contents_of, node_text
from scraper.reading.layouts.template import template
from scraper.reading.text.dates import month_day_year, us_date
from scraper.reading.text.manuscript import Block, Manuscript

_THEME = "cbpd8_gov"
#: DHS's own pages hold fields of the same names, but their date stands elsewhere.
_DHS = re.compile(r"https?://(?:www\.)?dhs\.gov/", re.IGNORECASE)
_CBP = re.compile(r"customs and border protection", re.IGNORECASE)
_TITLE = "h1 .field--name-title"
_BODY = "article .field--name-body"
_GROUP = "#node-newsroom-full-group-date-location"
_DATE_FIELD = ".field--name-field-date-release"
_MODIFIED = re.compile(r"Last Modified:?\s*([A-Z][a-z]+\.? \d{1,2}, \d{4})")


def recognise(page: Page) -> bool:
    """CBP's theme or name, with the title and body fields of its node pages."""
    if page.kind != "html" or not page.holds("field--name-body") or _DHS.match(address(page)):
        return False
    if not page.holds(_THEME) and not _CBP.search(page.text):
        return False
    return _content(page) is not None


def _content(page: Page) -> LexborNode | None:
    """What holds both title and body."""
    holding = (main for main in contents_of(page) if main.css_first(_TITLE) is not None)
    return next((main for main in holding if main.css_first(_BODY) is not None), None)


def manuscript(page: Page) -> Manuscript:
    """Raises `SelectorError` when the title is missing or stands twice."""
    main = _content(page)
    titles = main.css(_TITLE) if main is not None else []
    if main is None or len(titles) != 1:
        raise SelectorError(_TITLE, "exactly one", len(titles), page.url)
    article = main.css_first("article")
    bodies = main.css(_BODY)
    if article is None or not bodies:
        raise SelectorError(_BODY, "at least one", 0, page.url)
    body = max(bodies, key=lambda node: len(node.text()))
    subhead = node_text(article.css_first(".field--name-field-page-header"))
    return Manuscript(
        source="newsroom",
        url=address(page),
        title=node_text(titles[0]),
        subhead=subhead,
        released=_released(main),
        modified=_modified(page),
        blocks=blocks_in(body) or _beside(article),
    )


def _beside(article: LexborNode) -> tuple[Block, ...]:
    """What stands behind a body that a stray end tag has closed: without the lines of the date in front."""
    return tuple(dropwhile(lambda one: not one.text.endswith((".", ":")), blocks_in(article)))


def _released(main: LexborNode) -> date | None:
    """The labelled field, else its class, else any date of the date group, else a `time` inside that group."""
    for selector in (_DATE_FIELD, _GROUP):
        node = main.css_first(selector)
        if node is None:
            continue
        found = us_date(node.text(separator=" ")) or month_day_year(node.text(separator=" "))
        if found:
            return found
        stamp = node.css_first("time[datetime]")
        if stamp is not None:
            return _iso(stamp)
    return None


def _iso(stamp: LexborNode) -> date | None:
    try:
        return date.fromisoformat((stamp.attributes.get("datetime") or "")[:10])
    except ValueError:
        return None


def _modified(page: Page) -> date | None:
    """`Last Modified: Sep 28, 2026`, which stands after the body without a class of its own."""
    found = _MODIFIED.search(page.behind("Last Modified"))
    return month_day_year(found.group(1)) if found else None


DRUPAL_9 = template("newsroom, Drupal 9", "2021", recognise, manuscript)
