"""Full disks, volumes that cannot be written, damage, deaths and company: clear words, nothing lost, and the next run goes on."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from store import Store
from tests.kill import promises
from tests.kill.trial import SITE, commands, subscribe
from tests.kill.victim import Command, Deaths, kill_at_random, printed, run
from tests.store.tables import restore as from_dump
from tests.wro.conftest import Outcome
from wro.network import ToldToStop, captures
from wro.settings import load
from wro.stopping import when_told

WRO = [sys.executable, "-m", "wro"]


def call(folder: Path, *arguments: object, limit: int | None = None) -> Outcome:
    """`wro ARGUMENTS…` in a process of its own; `limit`: no file may become larger."""
    _, _, code = run([tuple(map(str, arguments))], folder, limit=limit)
    return Outcome(code, *printed(folder))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger that came to its end undisturbed. Not to be written."""
    folder = tmp_path_factory.mktemp("whole")
    subscribe(folder)
    run(commands(SITE), folder)
    return folder


@pytest.fixture
def copied(whole: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "copied"
    shutil.copytree(whole, folder)
    return folder


@contextlib.contextmanager
def volume(at: Path, options: str) -> Iterator[Path]:
    """A volume of its own; skipped where this machine lets nobody mount one."""
    at.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", at], capture_output=True, check=False
    ).returncode:
        pytest.skip("this machine lets us mount nothing")
    try:
        yield at
    finally:
        subprocess.run(["umount", at], check=True)


@pytest.mark.parametrize("limit", [100_000, 700_000, 900_000])
def test_a_full_disk_is_named_and_the_next_run_goes_on(tmp_path: Path, whole: Path, limit: int) -> None:
    full = call(tmp_path, "sync", "--from", SITE, limit=limit)
    assert full.code == 1
    assert full.err.count("\n") == 1
    assert "disk" in full.err
    assert promises.broken(tmp_path / "wro.db", {}) == []
    assert call(tmp_path, "sync", "--from", SITE).code in (0, 1)
    assert promises.essence(tmp_path / "wro.db") == promises.essence(whole / "wro.db")


def test_a_volume_that_is_full(tmp_path: Path) -> None:
    with volume(tmp_path / "small", "size=900k") as small:
        full = call(small, "sync", "--from", SITE)
        assert (full.code, full.err.count("\n")) == (1, 1)
        assert "disk is full" in full.err
        assert promises.broken(small / "wro.db", {}) == []


def test_a_volume_that_cannot_be_written_can_be_asked(tmp_path: Path, whole: Path) -> None:
    with volume(tmp_path / "fixed", "size=20m") as fixed:
        for file in whole.glob("wro.*db"):
            shutil.copy(file, fixed)
        subprocess.run(["mount", "-o", "remount,ro", fixed], check=True)
        for command in (
            ["sync", "--from", SITE],
            ["digest"],
            ["subscribers", "add", "a@example.org", "--all"],
            ["backup", "x.db"],
        ):
            refused = call(fixed, *command)
            assert (refused.code, refused.err.count("\n")) == (2, 1), command
            assert str(fixed.name) in refused.err or "wro" in refused.err
        for command in (["status", "Smart Glove"], ["events"], ["orders"], ["issues"], ["verify"]):
            assert call(fixed, *command).code == 0, command
        assert call(fixed, "health").code == 1
        assert call(fixed, "backup", tmp_path / "copy.db", "--with-mail").code == 0
        assert promises.broken(tmp_path / "copy.db", {}) == []


def test_a_damaged_page_is_found_and_a_backup_brings_it_back(copied: Path) -> None:
    db = copied / "wro.db"
    assert call(copied, "backup", "kept.db").code == 0
    content = bytearray(db.read_bytes())
    shots = random.Random(7)
    for _ in range(40):
        at = shots.randrange(8192, len(content) - 64)
        content[at : at + 64] = os.urandom(64)
    db.write_bytes(content)
    found = call(copied, "verify")
    assert found.code == 1, found.err
    assert "not sound" in found.out
    assert "Traceback" not in found.err
    assert call(copied, "restore", "kept.db").code == 0
    assert call(copied, "verify").out.startswith("sound")
    assert Path(f"{db}.before").exists()


def test_a_damaged_backup_is_not_put_in_place(copied: Path) -> None:
    call(copied, "backup", "kept.db")
    before = promises.essence(copied / "wro.db")
    os.truncate(copied / "kept.db", 300_000)
    refused = call(copied, "restore", "kept.db")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert promises.essence(copied / "wro.db") == before
    assert not list(copied.glob("*.part*"))


def test_killed_in_a_backup_there_is_a_whole_one_or_none(copied: Path) -> None:
    backup: list[Command] = [("backup", "kept.db", "--replace")]
    _, longest, _ = run(backup, copied)
    (copied / "kept.db").unlink()
    deaths, shots = Deaths(), random.Random(3)
    while deaths.killed < 12:
        kill_at_random(backup, copied, shots, longest, deaths)
        if (copied / "kept.db").exists():
            assert promises.essence(copied / "kept.db") == promises.essence(copied / "wro.db")
    assert run(backup, copied)[2] == 0


