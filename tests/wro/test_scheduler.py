"""The scheduler as a process: it runs its jobs, lets the one in hand finish when told to stop, and is alone."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import time
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Timer
from zoneinfo import ZoneInfo

import pytest

from wro.errors import AlreadyRunning, SettingsError
from wro.lock import only_one
from wro.serve import Job, is_due_at_start, trigger

UTC = ZoneInfo("UTC")

#: Two items of half a second each; told to stop during the first, it must finish that one and leave the second.
TWO_ITEMS = """
    import sys, time
    from pathlib import Path
    from threading import Event
    from zoneinfo import ZoneInfo
    from wro import logs
    from wro.serve import Job, Plan, serve

    stopping, notes = Event(), Path(sys.argv[1])

    def note(line):
        with notes.open("a") as file:
            file.write(line + "\\n")

    def work():
        for item in (1, 2):
            if stopping.is_set():
                return "stopped early"
            note(f"begin {item}")
            time.sleep(0.5)
            note(f"end {item}")
        return "both done"

    def broken():
        raise ZeroDivisionError("a bug in a job")

    logs.configure("json")
    jobs = [
        Job("broken", "0 0 1 1 *", "X", broken, at_start=True),
        Job("work", "0 0 1 1 *", "X", work, at_start=True),
        Job("later", "0 0 1 1 *", "X", lambda: note("must not run") or "", at_start=True),
    ]
    plan = Plan(tuple(jobs), ZoneInfo("UTC"))
    serve(lambda: plan, stopping, last_item=float(sys.argv[2]) if len(sys.argv) > 2 else 20)
"""

#: Takes new settings when told, and says what it serves; the second plan cannot be used, the third can.
THREE_PLANS = """
    import sys
    from pathlib import Path
    from threading import Event
    from zoneinfo import ZoneInfo
    from wro import logs, serve as scheduler
    from wro.commands.serve import watch

    crons = iter(["0 1 * * *", "at noon", "0 2 * * *", "0 3 * * *"])
    def plan():
        return scheduler.Plan((scheduler.Job("work", next(crons), "WRO_X_CRON", str),), ZoneInfo("UTC"))

    scheduler.LOOK = 0.1
    logs.configure("text")
    scheduler.serve(plan, Event(), watch(Path(sys.argv[1])))
