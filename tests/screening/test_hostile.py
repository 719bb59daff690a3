"""Input that means harm, or only does it: huge cells, endless repetition, odd bytes, words that are patterns."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.aliases import Alias
from screening.index import Index
from screening.reports.lines import harmless
from screening.run import outcomes
from screening.screening import Screening
from screening.spellings import spellings
from screening.tables.opening import open_table
from screening.variants import variants
from tests.screening.conftest import Ask
from tests.screening.evaluation import index, ledger


def test_cells_of_a_megabyte(tmp_path: Path, screening: Screening) -> None:
    big = "Acme " * 220_000
    path = tmp_path / "a.csv"
    path.write_text(f'supplier,goods\n"{big}",x\nFiremount Group Ltd,"{big}"\n', encoding="utf-8")
    rows = [outcome for _, part in outcomes(screening, open_table(path)) for outcome in part]
    assert [row.result for row in rows] == ["no_match", "hits"]


def test_a_cell_of_a_megabyte_of_brackets(ask: Ask) -> None:
    started = time.process_time()
    ask(name="Supermax Corporation Bhd " + "(, " * 350_000, vessel="IMO " * 250_000)
    assert time.process_time() - started < 2


@pytest.mark.parametrize("alias", ["x" * 8_000, "lotus " * 1_300, "bright wagon " * 600 + "x" * 1_000])
def test_an_alias_as_long_as_a_page(alias: str) -> None:
    given = (Alias("Taepyung Salt Farm", alias, ""), Alias("Taepyung Salt Farm", "Grey Heron Salt", ""))
    started = time.process_time()
    made = Index(spellings(ledger(), given))
    assert [like.spelling.party for like in made.matches("Grey Heron Salt")] == ["Taepyung Salt Farm"]
    made.matches(alias)
    assert time.process_time() - started < 5


def test_a_hundred_thousand_equal_rows(tmp_path: Path, screening: Screening) -> None:
    path = tmp_path / "a.csv"
    path.write_text("supplier,country\n" + "Hetian Haolin Hair,CN\n" * 100_000, encoding="utf-8")
    started = time.process_time()
    results = Counter(row.result for _, part in outcomes(screening, open_table(path)) for row in part)
    assert results == {"hits": 100_000}
    assert time.process_time() - started < 20


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])
def test_formulas(cell: str) -> None:
    assert harmless(cell) == "'" + cell


def test_plain_cells_are_left_alone() -> None:
    assert [harmless(cell) for cell in ("Acme", "3M", "a=b", "")] == ["Acme", "3M", "a=b", ""]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_asked(cell: str) -> None:
    index().matches(cell)


@settings(max_examples=60, deadline=None)
@given(noise=st.text(alphabet=" .,-_'\"", max_size=4))
def test_punctuation_round_a_name_changes_nothing(noise: str) -> None:
    assert any(
        "supermax" in one.spelling.order for one in index().matches(f"{noise}Supermax Corporation Berhad{noise}")
    )


@pytest.mark.parametrize(
    "cell", ["(" * 5000, "a " * 5000, "f/k/a " * 500, "/ " * 500, "1" * 5000, "公司" * 3000, "\0Supermax\0"]
)
def test_strange_cells_take_no_time(ask: Ask, cell: str) -> None:
    started = time.process_time()
    ask(name=cell, goods=cell, region=cell, date=cell, country=cell)
    assert time.process_time() - started < 1
    assert len(variants(cell)) < 300
