"""The process that is killed: it syncs, mails, rebuilds or backs up through the command line, as a person or cron would.

A parent that has everything imported forks a child for each attempt, so that two hundred of them take minutes.
"""

from __future__ import annotations

import os
import random
import resource
import select
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from wro import cli

Command = tuple[str, ...]


@dataclass
class Deaths:
    """How the attempts ended: killed on the way, or done before the shot. `longest`: seconds a command took."""

    killed: int = 0
    finished: int = 0
    codes: set[int] = field(default_factory=set)
    longest: float = 0.0


def run(
    commands: list[Command], folder: Path, seconds: float | None = None, limit: int | None = None
) -> tuple[bool, float, int]:
    """One child that runs the commands in `folder` and is killed after `seconds`: (killed, how long it took, exit code).

    `limit`: no file may become larger. What is printed goes into the files `out` and `err` of the folder above, anew.
    """
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        _live(commands, folder, limit)
    pidfd = os.pidfd_open(child)
    try:
        ended, _, _ = select.select([pidfd], [], [], seconds)
        if not ended:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    finally:
        os.close(pidfd)
    return os.WIFSIGNALED(status), time.monotonic() - began, os.waitstatus_to_exitcode(status)


def printed(folder: Path) -> tuple[str, str]:
    """What the last child printed on stdout and stderr."""
    return (folder.parent / "out.txt").read_text("utf-8"), (folder.parent / "err.txt").read_text("utf-8")


def _live(commands: list[Command], folder: Path, limit: int | None) -> None:
    """The child. It never comes back."""
    code = 99
    try:
        sys.stdout = (folder.parent / "out.txt").open("w", encoding="utf-8")
        sys.stderr = (folder.parent / "err.txt").open("w", encoding="utf-8")
        os.chdir(folder)
        for name in [name for name in os.environ if name.startswith("WRO_")]:
            del os.environ[name]
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        code = max(cli.run(list(command)) for command in commands)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def kill_at_random(commands: list[Command], folder: Path, shots: random.Random, longest: float, deaths: Deaths) -> bool:
    """One attempt, killed at a moment between its begin and a bit after its usual end; whether it was."""
    killed, seconds, code = run(commands, folder, shots.uniform(0.0, longest * 1.1))
    deaths.killed += killed
    deaths.finished += not killed
    if not killed:
        deaths.codes.add(code)
        deaths.longest = max(deaths.longest, seconds)
    return killed
