"""Everything on a country of production."""

from __future__ import annotations

from web import changes
from web.page import Asked, Facts, Page
from web.paging import Piece
from web.rows import Rows

SIZE = 200
_ORDERS = """\
SELECT id, title, instrument, goods, industry, status, since, issued, lifted FROM orders WHERE country = :country
ORDER BY status IN ('active', 'partially_active') DESC, coalesce(issued, '') DESC, id LIMIT :most OFFSET :skip"""
_COUNT = """\
SELECT count(*) AS ever, count(*) FILTER (WHERE status IN ('active', 'partially_active')) AS in_force
FROM orders WHERE country = :country"""


def facts(asked: Asked) -> Facts | None:
    country = asked.key.upper()
    count = asked.rows.one(_COUNT, country=country)
    if count is None or not count["ever"]:
        return None
    piece = Piece(asked, SIZE)
    found = asked.rows.all(_ORDERS, country=country, **piece.limits)
    return {
        "country": country,
        "name": asked.frame.country_name(country),
        **count,
        "leaves": piece.leaves(found),
        "orders": [row | {"name": changes.name_of(row["title"], row["goods"])} for row in piece.shown(found)],
    }


def every(rows: Rows) -> list[str]:
    """The countries of production, by code."""
    return [
        row["country"] for row in rows.all("SELECT DISTINCT country FROM orders WHERE country IS NOT NULL ORDER BY 1")
    ]


PAGE = Page(
    "country",
    facts,
    every,
    events=lambda asked: changes.feed_of_country(asked.rows, asked.key.upper()),
    asks=("page",),
)