def test_killed_in_a_rebuild_the_ledger_is_as_before_or_after(copied: Path) -> None:
    db, spoilt = copied / "wro.db", copied / "spoilt.db"
    with contextlib.closing(sqlite3.connect(db)) as bare, bare:
        bare.execute("UPDATE parties SET name = 'A name that an older program read'")
        bare.execute("UPDATE events SET effective = '1999-12-31'")
    before = ledger(db)
    rebuild: list[Command] = [("reparse", "--apply")]
    shutil.copy(db, spoilt)
    _, longest, _ = run([(*rebuild[0], "--db", "spoilt.db")], copied)
    after = ledger(spoilt)
    assert after != before
    deaths, shots = Deaths(), random.Random(5)
    while deaths.killed < 8:
        kill_at_random(rebuild, copied, shots, longest, deaths)
        assert ledger(db) in (before, after)
    assert run(rebuild, copied)[2] == 0
    assert ledger(db) == after


def ledger(db: Path) -> dict[str, object]:
    """What is held to be true; a rebuild may store a document of what it set right."""
    return {what: held for what, held in promises.essence(db).items() if what != "snapshots"}


def test_killed_in_an_upgrade_the_file_is_of_one_version(tmp_path: Path) -> None:
    dump = (Path(__file__).parents[1] / "fixtures" / "schemas" / "ledger-001.sql").read_text(encoding="utf-8")
    upgrade: list[Command] = [("sync", "--from", "empty", "--source", "newsroom")]
    (tmp_path / "empty").mkdir()
    shots, deaths, versions = random.Random(2), Deaths(), set()
    for _ in range(15):
        (tmp_path / "wro.db").unlink(missing_ok=True)
        from_dump(dump, tmp_path / "wro.db")
        kill_at_random(upgrade, tmp_path, shots, 0.15, deaths)
        with contextlib.closing(sqlite3.connect(tmp_path / "wro.db")) as bare:
            version = bare.execute("PRAGMA user_version").fetchone()[0]
            columns = [row[1] for row in bare.execute("PRAGMA table_info(bodies)")]
            assert ("base" in columns) is (version > 1)
            assert bare.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            versions.add(version)
        Store.open(tmp_path / "wro.db").close()
    assert deaths.killed


def test_several_processes_on_one_volume(tmp_path: Path, whole: Path) -> None:
    """Whoever comes second is told so; in the end everything is there once."""
    subscribe(tmp_path)
    for arguments in (["sync", "--from", SITE], ["digest", "--to", "folder:out"]):
        running = [
            subprocess.Popen(
                [*WRO, *map(str, arguments)], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
            )
            for _ in range(3)
        ]
        said = [process.communicate(timeout=60)[1] for process in running]
        assert {process.returncode for process in running} <= {0, 1}
        assert all("is at work" in line for line in said if line)
    call(tmp_path, "sync", "--from", SITE)
    call(tmp_path, "digest", "--to", "folder:out")
    assert promises.broken(tmp_path / "wro.db", {}) == []
    assert promises.essence(tmp_path / "wro.db") == promises.essence(whole / "wro.db")
    assert promises.told(tmp_path / "wro.db") == promises.told(whole / "wro.db")


def killed_with_a_log(folder: Path, seconds: float) -> Path | None:
    """A log of some size that a sync left behind which was killed after so long; None when it was too early or too late."""
    folder.mkdir()
    killed, _, _ = run([("sync", "--from", str(SITE))], folder, seconds=seconds)
    log = folder / "wro.db-wal"
    return log if killed and log.exists() and log.stat().st_size > 50_000 else None


def test_the_power_fails(tmp_path: Path, whole: Path) -> None:
    """After a death the log is cut off at any byte, as where the disk had not got the rest: a state that once was stands."""
    log = next(filter(None, (killed_with_a_log(tmp_path / f"life-{n}", n / 10) for n in range(2, 60))))
    folder, shots = log.parent, random.Random(11)
    for cut in sorted({shots.randrange(log.stat().st_size + 1) for _ in range(12)}):
        state = tmp_path / f"cut-{cut}"
        state.mkdir()
        shutil.copy(folder / "wro.db", state)
        (state / "wro.db-wal").write_bytes(log.read_bytes()[:cut])
        assert promises.broken(state / "wro.db", {}) == []
    assert run([("sync", "--from", str(SITE))], state)[2] in (0, 1)
    assert promises.essence(state / "wro.db") == promises.essence(whole / "wro.db")


def test_told_to_stop_a_command_finishes_and_told_again_it_ends() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with when_told() as stopping:
        os.kill(os.getpid(), signal.SIGTERM)
        assert stopping.wait(1)
        assert signal.getsignal(signal.SIGTERM) == before
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_folder_is_left_between_two_mirrors(tmp_path: Path) -> None:
    stopping = Event()
    with Store.open(tmp_path / "wro.db") as store:
        found = captures(load(), store, SITE, stopping)
        first = next(found)
        stopping.set()
        with pytest.raises(ToldToStop, match="told to stop"):
            first.client.fetch("https://www.cbp.gov/newsroom/media-releases/all", ("www.cbp.gov",))
        assert list(found) == []
