"""What people see: tables that fit, numbers of things, CSV that a spreadsheet may open."""

from __future__ import annotations

import pytest

from wro import output


def test_a_table_wraps_its_last_column_and_breaks_no_address(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "width", lambda: 40)
    address = "https://www.cbp.gov/newsroom/national-media-release/a-very-long-address"
    output.table(
        ("day", "what"), [("2023-04-26", f"words that are too long for one line of forty\n{address}"), ("", "x")]
    )
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "day         what"
    assert all(len(line) <= 40 for line in lines if "https" not in line)
    assert any(line.strip() == address for line in lines)
    assert lines[1].startswith("2023-04-26  words")


def test_a_table_of_nothing_has_its_header(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(("a", "b"), [])
    assert capsys.readouterr().out == "a    b\n"


def test_an_empty_cell_and_a_number_that_looks_like_one(capsys: pytest.CaptureFixture[str]) -> None:
    output.table(("id", "cc"), [("0010", None)])
    assert "0010" in capsys.readouterr().out


@pytest.mark.parametrize(("number", "says"), [(0, "no orders"), (1, "1 order"), (2, "2 orders")])
def test_counts_are_said_in_words(number: int, says: str) -> None:
    assert output.count(number, "order") == says


def test_names_are_cut_after_the_first_few() -> None:
    assert output.names(["a", "b", "c", "d"]) == "a, b and 2 more"
    assert output.names(["a"]) == "a"


def test_csv_joins_lists_and_disarms_formulas(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"who": [{"name": "A"}, {"name": "B"}], "goods": "=cmd()", "note": None}]
    output.as_csv(rows, ("who", "goods", "note"))
    assert capsys.readouterr().out == "who,goods,note\r\nA; B,'=cmd(),\r\n"


def test_json_keeps_other_scripts_readable(capsys: pytest.CaptureFixture[str]) -> None:
    output.as_json({"name": "金枪鱼"})
    assert "金枪鱼" in capsys.readouterr().out
