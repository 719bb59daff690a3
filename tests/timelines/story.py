"""A story is a folder: `story.toml`, numbered snapshots as they arrived, and `expected.json` with what came of each.

story.toml   title; `filled`: the day the baseline was loaded, when the story begins with it; `arrival = "matters"`
             with the reason, for the few stories where another order of arrival rightly ends elsewhere
NN.DAY.SOURCE.EXT   a snapshot: the NNth to arrive, fetched on DAY, of the source of that name
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from ledger.model import Snapshot
from scraper.page import Page
from scraper.source import Source
from scraper.sources import BY_HAND, SOURCES
from store import Store
from wro import shapes
from wro.intake import Intake, Taken

STORIES = Path(__file__).parents[1] / "fixtures" / "timelines"
ALL = {source.name: source for source in (*SOURCES, *BY_HAND)}
LIST = "https://www.cbp.gov/sites/default/files/{:%Y-%m}/withhold-release-orders-findings.csv"


@dataclass(frozen=True)
class Step:
    """One snapshot of a story."""

    file: Path
    source: Source
    snapshot: Snapshot


class Story:
    """What happened, snapshot by snapshot."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))

    @cached_property
    def steps(self) -> list[Step]:
        return [_step(file) for file in sorted(self.folder.glob("[0-9][0-9].*"))]

    @property
    def filled(self) -> date | None:
        day = self.settings.get("filled")
        return day if isinstance(day, date) else None


def _step(file: Path) -> Step:
    number, day, source = file.name.split(".")[:3]
    # Two snapshots of one day are an hour apart.
    fetched = datetime.combine(date.fromisoformat(day), time(int(number) % 24), UTC)
    address = LIST.format(fetched) if file.suffix == ".csv" else ""
    snapshot = Snapshot(address, fetched, file.read_bytes())
    return Step(file, ALL[source], Snapshot(Page(snapshot).url or f"urn:{file.name}", fetched, snapshot.body))


class Telling:
    """A story told to a store, through the same door as any snapshot."""

    def __init__(self, store: Store, story: Story, *, empty: bool = True) -> None:
        self.store = store
        self.story = story
        self.now = datetime(1953, 1, 1, tzinfo=UTC)
        self.intake = Intake(store, lambda: self.now)
        if empty and story.filled is not None:
            self.now = datetime.combine(story.filled, time(), UTC)
            self.intake.fill(self.now)

    def take(self, step: Step) -> Taken:
        """It reaches us the minute after it was fetched, or the day after all before it if it is older."""
        self.now = max(step.snapshot.fetched + timedelta(minutes=1), self.now)
        return self.intake.take(step.source, step.snapshot)

    def outcome(self, step: Step) -> dict[str, Any]:
        """What a snapshot changed, for `expected.json`."""
        before = {name: self._stands(name) for name in self.intake.ledger.orders}
        taken = self.take(step)
        after = {name: self._stands(name) for name in self.intake.ledger.orders}
        asked = sorted(f"{issue.code}: {issue.message}" for issue in self.store.issues.open())
        return {
            "snapshot": step.file.name,
            "outcome": "held" if taken.held else "unreadable" if taken.reading is None else taken.reading.verdict.value,
            "events": [_event(shapes.event(event)) for event in taken.events],
            "gone": sorted(before.keys() - after.keys()),
            "orders": {name: stands for name, stands in sorted(after.items()) if before.get(name) != stands},
            "issues": asked,
        }

    def _stands(self, name: str) -> list[str]:
        order = self.intake.ledger.orders[name]
        life = self.intake.ledger.life(order)
        spans = [f"{start} {stands.status}" for start, stands in zip(life.starts, life.standings, strict=True)]
        listed = [f"listed from {mark.on}: {mark.status_text}" for mark in order.marks]
        parties = [f"{party.role}: {party.name}" for party in order.parties]
        more = {"open-ended": order.open_ended, "follows": order.follows, "advisory": order.advisory}
        told = [f"{name}: {value}" for name, value in more.items() if value]
        return [order.goods or "", *parties, *told, *_changes_of(spans), *listed]


def _changes_of(spans: list[str]) -> list[str]:
    """Without the days on which only CBP's wording changed."""
    return [span for n, span in enumerate(spans) if n == 0 or span.split()[1] != spans[n - 1].split()[1]]


def _event(event: dict[str, Any]) -> dict[str, Any]:
    told = {key: value for key, value in event.items() if key not in ("order", "instrument", "documents", "parties")}
    told["parties"] = [f"{party['role']}: {party['name']}" for party in event["parties"]]
    told["witnesses"] = [document["source"] for document in event["documents"]]
    told["disagreements"] = [
        f"{found['field']}: " + " / ".join(f"{value['value']} ({value['source']})" for value in found["values"])
        for found in event["disagreements"]
    ]
    return {key: value for key, value in told.items() if value not in (None, [], False)}
