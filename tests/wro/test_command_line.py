"""The frame: what every command has in common, whatever it does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from bench import startup
from store.errors import DatabaseLocked
from wro import __version__, cli, errors


def test_help_lists_every_command_and_imports_none() -> None:
    script = """
import sys
from wro.cli import run
run(["--help"])
print([module for module in sys.modules if module.startswith("wro.commands.")])
"""
    out = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    for name, line in cli.COMMANDS.items():
        assert name in out
        assert line.split()[0] in out
    assert out.splitlines()[-1] == "[]"


def test_help_is_instant() -> None:
    assert startup.cpu_seconds([sys.executable, "-m", "wro", "--help"]) < startup.LIMIT


def test_the_version(wro: Callable[..., Any]) -> None:
    assert wro("--version").out == f"wro, version {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nonsense"], "No such command 'nonsense'"),
        (["event"], "did you mean events?"),
        (["events", "--nonsense"], "No such option"),
        (["events", "--since", "yesterday"], "write it like 2023-04-26"),
        (["events", "--since", "2023-02-30"], "write it like 2023-04-26"),
        (["events", "--country", "Malaysia"], "two letters, such as MY"),
        (["events", "--json", "--csv"], "exclude each other"),
        (["orders", "--status", "dormant"], "'partially_active'"),
        (["status"], "Missing argument"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(wro: Callable[..., Any], arguments: list[str], says: str) -> None:
    outcome = wro(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("wro: ")
    assert outcome.err.count("\n") == 1
    assert says in outcome.err
    assert "--help" in outcome.err


def test_without_a_command_it_shows_the_help(wro: Callable[..., Any]) -> None:
    outcome = wro()
    assert outcome.code == 2
    assert outcome.err.startswith("Usage: wro ")
    assert wro("subscribers").err.startswith("Usage: wro subscribers ")


def test_a_bad_setting_is_one_line_and_exit_code_2(wro: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WRO_SMTP_PORT", "25x")
    outcome = wro("issues")
    assert outcome.code == 2
    assert outcome.err.startswith("wro: WRO_SMTP_PORT '25x'")
    assert outcome.err.count("\n") == 1


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Make `wro issues` raise."""

    def install(error: BaseException) -> None:
        @click.command("issues")
        def command() -> None:
            raise error

        monkeypatch.setattr(cli.LazyCommands, "get_command", lambda self, ctx, name: command)

    return install


def test_a_locked_database_is_exit_code_1(wro: Callable[..., Any], failing: Callable[[BaseException], None]) -> None:
    failing(DatabaseLocked(Path("wro.db"), "locked by another process"))
    outcome = wro("issues")
    assert (outcome.code, outcome.err) == (1, "wro: wro.db: locked by another process\n")


def test_a_bug_shows_its_traceback(wro: Callable[..., Any], failing: Callable[[BaseException], None]) -> None:
    failing(ZeroDivisionError("oops"))
    outcome = wro("issues")
    assert outcome.code == errors.BUG
    assert "Traceback" in outcome.err
    assert "ZeroDivisionError: oops" in outcome.err


def test_the_keyboard_stops_it_in_one_line(wro: Callable[..., Any], failing: Callable[[BaseException], None]) -> None:
    failing(KeyboardInterrupt())
    outcome = wro("issues")
    assert outcome.code == errors.INTERRUPTED
    assert outcome.err.strip() == "wro: stopped"


def test_a_message_of_several_lines_becomes_one(
    wro: Callable[..., Any], failing: Callable[[BaseException], None]
) -> None:
    failing(errors.BadInput("first\n  second"))
    assert wro("issues").err == "wro: first second\n"


def test_a_reader_that_closes_the_pipe_is_no_error(ledger_db: Path) -> None:
    command = f"{sys.executable} -m wro events --json --db {ledger_db} | head -c 10"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env={**os.environ}, check=False)
    assert done.stderr == ""
    assert done.stdout.startswith("[")


@pytest.mark.parametrize("arguments", ["events --json", "events --csv", "orders", "status Smart", "events --help"])
def test_a_full_disk_under_what_is_printed_is_named(ledger_db: Path, arguments: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "wro", *arguments.split(), "--db", str(ledger_db)],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == errors.FAILED
    assert done.stderr == "wro: the output could not be written: no space left on device\n"


def test_nowhere_to_print_to_is_said(ledger_db: Path) -> None:
    command = f"{sys.executable} -m wro events --db {ledger_db} >&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "wro: stdout is closed, so nothing can be printed\n")
