"""The front page: what changed lately, how many orders are in force, and how fresh that is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from web import changes, coverage, in_force
from web.page import Asked, Facts, Page
from web.pictures import years
from web.rows import Rows

LATELY = 8


def facts(asked: Asked) -> Facts:
    rows, frame = asked.rows, asked.frame
    figures = rows.once(("front", asked.today), lambda: _figures(rows, asked.today))
    countries, over_time = figures["by_country"], dict(figures["by_year"])
    over_time["names"] = [frame.country_name(code) if len(code) == 2 else "Others" for code in over_time["countries"]]
    return {
        "now_in_force": figures["now"],
        "lately": changes.latest(rows, LATELY),
        "by_year": over_time,
        "by_country": [
            row | {"name": frame.country_name(row["country"]) if row["country"] else "No country"} for row in countries
        ],
        "sources": coverage.sources(rows, frame),
    }


def _figures(rows: Rows, today: date) -> Facts:
    """What rests on every order."""
    return {
        "by_country": in_force.by_country(rows),
        "by_year": in_force.by_year(rows, today),
        "now": in_force.now(rows),
    }


def drawn(facts: Facts) -> Mapping[str, str]:
    return {"years": years.picture(facts["by_year"])}


PAGE = Page("", facts, drawn=drawn)
