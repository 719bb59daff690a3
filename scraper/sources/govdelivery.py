"""CBP's account feed on GovDelivery: the last 25 or so bulletins on every topic, media releases among them.

Address   https://public.govdelivery.com/accounts/USDHSCBP/feed.rss
Carries   mails to subscribers: newsroom, CSMS, trade and travel notes. All are fetched: a bulletin on an order may carry
          any headline.
Access    another host than CBP's site and not behind its wall: the alarm that still rings when the newsroom is closed
          to us. Short, so it must be read daily at least.

Quirks
- Every topic is in it; what is no bulletin of CBP's is noted and not fetched.
- A bulletin has several addresses; its canonical one is kept.

Changes
- 2024      first seen in this form; none since
"""

from __future__ import annotations

from ledger.model import Channel, Reading
from scraper.page import Page
from scraper.reading.layouts import BULLETIN_LAYOUTS
from scraper.source import Layout, Source
from scraper.sources.bulletins import HOSTS, in_feed, reading
from scraper.xml import is_rss

NAME = "govdelivery"
START = "https://public.govdelivery.com/accounts/USDHSCBP/feed.rss"


def recognise(page: Page) -> bool:
    return is_rss(page) and "govdelivery.com" in page.text and "USDHSCBP" in page.text


def read(page: Page) -> Reading:
    return reading(NAME, page.url or START, "CBP bulletins", in_feed(page, NAME))


SOURCE = Source(
    name=NAME,
    title="CBP bulletins (GovDelivery)",
    channel=Channel.BULLETIN,
    hosts=HOSTS,
    start=(START,),
    layouts=(Layout("account feed, RSS 2.0", "2024", recognise, read), *BULLETIN_LAYOUTS),
)
