"""Pages that sound like announcements and are none, and acts told in the third paragraph of pages on something else."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ledger.model import Announcement, Reading, Verdict
from scraper.reading.text.manuscript import Block, Manuscript
from scraper.reading.verdict import read_manuscript

PAGES = tomllib.loads(Path(__file__).with_name("passing.toml").read_text("utf-8"))


def _read(page: dict[str, Any]) -> Reading:
    blocks = tuple(Block(text) for text in page["text"])
    return read_manuscript(Manuscript("newsroom", "", page["title"], blocks, released=page["released"]))


def _told(one: Announcement) -> list[str | None]:
    return [one.instrument, one.effect, str(one.effective), one.country, one.goods, one.parties[0].name]


@pytest.mark.parametrize("page", PAGES["quiet"], ids=[page["title"] for page in PAGES["quiet"]])
def test_no_act_of_its_own(page: dict[str, Any]) -> None:
    reading = _read(page)
    assert not reading.announcements
    assert reading.verdict in (Verdict.MENTION, Verdict.UNRELATED)


@pytest.mark.parametrize("page", PAGES["passing"], ids=[page["title"] for page in PAGES["passing"]])
def test_an_act_told_further_down(page: dict[str, Any]) -> None:
    reading = _read(page)
    told = [_told(one) for one in reading.announcements]
    assert told == ([page["act"]] if "act" in page else [])
    assert reading.verdict is (Verdict.ACTION if told else Verdict.UNCLEAR)
