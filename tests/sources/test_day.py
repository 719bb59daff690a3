"""Days as tables write them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from scraper.day import DAY, us_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11/6/1991", date(1991, 11, 6)),
        (" 07/31/2020 ", date(2020, 7, 31)),
        ("6/12/94", date(1994, 6, 12)),
        ("1/28/22", date(2022, 1, 28)),
        ("2026-06-23", date(2026, 6, 23)),
        ("Sept. 8, 2020", date(2020, 9, 8)),
        ("November 4 2020", date(2020, 11, 4)),
        ("13/45/2026", None),
        ("2/30/2020", None),
        ("", None),
        ("N/A", None),
        ("11/6/1991 and later", None),
    ],
)
def test_a_cell_as_a_day(text: str, day: date | None) -> None:
    assert us_day(text) == day


def test_a_day_is_found_in_glued_lines() -> None:
    assert re.findall(DAY, "7/23/2021Everest Carpet, 10/6/1998See") == ["7/23/2021", "10/6/1998"]
