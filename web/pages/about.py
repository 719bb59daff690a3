"""What the words mean, and in which forms the ledger can be had."""

from __future__ import annotations

from web import coverage
from web.keys import goods_words
from web.page import Asked, Facts, Page

_COUNTS = """\
SELECT (SELECT count(*) FROM orders) AS orders, (SELECT count(*) FROM events) AS events,
  (SELECT count(*) FROM parties) AS parties, (SELECT count(*) FROM snapshots) AS snapshots"""
MOST_WORDS = 200


def facts(asked: Asked) -> Facts:
    rows, frame = asked.rows, asked.frame
    goods = rows.all("SELECT DISTINCT goods FROM orders WHERE goods IS NOT NULL")
    countries = [row["country"] for row in rows.all("SELECT DISTINCT country FROM orders WHERE country IS NOT NULL")]
    named = sorted((frame.country_name(code), code) for code in countries)
    return {
        "counts": rows.one(_COUNTS),
        "coverage": coverage.summary(rows, frame),
        "goods": sorted({word for row in goods for word in goods_words(row["goods"])})[:MOST_WORDS],
        "countries": [{"code": code, "name": name} for name, code in named],
    }


PAGE = Page("about", facts)
