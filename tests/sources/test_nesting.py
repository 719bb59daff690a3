"""Pages that would keep a parser busy for minutes are refused before it sees them; pages of this world are not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ledger.model import Snapshot
from scraper.nesting import too_deep
from scraper.page import NestedTooDeeply, Page
from scraper.recognise import recognise
from scraper.sources import newsroom
from tests.sources.cases import FIXTURES, SEEN

PAGES = sorted(FIXTURES.rglob("*.html"))

#: what is nested for ever, some of it behind end tags that end nothing
ENDLESS = {
    "plain": "<div>",
    "upper case": "<DIV>",
    "in lists": "<ul><li>",
    "end tag in a table": "<div><table><td></div>",
    "end tag in a script": "<div><script></div></script>",
    "end tag in a comment": "<div><!--</div>-->",
    "end tag in an attribute": '<div title="</div>">',
    "end tag in a bare attribute": "<div title=</div >",
    "a quote that quotes nothing": '<i ="><div>',
    "an end tag of nothing": "<div></p></x></span>",
    "formatting, once more in each paragraph": "<p><b id={}></p>",
}


def served(body: str) -> Snapshot:
    return Snapshot("https://www.cbp.gov/newsroom/x", SEEN, f"<!doctype html><html><body>{body}".encode())


@pytest.mark.parametrize("unit", ENDLESS.values(), ids=ENDLESS)
def test_a_page_nested_for_ever_is_refused_at_once(unit: str) -> None:
    snapshot = served("".join(unit.format(n) for n in range(300_000 // len(unit))))
    began = time.perf_counter()
    with pytest.raises(NestedTooDeeply, match="not parsed: its"):
        newsroom.SOURCE.read(snapshot)
    with pytest.raises(NestedTooDeeply):
        recognise(snapshot)
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    "filling", ["<p>", "<li>x", "<tr><td>x", "<br>", "<div><b>x</div></b>", "<a name=x>", "<p>x</p>"]
)
def test_a_long_page_is_not_a_deep_one(filling: str) -> None:
    snapshot = served(filling * 20_000)
    assert not too_deep(Page(snapshot).text)
    assert Page(snapshot).tree.body is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(FIXTURES)))
def test_no_page_of_ours_is_deep(page: Path) -> None:
    assert not too_deep(page.read_text(encoding="utf-8", errors="replace") + " <" * 3_000)


@pytest.mark.parametrize(
    "unit", ["<div " + "a" * 50, "<a" + " " * 900, '<a b="', "<!--", "<a =", "<script>", "< a", "<a/b=c/d"]
)
def test_what_is_no_whole_tag_takes_no_longer(unit: str) -> None:
    text = "<p>" * 3_000 + unit * (2_000_000 // len(unit))
    began = time.perf_counter()
    too_deep(text)
    assert time.perf_counter() - began < 3


def test_a_page_looked_at_is_not_parsed_again_under_its_address() -> None:
    page = Page(Snapshot("", SEEN, b"<!doctype html><html><head><title>Leek</title></head></html>"))
    assert page.title == "Leek"
    known = page.at("https://www.cbp.gov/leek")
    assert known.url == "https://www.cbp.gov/leek"
    assert known.tree is page.tree
