"""CBP's Cargo Systems Messaging Service: the last 100 or so messages, from the widget that other sites embed.

Address   https://content.govdelivery.com/accounts/USDHSCBP/widgets/USDHSCBP_WIDGET_2/0.json
Carries   messages to the trade; many orders since 2021 were announced in one, tersely, often the same day.
Access    as the account feed: not behind CBP's wall.

Quirks
- JSONP: `GDWidgets[0].update([ … ])`; the array to cut out is the one inside `update(`, not the `[0]`.
- The same messages as a plain array (`…_2.json`) and as RSS (`…_2.rss`) are read too.
- `href` is a tracking address; `pub_date` looks like `07/21/2026 05:26 PM EDT`.

Changes
- 2021      first seen in these three forms; none since. Until then messages had numbers such as `20-000123`
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ledger.model import Channel, Lead, Reading
from scraper.day import us_day
from scraper.page import Page
from scraper.reading.layouts import BULLETIN_LAYOUTS
from scraper.source import Layout, LayoutError, Source
from scraper.sources.bulletins import HOSTS, in_feed, reading
from scraper.xml import is_rss

NAME = "csms"
START = "https://content.govdelivery.com/accounts/USDHSCBP/widgets/USDHSCBP_WIDGET_2/0.json"
_CALL = re.compile(r"^\s*GDWidgets\[\d+\]\.update\((.*)\)\s*;?\s*$", re.S)


def recognises_call(page: Page) -> bool:
    return page.kind == "text" and page.text.lstrip().startswith("GDWidgets[")


def recognises_array(page: Page) -> bool:
    return page.kind == "json" and '"pub_date"' in page.text and '"href"' in page.text


def recognises_rss(page: Page) -> bool:
    return is_rss(page) and "CSMS" in page.text


def read_call(page: Page) -> Reading:
    found = _CALL.match(page.text)
    if found is None:
        raise LayoutError(NAME, page.url, "a script that breaks off or calls something else")
    return _reading(page, list(_messages(page, found[1])))


def read_array(page: Page) -> Reading:
    return _reading(page, list(_messages(page, page.text)))


def read_rss(page: Page) -> Reading:
    return _reading(page, in_feed(page, NAME))


def _messages(page: Page, text: str) -> Iterator[Lead]:
    """Raises `LayoutError` for anything but an array of messages with subject and link."""
    try:
        for message in json.loads(text):
            yield Lead(
                str(message["href"]),
                " ".join(str(message["subject"]).split()),
                us_day(str(message.get("pub_date"))[:10]),
            )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise LayoutError(NAME, page.url, f"messages of another form: {error!r}") from error


def _reading(page: Page, linked: list[Lead]) -> Reading:
    return reading(NAME, page.url or START, "CSMS messages", linked)


SOURCE = Source(
    name=NAME,
    title="CBP trade messages (CSMS)",
    channel=Channel.BULLETIN,
    hosts=HOSTS,
    start=(START,),
    layouts=(
        Layout("widget, JSONP", "2021", recognises_call, read_call),
        Layout("widget, JSON", "2021", recognises_array, read_array),
        Layout("widget, RSS 2.0", "2021", recognises_rss, read_rss),
        *BULLETIN_LAYOUTS,
    ),
)
