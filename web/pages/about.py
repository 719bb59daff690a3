"""What the words mean, and in which forms the ledger can be had."""

from __future__ import annotations

from web import coverage
from web.page import Asked, Facts, Page
from web.pages import country, goods

_COUNTS = """\
SELECT (SELECT count(*) FROM orders) AS orders, (SELECT count(*) FROM events) AS events,
  (SELECT count(*) FROM parties) AS parties, (SELECT count(*) FROM snapshots) AS snapshots"""
MOST_WORDS = 200


def facts(asked: Asked) -> Facts:
    rows, frame = asked.rows, asked.frame
    named = sorted((frame.country_name(code), code) for code in country.every(rows))
    return {
        "counts": rows.one(_COUNTS),
        "coverage": coverage.summary(rows, frame),
        "goods": goods.every(rows)[:MOST_WORDS],
        "countries": [{"code": code, "name": name} for name, code in named],
    }


PAGE = Page("about", facts)
