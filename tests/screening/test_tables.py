"""Supplier files as people have them: formats, encodings, headers, and rows that cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from screening.tables.opening import open_table
from screening.tables.part import Part, Table, TableError


def read(path: Path, text: str | bytes = b"", **how: str) -> tuple[Table, Part]:
    """The file, which has one part."""
    if text:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    table = open_table(path, how)
    (part,) = table.parts
    return table, part


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "Müller 合盛"), ("utf-8-sig", "Müller 合盛"), ("utf-16", "Müller 合盛"), ("utf-16-le", "Muller Stahlwerke"),
        ("windows-1252", "Müller Süd Straße"), ("gb18030", "新疆生产建设兵团第八师石河子市棉麻公司"),
    ],
)  # fmt: skip
def test_encodings(tmp_path: Path, encoding: str, name: str) -> None:
    _, part = read(tmp_path / "a.csv", ("supplier,country\n" + f"{name},DE\n" * 20).encode(encoding))
    assert part.columns["supplier"][0] == name


def test_two_encodings_in_one_file(tmp_path: Path) -> None:
    text = "supplier\nMüller\n".encode() + "Schäfer\n".encode("windows-1252") + "合盛\n".encode()
    assert read(tmp_path / "a.csv", text)[1].columns["supplier"] == ["Müller", "Schäfer", "合盛"]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_delimiters(tmp_path: Path, sign: str) -> None:
    table, part = read(tmp_path / "a.txt", f'Vendor{sign}Country of origin\n"A{sign} B"{sign}Peru\n')
    assert table.names == {"name": "Vendor", "country": "Country of origin"}
    assert part.cells(0) == {"Vendor": f"A{sign} B", "Country of origin": "Peru"}


@pytest.mark.parametrize(
    ("headers", "names"),
    [
        ("Supplier Name,HS Code,Ship Date,IMO No", {"name", "hs", "date", "imo"}),
        ("manufacturer,parent company,Address,Description of Goods", {"name", "parent", "region", "goods"}),
        ("VENDOR_ID,VENDOR,COUNTRY_CODE,VESSEL NAME", {"id", "name", "country", "vessel"}),
        ("供应商,国家,产品", {"name", "country", "goods"}),
        ("Supplier,F/V,ETA", {"name", "date"}),
        (
            "Lieferant,Bestelldatum,Zolltarifnummer,Ursprungsland,Warengruppe",
            {"name", "date", "hs", "country", "goods"},
        ),
        ("Fournisseur,Date d'expédition,Code douanier,Désignation", {"name", "date", "hs", "goods"}),
        ("Razón social,Fecha de pedido,Fracción arancelaria,Dirección", {"name", "date", "hs", "region"}),
    ],
)
def test_headers(tmp_path: Path, headers: str, names: set[str]) -> None:
    table, _ = read(tmp_path / "a.csv", f"{headers}\n{'x,' * headers.count(',')}x\n")
    assert set(table.names) == names


def test_a_header_may_be_chosen_and_must_be_there(tmp_path: Path) -> None:
    text = "who,what\nAcme,tin\n"
    assert read(tmp_path / "a.csv", text, name="who", goods="what")[0].names == {"name": "who", "goods": "what"}
    with pytest.raises(TableError, match="no column of supplier names; the file has 'who', 'what'"):
        open_table(tmp_path / "a.csv")
    with pytest.raises(TableError, match="no column 'whom'"):
        open_table(tmp_path / "a.csv", {"name": "whom"})


def test_lines_above_the_header_and_a_bare_list(tmp_path: Path) -> None:
    assert read(tmp_path / "a.csv", "Report of June\n\nSupplier,Country\nAcme,US\n")[1].columns["Supplier"] == ["Acme"]
    assert read(tmp_path / "b.csv", "Acme Ltd\nSmart Glove\n")[1].columns["name"] == ["Acme Ltd", "Smart Glove"]


def test_bad_rows_keep_their_numbers(tmp_path: Path) -> None:
    rows = ["supplier,country,goods", "A,US,tin", "B,US,tin,extra", ",,tin", 'C,"US', "D,US,tin", "E"]
    _, part = read(tmp_path / "a.csv", "\n".join(rows) + "\n")
    assert part.columns["supplier"] == ["A", "D", "E"]
    assert part.rows == [1, 5, 6]
    assert [(bad.row, bad.why) for bad in part.bad] == [
        (2, "4 cells where the header has 3"),
        (3, "no supplier, parent, vessel or IMO number is given"),
        (4, "a quote is opened and never closed"),
    ]
    assert part.notes == {6: "1 cells where the header has 3"}


def test_a_quote_never_closed_swallows_no_more_than_its_row(tmp_path: Path) -> None:
    lines = ["supplier,goods", 'Lost,"never closed', *(f"S{n},tin" for n in range(1000))]
    _, part = read(tmp_path / "a.csv", "\n".join(lines) + "\n")
    assert len(part.rows) == 1000
    assert [bad.row for bad in part.bad] == [1]


def test_excel(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Notes").write(0, 0, "Please see the next sheet")
        sheet = book.add_worksheet("List")
        for at, row in enumerate(
            [["Suppliers of 2026"], ["Supplier", "HS", "Ship date"], ["Acme", 4015.0, "x"], [None, 1]]
        ):
            sheet.write_row(at, 0, row)
        sheet.write_datetime(2, 2, date(2022, 3, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
    table, part = read(path)
    assert table.remarks == ("sheet 'List'",)
    assert part.cells(0) == {"Supplier": "Acme", "HS": "4015", "Ship date": "2022-03-01"}
    assert [bad.row for bad in part.bad] == [2]
    with pytest.raises(TableError, match="no sheet 'Nope'"):
        open_table(path, sheet="Nope")


@pytest.mark.parametrize(
    "above",
    [
        ["Vendor", "", "Location", "Purchases"],
        ["Supplier", "", "Address", "Goods"],
        ["Identification", "", "Where", "What"],
    ],
)
def test_what_stands_over_groups_of_columns_is_no_header(tmp_path: Path, above: list[str]) -> None:
    rows = [
        ["Approved vendors"],
        above,
        ["Vendor No.", "Vendor Name", "Country", "Goods"],
        ["100001", "Acme", "US", "tin"],
    ]
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    for table, part in (
        read(tmp_path / "a.xlsx"),
        read(tmp_path / "a.csv", "".join(f"{','.join(row)}\n" for row in rows[1:])),
    ):
        assert table.names == {"id": "Vendor No.", "name": "Vendor Name", "country": "Country", "goods": "Goods"}
        assert part.cells(0)["Vendor Name"] == "Acme"


def test_numbers_are_taken_for_names_only_where_the_user_says_so(tmp_path: Path) -> None:
    text = "Vendor,Country\n100001,US\n100002,US\nAcme,US\n"
    with pytest.raises(
        TableError, match=r"'Vendor', holds no letters in 2 of 3 rows \('100001'\).*--column name=HEADER"
    ):
        read(tmp_path / "a.csv", text)
    assert len(read(tmp_path / "a.csv", text, name="Vendor")[1].rows) == 3


@pytest.mark.parametrize("form", ["lines", "array"])
def test_json(tmp_path: Path, form: str) -> None:
    rows = [{"supplier": "Acme", "hs": 4015}, {"supplier": None}, {"supplier": "合盛", "goods": ["a", "b"]}]
    text = json.dumps(rows) if form == "array" else "\n".join(map(json.dumps, rows)) + "\n{not json\n"
    _, part = read(tmp_path / "a.jsonl", text)
    assert part.columns["supplier"] == ["Acme", "合盛"]
    assert part.columns["hs"][0] == "4015"
    assert [bad.row for bad in part.bad] == ([2] if form == "array" else [2, 4])


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"supplier": ["Acme", None, "B"], "date": [date(2022, 3, 1), None, None]}), path)
    _, part = read(path)
    assert part.columns == {"supplier": ["Acme", "B"], "date": ["2022-03-01", None]}
    assert (part.rows, [bad.row for bad in part.bad]) == ([1, 3], [2])


def _database() -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute("create table suppliers (name text)")
        return made.serialize()


def _zipped() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("suppliers.csv", "supplier\nAcme\n")
    return made.getvalue()


def test_a_stray_sign_is_borne(tmp_path: Path) -> None:
    rows = "".join(
        f"Acme{number}\x00\x02,Peru\n" if number % 40 == 7 else f"Acme{number},Peru\n" for number in range(99)
    )
    assert read(tmp_path / "a.csv", f"supplier,country\n{rows}")[1].rows[-1] == 99


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", b"", "the file is empty"),
        ("a.xlsx", b"PK\x03\x04broken", "not a workbook"),
        ("a.parquet", b"PAR1broken", "not a Parquet file"),
        ("a.json", b"[1, 2", "neither JSON lines nor a JSON array"),
        ("a.csv", _database(), "a SQLite database"),
        ("a.csv", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n", "a PDF document"),
        ("a.html", b"\n<!DOCTYPE html>\n<title>Suppliers</title>\n<p>Acme, Peru</p>\n", "a web page or XML, no table"),
        ("a.xls", b"\xef\xbb\xbf<table><tr><td>supplier</td></tr><tr><td>Acme</td></tr></table>", "a web page or XML"),
        ("a.csv", "<html><body>supplier\nAcme</body></html>".encode("utf-16"), "a web page or XML"),
        ("a.eml", b"From: a@b.example\nMIME-Version: 1.0\n\nsupplier,country\nAcme,Peru\n", "a saved mail"),
        ("a.csv", gzip.compress(b"supplier\nAcme\n", mtime=0), "a gzip archive"),
        ("a.zip", _zipped(), "not a workbook"),
        ("a.csv", bytes(range(256)) * 40, "this is no text"),
        ("a.csv", bytes(range(0, 256, 2)) + bytes(2000) + b"\xd8\x01\xdc\x02" * 900, "this is no text"),
    ],
)
def test_files_that_cannot_be_screened(tmp_path: Path, name: str, text: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(text)
    with pytest.raises(TableError, match=said):
        open_table(tmp_path / name)


def test_lines_above_a_list_make_no_mail_of_it(tmp_path: Path) -> None:
    text = "From: purchasing\nDate: 3 March\n\nsupplier,country\nAcme,Peru\n"
    assert read(tmp_path / "a.csv", text)[1].columns["supplier"] == ["Acme"]
    assert read(tmp_path / "b.csv", "supplier,remark\nAcme,<table>\n")[1].columns["supplier"] == ["Acme"]


def test_rows_keep_the_number_they_have_in_the_file(tmp_path: Path) -> None:
    text = 'Report\n\nsupplier,country\nA,US\n\n,\n"B\nb",US\n \nC,US\n'
    assert read(tmp_path / "a.csv", text)[1].rows == [1, 4, 6]
    assert read(tmp_path / "a.jsonl", '{"supplier": "A"}\n\n{"supplier": "B"}\n')[1].rows == [1, 3]
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        for at, name in ((0, "supplier"), (1, "A"), (4, "B")):
            sheet.write(at, 0, name)
    assert read(tmp_path / "a.xlsx")[1].rows == [1, 4]


@pytest.mark.parametrize(
    ("name", "how", "said"),
    [
        ("a.csv", {"delimiter": "|"}, r"'\|' parts nothing here"),
        ("a.csv", {"sheet": "x"}, r"a sheet is given \('x'\), but only a workbook has some"),
        ("a.xlsx", {"delimiter": ";"}, "a delimiter is given .*, but a workbook has none"),
        ("a.jsonl", {"delimiter": ";"}, "JSON has none"),
        ("a.parquet", {"delimiter": ";"}, "Parquet has none"),
        ("a.parquet", {"sheet": "x"}, "only a workbook"),
    ],
)
def test_what_a_file_cannot_have_is_not_passed_over(tmp_path: Path, name: str, how: dict[str, str], said: str) -> None:
    (tmp_path / "a.csv").write_text("supplier,country\nA,US\n")
    (tmp_path / "a.jsonl").write_text('{"supplier": "A"}\n')
    pq.write_table(pa.table({"supplier": ["A"]}), tmp_path / "a.parquet")
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet().write(0, 0, "supplier")
    with pytest.raises(TableError, match=said):
        open_table(tmp_path / name, delimiter=how.get("delimiter"), sheet=how.get("sheet"))
