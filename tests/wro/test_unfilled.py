"""A ledger that was never filled answers nothing: no order in it would read as "nothing was ever banned"."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store import Store
from tests.wro.conftest import Wro
from tests.wro.test_bad_input import all_files, one_line, other_database, text_file
from tests.wro.test_main_job import SITE

ASKING = [
    "orders --json",
    "events --csv",
    "status Hoshine",
    "report",
    "letter --since 2026-01-01",
    "screen suppliers.csv",
    "rescreen suppliers.csv --since 2026-01-01",
    "issues",
    "verify",
    "reparse",
    "digest --to screen",
    "feed --out feed",
    "site --out site",
    "export --format csv",
    "export --format sqlite --out copy.db",
    "backup copy.db",
    "backup",
]


def cut_off(path: Path) -> None:
    """As a first sync leaves it that is killed before the baseline is in."""
    Store.open(path).close()


@pytest.mark.parametrize("command", ASKING)
@pytest.mark.parametrize(("make", "says"), [(cut_off, "not filled yet"), (Path.touch, "no ledger here yet")])
def test_a_ledger_without_an_order_is_asked_nothing(
    wro: Wro, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], says: str, command: str
) -> None:
    monkeypatch.setenv("WRO_BACKUP_DIR", "backups")
    make(tmp_path / "wro.db")
    (tmp_path / "suppliers.csv").write_text("name\nHoshine Silicon Industry Co., Ltd.\n")
    before = all_files(tmp_path)
    line = one_line(wro(*command.split()), 2)
    assert says in line
    assert "`wro sync`" in line
    assert all_files(tmp_path) == before


@pytest.mark.parametrize("make", [cut_off, Path.touch])
def test_it_is_not_well_and_the_next_sync_fills_it(wro: Wro, tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "wro.db")
    assert wro("health").code == 1
    assert "filled with the built-in baseline" in wro("sync", "--from", SITE).out
    assert wro("status", "Hoshine Silicon Industry").code == 0


def test_subscribers_may_come_before_the_ledger_and_make_none_of_an_empty_file(wro: Wro, tmp_path: Path) -> None:
    (tmp_path / "wro.db").touch()
    added = wro("subscribers", "add", "you@example.org", "--track", "Hoshine", "--welcome")
    assert (added.code, added.err) == (0, "")
    assert (tmp_path / "wro.db").stat().st_size == 0
    assert len(wro("subscribers", "list", "--json").json) == 1


@pytest.mark.parametrize("command", ["subscribers list", "subscribers add a@example.org --all", "deliveries list"])
@pytest.mark.parametrize("make", [text_file, other_database, Path.mkdir])
def test_beside_what_is_no_ledger_there_are_no_subscribers(
    wro: Wro, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], command: str
) -> None:
    make(tmp_path / "other.db")
    for arguments in (["--db", "other.db"], []):
        monkeypatch.setenv("WRO_DB", "other.db")
        assert "other.db" in one_line(wro(*command.split(), *arguments), 2)
    assert [file.name for file in tmp_path.iterdir() if not file.name.endswith(("-wal", "-shm"))] == ["other.db"]


def test_of_a_ledger_that_is_damaged_the_subscribers_can_be_listed(wro: Wro, ledger_db: Path) -> None:
    wro("subscribers", "add", "you@example.org", "--all")
    text_file(ledger_db)
    assert len(wro("subscribers", "list", "--json").json) == 1


def test_a_folder_is_no_ledger_however_it_is_named(wro: Wro, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dir.db").mkdir()
    monkeypatch.setenv("WRO_DB", "dir.db")
    for command in (["orders"], ["sync", "--from", SITE], ["digest"]):
        assert "dir.db: a folder" in one_line(wro(*command), 2)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (Path.touch, "an empty file"),
        (cut_off, "nothing was ever stored in it"),
        (other_database, "not a WRO Watch ledger"),
        (text_file, "not an SQLite database"),
    ],
)
def test_what_is_no_backup_is_put_in_no_place(
    wro: Wro, tmp_path: Path, ledger_db: Path, make: Callable[[Path], None], says: str
) -> None:
    make(tmp_path / "other.db")
    before = wro("events", "--json").out
    line = one_line(wro("restore", "other.db"), 2)
    assert line.startswith("wro: other.db: ")
    assert says in line
    assert wro("events", "--json").out == before
    assert not list(tmp_path.glob("*.before*"))
    assert not list(tmp_path.glob("*.part*"))
