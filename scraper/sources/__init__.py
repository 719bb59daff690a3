"""The sources we read, one short file each, in explicit lists."""

from __future__ import annotations

from scraper.sources.cbp_list import SOURCE as CBP_LIST
from scraper.sources.csms import SOURCE as CSMS
from scraper.sources.decisions import SOURCE as DECISIONS
from scraper.sources.federal_register import SOURCE as FEDERAL_REGISTER
from scraper.sources.forced_labor_feed import SOURCE as FORCED_LABOR_FEED
from scraper.sources.govdelivery import SOURCE as GOVDELIVERY
from scraper.sources.newsroom import SOURCE as NEWSROOM
from scraper.sources.rulings import SOURCE as RULINGS
from scraper.sources.sitemap import SOURCE as SITEMAP
from scraper.sources.uflpa import SOURCE as UFLPA

SOURCES = (NEWSROOM, CBP_LIST, FORCED_LABOR_FEED, FEDERAL_REGISTER, GOVDELIVERY, CSMS)
"""What a poll reads, in this order."""

BY_HAND = (DECISIONS, RULINGS)
"""What a person writes down and imports."""

BACKFILL = (SITEMAP,)
"""What only a walk into the past reads: thousands of addresses."""

NEIGHBOURS = (UFLPA,)
"""Lists under other laws, kept apart from orders."""

EVERY = (*SOURCES, *BY_HAND, *NEIGHBOURS, *BACKFILL)
"""All of them: whose stored pages are read again; and, in this order, whose layouts are tried on a file saved by hand."""
