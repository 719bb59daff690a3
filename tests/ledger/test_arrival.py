"""Laws of the ledger, for stories nobody thought of: arrival, repetition, evidence, and no status without a cause."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.chronicle import Chronicle, Saying
from ledger.ledger import Ledger
from ledger.model import Effect, Order, Status
from ledger.timeline import intervals, standing
from tests.ledger.stories import stories

MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def told(story: list[Saying]) -> Chronicle:
    """The story as it arrives: one saying after the other."""
    chronicle = Chronicle(())
    for saying in story:
        chronicle.take([saying])
    return chronicle


@MANY
@given(st.data())
def test_the_order_of_arrival_does_not_matter(data: st.DataObject) -> None:
    story = data.draw(stories())
    other = data.draw(st.permutations(story))
    one, two = told(story), told(list(other))
    assert dict(one.ledger.orders) == dict(two.ledger.orders)
    assert one.questions == two.questions
    assert dict(one.ledger.orders) == dict(Chronicle((), story).ledger.orders), "and a rebuild comes out the same"


@MANY
@given(stories())
def test_running_twice_adds_nothing(story: list[Saying]) -> None:
    chronicle = told(story)
    before = dict(chronicle.ledger.orders)
    for saying in story:
        changes = chronicle.take([saying])
        assert not changes.orders
        assert not changes.events
    assert dict(chronicle.ledger.orders) == before


@MANY
@given(stories())
def test_what_changes_is_told_as_changed(story: list[Saying]) -> None:
    """Whoever applies the changes one by one holds what the ledger holds, and is told of each new event once."""
    held: dict[str, Order] = {}
    chronicle = Chronicle(())
    for saying in story:
        before = event_ids(held)
        changes = chronicle.take([saying])
        for gone in changes.gone:
            held.pop(gone)
        held |= changes.orders
        assert held == dict(chronicle.ledger.orders)
        assert {event.id for event in changes.events} == event_ids(held) - before


def event_ids(orders: Mapping[str, Order]) -> set[str]:
    return {event.id for order in orders.values() for event in order.events}


@MANY
@given(stories())
def test_no_event_without_evidence(story: list[Saying]) -> None:
    for order in told(story).ledger.orders.values():
        for event in order.events:
            assert event.witnesses, event.id
            assert any(witness.evidence for witness in event.witnesses), event.id
            assert all(witness.snapshot for witness in event.witnesses), event.id
            assert event.reason
            assert event.day is not None, event.id


@MANY
@given(stories())
def test_the_fold_is_total(story: list[Saying]) -> None:
    """Every day has exactly one status per order, and a status changes only by an event or by the list's word."""
    ledger = told(story).ledger
    ids = [event.id for order in ledger.orders.values() for event in order.events]
    assert len(ids) == len(set(ids))
    for order in ledger.orders.values():
        life = intervals(order, ledger.findings_on(order.id))
        assert life, order.id
        starts = [interval.start or date.min for interval in life]
        assert starts == sorted(set(starts))
        assert all(one.status is not two.status for one, two in pairwise(life))
        marked = {mark.on for mark in order.marks}
        assert all(interval.event or interval.start in marked for interval in life)
        assert starts[0] == date.min or standing(ledger, order, starts[0] - timedelta(days=1)) is None
        assert all(standing(ledger, order, start) is not None for start in starts)


@MANY
@given(stories())
def test_nothing_is_lifted_that_nobody_lifted(story: list[Saying]) -> None:
    """An order ends by a document that lifts, or by the list's "Inactive": never by absence or an unknown wording."""
    ledger = told(story).ledger
    acts = {(said.instrument, said.effect) for saying in story if (said := saying.announcement)}
    listed = {(row.instrument, row.status) for saying in story for row in saying.rows}
    for order in ledger.orders.values():
        ends = [event for event in order.events if event.effect is Effect.LIFTED]
        if ends:
            assert (order.instrument, Effect.LIFTED) in acts or (order.instrument, Status.INACTIVE) in listed, order.id
        if ended(ledger, order.id):
            assert ends or any(e.effect is Effect.LIFTED for f in ledger.findings_on(order.id) for e in f.events)


def ended(ledger: Ledger, order: str) -> bool:
    stands = standing(ledger, ledger.orders[order], date(2030, 1, 1))
    return stands is not None and stands.status is Status.INACTIVE
