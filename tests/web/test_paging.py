"""Long pages in pieces: nothing is left out, nothing is told twice, and what is no number of a page is refused."""

from __future__ import annotations

from contextlib import closing
from urllib.parse import parse_qsl

import pytest

from tests.web.conftest import FRAME, Site
from web.given import Unclear
from web.page import Asked
from web.paging import Piece
from web.rows import Rows, opened

_IDS = "SELECT id FROM orders ORDER BY id LIMIT :most OFFSET :skip"


@pytest.mark.parametrize("size", [1, 7, 50, 70, 10_000])
def test_leafing_through_meets_every_row_once(site: Site, size: int) -> None:
    with closing(opened(site.path)) as connection:
        rows = Rows(connection)
        every = rows.all(_IDS, most=-1, skip=0)
        told, given = [], {"words": "a & b", "status": ""}
        while True:
            piece = Piece(Asked(rows, FRAME, given=given), size)
            found = rows.all(_IDS, **piece.limits)
            told += piece.shown(found)
            leaves = piece.leaves(found)
            assert (leaves["previous"] is None) == (leaves["page"] == 1)
            if leaves["next"] is None:
                break
            given = dict(parse_qsl(leaves["next"]))
            assert given["words"] == "a & b", "what was asked for is kept"
    assert told == every


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "1.5", "9" * 30])
def test_what_is_no_number_of_a_page_is_refused(site: Site, page: str) -> None:
    with closing(opened(site.path)) as connection, pytest.raises(Unclear, match=r"page: .* is not a number from 1 to"):
        Piece(Asked(Rows(connection), FRAME, given={"page": page}), 10).limits  # noqa: B018 - reading it is asking


def test_no_number_is_the_first_page(site: Site) -> None:
    with closing(opened(site.path)) as connection:
        assert Piece(Asked(Rows(connection), FRAME, given={"page": ""}), 10).page == 1


def test_a_copy_has_everything_on_one_page(site: Site) -> None:
    with closing(opened(site.path)) as connection:
        rows = Rows(connection)
        piece = Piece(Asked(rows, FRAME, copied=True), 5)
        found = rows.all(_IDS, **piece.limits)
        assert len(piece.shown(found)) == len(found) > 5
        assert (piece.leaves(found)["previous"], piece.leaves(found)["next"]) == (None, None)


@pytest.mark.parametrize("address", ["/orders", "/changes", "/parties", "/country/MY", "/goods/gloves"])
def test_pages_lead_back(site: Site, address: str) -> None:
    answer = site.ask(f"{address}?page=2")
    if answer.status_code == 404:  # nothing of these goods beyond the first page
        return
    assert '<a rel="prev" href="?page=1">' in answer.text


def test_names_from_a_letter_on(site: Site) -> None:
    page = site.text("/parties?from=S")
    assert "Smart Glove" in page
    assert "Brightway" not in page
    assert '<a href="/parties?from=B">' in page
