"""CBP's RSS feed on forced labor: a short rolling list of what is tagged with the topic.

Address   https://www.cbp.gov/rss/trade/forced-labor
Carries   announcements, and pages and documents on the topic; only what lies in the newsroom is fetched.
Access    behind the same wall as the newsroom; robots.txt allows it. It was up in August 2026.

Quirks
- It may be empty, or hold one item.
- `pubDate` is the moment the page was created, not the day of the release: no more than a hint.
- `description` is escaped HTML that repeats title, author and time; it is not used.
- Taken-down siblings: `/newsroom/spotlights/feed` and `/document/bulletins/weekly-bulletin-rss` (404 by November 2025).

Changes
- 2023-11   first seen in this form, as the feed of a topic; up in August 2026
"""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit, urlunsplit

from ledger.model import Channel, Document, Issue, Lead, Reading, Verdict
from scraper.page import Page
from scraper.reading.layouts import RELEASE_LAYOUTS
from scraper.source import Layout, Source
from scraper.xml import entries, is_rss

NAME = "forced_labor_feed"
START = "https://www.cbp.gov/rss/trade/forced-labor"
HOSTS = ("www.cbp.gov",)


def recognise(page: Page) -> bool:
    """By what the channel says of itself; a feed of bulletins links to CBP's site in its items only."""
    head = page.text[:2048]
    return is_rss(page) and "cbp.gov" in head and "govdelivery.com" not in head


def read(page: Page) -> Reading:
    leads: dict[str, Lead] = {}
    issues: list[Issue] = []
    ignored: list[str] = []
    for entry in entries(page, NAME):
        parts = urlsplit(urljoin(START, entry.link))
        address = urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
        if parts.hostname not in HOSTS:
            issues.append(
                Issue("off-host-link", f"{page.url}: {entry.title!r} leads off the site, to {address}", address)
            )
        elif parts.path.startswith("/newsroom/"):
            leads.setdefault(address, Lead(address, entry.title, entry.published))
        else:
            ignored.append(f"not in the newsroom: {entry.title} ({address})")
    document = Document(NAME, page.url or START, "CBP forced labor feed")
    return Reading(document, Verdict.MENTION, leads=tuple(leads.values()), issues=tuple(issues), ignored=tuple(ignored))


SOURCE = Source(
    name=NAME,
    title="CBP forced-labor feed",
    channel=Channel.RELEASE,
    hosts=HOSTS,
    start=(START,),
    layouts=(Layout("RSS 2.0", "2023", recognise, read), *RELEASE_LAYOUTS),
)
