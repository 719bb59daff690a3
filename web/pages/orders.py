"""All orders as they stood on a day, by status, country and words."""

from __future__ import annotations

from typing import Any

from web import standing
from web.changes import name_of
from web.page import Asked, Facts, Page
from web.rows import quoted
from web.words import STATUS

MOST = 300

_STOOD = """\
SELECT o.id, o.title, o.instrument, o.country, o.goods, o.industry, o.open_ended, o.issued, i.status, i.start AS since
FROM orders o JOIN intervals i ON i.order_id = o.id
LEFT JOIN intervals n ON n.order_id = i.order_id AND n.position = i.position + 1
WHERE coalesce(i.start, '') <= :day AND (n.id IS NULL OR coalesce(n.start, '') > :day)
  AND (:status = '' OR i.status = :status) AND (:country = '' OR o.country = :country)
  AND (:match = '' OR o.id IN (SELECT order_id FROM orders_search WHERE orders_search MATCH :match))
ORDER BY coalesce(o.issued, '') DESC, o.id LIMIT :most"""
_COUNTRIES = "SELECT DISTINCT country FROM orders WHERE country IS NOT NULL ORDER BY country"


def facts(asked: Asked) -> Facts:
    given, frame = asked.given, asked.frame
    day = standing.asked_day(given.get("on", ""), asked.today)
    status = given.get("status", "")
    values: dict[str, Any] = {
        "day": (day or asked.today).isoformat(),
        "status": status if status in STATUS else "",
        "country": given.get("country", "").strip().upper(),
        "match": quoted(given.get("words", "")),
    }
    found = asked.rows.all(_STOOD, most=-1 if asked.copied else MOST + 1, **values)
    countries = [row["country"] for row in asked.rows.all(_COUNTRIES)]
    return {
        "day": values["day"],
        "bad_day": given.get("on", "") if day is None else "",
        "status": values["status"],
        "country": values["country"],
        "words": given.get("words", ""),
        "countries": sorted(({"code": code, "name": frame.country_name(code)} for code in countries), key=_by_name),
        "orders": [
            row | {"name": name_of(row["title"], row["goods"])} for row in (found if asked.copied else found[:MOST])
        ],
        "more": not asked.copied and len(found) > MOST,
    }


def _by_name(country: dict[str, str]) -> str:
    return country["name"]


PAGE = Page("orders", facts)
