"""Senders killed with SIGKILL at every step and at random moments, and several at once, over a real outbox and server."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from store.mail import MailStore
from tests.notify.mailserver import Inbox, serving

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("kind", "mails", "kills"), [("steps", 10, 10), ("random", 200, 50), ("race", 60, 0)])
def test_nothing_lost_nothing_twice_doubts_reported(
    kind: str, mails: int, kills: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox, path = Inbox(), tmp_path / "wro.mail.db"
    with serving(inbox) as server:
        command = [sys.executable, "-m", "tests.notify.killed", kind, str(path), str(server.port)]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == {"kills": kills}
    came = inbox.times
    with MailStore.open(path) as store:
        states = store.outbox.counts()
        sent = {mail.message_id for mail in store.outbox.in_state("sent")}
        unknown = {mail.message_id for mail in store.outbox.in_state("unknown")}
    with capsys.disabled():
        twice = sum(times > 1 for times in came.values())
        print(f"\n{kind}: {kills} kills, {mails} mails: {states}; came in: {len(came)}, twice: {twice}")
    assert set(came.values()) == {1}
    assert sent | unknown == {f"<{number}@example.org>" for number in range(mails)}
    assert sent <= set(came)
    if kind == "steps":
        # Only a death between "begun" and "sent" leaves a doubt: after mark_begun, round hand_over, before mark_sent.
        assert len(unknown) == 4
    if kind == "race":
        assert not unknown


def test_killed_at_every_write_of_a_run_that_notes_composes_and_sends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = Inbox()
    with serving(inbox) as server:
        command = [sys.executable, "-m", "tests.notify.killed_composing", str(tmp_path), str(server.port)]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert run.returncode == 0, run.stderr
    done = json.loads(run.stdout)
    with capsys.disabled():
        print(f"\nevery write: {done}")
    assert done["mails"] == 4, "two people were told, then got the correction and the other change in one"
    assert set(inbox.times.values()) == {1}
    assert done["while noting"] >= 4, "before each edition, before the old stamp goes, before the new one is set"
