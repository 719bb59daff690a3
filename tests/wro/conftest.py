"""How these tests call the command line: in this process, with the exit code and what was printed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from store import Store
from tests.notify.mailserver import Inbox, serving
from wro import cli
from wro.intake import Intake


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Wro = Callable[..., Outcome]


@pytest.fixture
def wro(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Wro:
    """Run `wro ARGUMENTS…` in an empty folder without any setting of the caller's environment."""
    for name in [name for name in os.environ if name.startswith("WRO_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = cli.run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def inbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Inbox]:
    """A mail server on loopback that the settings name."""
    inbox = Inbox()
    with serving(inbox) as server:
        monkeypatch.setenv("WRO_SMTP_HOST", server.host)
        monkeypatch.setenv("WRO_SMTP_PORT", str(server.port))
        monkeypatch.setenv("WRO_SMTP_SECURITY", "none")
        monkeypatch.setenv("WRO_MAIL_FROM", "Tracker <tracker@example.org>")
        yield inbox


@pytest.fixture(scope="session")
def baseline_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds the baseline and nothing else, loaded on 1 July 2026. Not to be written: copy it."""
    path = tmp_path_factory.mktemp("ledger") / "wro.db"
    loaded = datetime(2026, 7, 1, tzinfo=UTC)
    with Store.open(path) as store:
        intake = Intake(store, lambda: loaded)
        intake.fill(loaded)
    return path


@pytest.fixture
def ledger_db(baseline_db: Path, tmp_path: Path) -> Path:
    """A copy of the baseline's ledger, as `wro.db` in the folder the command runs in."""
    return Path(shutil.copy(baseline_db, tmp_path / "wro.db"))
