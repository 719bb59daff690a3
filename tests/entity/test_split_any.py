"""Whatever stands in a cell: the splitter answers, loses no name and takes no time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.names import fold
from scraper.entity import read_remarks, split_entity

WORDS = (
    "Co., Ltd. Sdn Bhd (M) and , ; ( ) a/k/a Fishing Vessel: Vessels owned by its two subsidiaries, (collectively, Group) "
    "Factory Prison No. 12 Xinjiang (XUAR) removed from the order, 7/23/2021 See China WRO. Everest Carpet T.D. 92-78"
).split(" ")
CELLS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=60)


@given(CELLS)
def test_any_cell_has_an_answer_whose_names_are_the_cell_s_words(cell: str) -> None:
    split = split_entity(cell)
    words = set(fold(cell).split())
    for party in split.parties:
        assert party.name
        assert set(fold(party.name).split()) <= words
    assert split_entity(cell) == split


@given(CELLS)
def test_any_remarks_have_an_answer(cell: str) -> None:
    for party in read_remarks(cell).removed:
        assert party.name


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "cell",
    [
        "(" * 20_000,
        "(a) " * 8_000,
        "," * 20_000,
        "a, " * 10_000,
        " " * 50_000 + "x",
        "its " * 10_000,
        "No. 1 " * 8_000,
        "X a/k/a " * 2_000,
        "A Co., Ltd. and " * 1_500,
        "and its subsidiaries " * 1_500,
        "removed from the order " * 1_500,
        "A Group (including " * 3_000 + ")" * 3_000,
        "A Ltd., including B " * 3_000,
        "X Co., Ltd., its parent " * 3_000,
        "A Ltd., its subsidiaries, and its joint venture " * 1_500,
        "(Pty) " * 10_000,
        "subsidiary A Ltd. of " * 4_000,
        "A Mines and B Mines " * 2_000,
        "A.B. and " * 8_000,
    ],
    ids=lambda cell: cell[:12],
)
def test_long_cells_cost_little(cell: str) -> None:
    began = time.process_time()
    split_entity(cell)
    read_remarks(cell)
    assert time.process_time() - began < 2
