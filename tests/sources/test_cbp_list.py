"""CBP's list: every case is a folder with a file or page, its address and what must be read from it."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ledger.model import Listing, Reading, Role, Snapshot, Status
from scraper.page import SelectorError
from scraper.source import LayoutError
from scraper.sources.cbp_list import SOURCE, START
from scraper.table import TableError

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "fixtures" / "cbp_list"
REAL = ROOT.parent / "shared" / "data" / "cbp-list-2026-06-23.csv"
SEEN = datetime(2026, 6, 24, 6, tzinfo=UTC)


def read(body: str | bytes, url: str = "https://www.cbp.gov/list.csv") -> Reading:
    return SOURCE.read(Snapshot(url, SEEN, body.encode() if isinstance(body, str) else body))


def case_body(case: str) -> bytes:
    return next(path for path in (CASES / case).iterdir() if path.stem in ("list", "page")).read_bytes()


def read_case(case: str) -> Reading:
    return read(case_body(case), json.loads((CASES / case / "meta.json").read_text())["url"])


def in_short(row: Listing) -> dict[str, object]:
    """A row for reading: what is empty is left out, a party is "role | name | alias"."""
    said = dataclasses.asdict(row) | {
        "parties": [
            " | ".join((party.role, party.name, *party.aliases)) + (f" ({party.removed})" if party.removed else "")
            for party in row.parties
        ]
    }
    return {name: value for name, value in said.items() if value not in (None, "", [], (), False)}


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_case_reads_as_expected(case: str) -> None:
    reading = read_case(case)
    found = {
        "listings": [in_short(row) for row in reading.listings],
        "leads": [lead.url for lead in reading.leads],
        "issues": [f"{issue.code}: {issue.message}" for issue in reading.issues],
        "ignored": list(reading.ignored),
    }
    expected = CASES / case / "expected.json"
    written = json.dumps(found, indent=1, default=str, ensure_ascii=False) + "\n"
    if not expected.exists():
        expected.write_text(written, encoding="utf-8")
        pytest.fail(f"{expected} was missing and is written: read it, then commit it")
    assert json.loads(written) == json.loads(expected.read_text(encoding="utf-8"))


needs_the_real_file = pytest.mark.skipif(not REAL.exists(), reason="CBP's real file is not beside this checkout")


@needs_the_real_file
def test_the_real_file_gives_all_its_rows_and_cbp_s_own_counts() -> None:
    reading = read(REAL.read_bytes())
    assert len(reading.listings) == 67
    assert not reading.issues
    assert not reading.ignored
    assert Counter((str(row.instrument), row.status) for row in reading.listings) == {
        ("WRO", Status.ACTIVE): 54,
        ("WRO", Status.PARTIALLY_ACTIVE): 4,
        ("Finding", Status.ACTIVE): 8,
        ("Finding", Status.INACTIVE): 1,
    }
    assert sum(row.advisory is not None for row in reading.listings) == 11
    assert sum(row.country is None for row in reading.listings) == 6


@needs_the_real_file
def test_the_real_file_s_removals() -> None:
    rows = read(REAL.read_bytes()).listings
    removed = {p.name: p.removed for row in rows for p in row.parties if p.role is Role.EXEMPT}
    assert removed == {
        "Annapurna Carpet": date(2021, 7, 23),
        "Everest Carpet": date(1998, 10, 6),
        "K.K. Carpet Industries": date(1998, 10, 6),
        "Norsang Carpet Industries Pvt., Ltd.": date(1998, 10, 6),
        "Premium Tobacco Malawi Lt": date(2021, 5, 21),
        "Limbe Leaf Tobacco Company Limited": date(2020, 7, 31),
        "Alliance One International": date(2020, 6, 3),
    }
    goods = [removal for row in rows for removal in row.removed_goods]
    assert goods == [("Viscose/Rayon Fiber", date(2016, 10, 12))]


def test_columns_may_stand_in_any_order() -> None:
    lines = case_body("file-2026-06").decode("cp1252")
    rows = list(csv.reader(io.StringIO(lines, newline="")))
    out = io.StringIO(newline="")
    csv.writer(out).writerows([*reversed(row)] for row in rows)
    assert read(out.getvalue()).listings == read(lines).listings


def test_a_file_without_a_needed_column_is_refused() -> None:
    body = case_body("file-2026-06").replace(b",Status,", b",State,")
    with pytest.raises(TableError, match="no column 'Status'; columns found: 'Effective Date'"):
        read(body)


def test_a_file_cut_off_within_quotes_is_refused() -> None:
    body = case_body("file-2026-06")
    with pytest.raises(TableError, match="not readable as CSV"):
        read(body[: body.index(b"Viscose/Rayon")])


def test_a_file_without_orders_is_refused() -> None:
    with pytest.raises(TableError, match="no order in the whole list"):
        read(case_body("file-2026-06").splitlines(keepends=True)[0])


def test_another_csv_is_not_the_list() -> None:
    with pytest.raises(LayoutError, match="no known layout fits"):
        read("Port,Country,Status\r\nLos Angeles,China,Open\r\n")


def test_a_document_page_without_the_file_is_a_changed_layout() -> None:
    body = case_body("document-page").replace(b".csv", b".xlsx")
    with pytest.raises(LayoutError, match="without a link to the file"):
        read(body, START)


def test_a_page_whose_headings_do_not_fit_its_tables_is_a_changed_layout() -> None:
    body = case_body("page-2018").replace(b'<h4 class="panel-title">', b'<h4 class="title">', 1)
    with pytest.raises(SelectorError, match="panel-title"):
        read(body)


def test_a_page_that_does_not_say_which_kind_of_order_is_a_changed_layout() -> None:
    body = case_body("page-2025-05").replace(b"<h2>Withhold Release Orders</h2>", b"")
    with pytest.raises(SelectorError, match="kind of order"):
        read(body)


@pytest.mark.parametrize("cell", ["1/1/2199", "6/26/2028", "5/22/0192", "1/1/1929"])
def test_a_day_on_which_no_order_can_take_effect_is_a_slip(cell: str) -> None:
    text = "Effective Date,WRO/Finding,Status,Entity,Country\n{},WRO,Active,Laguna Gloves Inc.,Philippines\n"
    reading = read(text.format(cell))
    assert [(row.effective, row.status) for row in reading.listings] == [(None, Status.ACTIVE)]
    assert [issue.code for issue in reading.issues] == ["unreadable-date"]
    assert not read(text.format("12/1/2026")).issues, "some months ahead is unusual, but may be"
