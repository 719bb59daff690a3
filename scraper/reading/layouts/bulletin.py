"""A GovDelivery bulletin page of CBP's account: CSMS messages and newsroom mails."""

from __future__ import annotations

import re

from scraper.page import Page
from scraper.reading.layouts.body import address, blocks_in, node_text
from scraper.reading.layouts.template import template
from scraper.reading.text.dates import us_date
from scraper.reading.text.manuscript import Genre, Manuscript

_BODY = "#bulletin_body, .bulletin_body"
_SUBJECT = "h1.bulletin_subject, .bulletin_subject"
_CBP = re.compile(r"customs and border protection|USDHSCBP", re.IGNORECASE)


def recognise(page: Page) -> bool:
    if page.kind != "html" or not page.holds("bulletin_body") or not _CBP.search(page.text):
        return False
    return page.tree.css_first(_SUBJECT) is not None and page.tree.css_first(_BODY) is not None


def manuscript(page: Page) -> Manuscript:
    """The day is the one in the line "sent this bulletin at MM/DD/YYYY HH:MM"."""
    return Manuscript(
        source="govdelivery",
        url=address(page),
        title=node_text(
            page.one("h1.bulletin_subject")
            if page.tree.css_first("h1.bulletin_subject")
            else page.tree.css_first(_SUBJECT)
        ),
        released=us_date(node_text(page.tree.css_first(".dateline"))),
        blocks=blocks_in(page.some(_BODY)[0]),
        genre=Genre.BULLETIN,
    )


GOVDELIVERY = template("GovDelivery bulletin", "2019", recognise, manuscript)
