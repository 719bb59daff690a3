"""Bad input: one clear line on stderr, the exit code of the contract, no traceback, nothing lost."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from store import Store
from tests.wro.conftest import Outcome, Wro
from wro.errors import BadInput
from wro.output import writing

FILES: dict[str, bytes] = {
    "notice.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "empty.html": b"",
    "blank.html": b" \n\n ",
    "columns.csv": b"sku,price,stock,colour\n1,2,3,red\n4,5,6,blue\n",
    "other.html": b"<!doctype html><html><head><title>Soup of the day</title></head><body><h1>Leek</h1></body></html>",
    "picture.png": b"\x89PNG\r\n\x1a\n\x00\x00",
    "table.xlsx": b"PK\x03\x04\x14\x00\x06\x00",
    "denied.html": b"<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1></BODY></HTML>",
    "data.json": b'{"hello": "world"}',
    "notes.txt": b"Buy milk.\n",
    "bytes.bin": bytes(range(256)) * 16,
}


def one_line(outcome: Outcome, code: int) -> str:
    assert outcome.code == code, outcome.err
    assert outcome.err.startswith("wro: ")
    assert outcome.err.count("\n") == 1
    assert "Traceback" not in outcome.err
    return outcome.err


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("notice.pdf", "a PDF"),
        ("empty.html", "an empty file"),
        ("blank.html", "an empty file"),
        ("columns.csv", "sku, price, stock, colour"),
        ("other.html", "Soup of the day"),
        ("picture.png", "a PNG picture"),
        ("table.xlsx", "an Office file"),
        ("denied.html", "Access Denied"),
        ("data.json", "JSON"),
        ("notes.txt", "plain text"),
        ("bytes.bin", "binary data"),
    ],
)
@pytest.mark.parametrize("form", [[], ["--json"]], ids=["text", "json"])
def test_parse_says_what_a_file_looks_like(wro: Wro, tmp_path: Path, name: str, says: str, form: list[str]) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    line = one_line(wro("parse", name, *form), 2)
    assert name in line
    assert says in line


@pytest.mark.parametrize(
    "command",
    [
        ["parse", "/dev/zero"],
        ["capture", "newsroom", "/dev/zero", "case"],
        ["screen", "/dev/zero"],
        ["screen", "suppliers.csv", "--aliases", "/dev/zero"],
        ["screen", "suppliers.csv", "--decisions", "/dev/zero"],
        ["subscribers", "import", "/dev/zero"],
    ],
    ids=" ".join,
)
def test_a_file_without_end(
    wro: Wro, tmp_path: Path, ledger_db: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setattr("wro.given_files.text.__defaults__", (1 << 20,))
    (tmp_path / "suppliers.csv").write_text("name\nSmart Glove\n")
    assert "/dev/zero: " in one_line(wro(*command), 2)
    imported = wro("import", "/dev/zero")
    assert (imported.code, "/dev/zero: larger than" in imported.out) == (2, True)


def test_a_list_that_comes_in_by_a_pipe(
    wro: Wro, tmp_path: Path, ledger_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked at before it is read, which a pipe allows once."""
    os.mkfifo(tmp_path / "pipe")
    for most, code in ((1 << 20, 0), (10, 2)):
        monkeypatch.setattr("wro.supplier_lists._PIPED", most)
        writer = Thread(target=(tmp_path / "pipe").write_text, args=("name\nSmart Glove Corporation\n",))
        writer.start()
        found = wro("screen", "pipe", "--format", "json")
        writer.join()
        assert found.code == code, found.err
        assert "more than 10 bytes came in" in found.err if code else found.json[0]["result"] == "hits"


def test_parse_of_what_is_not_there_or_no_file(wro: Wro, tmp_path: Path) -> None:
    assert "no such file" in one_line(wro("parse", "absent.html"), 2)
    assert "directory" in one_line(wro("parse", tmp_path), 2)
    assert not list(tmp_path.iterdir()), "parse writes nothing"


@pytest.mark.parametrize("command", [["events"], ["orders"], ["status", "x"], ["issues"], ["digest"], ["reparse"]])
def test_asking_a_ledger_that_is_not_there_makes_none(wro: Wro, tmp_path: Path, command: list[str]) -> None:
    assert "wro sync" in one_line(wro(*command), 2)
    assert not (tmp_path / "wro.db").exists()


def text_file(path: Path) -> None:
    path.write_text("this is no database, and long enough to be looked at as one: " * 20)


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


