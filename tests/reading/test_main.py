"""The `<main>` of a page parsed by itself: it must give what the whole page gives."""

from __future__ import annotations

import pytest

from ledger.model import Reading, Snapshot
from scraper.page import Page
from scraper.reading.layouts import RELEASE_LAYOUTS
from tests.reading.corpus import Case, cases

RELEASES = [case for case in cases() if case.layout == "newsroom, Drupal 9" and case.page.suffix == ".html"]
_LAYOUT = RELEASE_LAYOUTS[0]


def page(body: str) -> Page:
    return Page(Snapshot("", RELEASES[0].snapshot().fetched, f"<!doctype html><body>{body}</body>".encode()))


def read(case: Case, *, whole: bool) -> tuple[Reading, bool]:
    """The reading, and whether it took the `<main>` alone."""
    seen = Page(case.snapshot())
    assert not whole or seen.tree
    assert _LAYOUT.recognise(seen)
    return _LAYOUT.read(seen), seen.main is not None


def test_it_gives_what_the_whole_page_gives() -> None:
    each = [(case.name, read(case, whole=False), read(case, whole=True)) for case in RELEASES]
    assert [name for name, (alone, _), (whole, _) in each if alone != whole] == []
    assert not any(cut for _, _, (_, cut) in each)
    assert sum(cut for _, (_, cut), _ in each) > len(RELEASES) * 0.9


def test_it_holds_what_the_element_holds() -> None:
    found = page('<nav><a href="/">Menu</a></nav><main id="content"><p>Text</p></main><footer>Foot</footer>').main
    assert found is not None
    assert (found.tag, found.attributes["id"], found.text()) == ("main", "content", "Text")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Text</p>",
        "<main><p>Text</p>",
        "<main><p>Text</p></main><main><p>More</p></main>",
        "<main><p>Text<main><p>More</p></main>",
        "<main-menu></main-menu><main><p>Text</p></main>",
        "<!-- <main><p>Text</p></main> --><p>More</p>",
        "<script>const old = '<main><p>Text</p></main>'</script><p>More</p>",
        "<TEMPLATE><main><p>Text</p></main></TEMPLATE><p>More</p>",
        "<main><p>Text</p><!-- </main> --></main>",
        "<main><p>Text</p><!-- </main><p>More</p> -->",
    ],
)
def test_what_is_not_sure_to_be_the_element_is_not_cut_out(body: str) -> None:
    assert page(body).main is None
