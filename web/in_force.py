"""Orders in force: by year since 1991 and country, and now."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from web.rows import Row, Rows

FIRST_YEAR = 1991  #: CBP's modern orders begin with October 1991; older Findings are counted in
COUNTRIES = 6  #: so many are told apart in the picture, the others together
_IN_FORCE = "('active', 'partially_active')"

#: In force at the end of year Y: begun by then, and not ended by then.
_SPANS = f"""\
SELECT coalesce(o.country, '') AS country, CAST(substr(coalesce(i.start, '0000'), 1, 4) AS INTEGER) AS first,
  CASE WHEN n.start <= :today THEN CAST(substr(n.start, 1, 4) AS INTEGER) END AS past, count(*) AS orders
FROM intervals i JOIN orders o ON o.id = i.order_id
LEFT JOIN intervals n ON n.order_id = i.order_id AND n.position = i.position + 1
WHERE i.status IN {_IN_FORCE} AND coalesce(i.start, '') <= :today
GROUP BY 1, 2, 3"""  # noqa: S608 - constants

_NOW = """\
SELECT instrument, status, count(*) AS orders FROM orders GROUP BY instrument, status"""

_BY_COUNTRY = f"""\
SELECT coalesce(country, '') AS country, count(*) FILTER (WHERE status IN {_IN_FORCE}) AS in_force, count(*) AS ever
FROM orders GROUP BY 1 ORDER BY in_force DESC, ever DESC, country"""  # noqa: S608 - constants


def by_year(rows: Rows, today: date) -> dict[str, Any]:
    """`{countries: [code …, "other"], years: [{year, total, by: [n …]}]}`; this year as of today, "" for no country."""
    years: dict[int, Counter[str]] = defaultdict(Counter)
    for span in rows.all(_SPANS, today=today.isoformat()):
        for year in range(max(span["first"], FIRST_YEAR), (span["past"] or today.year + 1)):
            years[year][span["country"]] += span["orders"]
    totals = sum(years.values(), Counter())
    by_now = sorted(totals, key=lambda country: (-years[today.year][country], -totals[country], country))
    leading = [country for country in by_now if country][:COUNTRIES]
    return {
        "countries": [*leading, "other"],
        "years": [
            {"year": year, "total": sum(found.values()), "by": [*(found[c] for c in leading), _others(found, leading)]}
            for year in range(FIRST_YEAR, today.year + 1)
            for found in [years[year]]
        ],
    }


def _others(found: Counter[str], leading: list[str]) -> int:
    return sum(number for country, number in found.items() if country not in leading)


def now(rows: Rows) -> dict[str, dict[str, int]]:
    """instrument -> status -> how many orders."""
    found: dict[str, dict[str, int]] = {"WRO": {}, "Finding": {}}
    for row in rows.all(_NOW):
        found[row["instrument"]][row["status"]] = row["orders"]
    return found


def by_country(rows: Rows) -> list[Row]:
    """`{country, in_force, ever}`, most in force first; "" for orders of no country."""
    return rows.all(_BY_COUNTRY)
