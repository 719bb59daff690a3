"""The newsroom listing: what is a listing, and how far it is walked."""

from __future__ import annotations

import pytest

from ledger.model import Document, Lead, Reading, Snapshot, Verdict
from scraper.page import Page, SelectorError
from scraper.source import LayoutError
from scraper.sources.newsroom import MOST_PAGES, SOURCE, START, follow
from tests.sources.cases import FIXTURES, SEEN

CASES = FIXTURES / "newsroom"


def snapshot(body: str | bytes, url: str = START) -> Snapshot:
    return Snapshot(url, SEEN, body.encode() if isinstance(body, str) else body, "text/html")


def test_a_first_page_without_entries_is_a_changed_layout() -> None:
    page = (CASES / "beyond-the-end" / "page.html").read_text()
    with pytest.raises(LayoutError, match="no known layout fits"):
        SOURCE.read(snapshot(page))


def test_a_first_page_whose_entries_lost_their_class_is_a_changed_layout() -> None:
    page = (CASES / "current" / "page.html").read_text().replace("usa-collection__item", "card")
    with pytest.raises((LayoutError, SelectorError)):
        SOURCE.read(snapshot(page))


def test_a_page_at_another_address_is_no_listing() -> None:
    """Release pages carry a box of other releases in their margin."""
    release = "https://www.cbp.gov/newsroom/national-media-release/some-release"
    page = (CASES / "current" / "page.html").read_text()
    assert SOURCE.layout_for(Page(snapshot(page, release))) is None


def test_a_saved_listing_is_known_without_its_address() -> None:
    reading = SOURCE.read(snapshot((CASES / "drupal7" / "page.html").read_bytes(), ""))
    assert next(lead.url for lead in reading.leads).startswith("https://www.cbp.gov/newsroom/national-media-release/")


def gave(*paths: str, ignored: tuple[str, ...] = ()) -> Reading:
    document = Document("newsroom", START)
    return Reading(document, Verdict.MENTION, leads=tuple(Lead(path) for path in paths), ignored=ignored)


@pytest.mark.parametrize(
    ("reading", "number", "known", "following"),
    [
        (gave("a", "b"), 0, set(), f"{START}?page=1"),
        (gave("a", "b"), 3, {"b"}, f"{START}?page=4"),
        (gave("a", "b"), 0, {"a", "b"}, None),
        (gave(), 5, set(), None),
        (gave(ignored=("local release",)), 0, {"a"}, f"{START}?page=1"),
        (gave("a"), MOST_PAGES - 1, set(), None),
    ],
    ids=["all new", "partly known", "wholly known", "beyond the end", "local ones only", "far enough"],
)
def test_the_walk_goes_on_until_known_ground(
    reading: Reading, number: int, known: set[str], following: str | None
) -> None:
    assert follow(reading, number, known) == following
