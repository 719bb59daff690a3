"""Every page of the corpus gives exactly what its folder says, and rests each field on words of the page."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from ledger.model import Verdict
from scraper.reading.clauses.standing import _READERS, Reader
from scraper.reading.effect.effects import _GOES_ON, _NTH_TIME, _PART
from scraper.reading.text.general import BACKGROUND
from scraper.reading.text.lowercase import AnyOf, Needles, beginnings, small
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.plain import plain
from scraper.reading.text.sentences import Sentence, split
from scraper.reading.text.vocabulary import INSTRUMENT
from tests.reading import corpus
from tests.reading.corpus import Case, as_told, case_of, expected, layout_of, read, same_order, with_new_cases

CASES = with_new_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_page_reads_as_expected(case: Case) -> None:
    told = as_told(read(case.snapshot()))
    if not case.expected_file.exists():
        case.expected_file.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")
        pytest.fail(f"{case.expected_file} was missing and has been written: read it, then commit it")
    assert same_order(told) == same_order(expected(case))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_page_is_recognised_by_its_layout(case: Case) -> None:
    layout = layout_of(case.snapshot())
    assert layout is not None
    assert layout.name == case.layout


@pytest.mark.parametrize("case", [case for case in CASES if case.about != "trap"], ids=lambda case: case.name)
def test_each_field_has_a_quote_found_in_the_text(case: Case) -> None:
    reading = read(case.snapshot())
    text = " ".join(reading.text.split())
    for one in reading.announcements:
        assert all(" ".join(evidence.quote.split()) in text for evidence in one.evidence)
        fields = {evidence.field for evidence in one.evidence}
        told = {"action", "effect", "effective", "announced", "parties"}
        told |= {name for name in ("country", "goods", "applies_from", "indicators") if getattr(one, name) is not None}
        assert told <= fields


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ('url = "https://www.cbp.gov/x"\nabout = "order"', "lacks 'layout'; lacks 'held_out'"),
        (
            'url = "x"\nlayout = "newsroom, Drupal 9"\nabout = "order"\nheld_out = true\nday = 1',
            "has 'day', which is none",
        ),
        ('url = "x"\nlayout = "newsroom"\nabout = "order"\nheld_out = true', "has layout 'newsroom': write one of"),
        (
            'url = "x"\nlayout = "newsroom, Drupal 9"\nabout = "new"\nheld_out = true',
            "has about 'new': write one of order",
        ),
    ],
)
def test_what_a_case_lacks_is_named(tmp_path: Path, written: str, says: str) -> None:
    (tmp_path / "meta.toml").write_text(written)
    with pytest.raises(ValueError, match=re.escape(says)):
        case_of(tmp_path / "meta.toml")


def test_a_new_case_is_read_by_its_own_test_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are made of what the cases say, which of a new one is not written yet."""
    for name in ("new", "old"):
        shutil.copytree(CASES[0].folder, tmp_path / name)
    (tmp_path / "new" / "expected.json").unlink()
    monkeypatch.setattr(corpus, "FOLDER", tmp_path)
    assert [case.name for case in corpus.cases()] == ["old"]
    assert [case.name for case in with_new_cases()] == ["new", "old"]
    with pytest.raises(pytest.fail.Exception, match="read it, then commit it"):
        test_page_reads_as_expected(with_new_cases()[0])
    assert [case.name for case in corpus.cases()] == ["new", "old"]
    assert expected(with_new_cases()[0]) == expected(CASES[0])


def test_the_corpus_is_large_and_holds_cases_out() -> None:
    """A page that rules were mended on is no longer held out, so their share falls as the corpus grows."""
    assert len(CASES) >= 90
    assert sum(case.about == "invented" for case in CASES) >= 15
    assert sum(case.held_out for case in CASES) * 5 >= len(CASES)


@pytest.mark.parametrize("case", [case for case in CASES if case.about == "trap"], ids=lambda case: case.name)
def test_a_trap_makes_no_event(case: Case) -> None:
    reading = read(case.snapshot())
    assert not reading.announcements
    assert reading.verdict is not Verdict.ACTION


def test_unclear_always_says_why() -> None:
    unclear = [reading for case in CASES if (reading := read(case.snapshot())).verdict is Verdict.UNCLEAR]
    assert unclear
    assert all(reading.issues for reading in unclear)


def test_codes_of_issues_are_words_joined_by_hyphens() -> None:
    codes = {issue.code for case in CASES for issue in read(case.snapshot()).issues}
    assert codes
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)+", code) for code in codes)


@cache
def texts_of_all() -> list[str]:
    """Every sentence of the corpus once."""
    return sorted({plain(sentence) for case in CASES for sentence in split(read(case.snapshot()).text)})


@pytest.mark.parametrize(
    "patterns", [BACKGROUND, _GOES_ON, _PART, _NTH_TIME], ids=["background", "goes on", "part", "nth time"]
)
def test_a_pattern_is_never_hidden_by_its_literals(patterns: AnyOf) -> None:
    texts = set(map(small, texts_of_all()))
    assert any(patterns.found_in(text) for text in texts)
    for text in texts:
        assert patterns.found_in(text) == any(pattern.search(text) is not None for _, pattern in patterns.patterns)


@pytest.mark.parametrize(
    ("reader", "words"), _READERS, ids=["-".join(sorted(words.beginnings)) for _, words in _READERS]
)
def test_a_clause_is_never_hidden_by_the_words_it_is_known_by(reader: Reader, words: Needles) -> None:
    read_in = [
        text
        for text in texts_of_all()
        for met in INSTRUMENT.finditer(text)
        if reader(Sentence(text, text, 0, Kind.PARAGRAPH), met, date(2021, 5, 6), title=False)
    ]
    assert read_in
    assert [text for text in read_in if words.beginnings.isdisjoint(beginnings(small(text)))] == []
