"""Golden mails: `tests/fixtures/mails/<case>/expected.eml` is the whole mail as sent, with plain newlines."""

from __future__ import annotations

from pathlib import Path

import pytest

from notify.change import changes
from notify.drafting import digests
from notify.due import due, news
from notify.outbox import Mail
from tests.notify.cases import MAILS, read


def mails(folder: Path) -> list[Mail]:
    case = read(folder)
    fresh = news(changes(case.facts.ledger, case.facts.events), case.window, case.facts.watching_since)
    return list(digests(due([case.subscriber], fresh, case.window, {}, case.heartbeat), case.facts, case.now))


@pytest.mark.parametrize("folder", sorted(MAILS.iterdir()), ids=lambda folder: folder.name)
def test_mail_is_the_expected_one(folder: Path) -> None:
    [mail] = mails(folder)
    expected = folder / "expected.eml"
    got = mail.body.replace(b"\r\n", b"\n")
    if not expected.exists():
        expected.write_bytes(got)
        pytest.fail(f"wrote {expected}: read it, then commit it")
    assert got.decode() == expected.read_text("utf-8")
