"""All orders as they stood on a day, by status, country and words."""

from __future__ import annotations

from typing import Any

from web import given
from web.changes import name_of
from web.goods_names import of_any_words
from web.page import Asked, Facts, Page
from web.pages import country
from web.paging import Piece
from web.rows import quoted
from web.words import STATUS

SIZE = 100

#: Of the interval that holds the day: the last one begun by then.
_THEN = "(SELECT i.{} FROM intervals i WHERE i.order_id = o.id AND coalesce(i.start, '') <= :day ORDER BY i.position DESC LIMIT 1)"
#: Which orders are on this page is settled first; only those are looked up whole.
_STOOD = f"""\
WITH page AS (
  SELECT o.id FROM orders o
  WHERE (:country = '' OR o.country = :country)
    AND (:match = '' OR o.id IN (SELECT order_id FROM orders_search WHERE orders_search MATCH :match)
      OR o.id IN (SELECT value FROM json_each(:others)))
    AND CASE :status WHEN '' THEN {_THEN.format("status")} IS NOT NULL ELSE {_THEN.format("status")} = :status END
  ORDER BY coalesce(o.issued, '') DESC, o.id LIMIT :most OFFSET :skip
)
SELECT o.id, o.title, o.instrument, o.country, o.goods, o.industry, o.open_ended, o.issued,
  {_THEN.format("status")} AS status, {_THEN.format("start")} AS since
FROM page JOIN orders o ON o.id = page.id ORDER BY coalesce(o.issued, '') DESC, o.id"""  # noqa: S608 - constants


def facts(asked: Asked) -> Facts:
    asks, frame = asked.given, asked.frame
    countries = country.every(asked.rows)
    values: dict[str, Any] = {
        "day": given.day("on", asks.get("on", ""), asked.today).isoformat(),
        "status": given.one_of("status", asks.get("status", ""), STATUS),
        "country": given.country("country", asks.get("country", ""), countries, frame.country_name),
        "match": quoted(asks.get("words", "")),
        "others": of_any_words(asked, asks.get("words", "")),
    }
    piece = Piece(asked, SIZE)
    found = asked.rows.all(_STOOD, **piece.limits, **values)
    return {
        "day": values["day"],
        "status": values["status"],
        "country": values["country"],
        "words": asks.get("words", ""),
        "countries": sorted(({"code": code, "name": frame.country_name(code)} for code in countries), key=_by_name),
        "orders": [row | {"name": name_of(row["title"], row["goods"])} for row in piece.shown(found)],
        "leaves": piece.leaves(found),
    }


def _by_name(country: dict[str, str]) -> str:
    return country["name"]


PAGE = Page("orders", facts, asks=("on", "status", "country", "words", "page"))