@pytest.mark.parametrize(("make", "says"), [(text_file, "not an SQLite database"), (other_database, "not a WRO Watch")])
@pytest.mark.parametrize("command", [["events"], ["sync", "--from", "."]], ids=["reading", "writing"])
def test_a_file_that_is_no_ledger_is_left_alone(
    wro: Wro, tmp_path: Path, make: Callable[[Path], None], says: str, command: list[str]
) -> None:
    path = tmp_path / "wro.db"
    make(path)
    before = path.read_bytes()
    assert says in one_line(wro(*command), 2)
    assert path.read_bytes() == before


def test_a_database_that_cannot_be_written(wro: Wro, tmp_path: Path) -> None:
    assert "folder" in one_line(wro("sync", "--from", ".", "--db", "absent/wro.db"), 2)
    (tmp_path / "file").touch()
    assert "file" in one_line(wro("sync", "--from", ".", "--db", "file/wro.db"), 2)


def test_a_locked_database_is_exit_code_1_and_loses_nothing(
    wro: Wro, ledger_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(Store.open.__func__.__kwdefaults__, "timeout", 0.1)  # type: ignore[attr-defined]
    before = wro("events", "--json").out
    holder = sqlite3.connect(ledger_db, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        assert "locked" in one_line(wro("sync", "--from", "."), 1)
        assert wro("events", "--json").out == before, "reading goes on"
    finally:
        holder.close()
    assert wro("events", "--json").out == before


def test_a_folder_that_is_not_there(wro: Wro) -> None:
    assert "absent" in one_line(wro("sync", "--from", "absent"), 2)


def test_a_mirror_of_a_day_to_come(wro: Wro, tmp_path: Path) -> None:
    for day in ("2021-11-05", "2999-01-01"):
        (tmp_path / "mirrors" / day).mkdir(parents=True)
    line = one_line(wro("sync", "--from", "mirrors"), 2)
    assert "2999-01-01" in line
    assert "yet to come" in line
    wro("sync", "--from", "mirrors/2021-11-05")
    assert "has not ended" not in wro("health").out, "a run that was refused was none"


@pytest.mark.parametrize("url", ["cbp.gov/newsroom", "ftp://www.cbp.gov/x", "https://", "https://www.cbp.gov/a b"])
def test_an_address_that_is_none(wro: Wro, tmp_path: Path, url: str) -> None:
    (tmp_path / "page.html").write_bytes(FILES["other.html"])
    for command in (["parse", "page.html"], ["import", "page.html"], ["capture", "newsroom", "page.html", "case"]):
        assert "is no address such as https://" in one_line(wro(*command, "--url", url), 2)


def test_one_address_for_several_pages(wro: Wro, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for name in ("one.html", "two.html"):
        (tmp_path / "pages" / name).write_bytes(FILES["other.html"])
    for paths in (["pages"], ["pages/one.html", "pages/two.html"]):
        assert "2 are given" in one_line(wro("import", *paths, "--url", "https://www.cbp.gov/x"), 2)
    assert not (tmp_path / "wro.db").exists()


@pytest.mark.parametrize("told", [("--url", "https://www.cbp.gov/y"), ("--fetched", "2021-11-05")])
def test_an_address_has_an_address_and_a_moment_of_its_own(wro: Wro, tmp_path: Path, told: tuple[str, str]) -> None:
    line = one_line(wro("import", "https://www.cbp.gov/x", *told), 2)
    assert "is asked now, under its own address" in line
    assert not (tmp_path / "wro.db").exists()


@pytest.mark.parametrize(
    "command",
    [
        ["events", "--since", "2022-01-02", "--until", "2022-01-01"],
        ["report", "--since", "2022-01-02", "--on", "2022-01-01"],
        ["letter", "--since", "2022-01-02", "--on", "2022-01-01"],
        ["letter", "--since", "2999-01-01"],
    ],
)
def test_days_the_wrong_way_round(wro: Wro, ledger_db: Path, command: list[str]) -> None:
    assert "--since" in one_line(wro(*command), 2)


@pytest.mark.parametrize("command", [["orders"], ["report"], ["letter", "--since", "2026-01-01"]], ids=" ".join)
@pytest.mark.parametrize("goods", ["all products...", "", " "])
def test_goods_that_tell_nothing(wro: Wro, ledger_db: Path, command: list[str], goods: str) -> None:
    assert "tells no goods from others" in one_line(wro(*command, "--goods", goods), 2)


@pytest.mark.parametrize(
    "command", [["events", "--party"], ["status"], ["subscribers", "add", "a@b.example", "--track"]]
)
@pytest.mark.parametrize("name", ["", "   ", "...", "Ltd", "co., ltd.", "Sdn. Bhd."])
def test_a_name_that_names_nobody(wro: Wro, ledger_db: Path, command: list[str], name: str) -> None:
    assert "names nobody" in one_line(wro(*command, name), 2)


def test_a_moment_to_come(wro: Wro, ledger_db: Path, tmp_path: Path) -> None:
    (tmp_path / "suppliers.csv").write_text("name\nSmart Glove\n")
    assert "is yet to come" in one_line(wro("rescreen", "suppliers.csv", "--since", "2999-01-01"), 2)


@pytest.mark.parametrize("case", ["", ".", "..", "../evil", "a/b", "/evil"])
def test_a_case_stays_in_its_folder(wro: Wro, tmp_path: Path, case: str) -> None:
    (tmp_path / "page.html").write_bytes(FILES["other.html"])
    assert "is no name of a folder" in one_line(wro("capture", "newsroom", "page.html", case, "--into", "cases"), 2)
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]


def test_an_address_of_the_site_is_its_own(wro: Wro, ledger_db: Path) -> None:
    assert "'--url': 'notaurl' is no address" in one_line(wro("site", "--out", "d", "--url", "notaurl"), 2)


@pytest.mark.parametrize("moment", ["yesterday", "2023-02-30", "0001-01-01T00:00+05:00", "9999-12-31T23:59-05:00"])
def test_a_moment_that_is_none(wro: Wro, moment: str) -> None:
    assert "is not a moment" in one_line(wro("import", "page.html", "--fetched", moment), 2)


def test_an_unknown_source(wro: Wro) -> None:
    assert "newsroom" in one_line(wro("sync", "--source", "gazette"), 2)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["add", "nobody", "--all"], "not an e-mail address"),
        (["add", "a@example.org\nBcc: b@example.org", "--all"], "not an e-mail address"),
        (["add", "a@example.org"], "nothing to track"),
        (["add", "a@example.org", "--track", " "], "' ' names nobody"),
        (["add", "a@example.org", "--track", "..."], "'...' names nobody"),
        (["add", "a@example.org", "--goods", "all products"], "'all products' tells no goods from others"),
        (["add", "a@example.org", "--all", "--cadence", "hourly"], "'weekly'"),
        (["add", "a@example.org", "--country", "ZZ"], "no country"),
        (["add", "a@example.org", "--country", "Malaysia"], "two letters"),
        (["set", "a@example.org"], "nothing to change"),
        (["import", "absent.csv"], "absent.csv"),
    ],
)
def test_subscribers_are_checked_at_the_door(wro: Wro, arguments: list[str], says: str) -> None:
    assert says in one_line(wro("subscribers", *arguments), 2)
    assert wro("subscribers", "list", "--json").json == []


