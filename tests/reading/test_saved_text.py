"""A page saved as text: the date under its title is a line of its own."""

from __future__ import annotations

import pytest

from scraper.reading.layouts.saved import lines_of

TITLE = "CBP Revokes Withhold Release Order Against Giant Manufacturing Co., Ltd."


@pytest.mark.parametrize(
    "dated", ["Release Date: November 12, 2026", "Release Date", "November 12, 2026", "Thu, 11/12/2026"]
)
def test_a_date_is_not_joined_to_the_title_over_it(dated: str) -> None:
    assert lines_of(f"{TITLE}\n{dated}\n\nWASHINGTON — CBP revoked it.")[:2] == [TITLE, dated]
