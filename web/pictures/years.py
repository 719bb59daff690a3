"""Orders in force at the end of each year, stacked by country."""

from __future__ import annotations

from typing import Any

import svg

from web.pictures import drawing

WIDTH, HEIGHT = 760, 300
LEFT, RIGHT, TOP, BOTTOM = 34, 8, 18, 26


def picture(by_year: dict[str, Any]) -> str:
    """`by_year` as `web.in_force.by_year` gives it, with `names` of the countries."""
    years = by_year["years"]
    scale = drawing.ticks(max((year["total"] for year in years), default=0))
    room = HEIGHT - TOP - BOTTOM
    step = (WIDTH - LEFT - RIGHT) / max(len(years), 1)
    elements: list[svg.Element] = []
    for tick in scale:
        y = HEIGHT - BOTTOM - room * tick / scale[-1]
        elements += [
            drawing.line(LEFT, y, WIDTH - RIGHT, y, "grid"),
            drawing.words(LEFT - 6, y + 4, str(tick), anchor="end"),
        ]
    for n, year in enumerate(years):
        elements += _column(year, by_year["names"], LEFT + n * step, step, room / scale[-1])
    label = (
        f"Orders in force at the end of each year, {years[0]['year']} to {years[-1]['year']}, by country"
        if years
        else ""
    )
    return drawing.whole(WIDTH, HEIGHT, label, elements)


def _column(year: dict[str, Any], names: list[str], x: float, step: float, unit: float) -> list[svg.Element]:
    elements: list[svg.Element] = []
    y = float(HEIGHT - BOTTOM)
    for n, (name, number) in enumerate(zip(names, year["by"], strict=True), 1):
        if number:
            y -= number * unit
            told = f"{year['year']}, {name}: {number}"
            elements.append(drawing.box(x + step * 0.1, y, step * 0.8, number * unit, f"part c{n}", told))
    middle = x + step / 2
    if year["total"]:
        elements.append(drawing.words(middle, y - 4, str(year["total"]), anchor="middle", look="total"))
    if year["year"] % 5 == 0 or year["year"] == 1991:
        elements.append(drawing.words(middle, HEIGHT - 8, str(year["year"]), anchor="middle"))
    return elements
