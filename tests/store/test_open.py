"""A file that cannot be used: a named error with one clear line, and the file left as it was."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from ledger.model import Snapshot
from store import MailStore, Store, errors, mail_path
from store.database import reading_mode
from tests.store.conftest import NOW, fill

PAGE = Snapshot("https://www.cbp.gov/one", NOW, b"one")


def garbage(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 " + b"x" * 5000)


def another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url)")


def newer(path: Path) -> None:
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as later:
        later.execute("PRAGMA user_version = 99")


def the_mail_file(path: Path) -> None:
    MailStore.open(path).close()


def truncated(path: Path) -> None:
    """A copy that broke off half-way."""
    with Store.open(path) as store:
        fill(store)
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize(
    ("spoil", "error", "words"),
    [
        (garbage, errors.DatabaseDamaged, "not an SQLite database"),
        (another_program, errors.NotOurDatabase, "not a WRO Watch ledger"),
        (the_mail_file, errors.NotOurDatabase, "not a WRO Watch ledger"),
        (newer, errors.NewerDatabase, r"version 99, this program knows \d+"),
        (Path.mkdir, errors.NotOurDatabase, "a folder"),
    ],
)
def test_files_that_are_refused(
    path: Path, spoil: Callable[[Path], None], error: type[errors.DatabaseError], words: str
) -> None:
    spoil(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(error, match=words) as raised:
        Store.open(path)
    assert str(raised.value).startswith(f"{path}: ")
    assert "\n" not in str(raised.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_damaged_file_is_named_when_its_rows_are_read(path: Path) -> None:
    truncated(path)
    with pytest.raises(errors.DatabaseDamaged, match="damaged"), Store.open(path) as store:
        store.orders.load()


def test_a_missing_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(errors.FolderMissing, match="does not exist"):
        Store.open(tmp_path / "nowhere" / "wro.db")
    with pytest.raises(errors.DatabaseMissing, match="no such database"):
        Store.open(tmp_path / "wro.db", create=False)
    with pytest.raises(errors.DatabaseMissing, match="no such database"):
        Store.open(tmp_path / "wro.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """The folder and what is in it may only be read. Root may do anything, so as root become nobody meanwhile."""
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    parents = [parent for parent in folder.parents if parent.stat().st_uid == os.getuid()]
    modes = [stat.S_IMODE(parent.stat().st_mode) for parent in parents]
    for parent, mode in zip(parents, modes, strict=True):
        parent.chmod(mode | 0o055)
    if os.getuid() == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(os.getuid())
        folder.chmod(0o755)
        for parent, mode in zip(parents, modes, strict=True):
            parent.chmod(mode)


def test_a_folder_without_rights(tmp_path: Path) -> None:
    folder = tmp_path / "volume"
    folder.mkdir()
    with without_rights(folder):
        with pytest.raises(errors.DatabaseUnwritable, match="cannot be opened"):
            Store.open(folder / "wro.db")
        with pytest.raises(errors.DatabaseUnwritable, match="cannot be made"):
            MailStore.open(folder / "wro.mail.db")


def test_a_read_only_file(tmp_path: Path) -> None:
    folder = tmp_path / "volume"
    folder.mkdir()
    with Store.open(folder / "wro.db") as store:
        store.snapshots.add("newsroom", PAGE)
    before = (folder / "wro.db").read_bytes()
    with without_rights(folder), pytest.raises(errors.DatabaseUnwritable), Store.open(folder / "wro.db") as store:
        store.runs.start("sync", NOW, "1.0")
    assert (folder / "wro.db").read_bytes() == before


def test_a_locked_file(store: Store, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.DatabaseLocked, match="locked by another process"):
            store.snapshots.add("newsroom", PAGE)
        other.execute("ROLLBACK")
    assert store.snapshots.add("newsroom", PAGE) == (1, True), "and it goes on when the lock is gone"


def test_reading_only_changes_nothing(path: Path) -> None:
    with Store.open(path) as store:
        store.snapshots.add("newsroom", PAGE)
    with Store.open(path, read_only=True) as store:
        assert store.snapshots.known_urls() == {PAGE.url}
        with pytest.raises(errors.DatabaseUnwritable, match="cannot be written"):
            store.runs.start("sync", NOW, "1.0")


def test_a_full_disk(path: Path) -> None:
    with Store.open(path) as store:
        store.snapshots.add("newsroom", PAGE)
        store._db._connection.execute("PRAGMA max_page_count = 1")  # SQLite's own way to run out of room
        with pytest.raises(errors.DatabaseFull, match="the disk is full"):
            store.snapshots.add("newsroom", Snapshot(PAGE.url, NOW, os.urandom(500_000)))
        assert [snapshot.body for _, snapshot in store.snapshots.all()] == [b"one"]


@pytest.mark.parametrize(
    ("ledger", "mail"), [("wro.db", "wro.mail.db"), ("my.data.sqlite", "my.data.mail.sqlite"), ("wro", "wro.mail")]
)
def test_the_mail_file_lies_beside_the_ledger_and_is_private(tmp_path: Path, ledger: str, mail: str) -> None:
    assert mail_path(tmp_path / ledger) == tmp_path / mail
    with MailStore.open(tmp_path / mail) as opened:
        opened.subscribers.add("ann@example.org", token="t", now=NOW)
        for file in tmp_path.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_a_backup_is_one_whole_file_made_while_others_write(store: Store, path: Path, tmp_path: Path) -> None:
    known = fill(store)
    with Store.open(path) as other, other.transaction():
        other.runs.start("sync", NOW, "1.0")
        store.backup(tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy.db?*"))
    with Store.open(tmp_path / "copy.db", read_only=True) as copy:
        assert dict(copy.orders.load().orders) == dict(known.orders)
        assert copy.runs.last() is None, "what was not committed is not in it"


@pytest.mark.parametrize(
    ("writable", "log", "mode"), [(True, b"", "mode=ro"), (False, b"", "mode=ro&immutable=1"), (False, b"x", "mode=ro")]
)
def test_how_a_file_is_opened_to_be_read(
    path: Path, monkeypatch: pytest.MonkeyPatch, writable: bool, log: bytes, mode: str
) -> None:
    """On a volume that nobody can write the file is all there is, unless a log waits to be brought in."""
    path.with_name(path.name + "-wal").write_bytes(log)
    monkeypatch.setattr("store.database.os.access", lambda folder, how: writable)
    assert reading_mode(path) == mode
