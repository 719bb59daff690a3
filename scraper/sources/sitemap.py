"""CBP's sitemap: every address of the site, releases among them that the newsroom no longer lists.

Address   https://www.cbp.gov/sitemap.xml?page=1, and on until a page is empty; the bare address is an index of these.
Carries   addresses only: its dates say nothing of when a release came out.
Access    behind the same wall as the newsroom. Not named in robots.txt, and not forbidden.
Use       a backfill walks it; the daily poll does not.

Quirks
- Since the purge of January 2025 it is the only way on CBP's own site to releases older than 2025-01-20.
- Local releases are left aside, as in the newsroom, and so is everything outside it: thousands of addresses, which are
  counted and not listed.

Changes
- 2024-10   robots.txt forbids old files (`/sites/default/files/assets/documents/`), not the addresses listed here
- 2025-01   the newsroom's listing is purged; the sitemap is not
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from ledger.model import Channel, Document, Issue, Lead, Reading, Verdict
from scraper.page import Page, SelectorError
from scraper.reading.layouts import RELEASE_LAYOUTS
from scraper.source import Layout, Source
from scraper.xml import root

NAME = "sitemap"
START = "https://www.cbp.gov/sitemap.xml?page=1"
HOSTS = ("www.cbp.gov",)
MOST_PAGES = 200  #: some ten times what there are: a site whose pages never end is not walked for ever
_NOT_RELEASES = ("media-releases", "local-media-release", "speeches", "speeches-and-statements", "stats", "spotlights")


def recognise(page: Page) -> bool:
    return page.kind == "xml" and ("<urlset" in page.text[:2048] or "<sitemapindex" in page.text[:2048])


def read(page: Page) -> Reading:
    """Raises `SelectorError` for a first page without addresses; a later one without them is the end."""
    found = root(page, NAME)
    parts = [
        (node.text or "").strip() for node in (*found.iterfind("{*}url/{*}loc"), *found.iterfind("{*}sitemap/{*}loc"))
    ]
    if not parts and page.url in ("", START):
        raise SelectorError("loc", "at least one", 0, page.url)
    leads = {address: Lead(address) for address in parts if is_release(address)}
    off_host = [address for address in parts if urlsplit(address).hostname not in HOSTS]
    issues = [Issue("off-host-link", f"{page.url}: {address} is not on the site", address) for address in off_host]
    left = len(parts) - len(leads) - len(off_host)
    return Reading(
        Document(NAME, page.url or START, "CBP sitemap"),
        Verdict.MENTION,
        leads=tuple(leads.values()),
        issues=tuple(issues),
        ignored=(f"{left} addresses that are no national release",) if left else (),
    )


def is_release(address: str) -> bool:
    """A page below `/newsroom/<kind>/`, of any kind but those known to be none."""
    parts = urlsplit(address)
    names = parts.path.strip("/").split("/")
    in_newsroom = parts.hostname in HOSTS and names[0] == "newsroom" and len(names) >= 3
    return in_newsroom and names[1] not in _NOT_RELEASES


def follow(reading: Reading, page_number: int, known: Collection[str]) -> str | None:
    """The next page, until one is empty: old releases may stand on any of them.

    `known` holds what earlier pages of this walk gave. A page that only repeats it is the end too: a site that does not
    know the parameter gives its one page for ever.
    """
    is_empty = not (reading.leads or reading.ignored or reading.issues)
    is_known = bool(reading.leads) and all(lead.url in known for lead in reading.leads)
    if is_empty or is_known or page_number + 1 >= MOST_PAGES:
        return None
    return f"https://www.cbp.gov/sitemap.xml?page={page_number + 2}"


SOURCE = Source(
    name=NAME,
    title="CBP sitemap",
    channel=Channel.RELEASE,
    hosts=HOSTS,
    start=(START,),
    layouts=(Layout("sitemaps.org 0.9", "2024", recognise, read), *RELEASE_LAYOUTS),
    follow=follow,
)
