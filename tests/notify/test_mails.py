"""Golden mails: `tests/fixtures/mails/<case>/expected.eml` is the whole mail as sent, with plain newlines."""

from __future__ import annotations

from pathlib import Path

import pytest

from notify.confirmation import confirmation
from notify.drafting import digests
from notify.due import due, news
from notify.operator import operator_mail, report
from notify.outbox import Mail
from notify.welcome import welcome
from tests.notify.cases import MAILS, read


def mails(folder: Path) -> list[Mail]:
    case = read(folder)
    match case.kind:
        case "confirm":
            [wish] = case.subscriber.subscriptions
            link = "https://watch.example.org/mail/confirm/NQ.x3"
            facts = case.facts
            return [confirmation(5, "ann@example.org", wish, link, facts.letterhead, case.now, facts.country_name)]
        case "welcome":
            return [welcome(case.subscriber, case.facts, case.now)]
        case "operator":
            found = report(case.troubles, case.told, case.facts.letterhead, case.now)
            assert found is not None
            return [operator_mail(found, "ann@example.org")]
    fresh = news(case.facts.news, case.window, case.facts.watching_since)
    told = {case.subscriber.address: {wrong.id for wrong in case.wrong}}
    wrong = {case.subscriber.address: case.wrong}
    return list(digests(due([case.subscriber], fresh, case.window, told, case.heartbeat, wrong), case.facts, case.now))


@pytest.mark.parametrize("folder", sorted(MAILS.iterdir()), ids=lambda folder: folder.name)
def test_mail_is_the_expected_one(folder: Path) -> None:
    [mail] = mails(folder)
    expected = folder / "expected.eml"
    got = mail.body.replace(b"\r\n", b"\n")
    if not expected.exists():
        expected.write_bytes(got)
        pytest.fail(f"wrote {expected}: read it, then commit it")
    assert got.decode() == expected.read_text("utf-8")
