"""Everything on a country of production."""

from __future__ import annotations

from web import changes
from web.page import Asked, Facts, Page
from web.rows import Rows

MOST = 200
_ORDERS = """\
SELECT id, title, instrument, goods, industry, status, since, issued, lifted FROM orders WHERE country = :country
ORDER BY status IN ('active', 'partially_active') DESC, coalesce(issued, '') DESC, id LIMIT :most"""
_COUNT = """\
SELECT count(*) AS ever, count(*) FILTER (WHERE status IN ('active', 'partially_active')) AS in_force
FROM orders WHERE country = :country"""


def facts(asked: Asked) -> Facts | None:
    country = asked.key.upper()
    count = asked.rows.one(_COUNT, country=country)
    if count is None or not count["ever"]:
        return None
    found = asked.rows.all(_ORDERS, country=country, most=-1 if asked.copied else MOST)
    return {
        "country": country,
        "name": asked.frame.country_name(country),
        **count,
        "more": count["ever"] > len(found),
        "orders": [row | {"name": changes.name_of(row["title"], row["goods"])} for row in found],
    }


def every(rows: Rows) -> list[str]:
    return [
        row["country"] for row in rows.all("SELECT DISTINCT country FROM orders WHERE country IS NOT NULL ORDER BY 1")
    ]


PAGE = Page("country", facts, every, events=lambda rows, key: changes.feed_of_country(rows, key.upper()))
