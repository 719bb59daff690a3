"""Every story of `tests/fixtures/timelines`: told in order, told again, told backwards, and rebuilt."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.model import Effect, Order
from scraper.sources import BY_HAND, SOURCES
from store import Store
from tests.timelines.story import STORIES, Story, Telling
from wro.reparse import reparse

NAMES = sorted(folder.name for folder in STORIES.iterdir() if folder.is_dir())


@pytest.fixture(params=NAMES)
def story(request: pytest.FixtureRequest) -> Story:
    return Story(STORIES / request.param)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "wro.db") as opened:
        yield opened


def test_there_are_enough_stories() -> None:
    assert len(NAMES) >= 25


def test_the_story_is_told_as_expected(story: Story, store: Store) -> None:
    telling = Telling(store, story)
    found = [telling.outcome(step) for step in story.steps]
    expected = story.folder / "expected.json"
    if not expected.exists():
        expected.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.fail(f"{expected} was missing and is written: read it, then commit it")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


def test_telling_it_again_and_rebuilding_it_change_nothing(story: Story, store: Store) -> None:
    telling = Telling(store, story)
    for step in story.steps:
        telling.take(step)
    held = dict(store.orders.load().orders)
    assert held == dict(telling.intake.ledger.orders), "what is stored is what is held in memory"
    last = story.steps[-1]
    assert not telling.take(last).events
    rebuilt = reparse(store, (*SOURCES, *BY_HAND), lambda: telling.now)
    assert not rebuilt, rebuilt
    assert dict(store.orders.load().orders) == held


def test_another_order_of_arrival_ends_in_the_same_ledger(story: Story, tmp_path: Path) -> None:
    if story.settings.get("arrival"):
        pytest.skip(f"{story.folder.name}: {story.settings['arrival']}")
    endings = []
    for n, steps in enumerate((story.steps, story.steps[::-1])):
        with Store.open(tmp_path / f"{n}.db") as store:
            telling = Telling(store, story)
            for step in steps:
                telling.take(step)
            endings.append({name: timeless(order) for name, order in store.orders.load().orders.items()})
    assert endings[0] == endings[1]


def timeless(order: Order) -> Order:
    """An order without what rightly depends on arrival: when we saw a thing, and the number its snapshot got."""
    never = datetime(1953, 1, 1, tzinfo=UTC)
    events = tuple(
        replace(event, observed=never, witnesses=tuple(replace(w, seen=never, snapshot=0) for w in event.witnesses))
        for event in order.events
    )
    return replace(order, events=events)


def test_a_list_that_was_held_is_believed_once_a_person_lets_it_in(store: Store) -> None:
    telling = Telling(store, Story(STORIES / "many-changes-at-once"))
    first, second = telling.story.steps
    telling.take(first)
    assert telling.take(second).held
    assert not telling.take(second).events, "asking again does not let it in"
    taken = telling.intake.take(second.source, second.snapshot, accept=True)
    assert len(taken.events) == 7
    assert all(event.effect is Effect.LIFTED for event in taken.events)
    assert not store.issues.open()
    assert not reparse(store, (*SOURCES, *BY_HAND), lambda: telling.now), "and a rebuild goes by that"
