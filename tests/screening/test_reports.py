"""What comes out: JSON, CSV, Excel and the evidence sheet, from the command line on."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.wro.conftest import Outcome, Wro

LIST = """Supplier,Country,Description,Shipment date
Smart Glove Corp Sdn Bhd,MY,nitrile gloves,2022-01-05
=HYPERLINK("http://evil.example"),GB,paper,
Quite Another Ltd,GB,paper,
Limbe Leaf Tobacco,Malawi,tobacco,
one,too,many,cells,here
"""


@pytest.fixture
def screen(wro: Wro, ledger_db: Path, tmp_path: Path) -> Callable[..., Outcome]:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    return lambda *options: wro("screen", "list.csv", *options)


def test_json_has_an_object_a_row_in_order(screen: Callable[..., Outcome]) -> None:
    rows = screen("--format", "json").json
    assert [row["row"] for row in rows] == [1, 2, 3, 4, 5]
    assert [row["result"] for row in rows] == ["hits", "no_match", "no_match", "hits", "bad_row"]
    hit = rows[0]["hits"][0]
    assert list(hit)[:9] == ["class", "party", "matched", "order", "score", "status_on", "status_now", "why", "url"]
    assert (hit["class"], hit["status_on"], hit["status_now"], hit["on"]) == (
        "named",
        "active",
        "inactive",
        "2022-01-05",
    )
    assert rows[0]["input"]["Description"] == "nitrile gloves"
    assert rows[3]["hits"][0]["class"] == "exempt"
    assert rows[4]["problem"] == "5 cells where the header has 4"


def test_stderr_tells_how_many_and_which_rows_were_bad(screen: Callable[..., Outcome]) -> None:
    first, *rest = screen().err.splitlines()
    assert rest == ["5 rows: 2 with hits, 2 without a match, 1 not read (row 5)"]
    assert first.startswith("wro: list.csv is understood as ")
    assert "columns: name = 'Supplier', country = 'Country'" in first


def test_a_date_that_was_not_used_is_told_beside_hits_and_on_stderr(wro: Wro, ledger_db: Path, tmp_path: Path) -> None:
    text = "Supplier,Date\nSmart Glove,05/06/2022\nSmart Glove,2022\nNobody Ltd,13.13.2024\nSmart Glove,2022-06-05\n"
    (tmp_path / "days.csv").write_text(text, encoding="utf-8")
    told = wro("screen", "days.csv", "--on", "2022-01-05", "--format", "csv")
    why = {row["row"]: row["why"] for row in csv.DictReader(io.StringIO(told.out))}
    assert "two ways" in why["1"]
    assert "'2022' is not a day; 2022-01-05 was taken" in why["2"]
    assert "'13.13.2024' is not a day; 2022-01-05 was taken" in why["3"]
    assert "was taken" not in why["4"]
    last = told.err.splitlines()[-1]
    assert last.startswith(
        "wro: 3 rows have a date that cannot be read, or can be read two ways (rows 1, 2, 3): 2022-01-05"
    )


def test_a_list_without_suppliers_is_told(wro: Wro, ledger_db: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("supplier,country\n")
    for command in (["screen"], ["rescreen", "--since", "2026-01-01"]):
        told = wro(*command, "a.csv", "--db", str(ledger_db), "--format", "json")
        assert (told.code, told.json) == (0, []), "as for any list in which nothing is found"
        assert told.err.splitlines()[1:] == ["wro: no supplier is in a.csv, so nobody was screened"]
    (tmp_path / "a.csv").write_text("supplier,country\nQuite Another Ltd,GB\n")
    told = wro("rescreen", "--since", "2026-01-01", "a.csv", "--db", str(ledger_db), "--format", "json")
    said = told.err.splitlines()[1:]
    assert said == ["0 rows: 0 with hits, 0 without a match"], "somebody was, and there is no news"


def test_stderr_tells_which_encoding_was_guessed(wro: Wro, ledger_db: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes("name,country\nHortícola Tom S.A. de C.V.,MX\n".encode("cp850"))
    told = wro("screen", str(file), "--db", str(ledger_db)).err.splitlines()
    assert told[2].startswith("wro: the encoding of a.csv was guessed (")
    assert told[2].endswith("): if names look wrong, save it as UTF-8")


def test_never_clear(screen: Callable[..., Outcome]) -> None:
    out = screen("--format", "json")
    assert (
        "no match in the built-in baseline, whose last event is of 2026-06-23; no list has been read completely yet"
        in out.out
    )
    assert "clear" not in out.out.replace("cleared", "")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_formulas_are_neutralised(screen: Callable[..., Outcome], tmp_path: Path, form: str) -> None:
    path = tmp_path / f"out.{form}"
    assert screen("--out", path).code == 0
    cells = _csv_cells(path) if form == "csv" else _excel_cells(path)
    (evil,) = [cell for cell in cells if "HYPERLINK" in cell]
    assert evil.startswith("'=") if form == "csv" else evil == '=HYPERLINK("http://evil.example")'


def _csv_cells(path: Path) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))) for cell in row]


def _excel_cells(path: Path) -> list[str]:
    """Values as the file has them; none of them may be a formula."""
    import zipfile

    with zipfile.ZipFile(path) as book:
        assert not any(b"<f>" in book.read(name) for name in book.namelist())
    book_read = CalamineWorkbook.from_path(str(path))
    return [
        str(cell)
        for name in book_read.sheet_names
        for row in book_read.get_sheet_by_name(name).to_python()
        for cell in row
    ]


def test_excel_has_a_sheet_for_each_kind_of_row(screen: Callable[..., Outcome], tmp_path: Path) -> None:
    screen("--out", tmp_path / "out.xlsx")
    book = CalamineWorkbook.from_path(str(tmp_path / "out.xlsx"))
    rows = {name: len(book.get_sheet_by_name(name).to_python()) - 1 for name in book.sheet_names[:3]}
    assert rows == {"Findings": 2, "No match": 2, "Bad rows": 1}
    assert "About" in book.sheet_names


def test_the_evidence_sheet_says_who_what_when_and_by_what(screen: Callable[..., Outcome], tmp_path: Path) -> None:
    screen("--out", tmp_path / "sheet.html", "--on", "2022-06-01")
    page = (tmp_path / "sheet.html").read_text(encoding="utf-8")
    for said in (
        "list.csv", "SHA-256", "5 rows screened", "as they stood on 1 June 2022", "by WRO Watch", "Smart Glove",
        "lifted 26 Apr 2023", "https://www.cbp.gov/", "not been screened", "5 cells where the header has 4",
        "no list has been read completely yet", "Reviewed by",
    ):  # fmt: skip
        assert said in page, said
    assert "=HYPERLINK(&#34;http://evil.example&#34;)" in page
    assert "<script" not in page


def test_excel_needs_a_file(screen: Callable[..., Outcome]) -> None:
    assert (screen("--format", "xlsx").code, screen("--format", "xlsx").err) == (
        2,
        "wro: an Excel file needs --out FILE (see wro screen --help)\n",
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.csv",), "nowhere.csv: no such file or directory"),
        (("list.csv", "--column", "name"), "'name' is no mapping"),
        (("list.csv", "--column", "name=Nope"), "the file has no column 'Nope'"),
        (("list.csv", "--decisions", "none.csv"), "none.csv: no such file"),
        (("list.csv", "--neighbours"), "the UFLPA Entity List is not held yet"),
        (("list.csv", "--engine", "dask"), "not a Parquet file"),
        (("list.csv", "--scheduler", "tcp://127.0.0.1:9"), "--scheduler goes with --engine dask"),
        *((("list.csv", "--delimiter", sign), "not one character") for sign in (";;", "", "\n", '"')),
        (("list.csv", "--delimiter", "\\t"), "'\\t' parts nothing here"),
    ],
)
def test_what_a_user_may_get_wrong(
    screen: Callable[..., Outcome], wro: Wro, arguments: tuple[str, ...], said: str
) -> None:
    outcome = wro("screen", *arguments)
    assert outcome.code == 2
    assert said in outcome.err
    assert outcome.err.count("\n") == 1


def test_rescreen_lists_only_what_is_new(screen: Callable[..., Outcome], wro: Wro) -> None:
    everything: Any = wro("rescreen", "list.csv", "--since", "2019-11-01", "--format", "json").json
    assert [row["row"] for row in everything] == [1, 4]
    assert everything[0]["hits"][0]["why"].startswith("new since 2019-11-01: imposed 2021-11-04, lifted 2023-04-26; ")
    lifted: Any = wro("rescreen", "list.csv", "--since", "2021-11-05", "--format", "json").json
    assert lifted[0]["hits"][0]["why"].startswith("new since 2021-11-05: lifted 2023-04-26; ")
    assert wro("rescreen", "list.csv", "--since", "2026-06-01", "--format", "json").json == [], "no news of the fill"


def test_json_of_an_empty_list_is_an_empty_array(wro: Wro, ledger_db: Path, tmp_path: Path) -> None:
    (tmp_path / "none.csv").write_text("supplier\n", encoding="utf-8")
    assert json.loads(wro("screen", "none.csv", "--format", "json").out) == []
