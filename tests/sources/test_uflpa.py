"""DHS's entity list: the grammar of its name cells, and the real page where it is at hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.model import Snapshot
from scraper.page import SelectorError
from scraper.source import LayoutError
from scraper.sources.uflpa import SOURCE, START, entry
from tests.sources.cases import FIXTURES, SEEN

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "dhs-uflpa-2026-07-09.html"


CELLS = json.loads((FIXTURES / "uflpa" / "cells.json").read_text())


@pytest.mark.parametrize("case", CELLS, ids=[case["cell"][:40] for case in CELLS])
def test_a_name_cell(case: dict[str, Any]) -> None:
    found = entry(case["cell"])
    assert (found.name, list(found.aliases), found.open_ended, found.entry) == (
        case["name"],
        case["aliases"],
        case["open_ended"],
        case["cell"],
    )


def page(rows: int, *special: tuple[str, str]) -> Snapshot:
    """Two tables in the page's markup; the second has no class, like all since January 2025."""
    filler = [(f"Placeholder {number} Co., Ltd.", "August 1, 2026") for number in range(rows)]

    def table(section: str, header: str, entries: list[tuple[str, str]]) -> str:
        cells = "".join(f"<tr><td>{name}</td><td>{day}</td></tr>" for name, day in entries)
        return (
            f'<p class="text-align-center"><strong>A list</strong><br><a href="/x">Section {section}</a></p>\n'
            f"<table><thead><tr><th>{header}</th><th>Effective Date</th></tr></thead><tbody>{cells}</tbody></table>"
        )

    body = (
        "<html><head><title>UFLPA Entity List</title></head><body><main>"
        + table("2(d)(2)(B)(i)", "Name of Entity", list(special))
        + table("2(d)(2)(B)(v)", "Entity Name", filler)
        + "<table><tr><th>Other</th></tr><tr><td>x</td></tr></table></main></body></html>"
    )
    return Snapshot(START, SEEN, body.encode())


def test_entries_keep_their_section_and_date() -> None:
    reading = SOURCE.read(page(120, ("A Co., Ltd.", "07/15/2026"), ("B Co., Ltd.", "")))
    assert len(reading.neighbours) == 122
    first, second, third = reading.neighbours[:3]
    assert (first.name, first.section, first.effective) == ("A Co., Ltd.", "2(d)(2)(B)(i)", date(2026, 7, 15))
    assert (second.name, second.effective) == ("B Co., Ltd.", None)
    assert (third.section, third.effective) == ("2(d)(2)(B)(v)", date(2026, 8, 1))
    assert [(issue.code, issue.subject) for issue in reading.issues] == [("entity-row", "B Co., Ltd.")]
    assert not reading.announcements
    assert not reading.listings


def test_named_subsidiaries_are_for_a_person_to_see() -> None:
    reading = SOURCE.read(page(120, ("A Group and its two subsidiaries, which include B Co., Ltd.", "July 1, 2026")))
    assert [issue.code for issue in reading.issues] == ["entity-kin"]


def test_a_shrunken_list_is_refused() -> None:
    with pytest.raises(SelectorError, match="at least 100"):
        SOURCE.read(page(20))


def test_another_page_is_refused() -> None:
    with pytest.raises(LayoutError):
        SOURCE.read(Snapshot(START, SEEN, b"<html><title>Section 2(d)(2)(B)(i)</title><main><p>None</p></main></html>"))


@pytest.mark.skipif(not REAL.exists(), reason="the real page is not part of the project")
def test_the_real_page_of_july_2026() -> None:
    reading = SOURCE.read(Snapshot(START, SEEN, REAL.read_bytes()))
    assert len(reading.neighbours) == 160
    assert len({neighbour.name for neighbour in reading.neighbours}) == 149
    assert {neighbour.section for neighbour in reading.neighbours} == {
        "2(d)(2)(B)(i)",
        "2(d)(2)(B)(ii)",
        "2(d)(2)(B)(v)",
    }
    assert reading.issues == ()
    assert all(neighbour.effective for neighbour in reading.neighbours)
    assert not any("known as" in alias or " alias" in alias for one in reading.neighbours for alias in one.aliases)
