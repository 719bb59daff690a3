"""The front page: what changed lately, how many orders are in force, and how fresh that is."""

from __future__ import annotations

from collections.abc import Mapping

from web import changes, coverage, in_force
from web.page import Asked, Facts, Page
from web.pictures import years

LATELY = 8


def facts(asked: Asked) -> Facts:
    rows, frame = asked.rows, asked.frame
    countries = in_force.by_country(rows)
    over_time = in_force.by_year(rows, asked.today)
    over_time["names"] = [frame.country_name(code) if len(code) == 2 else "Others" for code in over_time["countries"]]
    return {
        "now_in_force": in_force.now(rows),
        "lately": changes.latest(rows, LATELY),
        "by_year": over_time,
        "by_country": [
            row | {"name": frame.country_name(row["country"]) if row["country"] else "No country"} for row in countries
        ],
        "sources": coverage.sources(rows, frame),
    }


def drawn(facts: Facts) -> Mapping[str, str]:
    return {"years": years.picture(facts["by_year"])}


PAGE = Page("", facts, drawn=drawn)
