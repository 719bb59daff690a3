"""A sending process that is killed: run as a program by `test_killed`, it forks senders and lets them die.

python -m tests.notify.killed steps|random|race MAILFILE PORT
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from notify.post import Post, Rules
from notify.smtp import Security, Server, SmtpTransport
from store.mail import MailStore
from store.outbox import Outbox

START = datetime(2026, 7, 20, 6, tzinfo=UTC)
RULES = Rules(per_second=1e6)
STEPS = ("claim_next", "prepare", "mark_begun", "hand_over", "mark_sent")


class Dying:
    """Counts the steps of sending, before and after each, and dies at the one it was told."""

    def __init__(self, inner: Any, die: Callable[[], None]) -> None:
        self._inner = inner
        self._die = die

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._inner, name)
        if name not in STEPS:
            return method

        def step(*arguments: Any) -> Any:
            self._die()
            result = method(*arguments)
            self._die()
            return result

        return step


def dying_at(step: int | None) -> Callable[[], None]:
    """Kills this process at its `step`-th call; never for None."""
    left = iter(range(10**9))

    def die() -> None:
        if next(left) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    return die


def send(path: Path, port: int, now: datetime, step: int | None = None) -> None:
    die = dying_at(step)
    server = Server("127.0.0.1", port, Security.NONE, timeout=5, sender="wro@example.org")
    with MailStore.open(path) as store:
        outbox: Any = Dying(store.outbox, die)
        transport: Any = Dying(SmtpTransport(server), die)
        Post(outbox, transport, store.subscribers.stop, lambda: now, lambda _: None, RULES).run()


def child(path: Path, port: int, now: datetime, step: int | None = None) -> int:
    pid = os.fork()
    if pid == 0:
        send(path, port, now, step)
        os._exit(0)
    return pid


def put(outbox: Outbox, number: int, now: datetime) -> None:
    message_id = f"<{number}@example.org>"
    body = f"From: wro@example.org\r\nTo: p@example.org\r\nMessage-ID: {message_id}\r\n\r\nHello\r\n".encode()
    address = f"p{number}@example.org"
    outbox.add(key=message_id, address=address, message_id=message_id, subject="s", body=body, now=now)


def fill(path: Path, numbers: range) -> None:
    with MailStore.open(path) as store:
        for number in numbers:
            put(store.outbox, number, START)


def steps(path: Path, port: int) -> int:
    """One mail for each step, its sender killed exactly there."""
    points = 2 * len(STEPS)
    for step in range(points):
        fill(path, range(step, step + 1))
        _, status = os.waitpid(child(path, port, START + timedelta(hours=step), step), 0)
        assert os.WIFSIGNALED(status), f"the sender was not killed at step {step}"
    return points


def at_random(path: Path, port: int) -> int:
    """Fifty senders over two hundred mails, each killed after a few milliseconds."""
    fill(path, range(200))
    dice = random.Random(1307)
    for round in range(50):
        pid = child(path, port, START + timedelta(hours=round))
        time.sleep(dice.uniform(0.005, 0.06))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    return 50


def race(path: Path, port: int) -> int:
    """Four senders at once."""
    fill(path, range(60))
    for pid in [child(path, port, START) for _ in range(4)]:
        _, status = os.waitpid(pid, 0)
        assert status == 0
    return 0


if __name__ == "__main__":
    kind, file, port = sys.argv[1:]
    kills = {"steps": steps, "random": at_random, "race": race}[kind](Path(file), int(port))
    send(Path(file), int(port), START + timedelta(days=100))
    print(json.dumps({"kills": kills}))
