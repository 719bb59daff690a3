"""One module a page template; each turns a `Page` into a `Manuscript`. The tuples are in the order they are tried."""

from __future__ import annotations

from scraper.reading.layouts.bulletin import GOVDELIVERY, GOVDELIVERY_TEXT
from scraper.reading.layouts.capture import TEXT_CAPTURE
from scraper.reading.layouts.dhs import DHS_RELEASE
from scraper.reading.layouts.drupal7 import DRUPAL_7
from scraper.reading.layouts.newsroom import DRUPAL_9
from scraper.reading.layouts.notice import NOTICE_PAGE
from scraper.reading.layouts.notice_api import NOTICE_JSON, NOTICES_JSON

RELEASE_LAYOUTS = (DRUPAL_9, DRUPAL_7, DHS_RELEASE, TEXT_CAPTURE)
BULLETIN_LAYOUTS = (GOVDELIVERY, GOVDELIVERY_TEXT)
NOTICE_LAYOUTS = (NOTICE_JSON, NOTICES_JSON, NOTICE_PAGE)

__all__ = ["BULLETIN_LAYOUTS", "NOTICE_LAYOUTS", "RELEASE_LAYOUTS"]
