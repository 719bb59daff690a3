"""Everything derived comes out the same from the snapshots alone; and where a better parser reads otherwise, it is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ledger.ledger import Ledger
from ledger.model import Announcement, Reading, Verdict
from scraper.page import Page
from scraper.source import Layout, Source
from scraper.sources import BY_HAND, SOURCES, newsroom
from store import Store
from tests.timelines.story import STORIES, Story, Telling
from wro import questions, shapes
from wro.history import History
from wro.reparse import reparse

ALL = (*SOURCES, *BY_HAND)
DAY = date(2026, 12, 31)
LATER = datetime(2026, 12, 24, 12, tzinfo=UTC)
GIANT = "wro-2025-giant-manufacturing.imposed"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "wro.db") as opened:
        yield opened


def told(store: Store, story: str) -> Telling:
    telling = Telling(store, Story(STORIES / story))
    for step in telling.story.steps:
        telling.take(step)
    return telling


def as_json(store: Store) -> str:
    """What `wro orders --json` and `wro events --json` print, to the byte."""
    ledger = store.orders.load()
    orders = [shapes.order(ledger, order, stands, DAY) for order, stands in questions.orders(ledger, DAY)]
    return json.dumps([orders, [shapes.event(event) for event in questions.events(ledger)]], indent=2)


@pytest.mark.parametrize("story", sorted(folder.name for folder in STORIES.iterdir() if folder.is_dir()))
def test_a_rebuild_from_nothing_is_the_same_to_the_byte(store: Store, story: str) -> None:
    telling = told(store, story)
    before = as_json(store)
    store.orders.replace_all(Ledger(), DAY)
    reparse(store, ALL, lambda: telling.now, apply=True)
    assert as_json(store) == before
    assert len(before) > 1000


def misread(change: str) -> tuple[Source, ...]:
    """Today's sources, but the newsroom's parser still makes a mistake."""

    def worse(said: Announcement) -> Announcement:
        return replace(said, effective=said.effective and said.effective + timedelta(days=3), goods="bikes")

    def read(page: Page) -> Reading:
        reading = newsroom.SOURCE.read(page.snapshot)
        if change == "blind":
            return replace(reading, announcements=(), verdict=Verdict.MENTION)
        return replace(reading, announcements=tuple(map(worse, reading.announcements)))

    poor = replace(newsroom.SOURCE, layouts=(Layout("poor", "2025", lambda page: page.kind == "html", read),))
    return (poor, *(source for source in ALL if source.name != "newsroom"))


def test_a_changed_event_says_what_was_set_right_and_when(store: Store) -> None:
    telling = told(store, "release-before-list")
    reparse(store, misread("wrong"), lambda: telling.now, apply=True)
    difference = reparse(store, ALL, lambda: LATER, apply=True)
    assert [new.id for _, new in difference.changed] == [GIANT]
    (event,) = [e for e in store.orders.load().orders["wro-2025-giant-manufacturing"].events if e.id == GIANT]
    assert event.effective == date(2025, 9, 24)
    assert "corrected on 2026-12-24, by a better reading: " in event.reason
    assert "corrections" in {witness.source for witness in event.witnesses}
    assert not reparse(store, ALL, lambda: LATER + timedelta(days=1), apply=True), (
        "and then there is nothing to set right"
    )


def test_a_correction_outlives_later_news_and_a_rebuild_from_nothing(store: Store) -> None:
    telling = told(store, "release-before-list")
    reparse(store, misread("wrong"), lambda: telling.now, apply=True)
    reparse(store, ALL, lambda: LATER, apply=True)
    again = Telling(store, Story(STORIES / "list-only"), empty=False)
    for step in again.story.steps:
        again.take(step)
    before = as_json(store)
    assert "by a better reading" in before
    store.orders.replace_all(Ledger(), DAY)
    reparse(store, ALL, lambda: LATER, apply=True)
    assert as_json(store) == before


def test_an_event_that_a_better_reading_found_is_known_from_that_day(store: Store) -> None:
    telling = told(store, "late-discovery")
    reparse(store, misread("blind"), lambda: telling.now, apply=True)
    reparse(store, ALL, lambda: LATER, apply=True)
    (event,) = store.orders.load().orders["wro-2024-oldmill-weavers"].events
    assert (event.observed, event.known) == (LATER, LATER.date())
    assert shapes.event(event)["late"] is True
    assert event.reason.endswith("corrected on 2026-12-24: a better reading found it")


def test_an_event_that_no_reading_gives_any_more_is_put_to_a_person(store: Store) -> None:
    telling = told(store, "late-discovery")
    reparse(store, misread("blind"), lambda: telling.now, apply=True)
    assert "wro-2024-oldmill-weavers" not in store.orders.load().orders
    asked = [issue for issue in store.issues.open() if issue.code == "event-withdrawn"]
    assert [issue.subject for issue in asked] == ["wro-2024-oldmill-weavers.imposed"]
    reparse(store, ALL, lambda: LATER, apply=True)
    assert not [issue for issue in store.issues.open() if issue.code == "event-withdrawn"], (
        "found again, it is answered"
    )


def test_without_apply_nothing_changes(store: Store) -> None:
    telling = told(store, "release-before-list")
    before = as_json(store)
    assert reparse(store, misread("wrong"), lambda: telling.now)
    assert as_json(store) == before


def standing_of(store: Store, order: str, known: str) -> tuple[str, date | None]:
    """Status and since when, at the end of 2026, as was known on a day."""
    ledger = History(store).as_known(date.fromisoformat(known))
    (stands,) = [stands for one, stands in questions.orders(ledger, DAY) if one.id == order]
    return stands.status.value, stands.since


def test_as_known_then_a_quiet_change_had_another_day(store: Store) -> None:
    told(store, "central-romana-release-found-later")
    order = "wro-2022-central-romana"
    assert standing_of(store, order, "2025-03-12") == ("active", date(2022, 11, 23))
    assert standing_of(store, order, "2025-04-01") == ("inactive", date(2025, 3, 20)), "by the list alone"
    assert standing_of(store, order, "2025-06-02") == ("inactive", date(2025, 3, 17)), "by the release"


def test_as_known_before_a_better_reading_found_it_an_order_did_not_exist(store: Store) -> None:
    telling = told(store, "late-discovery")
    reparse(store, misread("blind"), lambda: telling.now, apply=True)
    reparse(store, ALL, lambda: LATER, apply=True)
    assert "wro-2024-oldmill-weavers" not in History(store).as_known(date(2026, 12, 23)).orders
    assert "wro-2024-oldmill-weavers" in History(store).as_known(LATER.date()).orders


def test_as_known_today_is_the_ledger(store: Store) -> None:
    telling = told(store, "malawi-one-after-another")
    assert dict(History(store).as_known(telling.now.date()).orders) == dict(store.orders.load().orders)
