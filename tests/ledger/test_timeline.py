"""How orders and parties stand on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest

from ledger.ledger import Ledger
from ledger.model import Status
from ledger.timeline import as_known, intervals, party_status, standing


def status_on(ledger: Ledger, order: str, day: str) -> str | None:
    stands = standing(ledger, ledger.orders[order], date.fromisoformat(day))
    return stands.status.value if stands else None


@pytest.mark.parametrize(
    ("order", "day", "status"),
    [
        ("wro-2021-smart-glove", "2021-11-03", None),
        ("wro-2021-smart-glove", "2021-11-04", "active"),
        ("wro-2021-smart-glove", "2023-04-25", "active"),
        ("wro-2021-smart-glove", "2023-04-26", "inactive"),
        ("wro-2019-tobacco-malawi", "2020-06-02", "active"),
        ("wro-2019-tobacco-malawi", "2020-06-03", "partially_active"),
        # The list calls stevia Active although it was narrowed in 2017; its word prevails from the day it was seen.
        ("wro-2016-inner-mongolia-hengzheng", "2017-01-26", "partially_active"),
        ("wro-2016-inner-mongolia-hengzheng", "2026-06-23", "active"),
        ("finding-2024-kingtom-aluminio", "2025-09-22", "active"),
        ("finding-2024-kingtom-aluminio", "2025-09-23", "inactive"),
        # No day of issue is known for this one of 1992.
        ("wro-undated-red-star-tea", "1950-01-01", "unknown"),
        ("wro-undated-red-star-tea", "2024-08-02", "inactive"),
    ],
)
def test_status_on_a_day(ledger: Ledger, order: str, day: str, status: str | None) -> None:
    assert status_on(ledger, order, day) == status


def test_an_unknown_end_is_said(ledger: Ledger) -> None:
    order = ledger.orders["wro-2000-wuxi-guangming"]
    stands = standing(ledger, order, date(2015, 1, 1))
    assert stands is not None
    assert (stands.status, stands.note) == (Status.ACTIVE, "active; its end is not known")
    ended = standing(ledger, order, date(2025, 1, 1))
    assert ended is not None
    assert ended.note == "no longer in force; the day it ended is not known"


def test_an_exempt_party_stands_as_the_order_until_it_is_cleared(ledger: Ledger) -> None:
    order = ledger.orders["wro-1998-kumar-carpet"]
    annapurna = next(party for party in order.parties if party.name == "Annapurna Carpet")
    kumar = next(party for party in order.parties if party.name == "Kumar Carpet Pvt.")
    assert party_status(ledger, order, annapurna, date(2021, 7, 22)) == (Status.ACTIVE, date(1998, 7, 21))
    assert party_status(ledger, order, annapurna, date(2021, 7, 23)) == (Status.INACTIVE, date(2021, 7, 23))
    assert party_status(ledger, order, kumar, date(2026, 6, 23)) == (Status.ACTIVE, date(1998, 7, 21))


def test_every_day_has_exactly_one_status(ledger: Ledger) -> None:
    for order in ledger.orders.values():
        life = intervals(order, ledger.findings_on(order.id))
        starts = [interval.start or date.min for interval in life]
        assert starts == sorted(set(starts)), order.id
        assert all(one.status is not two.status for one, two in pairwise(life)), order.id


def test_a_change_of_status_has_an_event_or_the_lists_word(ledger: Ledger) -> None:
    for order in ledger.orders.values():
        marked = {mark.on for mark in order.marks}
        for interval in intervals(order, ledger.findings_on(order.id)):
            assert interval.event is not None or interval.start in marked, order.id


def test_as_known_forgets_what_came_later(ledger: Ledger, ledger_on: Callable[[str], Ledger]) -> None:
    then = ledger_on("2023-04-25")
    assert status_on(then, "wro-2021-smart-glove", "2026-01-01") == "active"
    assert "wro-2025-taepyung-salt-farm" not in then.orders
    assert len(as_known(ledger, date(2026, 6, 23)).orders) == 89


def test_as_known_shows_a_party_as_covered_before_it_was_cleared(ledger_on: Callable[[str], Ledger]) -> None:
    nepal = ledger_on("2021-07-01").orders["wro-1998-kumar-carpet"]
    assert {p.name: p.role.value for p in nepal.parties}["Annapurna Carpet"] == "named"
    malawi = ledger_on("2019-12-01").orders["wro-2019-tobacco-malawi"]
    assert [party.role.value for party in malawi.parties] == ["place"]


def test_the_days_before_and_after_every_event_differ_only_by_it(ledger: Ledger) -> None:
    """A fold that skipped an event, or took one twice, would show here."""
    for order in ledger.orders.values():
        for event in order.events:
            if event.effect.value != "lifted" or event.day is None:
                continue
            after = standing(ledger, order, event.day)
            before = standing(ledger, order, event.day - timedelta(days=1))
            assert after is not None
            assert after.status is Status.INACTIVE, order.id
            assert before is None or before.status is not Status.INACTIVE, order.id
