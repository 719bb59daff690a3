"""Backups by rotation, and the way back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store import MailStore, Store
from tests.wro.conftest import Wro
from wro.backup import Rotation, copies, kept

BEGIN = datetime(2026, 1, 1, 3, 43, tzinfo=UTC)


def test_of_a_year_of_days_the_last_of_each_day_week_and_month_stay() -> None:
    held: set[datetime] = set()
    for day in range(365):
        held = kept({*held, BEGIN + timedelta(days=day)}, Rotation(7, 4, 6))
        assert len(held) <= 7 + 4 + 6
    days = sorted((BEGIN + timedelta(days=364) - moment).days for moment in held)
    assert days[:7] == list(range(7))
    assert max(days) > 120, "and back through the months"


@pytest.mark.parametrize("moments", [[], [BEGIN]])
def test_the_only_one_stays(moments: list[datetime]) -> None:
    assert kept(moments, Rotation(1, 0, 0)) == set(moments)


def test_a_folder_of_backups(wro: Wro, ledger_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = ledger_db.parent / "backups"
    monkeypatch.setenv("WRO_BACKUP_DIR", str(folder))
    monkeypatch.setenv("WRO_BACKUP_DAYS", "1")
    wro("subscribers", "add", "you@example.org", "--all")
    for day in range(3):
        monkeypatch.setattr("wro.clock.now", lambda day=day: BEGIN + timedelta(days=day))
        assert wro("backup").code == 0
    assert sorted(copies(folder, ledger_db)) == [BEGIN.replace(microsecond=0) + timedelta(days=2)]
    assert len(list(folder.iterdir())) == 2, "the ledger and the mail file"
    assert all(file.stat().st_mode & 0o077 == 0 for file in folder.glob("*.mail.db"))
    with Store.open(next(iter(copies(folder, ledger_db).values())), read_only=True) as copy:
        assert list(copy.faults()) == []


def test_a_restore_leaves_the_memory_of_what_was_told_alone(wro: Wro, ledger_db: Path) -> None:
    wro("subscribers", "add", "first@example.org", "--all")
    assert wro("backup", "kept.db", "--with-mail").code == 0
    wro("subscribers", "add", "second@example.org", "--all")

    def people() -> int:
        with MailStore.open(ledger_db.with_name("wro.mail.db")) as mail:
            return len(mail.subscribers.all())

    assert wro("restore", "kept.db").code == 0
    assert people() == 2
    ledger_db.with_name("wro.mail.db").unlink()
    assert wro("restore", "kept.db").code == 0
    assert people() == 1, "it was lost, so the backup's came in"
    assert wro("restore", "gone.db").err == "wro: gone.db: there is no such file\n"
    assert wro("restore", "wro.db").code == 2


def test_restores_one_after_the_other_lose_nothing(wro: Wro, ledger_db: Path) -> None:
    (ledger_db.parent / "page.json").write_text('{"ruling": {"on": "2026-07-10", "title": "A ruling", "acts": []}}')
    assert wro("backup", "kept.db").code == 0
    assert wro("import", "page.json").code == 0
    for _ in range(3):
        assert wro("restore", "kept.db").out == "wro.db: restored; what was there is now wro.db.before\n"
    kept_aside = ("wro.db.before.1", "wro.db.before.2", "wro.db.before")
    assert [held(ledger_db.with_name(name)) for name in kept_aside] == [2, 1, 1]


def held(path: Path) -> int:
    with Store.open(path, read_only=True) as store:
        return len(list(store.snapshots.all()))