"""


def wait_for(path: Path, text: str, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if path.exists() and text in path.read_text():
            return
        time.sleep(0.02)
    pytest.fail(f"{text!r} did not appear in {path}")


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_finishes_the_item_in_hand_and_begins_no_other(tmp_path: Path, told: signal.Signals) -> None:
    notes = tmp_path / "notes"
    program = [sys.executable, "-c", textwrap.dedent(TWO_ITEMS), str(notes)]
    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True) as process:
        wait_for(notes, "begin 1")
        process.send_signal(told)
        _, log = process.communicate(timeout=20)
    assert process.returncode == 0
    assert notes.read_text().splitlines() == ["begin 1", "end 1"]
    assert "stopped early" in log
    assert '"message": "stopped"' in log
    assert "a bug in a job" in log, "a job's bug is logged, and the other jobs go on"


def test_an_item_that_takes_too_long_is_left(tmp_path: Path) -> None:
    program = [
        sys.executable,
        "-c",
        textwrap.dedent(TWO_ITEMS).replace("sleep(0.5)", "sleep(30)"),
        str(tmp_path / "n"),
        "0.5",
    ]
    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True) as process:
        wait_for(tmp_path / "n", "begin 1")
        process.terminate()
        _, log = process.communicate(timeout=10)
    assert process.returncode == 0
    assert "stopped in the middle of an item" in log


def test_new_settings_are_taken_without_a_restart(tmp_path: Path) -> None:
    """By SIGHUP, and when the file changes; what cannot be used is named, and the old times go on."""
    settings, log = tmp_path / "settings", tmp_path / "log"
    settings.write_text("one")
    program = [sys.executable, "-c", textwrap.dedent(THREE_PLANS), str(settings)]
    with log.open("w") as file, subprocess.Popen(program, stderr=file) as process:
        wait_for(log, "serving: work at 0 1 * * *")
        process.send_signal(signal.SIGHUP)
        wait_for(log, "the new settings are not taken: WRO_X_CRON 'at noon' cannot be used")
        process.send_signal(signal.SIGHUP)
        wait_for(log, "serving: work at 0 2 * * *")
        settings.write_text("another")
        wait_for(log, "serving: work at 0 3 * * *")
        process.terminate()
        assert process.wait(timeout=10) == 0


def fires(cron: str, zone: str, start: datetime, until: datetime) -> list[str]:
    """The times of a cron expression, in UTC."""
    job = trigger(Job("x", cron, "X", str), ZoneInfo(zone))
    found: list[str] = []
    before, now = None, start
    while (at := job.get_next_fire_time(before, now)) is not None and at < until:
        found.append(f"{at.astimezone(UTC):%m-%dT%H:%M}")
        before, now = at, at
    return found


SPRING, AUTUMN = datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cron", "start", "expected"),
    [
        ("30 7 * * *", SPRING, ["03-28T06:30", "03-29T05:30", "03-30T05:30"]),
        ("30 2 * * *", SPRING, ["03-28T01:30", "03-29T01:30", "03-30T00:30"]),  # 02:30 is not there: 03:30
        ("30 2 * * *", AUTUMN, ["10-24T00:30", "10-25T00:30", "10-26T01:30"]),  # 02:30 is there twice: once
        (
            "30 */12 * * *",
            AUTUMN,
            ["10-24T10:30", "10-24T22:30", "10-25T11:30", "10-25T23:30", "10-26T11:30", "10-26T23:30"],
        ),
    ],
)
def test_daylight_saving(cron: str, start: datetime, expected: list[str]) -> None:
    assert fires(cron, "Europe/Berlin", start, start + timedelta(days=3)) == expected


def test_what_runs_by_the_quarter_of_an_hour_runs_on_through_a_change_of_the_clocks() -> None:
    for start in (SPRING, AUTUMN):
        assert len(fires("*/15 * * * *", "Europe/Berlin", start, start + timedelta(days=2))) == 2 * 96


@pytest.mark.parametrize(
    ("last", "due"), [(None, True), ("2026-07-01T06:18", False), ("2026-07-01T06:16", True), ("2026-06-01T06:18", True)]
)
def test_a_run_missed_while_nothing_served_is_made_up_for(last: str | None, due: bool) -> None:
    began = None if last is None else datetime.fromisoformat(last).replace(tzinfo=UTC)
    job = Job("sync", "17 */6 * * *", "X", str, last=lambda: began)
    assert is_due_at_start(job, UTC, datetime(2026, 7, 1, 11, tzinfo=UTC)) is due


@pytest.mark.parametrize("cron", ["17 */6 * * *", "0 7 * * mon", "*/15 8-18 * * mon-fri", "0 0 1 jan *"])
def test_cron_expressions(cron: str) -> None:
    assert trigger(Job("x", cron, "WRO_X_CRON", str), UTC)


@pytest.mark.parametrize(
    ("cron", "says"),
    [
        ("0 7 * * 1", "name the weekdays"),
        ("0 7 * * 0-4", "name the weekdays"),
        ("0 7 * *", "five fields"),
        ("", "five fields"),
        ("61 7 * * mon", "61"),
        ("every day", "five fields"),
    ],
)
def test_what_is_no_cron_expression_names_its_setting(cron: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        trigger(Job("x", cron, "WRO_X_CRON", str), UTC)
    assert str(caught.value).startswith("WRO_X_CRON")
    assert says in str(caught.value)


def test_a_lock_is_held_by_one_process_and_gone_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = tmp_path / "wro.db"
    holder = f"""
        import sys, time
        from pathlib import Path
        from wro.lock import only_one
        with only_one(Path({str(db)!r}), "sync"):
            print("held", flush=True)
            time.sleep(60)
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(holder)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with (
            pytest.raises(AlreadyRunning, match="another `wro sync`, `import` or `reparse` is at"),
            only_one(db, "sync"),
        ):
            pass
        with only_one(db, "digest"):
            pass
        with pytest.raises(AlreadyRunning, match="try again"), only_one(db, "sync", Event(), patience=0.4):
            pass
        assert capsys.readouterr().err.endswith(": waiting for its end, 0.4 seconds at most\n")
        Timer(0.3, process.send_signal, (signal.SIGKILL,)).start()
        with only_one(db, "sync", Event()):
            pass  # it was waited for
    with only_one(db, "sync"):
        pass
