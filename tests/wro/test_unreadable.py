"""A source whose held pages cannot be read does not look healthy, however often it is asked."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from scraper.source import Layout, LayoutError, Source
from scraper.sources import SOURCES
from tests.wro.conftest import Wro
from tests.wro.test_main_job import LIFTED, SITE

RELEASES = "newsroom"


def without_releases(source: Source) -> Source:
    """The source as an older version knew it: it follows the listing, and no release fits any layout."""

    def nothing(layout: Layout) -> Layout:
        def fails(page: object) -> object:
            raise LayoutError(source.name, "a release", "tomorrow's page")

        return replace(layout, read=fails) if layout in releases else layout  # type: ignore[arg-type]

    from scraper.reading.layouts import RELEASE_LAYOUTS as releases

    return replace(source, layouts=tuple(nothing(layout) for layout in source.layouts))


def test_it_is_unwell_until_a_version_comes_that_can_read_them(
    wro: Wro, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SITE, tmp_path / "site")
    today = SOURCES
    older = tuple(without_releases(source) if source.name == RELEASES else source for source in SOURCES)
    sync = ("sync", "--source", RELEASES, "--from", "site", "--json")

    monkeypatch.setattr("wro.job.SOURCES", older)
    for _ in range(3):
        found = wro(*sync)
        assert found.code == 1
        assert found.json["sources"][0]["outcome"] == "layout_changed"
        assert "tomorrow's page" in found.json["sources"][0]["message"]
    assert wro("health").code == 1

    monkeypatch.setattr("wro.job.SOURCES", today)
    found = wro(*sync)
    assert found.code == 0, found.json["sources"]
    assert LIFTED in [event["event"] for event in found.json["events"]]
    assert wro("verify").out.startswith("sound")


def test_a_mirror_of_a_past_day_is_read_as_of_that_day(wro: Wro) -> None:
    wro("sync", "--source", RELEASES, "--from", SITE)
    assert wro("status", "Smart Glove", "--json").json["read"][RELEASES].startswith("2023-04-27")
