"""The scheduler as a process: it runs its jobs, lets the one in hand finish when told to stop, and is alone."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from wro.errors import AlreadyRunning, SettingsError
from wro.lock import only_one
from wro.serve import Job, trigger

UTC = ZoneInfo("UTC")

#: Two items of half a second each; told to stop during the first, it must finish that one and leave the second.
TWO_ITEMS = """
    import sys, time
    from pathlib import Path
    from threading import Event
    from zoneinfo import ZoneInfo
    from wro import logs
    from wro.serve import Job, serve

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
    serve(jobs, ZoneInfo("UTC"), stopping)
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


@pytest.mark.parametrize("cron", ["17 */6 * * *", "0 7 * * mon", "*/15 8-18 * * mon-fri", "0 0 1 jan *"])
def test_cron_expressions(cron: str) -> None:
    assert trigger(Job("x", cron, "WRO_X_CRON", str), UTC)


@pytest.mark.parametrize(
    ("cron", "says"),
    [
        ("0 7 * * 1", "name the weekdays"),
        ("0 7 * * 0-4", "name the weekdays"),
        ("0 7 * *", "Wrong number of fields"),
        ("", "Wrong number of fields"),
        ("61 7 * * mon", "61"),
        ("every day", "Wrong number of fields"),
    ],
)
def test_what_is_no_cron_expression_names_its_setting(cron: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        trigger(Job("x", cron, "WRO_X_CRON", str), UTC)
    assert str(caught.value).startswith("WRO_X_CRON")
    assert says in str(caught.value)


def test_a_lock_is_held_by_one_process_and_gone_with_it(tmp_path: Path) -> None:
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
        with pytest.raises(AlreadyRunning, match="another `wro sync` is at work"), only_one(db, "sync"):
            pass
        with only_one(db, "digest"):
            pass
        process.send_signal(signal.SIGKILL)
    with only_one(db, "sync"):
        pass
