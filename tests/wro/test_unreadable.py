"""A source whose held pages cannot be read does not look healthy, however often it is asked."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from ledger import chronicle
from ledger.chronicle import Saying
from ledger.ledger import Ledger
from ledger.reconcile import Changes
from scraper.source import Layout, LayoutError, Source
from scraper.sources import EVERY, SOURCES
from tests.wro.conftest import Wro
from tests.wro.test_main_job import LIFTED, SITE

RELEASES = "newsroom"


CHANGED = LayoutError(RELEASES, "a release", "tomorrow's page")
BROKEN = AttributeError("'NoneType' object has no attribute 'text'")


def without_releases(source: Source, error: Exception = CHANGED) -> Source:
    """The source as an older version knew it: it follows the listing, and no release can be read."""

    def nothing(layout: Layout) -> Layout:
        def fails(page: object) -> object:
            raise error

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


@contextmanager
def broken_reader(source: str) -> Iterator[None]:
    """A version of ours whose reader of the source's releases has a bug."""
    broken = {one.name: without_releases(one, BROKEN) if one.name == source else one for one in EVERY}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wro.job.SOURCES", tuple(broken[one.name] for one in SOURCES))
        patch.setattr("wro.commands.verify.EVERY", tuple(broken.values()))
        patch.setattr("wro.commands.reparse.EVERY", tuple(broken.values()))
        yield


@contextmanager
def broken_fold(source: str) -> Iterator[None]:
    """A version of ours in which what the source's documents announce cannot be taken into the ledger."""
    whole = chronicle._take

    def take(ledger: Ledger, saying: Saying, changes: Changes) -> None:
        if saying.origin.source == source:
            raise BROKEN
        whole(ledger, saying, changes)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chronicle, "_take", take)
        yield


def failures(wro: Wro) -> list[str]:
    return [issue["message"] for issue in wro("issues", "--json").json if issue["code"] == "reader-failed"]


@pytest.mark.parametrize("breaks", [broken_reader, broken_fold])
@pytest.mark.parametrize(
    "mend", [("sync", "--source", RELEASES, "--from", SITE), ("reparse", "--apply")], ids=["sync", "reparse"]
)
def test_a_page_that_breaks_our_reader_stops_no_other_and_is_read_by_the_version_that_can(
    wro: Wro,
    caplog: pytest.LogCaptureFixture,
    breaks: Callable[[str], AbstractContextManager[None]],
    mend: tuple[str, ...],
) -> None:
    with breaks(RELEASES):
        found = wro("sync", "--from", SITE, "--json")
        outcomes = {source["source"]: source for source in found.json["sources"]}
        assert found.code == 1
        assert outcomes[RELEASES]["outcome"] == "failed"
        assert "(AttributeError at test_unreadable.py:" in outcomes[RELEASES]["message"]
        assert outcomes["cbp_list"]["outcome"] in ("read", "not_modified")
        assert "Traceback" in caplog.text, "a report of it needs these lines"
        assert failures(wro)
        assert wro("sync", "--from", SITE, "--json").code == 1, "as often as it is asked"
        assert wro("verify").code == 0, "what failed is held as failed: nothing more is wrong"
        assert wro("reparse").code == 0
    assert wro(*mend).code == 0
    assert failures(wro) == []
    assert wro("status", "Smart Glove", "--json").json["matches"][0]["event"] == LIFTED
    assert wro("verify").out.startswith("sound")


def test_a_reading_held_for_long_that_breaks_the_fold_now_is_set_aside(wro: Wro) -> None:
    """A version with a bug meets what an older one had taken in: new pages still come in, and a rebuild goes by."""
    wro("sync", "--source", RELEASES, "--from", SITE)
    with broken_fold(RELEASES):
        found = wro("sync", "--source", "cbp_list", "--from", SITE, "--json")
        assert found.code in (0, 1)
        assert wro("verify").code == 1
        assert wro("reparse", "--apply").code == 0
        assert failures(wro)
    assert wro("reparse", "--apply").code == 0
    assert failures(wro) == []
    assert wro("verify").out.startswith("sound")
