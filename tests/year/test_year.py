"""Four weeks out of the year: a change of the list's columns, an upgrade, a Finding; two polls of five disturbed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.year.account import account
from tests.year.simulation import Year


@pytest.mark.timeout(400)
def test_four_weeks_of_the_year(tmp_path: Path) -> None:
    disturbed, calm = tmp_path / "disturbed", tmp_path / "calm"
    for place in (disturbed, calm):
        place.mkdir()
    year = Year(disturbed, first=92, days=29, cron="17 */12 * * *")
    report = year.run()
    peace = Year(calm, first=92, days=29, cron="17 18 * * *", disturbed=False)
    peace.run()
    assert year.wrong(peace) == []
    assert report.polls >= 56
    assert report.upgrades == 1
    assert report.outcomes["layout_changed"] > 3, "before the upgrade the new columns were not known"
    assert sum(report.faulty.values()) > 5
    assert any("finding-2021-top-glove.imposed" in line for line in account(year))
