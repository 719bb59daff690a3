"""Tables by the names of their columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scraper.table import Column, TableError, header_names, read_csv

COLUMNS = (
    Column("who", {"Entity": "2025", "Entities": "2024"}, required=True, filled=True),
    Column("state", {"Status": "2014"}, required=True),
    Column("note", {"Remarks": "2025"}),
)


def read(text: str) -> list[dict[str, str]]:
    return [dict(row.cells) for row in read_csv(text, COLUMNS, {"#": "a running number"}, "list.csv").rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Entity,Status\nA,Active\n", [{"who": "A", "state": "Active"}]),
        ("Status,#,Entities\r\nActive,1,A\r\n", [{"who": "A", "state": "Active"}]),
        (" ENTITY ,\xa0Status\n\xa0A\xa0B\xa0,\n", [{"who": "A B"}]),
        (
            'Entity,Status,Remarks\nA,Active,"one\r\n\r\n""two"""\n',
            [{"who": "A", "state": "Active", "note": 'one\n\n"two"'}],
        ),
        ("Entity,Status\n\n,,\nA,Active\n", [{"who": "A", "state": "Active"}]),
    ],
    ids=["plain", "reordered, older header", "hard blanks and case", "line breaks and quotes", "blank lines"],
)
def test_rows_by_our_field_names(text: str, rows: list[dict[str, str]]) -> None:
    assert read(text) == rows


def test_a_row_keeps_its_place_in_the_file() -> None:
    table = read_csv("Entity,Status\n,Active\nB,Active\n", COLUMNS, {}, "list.csv")
    assert [row.number for row in table.rows] == [2]
    assert table.ignored == ("row 1: an artefact without who: Active",)


def test_a_record_that_lacks_one_thing_is_an_issue_and_a_row_of_scraps_is_not() -> None:
    columns = (*(replace(column, filled=True) for column in COLUMNS[:2]), Column("kind", {"Kind": "2025"}, filled=True))
    table = read_csv("Entity,Status,Kind\nA,,WRO\nB,,\nC,Active,WRO\n", columns, {}, "list.csv")
    assert [row.number for row in table.rows] == [3]
    assert table.ignored == ("row 2: an artefact without state, kind: B",)
    assert [(issue.code, issue.message) for issue in table.issues] == [
        ("incomplete-row", "list.csv, row 1: left out, it has no state: A | WRO")
    ]


@pytest.mark.parametrize(
    ("text", "column"),
    [("Entity,Status,HTSUS\nA,Active,7403\n", "HTSUS"), ("Entity,Status\nA,Active,7403\n", "column 3")],
    ids=["a new header", "a cell beyond the header"],
)
def test_a_column_nobody_reads_is_an_issue(text: str, column: str) -> None:
    (issue,) = read_csv(text, COLUMNS, {}, "list.csv").issues
    assert (issue.code, issue.subject) == ("new-column", column)
    assert "'7403'" in issue.message


def test_a_new_column_without_a_value_is_none() -> None:
    assert not read_csv("Entity,Status,HTSUS\nA,Active,\n", COLUMNS, {}, "list.csv").issues


@pytest.mark.parametrize("text", ["", "Entity\nA\n", 'Entity,Status\nA,"Act'], ids=["empty", "column gone", "cut off"])
def test_what_is_no_table_of_ours_is_refused(text: str) -> None:
    with pytest.raises(TableError, match=r"^list\.csv: .+; columns found: "):
        read(text)


def test_header_names_of_no_csv() -> None:
    assert header_names('"' + "x" * 200_000) == []


def test_a_file_without_an_address_is_still_called_something() -> None:
    with pytest.raises(TableError, match=r"^the list: no column 'Status'; columns found: 'Entity'$"):
        read_csv("Entity\nA\n", COLUMNS, {}, "")
