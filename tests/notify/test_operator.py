"""The operator hears of each trouble once when it starts and once when it has ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from notify.operator import Trouble, operator_mail, report
from tests.notify.cases import LETTERHEAD, at

NOW = at("2026-07-20T06:00")
BLOCKED = Trouble("source_blocked", "newsroom", "CBP newsroom turns us away", NOW - timedelta(hours=1))


def test_a_life_of_a_trouble_is_two_mails() -> None:
    told: set[str] = set()
    mails = []
    over = replace(BLOCKED, closed=NOW + timedelta(days=2))
    back = replace(BLOCKED, opened=NOW + timedelta(days=4))
    for day, troubles in enumerate([[BLOCKED], [BLOCKED], [over], [over], [over, back], [over, back]]):
        found = report(troubles, told, LETTERHEAD, NOW + timedelta(days=day))
        if found:
            mail = operator_mail(found, "ops@example.org")
            mails.append((day, mail.subject))
            told.update(mail.events)
    assert mails == [
        (0, "WRO Watch: 1 new problem: CBP newsroom turns us away"),
        (2, "WRO Watch: 1 solved: CBP newsroom turns us away"),
        (4, "WRO Watch: 1 new problem: CBP newsroom turns us away"),
    ]


def test_nothing_new_no_mail() -> None:
    assert report([], set(), LETTERHEAD, NOW) is None
    assert report([replace(BLOCKED, closed=NOW)], set(), LETTERHEAD, NOW) is None, "came and went between two mails"