def test_a_subscribers_table_with_one_bad_line_is_refused_as_a_whole(wro: Wro, tmp_path: Path) -> None:
    table = "address,cadence,names\nann@example.org,weekly,Smart Glove\nbob@example.org,hourly,Top Glove\n"
    (tmp_path / "people.csv").write_text(table)
    assert "line 3" in one_line(wro("subscribers", "import", "people.csv"), 2)
    assert wro("subscribers", "list", "--json").json == []


def test_a_way_out_that_is_none(wro: Wro, ledger_db: Path) -> None:
    assert "folder:DIR" in one_line(wro("digest", "--to", "pigeon"), 2)
    assert "folder:DIR" in one_line(wro("digest", "--to", "folder:"), 2)


def test_a_backup_never_overwrites_unasked_nor_itself(wro: Wro, ledger_db: Path, tmp_path: Path) -> None:
    assert wro("backup", "copy.db").code == 0
    assert "--replace" in one_line(wro("backup", "copy.db"), 2)
    assert wro("backup", "copy.db", "--replace").code == 0
    assert "itself" in one_line(wro("backup", "wro.db", "--replace"), 2)
    assert wro("events", "--json", "--db", "copy.db").out == wro("events", "--json").out


def test_a_restore_from_nothing_leaves_nothing(wro: Wro, tmp_path: Path) -> None:
    assert "no such file" in one_line(wro("restore", "nofile"), 2)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("country", "says"),
    [("UK", "did you mean GB?"), ("XX", "no country code of ISO 3166-1"), ("Malaysia", "did you mean MY?")],
)
@pytest.mark.parametrize("command", ["orders", "events", "report"])
def test_a_code_of_no_country_is_said_to_be_none(
    wro: Wro, ledger_db: Path, command: str, country: str, says: str
) -> None:
    assert says in one_line(wro(command, "--country", country), 2)
    assert wro(command, "--country", "gb").code == 0


LOOKING = [
    ["subscribers", "list"],
    ["subscribers", "export"],
    ["subscribers", "remove", "a@example.org"],
    ["deliveries", "list"],
]


