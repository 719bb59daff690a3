"""CBP's list of Withhold Release Orders and Findings: the present state of every order, as a file.

Address   https://www.cbp.gov/document/stats/withhold-release-orders-findings, the document page; the file is found
          through it, under /sites/default/files/YYYY-MM/, with names such as withhold-release-orders-findings-fy26-dec.csv.
Carries   every order in force since 1953, with status and remarks; about one change in seven shows nowhere else.
Access    behind Akamai, like all of www.cbp.gov. robots.txt allows it but for /sites/default/files/assets/documents/.
Terms     CBP's data portal asks for the date of access and a note that CBP does not endorse the use.

Quirks
- The file's name is no version: one of December still stood in June with orders of January in it. The bytes count.
- No charset in the response: UTF-8 with a mark until autumn 2025, windows-1252 with hard blanks since January 2026.
- Remarks hold line breaks and quotes, and glue lines together ("7/23/2021Everest Carpet").
- An export now and then adds rows without entity, instrument and status: they are listed as ignored. A row that lacks one
  of the three is a record with a hole: an issue.
- A row that goes says nothing about its order.
- "Fishing Vessels" stands in a country's place; a link may lead to the Federal Register or to a FAQ page, or be N/A.
- The link to the file was once spelled "Withold".

Changes
- 2016      tables in a Bootstrap accordion (Drupal 7)
- 2021      tables in a USWDS accordion; countries in h2, from 2025-03-18 in h3; Date is Effective Date from 2025-05
- 2025-07   a file: Country, Industry, Status, Merchandise, WRO/Finding, Remarks, Press Release, Effective Date,
            Modified Date, Entity
- 2025-10   without Merchandise and Modified Date, with Calendar Year and Country Code
- 2026-06   Merchandise is back; 67 rows where there had been 97, none of them inactive
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote, urljoin, urlsplit

from ledger.model import Channel, Document, Issue, Lead, Reading, Verdict
from scraper.page import Page
from scraper.source import Layout, LayoutError, Source
from scraper.sources.cbp_list_page import PAGE_LAYOUTS
from scraper.sources.cbp_list_rows import FILE_COLUMNS, IGNORED, NAME, SITE, reading
from scraper.table import header_names, read_csv

START = f"{SITE}/document/stats/withhold-release-orders-findings"
#: Where the list stood as tables, for the archive: later pages there have charts in their place.
PAST_PAGES = (
    "www.cbp.gov/trade/forced-labor/withhold-release-orders-and-findings",
    "www.cbp.gov/trade/programs-administration/forced-labor/withhold-release-orders-and-findings",
)
PAST_PAGES_UNTIL = date(2025, 6, 30)
FILES_SINCE = date(2025, 7, 1)
_DOCUMENT_PAGE = re.compile(r"^/(?:document/stats/|newsroom/stats/trade/)withhold-release-orders-(?:and-)?findings")
_FILE = re.compile(r"/[^/]*withh?old-release-orders?-(?:and-)?findings[^/]*\.csv$", re.IGNORECASE)
_LINK_TEXT = re.compile(r"withh?old\s+release\s+orders?.*\bdataset", re.IGNORECASE | re.DOTALL)
_FOLDER = re.compile(r"/(\d{4})-(\d{2}|[A-Z][a-z]{2})/")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def address(met: str) -> str:
    """An edition's own address, however the archive met it."""
    return f"{SITE}{urlsplit(met).path}"


def files_of(month: date) -> str:
    """Where the archive looks for files that were put up in a month. Not below `assets/documents`: what robots.txt keeps
    from us at CBP's site is not fetched elsewhere."""
    return f"www.cbp.gov/sites/default/files/{month:%Y-%m}/with*"


def is_file(address: str) -> bool:
    """Whether the list's file may stand there, by its name."""
    return _FILE.search(urlsplit(address).path) is not None


def _is_file(page: Page) -> bool:
    """A CSV with at least three of the list's headers, one of them telling."""
    if page.kind != "text":
        return False
    names = {name.casefold() for name in header_names(page.text)}
    known = {header.casefold(): column.field for column in FILE_COLUMNS for header in column.headers}
    fields = {known[name] for name in names if name in known}
    return len(fields) >= 3 and bool(fields & {"entity", "instrument"})


def _read_file(page: Page) -> Reading:
    from scraper.entity import overrides  # as all of `scraper.entity`, loaded with the first list that is read

    table = read_csv(page.text, FILE_COLUMNS, IGNORED, page.url)
    stale = overrides.unused(row.get("entity") for row in table.rows)
    notes = [
        Issue("unused-override", f"no row of {page.url} needs the override for {cell!r}", cell[:80]) for cell in stale
    ]
    return reading(table, page, page.url.rpartition("/")[2] or "CBP's list", notes)


def _is_document_page(page: Page) -> bool:
    path = urlsplit(page.url).path
    return page.kind == "html" and bool(
        _DOCUMENT_PAGE.match(path) or _DOCUMENT_PAGE.match(urlsplit(page.canonical or "").path)
    )


def _read_document_page(page: Page) -> Reading:
    """The newest file as the only lead. Raises `LayoutError` when the page links to none."""
    found = list(dict.fromkeys(_files(page)))
    own = [lead for lead in found if urlsplit(lead.url).hostname in ("www.cbp.gov", "cbp.gov")]
    if not own:
        raise LayoutError(NAME, page.url, "the list's document page without a link to the file")
    newest = max(own, key=lambda lead: _month(lead.url))  # the first of the newest folder: max keeps the page's order
    issues = tuple(
        Issue("off-host-link", f"{page.url}: the list's file is linked off the site, at {lead.url}", lead.url)
        for lead in found
        if lead not in own
    )
    older = tuple(f"older file of the list: {lead.url}" for lead in own if lead.url != newest.url)
    document = Document(NAME, page.url, page.title)
    return Reading(document, Verdict.MENTION, leads=(newest,), issues=issues, ignored=tuple(dict.fromkeys(older)))


def _files(page: Page) -> Iterator[Lead]:
    for link in page.tree.css("a[href]"):
        address = urljoin(page.snapshot.final_url or page.url or SITE, (link.attributes.get("href") or "").strip())
        path = unquote(urlsplit(address).path)
        text = " ".join(link.text(separator=" ").split())
        if _FILE.search(path) or (path.lower().endswith(".csv") and _LINK_TEXT.search(text)):
            yield Lead(address.partition("#")[0], text)


def _month(address: str) -> tuple[int, int]:
    """Year and month of the folder a file lies in: `2026-06`, in older addresses `2025-Jul`."""
    met = _FOLDER.search(urlsplit(address).path)
    if met is None:
        return (0, 0)
    month = met[2]
    return int(met[1]), int(month) if month.isdigit() else _MONTHS.index(month) + 1 if month in _MONTHS else 0


SOURCE = Source(
    name=NAME,
    title="CBP's list of WROs and Findings",
    channel=Channel.LIST,
    hosts=("www.cbp.gov",),
    start=(START,),
    layouts=(
        Layout("file", "2025-07", _is_file, _read_file),
        *PAGE_LAYOUTS,
        Layout("document page", "2025-07", _is_document_page, _read_document_page),
    ),
    standing_leads=True,
    past=tuple(f"https://{page}" for page in PAST_PAGES),
)
