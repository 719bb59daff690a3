"""The corpus of announcements: a case is a folder with a page, what it is, and what must be read from it."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ledger.model import Announcement, Reading, Snapshot
from scraper.page import Page
from scraper.reading.layouts import BULLETIN_LAYOUTS, NOTICE_LAYOUTS, RELEASE_LAYOUTS
from scraper.source import Layout

FOLDER = Path(__file__).parents[1] / "fixtures" / "releases"
LAYOUTS: tuple[Layout, ...] = (*RELEASE_LAYOUTS, *BULLETIN_LAYOUTS, *NOTICE_LAYOUTS)


#: What a page of the corpus may be: the real page of an order, a bulletin on one, one that announces nothing, one made up.
ABOUT = ("order", "bulletin", "trap", "invented")


@dataclass(frozen=True)
class Case:
    """`meta.toml`: `url`; `layout`, the name of the one that must recognise the page; `about`, a word of `ABOUT`;
    `held_out`: not looked at while the rules were written."""

    folder: Path
    url: str
    layout: str
    about: str
    held_out: bool

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def page(self) -> Path:
        return next(self.folder.glob("page.*"))

    @property
    def expected_file(self) -> Path:
        return self.folder / "expected.json"

    def snapshot(self) -> Snapshot:
        """HTML carries its own address; text and JSON are given theirs."""
        url = "" if self.page.suffix == ".html" else self.url
        return Snapshot(url, datetime(2026, 11, 21, tzinfo=UTC), self.page.read_bytes())


def cases() -> list[Case]:
    """The cases of which it is settled what they say."""
    return [case for case in with_new_cases() if case.expected_file.exists()]


def with_new_cases() -> list[Case]:
    """Those, too, whose `expected.json` is still to be written, which `test_corpus` does."""
    return [case_of(meta) for meta in sorted(FOLDER.glob("*/meta.toml"))]


def case_of(meta: Path) -> Case:
    """Raises `ValueError` that names the key which is missing or wrong."""
    told = tomllib.loads(meta.read_text("utf-8"))
    keys = [field.name for field in fields(Case) if field.name != "folder"]
    wrong = [f"lacks {key!r}" for key in keys if key not in told]
    wrong += [f"has {key!r}, which is none of {', '.join(keys)}" for key in told if key not in keys]
    for key, known in (("layout", [layout.name for layout in LAYOUTS]), ("about", ABOUT)):
        wrong += (
            [f"has {key} {told[key]!r}: write one of {', '.join(known)}"]
            if told.get(key, known[0]) not in known
            else []
        )
    if wrong:
        raise ValueError(f"{meta}: {'; '.join(wrong)}")
    return Case(meta.parent, **told)


def layout_of(snapshot: Snapshot) -> Layout | None:
    return _layout_for(Page(snapshot))


def read(snapshot: Snapshot) -> Reading:
    """Through the layout that knows the page, as a source does."""
    page = Page(snapshot)
    layout = _layout_for(page)
    if layout is None:
        raise LookupError("no layout knows this page: see RELEASE_LAYOUTS in scraper/reading/layouts")
    return layout.read(page)


def _layout_for(page: Page) -> Layout | None:
    return next((layout for layout in LAYOUTS if layout.recognise(page)), None)


def as_told(reading: Reading) -> dict[str, Any]:
    """A reading in the shape of `expected.json`: the contract's words, without the quotes."""
    told: dict[str, Any] = {
        "title": reading.document.title,
        "released": _iso(reading.document.released),
        "verdict": str(reading.verdict),
        "events": [event(one) for one in reading.announcements],
    }
    if reading.issues:
        told["issues"] = [issue.code for issue in reading.issues]
    return told


def event(one: Announcement) -> dict[str, Any]:
    indicators = one.indicators
    return {
        "instrument": str(one.instrument),
        "action": str(one.action),
        "effect": str(one.effect),
        "effective": _iso(one.effective),
        "announced": _iso(one.announced),
        "applies_from": _iso(one.applies_from),
        "country": one.country,
        "goods": one.goods,
        "open_ended": one.open_ended,
        "parties": [{"name": party.name, "role": str(party.role), "aliases": list(party.aliases)} for party in one.parties],
        "indicators": {"count": indicators.count if indicators else None, "names": list(indicators.names) if indicators else []},
    }  # fmt: skip


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def expected(case: Case) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(case.expected_file.read_text("utf-8"))
    return loaded


def same_order(told: dict[str, Any]) -> dict[str, Any]:
    """Parties and indicators in an order of their own: CBP's is not part of what is said."""
    for one in told["events"]:
        one["parties"].sort(key=lambda party: (party["name"], party["role"]))
        one["indicators"]["names"].sort()
    return told
