"""The built-in baseline against CBP's own counts and the facts it was made from."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from ledger.baseline import BaselineError, read_baseline
from ledger.ledger import Ledger
from ledger.model import Effect, Order, Status
from ledger.timeline import standing
from tests.ledger.conftest import LOADED


def counts(ledger: Ledger, day: date) -> Counter[tuple[str, str]]:
    stands = [(order, standing(ledger, order, day)) for order in ledger.orders.values()]
    return Counter((order.instrument.value, stood.status.value) for order, stood in stands if stood)


def test_it_has_every_order_and_event(baseline: tuple[Order, ...]) -> None:
    assert len(baseline) == 89
    assert sum(len(order.events) for order in baseline) == 118
    assert len({event.id for order in baseline for event in order.events}) == 118
    assert min(order.events[0].day for order in baseline if order.events[0].day) == date(1953, 12, 28)


def test_it_gives_cbps_own_count_of_june_2026(ledger: Ledger) -> None:
    assert counts(ledger, date(2026, 6, 23)) == {
        ("WRO", "active"): 54,
        ("WRO", "partially_active"): 4,
        ("WRO", "inactive"): 18,
        ("Finding", "active"): 8,
        ("Finding", "inactive"): 5,
    }


def test_every_event_has_a_channel_a_confidence_and_a_witness_with_evidence(baseline: tuple[Order, ...]) -> None:
    for order in baseline:
        for event in order.events:
            assert event.confidence in {"high", "medium", "low"}
            assert event.witnesses
            assert event.witnesses[0].snapshot == 1
            assert event.observed == LOADED


def test_a_finding_leads_to_its_wro_and_its_end_ends_both(ledger: Ledger) -> None:
    finding = ledger.orders["finding-2021-top-glove"]
    assert finding.follows == "wro-2020-top-glove"
    wro = ledger.orders["wro-2020-top-glove"]
    before, after = standing(ledger, wro, date(2021, 9, 9)), standing(ledger, wro, date(2021, 9, 10))
    assert before is not None
    assert before.status is Status.ACTIVE
    assert after is not None
    assert (after.status, after.note) == (
        Status.INACTIVE,
        "lifted with the Finding that followed it (finding-2021-top-glove)",
    )


def test_a_carve_out_names_whom_it_clears(ledger: Ledger) -> None:
    order = ledger.orders["wro-2019-tobacco-malawi"]
    cleared = [event.parties[0].name for event in order.events if event.effect is Effect.NARROWED]
    assert cleared == [
        "Alliance One International, LLC",
        "Limbe Leaf Tobacco Company Limited",
        "Premium Tobacco Malawi Limited",
    ]


def test_a_broken_line_is_named() -> None:
    with pytest.raises(BaselineError, match="line 1 of the baseline"):
        read_baseline("{}", seen=LOADED, snapshot=None)
