"""A walk into the past: what it finds, what it never asks twice, and that it may end at any moment."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ledger.model import Snapshot, Via
from scraper.failures import Blocked
from scraper.fetch import NotModified
from scraper.sources import sitemap
from store import Store
from tests.standin import chronicle
from tests.standin.conftest import Sites
from tests.standin.faults import Fault
from wro import cli
from wro.backfill import Backfill, canonical, months
from wro.intake import Intake
from wro.network import ToldToStop
from wro.poll import SourceResult
from wro.progress import Bars

CBP = "https://www.cbp.gov"
NOW = "2025-10-20T18:00"
SINCE = date(2025, 9, 1)
GIANT = next(one for one in chronicle.acts() if "giant" in one.slug)
#: Releases of September 2025 that the site no longer has: only the archive does.
LOST = "/newsroom/national-media-release/figures-245"


class Killed(BaseException):
    """What a kill looks like from inside."""


@pytest.fixture
def past(sites: Sites) -> Sites:
    """A site whose releases of the last weeks are of interest, so that a walk is short; one of them is lost."""
    sites.clock.set(NOW)
    sites.cbp.oldest = date(2025, 9, 1)
    sites.cbp.lost = {LOST}
    found = [one.path for one in chronicle.published(datetime(2025, 9, 27, 6, tzinfo=UTC)) if one.day >= SINCE]
    sites.archive.captured([CBP + path for path in found], ["2025-09-27"])
    return sites


def walk(sites: Sites, store: Store, stop_after: int = 10**6, error: BaseException | None = None) -> list[SourceResult]:
    """One walk whose client asks for so many documents, and then meets its end."""
    left = [stop_after]
    fetch = sites.client.fetch

    def limited(
        url: str, hosts: tuple[str, ...], known: Snapshot | None = None, max_bytes: int | None = None
    ) -> Snapshot | NotModified:
        if left[0] == 0:
            raise error or ToldToStop(url, "told to stop before this was asked for")
        left[0] -= 1
        return fetch(url, hosts, known, max_bytes)

    sites.client.fetch = limited  # type: ignore[method-assign]
    try:
        intake = Intake(store, sites.clock.now)
        if store.is_empty():
            intake.fill(sites.clock.now())
        return Backfill(sites.client, intake, sites.clock.now, lambda *_: None).run(SINCE)
    finally:
        sites.client.fetch = fetch  # type: ignore[method-assign]


def releases(store: Store) -> dict[str, Via]:
    """Held releases, each with the way it came by."""
    return {one.url: one.via for _, one in store.snapshots.all() if "/newsroom/national" in one.url}


def expected() -> set[str]:
    out = chronicle.published(datetime.fromisoformat(NOW).replace(tzinfo=UTC))
    return {CBP + one.path for one in out if one.kind == "national" and one.day >= SINCE}


def test_the_past_is_walked_and_then_held(past: Sites, store: Store) -> None:
    results = walk(past, store)
    assert {one.source: one.outcome for one in results} == {
        "sitemap": "read",
        "archive": "read",
        "older_lists": "not_modified",
    }
    held = releases(store)
    assert set(held) == expected()
    assert {url for url, via in held.items() if via is Via.ARCHIVE} == {CBP + LOST}
    assert CBP + GIANT.path in held
    past.asked()
    again = walk(past, store)
    assert {one.source: (one.outcome, one.documents) for one in again} == {
        "sitemap": ("not_modified", 0),
        "archive": ("not_modified", 0),
        "older_lists": ("not_modified", 0),
    }
    assert releases(store) == held
    asked = past.asked()
    assert not [one for one in asked if "/newsroom/national" in one and "cdx" not in one], "no release is asked again"
    assert len([one for one in asked if "cdx" in one and "newsroom" in one]) == 2, (
        "the month that goes on, below two prefixes"
    )


@pytest.mark.parametrize("error", [None, Killed()], ids=["told to stop", "killed"])
def test_it_may_end_at_any_moment_and_goes_on_from_there(
    past: Sites, store: Store, error: BaseException | None
) -> None:
    ends = 0
    for _ in range(60):
        try:
            results = walk(past, store, stop_after=6, error=error)
        except Killed:
            ends += 1
            continue
        if not any("told to stop" in one.message for one in results):
            break
        ends += 1
    else:
        pytest.fail("the walk does not come to its end")
    assert ends > 2
    assert set(releases(store)) == expected()
    asked = Counter(one for one in past.asked() if one.startswith("www.cbp.gov/newsroom/national"))
    lost = f"www.cbp.gov{LOST}"
    assert {one: times for one, times in asked.items() if times > 1 and one != lost} == {}


def test_a_site_that_refuses_is_left_alone(past: Sites, store: Store) -> None:
    past.server.switch_on(Fault.FORBIDDEN, "www.cbp.gov/newsroom")
    results = walk(past, store)
    assert [one.outcome for one in results] == ["read", "read", "not_modified"]
    assert set(releases(store).values()) == {Via.ARCHIVE}
    assert len([one for one in past.asked() if one.startswith("www.cbp.gov/newsroom")]) == 2


def test_neither_site_nor_archive(past: Sites, store: Store) -> None:
    past.server.switch_on(Fault.FORBIDDEN)
    results = walk(past, store)
    assert [one.outcome for one in results] == ["blocked"] * 3
    assert all("turns us away" in one.message and "goes on from here" in one.message for one in results)
    past.server.switch_off()
    assert [one.outcome for one in walk(past, store)] == ["read", "read", "not_modified"]
    assert set(releases(store)) == expected()


def test_one_page_out_of_order_holds_nothing_up(past: Sites, store: Store) -> None:
    past.server.switch_on(Fault.ERROR, f"www.cbp.gov{GIANT.path}")
    results = walk(past, store)
    assert results[0].outcome == "partial"
    assert set(releases(store)) == expected() - {CBP + GIANT.path}
    past.server.switch_off()
    walk(past, store)
    assert set(releases(store)) == expected()


def test_a_sitemap_without_end_is_walked_so_far_and_no_further(
    past: Sites, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "MOST_PAGES", 4)
    past.cbp.endless = True
    assert walk(past, store)[0].outcome == "read"
    assert len([one for one in past.asked() if "/sitemap.xml" in one]) == 4


def test_a_sitemap_that_gives_one_page_for_ever_is_read_once(past: Sites, store: Store) -> None:
    past.cbp.unpaged = True
    assert walk(past, store)[0].outcome == "read"
    assert set(releases(store)) == expected()
    assert len([one for one in past.asked() if "/sitemap.xml" in one]) == 2


def test_what_nobody_has_is_not_asked_for_again(past: Sites, store: Store) -> None:
    past.archive.captured([CBP + LOST], ["2025-09-27"], refused=("2025-09-27",))
    walk(past, store)
    assert CBP + LOST not in releases(store)
    past.asked()
    walk(past, store)
    assert not [one for one in past.asked() if LOST in one]


def test_the_months_of_a_walk() -> None:
    found = months(date(2025, 11, 5), date(2026, 2, 1))
    assert [str(one.first)[:7] for one in found][::2] == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert found[2].end == date(2026, 1, 1)
    assert len({one.step for one in found}) == len(found) == 8


@pytest.mark.parametrize("met", ["http://www.cbp.gov:80/newsroom/x/y/", "https://cbp.gov/newsroom/x/y?utm=1#z"])
def test_the_key_of_a_release_however_the_archive_met_it(met: str) -> None:
    assert canonical(met) == "https://www.cbp.gov/newsroom/x/y"


def test_being_told_to_stop_is_a_refusal_of_nobody() -> None:
    assert issubclass(ToldToStop, Blocked)
    assert not ToldToStop.archive_may_help


def test_progress_is_told_to_the_end(past: Sites, store: Store) -> None:
    told: list[tuple[str, int, int]] = []
    intake = Intake(store, past.clock.now)
    intake.fill(past.clock.now())
    Backfill(past.client, intake, past.clock.now, lambda *step: told.append(step)).run(SINCE)
    assert list(dict.fromkeys(label for label, _, _ in told)) == ["sitemap", "archive, by month", "older lists"]
    for label in ("sitemap", "archive, by month"):
        steps = [(done, total) for one, done, total in told if one == label]
        assert [done for done, _ in steps] == list(range(steps[0][1] + 1))
    with Bars() as bars:  # no terminal here: nothing is drawn
        bars.show("sitemap", 1, 2)


@pytest.mark.parametrize(
    "options", [["--backfill", "2016", "--source", "csms"], ["--backfill", "1066"], ["--backfill", "soon"]]
)
def test_a_walk_that_makes_no_sense_is_refused(
    options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run(["sync", *options]) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_sitemap_that_could_not_be_read_is_asked_for_whole_the_next_time(past: Sites, store: Store) -> None:
    past.cbp.emptied = True
    assert walk(past, store)[0].outcome == "layout_changed"
    past.cbp.emptied = False
    past.server.asked.clear()
    assert walk(past, store)[0].outcome == "read"
    [first, *_] = [one for one in past.server.asked if "/sitemap.xml" in one.target]
    assert not first.is_conditional