@pytest.mark.parametrize("command", LOOKING, ids=" ".join)
def test_who_only_looks_makes_no_file_and_hears_of_a_mistyped_path(
    wro: Wro, tmp_path: Path, command: list[str]
) -> None:
    assert "no ledger here" in one_line(wro(*command, "--db", "typo.db"), 2)
    assert wro(*command).code in (0, 3)
    assert not list(tmp_path.iterdir())


def all_files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith(("-wal", "-shm"))}


@pytest.mark.parametrize(
    "command",
    [
        ["report"],
        ["letter", "--since", "2026-01-01"],
        ["screen", "suppliers.csv"],
        ["screen", "suppliers.csv", "--format", "xlsx"],
        *(["export", "--format", form] for form in ("csv", "ftm", "jsonl", "sqlite", "xlsx")),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("out", ["wro.db", "wro.mail.db", "linked"])
def test_no_output_is_written_over_a_database(
    wro: Wro, tmp_path: Path, ledger_db: Path, command: list[str], out: str
) -> None:
    (tmp_path / "suppliers.csv").write_text("name\nSmart Glove\n")
    (tmp_path / "linked").symlink_to("wro.mail.db")
    assert wro("subscribers", "add", "a@example.org", "--all").code == 0
    before = all_files(tmp_path)
    assert "is a database" in one_line(wro(*command, "--out", out), 2)
    assert all_files(tmp_path) == before


@pytest.mark.parametrize("command", [["report"], ["screen", "suppliers.csv"], ["export", "--format", "csv"]])
def test_a_volume_that_is_only_read(
    wro: Wro, tmp_path: Path, ledger_db: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a volume mounted so; who may do everything can make no such folder."""
    (tmp_path / "suppliers.csv").write_text("name\nSmart Glove\n")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    assert "nothing can be written there" in one_line(wro(*command, "--out", "out.csv"), 2)


@pytest.mark.parametrize(
    "command",
    [
        ["report", "--out", "/proc/out.html"],
        *(["screen", "suppliers.csv", "--out", f"/proc/out.{form}"] for form in ("csv", "json", "html", "xlsx")),
        ["rescreen", "suppliers.csv", "--since", "2026-01-01", "--out", "/proc/out.csv"],
        *(["export", "--format", form, "--out", "/proc/out"] for form in ("csv", "ftm", "jsonl", "sqlite", "xlsx")),
        ["site", "--out", "/proc/out"],
        ["backup", "/proc/out.db"],
    ],
    ids=" ".join,
)
def test_what_the_system_refuses_to_make(wro: Wro, tmp_path: Path, ledger_db: Path, command: list[str]) -> None:
    """Also for root, who may write to any folder, /proc has no place for a file."""
    (tmp_path / "suppliers.csv").write_text("name\nSmart Glove\n")
    assert "/proc/out" in one_line(wro(*command), 2)


def test_an_output_that_cannot_be_finished_leaves_the_one_before(tmp_path: Path) -> None:
    out = tmp_path / "report.csv"
    out.write_text("of last week")
    out.chmod(0o600)

    def stops_half_way() -> None:
        with writing(out) as part:
            part.write_text("half of")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(BadInput, match=r"report\.csv: cannot be written \(no space left on device\)"):
        stops_half_way()
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"report.csv": "of last week"}
    with writing(out) as part:
        part.write_text("of this week")
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"report.csv": "of this week"}
    assert out.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("file", ["wro.db", "list.pdf"])
def test_a_supplier_list_that_is_no_list(wro: Wro, tmp_path: Path, ledger_db: Path, file: str) -> None:
    (tmp_path / "list.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n")
    assert "no table of suppliers" in one_line(wro("screen", file), 2)


def test_a_supplier_list_is_not_written_over(wro: Wro, tmp_path: Path, ledger_db: Path) -> None:
    (tmp_path / "suppliers.csv").write_text("name\nSmart Glove\n")
    for command in (["screen"], ["rescreen", "--since", "2026-01-01"]):
        line = one_line(wro(*command, "suppliers.csv", "--out", "./suppliers.csv"), 2)
        assert "is the supplier list" in line
    assert (tmp_path / "suppliers.csv").read_text() == "name\nSmart Glove\n"


@pytest.mark.parametrize(
    "command",
    [
        ["report"],
        ["letter", "--since", "2026-01-01"],
        ["screen", "suppliers.csv"],
        ["export", "--format", "csv"],
        ["export", "--format", "xlsx"],
        ["site"],
    ],
    ids=" ".join,
)
def test_a_place_where_nothing_can_be_written(wro: Wro, tmp_path: Path, ledger_db: Path, command: list[str]) -> None:
    (tmp_path / "suppliers.csv").write_text("name\nSmart Glove\n")
    assert "suppliers.csv/out" in one_line(wro(*command, "--out", "suppliers.csv/out"), 2)
