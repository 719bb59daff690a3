"""CBP newsroom: the listing of media releases, and the releases it leads to.

Address   https://www.cbp.gov/newsroom/media-releases/all, pages by `?page=N` counted from 0; 8 to 10 entries a page.
Carries   every order announced by a release. About one change in seven never had one: see the list.
Access    behind Akamai; Python clients are often answered 403. robots.txt allows it. Since 2025 the listing reaches
          back to 2025-01-20 only; older releases stay online at their addresses.

Quirks
- Never filtered by words of the headline: two bundles of five orders had no order word, or no company, in theirs.
- Local releases are not fetched. That is a category and not a wording: of all orders known since 1953, none was
  announced by a local release. They are named in `ignored`.
- Everything else is fetched, whatever its path: `/national-media-release/`, `/announcements/` (the Supermax and
  Shanghai Select releases), dated paths, and ones not met yet.
- The same headline gets `-0`, `-1` behind its slug and is another order: the key is the path.
- An entry moves to the next page when a new one comes in: the same address may turn up on two pages.
- `time[datetime]` is the same constant on every entry; the span classed as the day holds the year.
- The pager's markup was never seen; it is not used.

Changes
- 2014      Drupal 7 view
- 2021      Drupal 9 and USWDS collection (between October 2020 and May 2022)
- 2025-01   the listing is purged of everything older than 2025-01-20
"""

from __future__ import annotations

from collections.abc import Collection

from ledger.model import Channel, Reading
from scraper.reading.layouts import RELEASE_LAYOUTS
from scraper.source import Source
from scraper.sources.listing import LISTING_LAYOUTS

START = "https://www.cbp.gov/newsroom/media-releases/all"
MOST_PAGES = 12  #: about two months of releases; what lies further back is for a backfill


def follow(reading: Reading, page_number: int, known: Collection[str]) -> str | None:
    """The next listing page, until one is wholly known or empty.

    `known` holds what the store has and what earlier pages of this walk gave, but not yet what this page gave. A page of
    local releases alone proves nothing either way: the walk goes on.
    """
    is_empty = not (reading.leads or reading.ignored or reading.issues)
    is_known = bool(reading.leads) and all(lead.url in known for lead in reading.leads)
    if is_empty or is_known or page_number + 1 >= MOST_PAGES:
        return None
    return f"{START}?page={page_number + 1}"


SOURCE = Source(
    name="newsroom",
    title="CBP newsroom",
    channel=Channel.RELEASE,
    hosts=("www.cbp.gov",),
    start=(START,),
    layouts=(*LISTING_LAYOUTS, *RELEASE_LAYOUTS),
    follow=follow,
)
