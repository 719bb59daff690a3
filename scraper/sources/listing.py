"""CBP's newsroom listing: a page of linked titles with dates, newest first. Two layouts, the first still in use."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

from selectolax.lexbor import LexborNode

from ledger.model import Document, Issue, Lead, Reading, Verdict
from scraper.day import us_day
from scraper.page import Page, SelectorError
from scraper.source import Layout

_PATHS = re.compile(r"^/newsroom/(media-releases(/|$)|national-media-release/?$|announcements/?$)")
_LOCAL = "/newsroom/local-media-release/"
_WEEKDAY = re.compile(r"^[A-Z][a-z]+day,\s*")
_CBP = ("www.cbp.gov", "cbp.gov")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry as it stands on the page."""

    href: str
    title: str
    day: str  #: the date's text, such as `Aug 07 2026` or `Tuesday, September 29, 2020`
    category: str = ""  #: such as `National Media Release`; empty where the page gives none


def is_listing(page: Page, selector: str) -> bool:
    """A page with the layout's items, linking into the newsroom; or, at a listing's address, one with none left.

    Release pages carry such items too, in their margins: a page at another address, or with a body of its own, is not
    a listing.
    """
    if page.kind != "html" or (page.url and not _PATHS.match(urlsplit(page.url).path)):
        return False
    if page.tree.css_first("article .field--name-body, .field-name-body") is not None:
        return False
    if any("/newsroom/" in (link.attributes.get("href") or "") for link in page.tree.css(f"{selector} a")):
        return True
    return page_number(page.url) > 0 and page.tree.css_first("main") is not None


def page_number(url: str) -> int:
    """The page of a listing's address, counted from 0; 0 for an address that is no listing's."""
    parts = urlsplit(url)
    found = re.search(r"(?:^|&)page=(\d+)", parts.query) if _PATHS.match(parts.path) else None
    return int(found[1]) if found else 0


def reading(page: Page, selector: str, item: Callable[[LexborNode], Item | None]) -> Reading:
    """All items as leads, each address once. Raises `SelectorError` when the first page has none.

    Local releases are left aside as known and unwanted; links off CBP's site and entries without a link are issues.
    """
    nodes = page.tree.css(selector)
    if not nodes and page_number(page.url) == 0:
        raise SelectorError(selector, "at least one", 0, page.url)
    leads: dict[str, Lead] = {}
    issues: list[Issue] = []
    ignored: list[str] = []
    for number, node in enumerate(nodes, 1):
        found = item(node)
        if found is None:
            issues.append(
                Issue("listing-entry", f"{page.url}: entry {number} has no linked title", f"{page.url}#{number}")
            )
            continue
        address = _address(page, found.href)
        if urlsplit(address).hostname not in _CBP:
            issues.append(
                Issue("off-host-link", f"{page.url}: {found.title!r} leads off the site, to {address}", address)
            )
        elif _is_local(address, found.category):
            ignored.append(f"local release: {found.title} ({address})")
        else:
            leads.setdefault(address, Lead(address, found.title, us_day(_WEEKDAY.sub("", found.day))))
            if leads[address].released is None:
                issues.append(Issue("listing-date", f"{page.url}: {found.day!r} is no date we can read", address))
    document = Document("newsroom", page.url, page.title)
    return Reading(document, Verdict.MENTION, leads=tuple(leads.values()), issues=tuple(issues), ignored=tuple(ignored))


def _address(page: Page, href: str) -> str:
    """Absolute, without query and fragment: a release's key is its path."""
    parts = urlsplit(urljoin(page.snapshot.final_url or page.url or "https://www.cbp.gov/", href))
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))


def _is_local(address: str, category: str) -> bool:
    return urlsplit(address).path.startswith(_LOCAL) and not category.startswith("National")


def _text(nodes: Iterable[LexborNode | None]) -> str:
    """The nodes' texts in a row. Titles are escaped twice now and then."""
    words = " ".join(node.text(separator=" ") for node in nodes if node is not None)
    return " ".join(html.unescape(words).split())


def _uswds_item(node: LexborNode) -> Item | None:
    """The date comes from the two spans: `time[datetime]` holds the template's own constant on every entry. The span
    classed as the day holds the year. The category is the bare text behind the link."""
    heading = node.css_first(".usa-collection__heading")
    link = heading.css_first("a[href]") if heading else None
    if heading is None or link is None:
        return None
    spans = (
        node.css_first(".usa-collection__calendar-date-month"),
        node.css_first(".usa-collection__calendar-date-day"),
    )
    category = heading.text(deep=False).strip(" |\n\t")
    return Item(link.attributes.get("href") or "", _text([link]), _text(spans), category)


def _drupal7_item(node: LexborNode) -> Item | None:
    link = node.css_first(".views-field-title .field-content a[href]")
    if link is None:
        return None
    return Item(link.attributes.get("href") or "", _text([link]), _text([node.css_first(".date-display-single")]))


def _layout(name: str, since: str, selector: str, item: Callable[[LexborNode], Item | None]) -> Layout:
    return Layout(name, since, lambda page: is_listing(page, selector), lambda page: reading(page, selector, item))


LISTING_LAYOUTS = (
    _layout("listing, USWDS collection", "2021", ".usa-collection__item", _uswds_item),
    _layout("listing, Drupal 7 view", "2014", ".views-row:has(.views-field-title)", _drupal7_item),
)
