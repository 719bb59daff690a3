"""A GovDelivery bulletin of CBP's account, as a page and saved as text: CSMS messages and newsroom mails."""

from __future__ import annotations

import re

from scraper.page import Page
from scraper.reading.layouts.body import address, blocks_in, node_text
from scraper.reading.layouts.saved import block_of, lines_of
from scraper.reading.layouts.template import template
from scraper.reading.text.dates import us_date
from scraper.reading.text.manuscript import Genre, Manuscript

_BODY = "#bulletin_body, .bulletin_body"
_SUBJECT = "h1.bulletin_subject, .bulletin_subject"
_SENT = re.compile(r"Customs and Border Protection sent this bulletin at (\d{2}/\d{2}/\d{4})")
#: What stands around a bulletin's text.
_AROUND = re.compile(
    r"(?:u\.?s\.? customs and border protection|having trouble viewing this email\b.*|view (?:it )?as a web ?page.*|"
    r"share bulletin|skip to main content)$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:you are receiving this\b|you are subscribed to\b|subscriber services\b|"
    r"manage (?:your )?(?:preferences|subscriptions)\b|update your subscriptions\b|"
    r"powered by\b|this (?:email|service) (?:was sent|is provided)\b|was this page helpful\b)",
    re.IGNORECASE,
)
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


def recognise_text(page: Page) -> bool:
    return page.kind == "text" and _SENT.search(" ".join(lines_of(page.text[:4000]))) is not None


def manuscript_of_text(page: Page) -> Manuscript:
    """The subject stands above the line that says when it was sent, the text below."""
    lines = [line for line in lines_of(page.text) if line and not _AROUND.match(line)]
    at = next((at for at, line in enumerate(lines) if _SENT.search(line)), 0)
    end = next((end for end in range(at + 1, len(lines)) if _ENDS.match(lines[end])), len(lines))
    return Manuscript(
        source="govdelivery",
        url=address(page),
        title=lines[at - 1] if at else "",
        released=us_date(lines[at]) if lines else None,
        blocks=tuple(map(block_of, lines[at + 1 : end])),
        genre=Genre.BULLETIN,
    )


GOVDELIVERY_TEXT = template("GovDelivery bulletin, saved as text", "2019", recognise_text, manuscript_of_text)
