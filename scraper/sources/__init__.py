"""The sources we read, one short file each, in one explicit list."""

from __future__ import annotations

from scraper.sources.newsroom import SOURCE as NEWSROOM

SOURCES = (NEWSROOM,)
