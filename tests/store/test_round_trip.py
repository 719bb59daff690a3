"""What is loaded equals what was saved, whatever the types allow."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.ledger import Ledger
from ledger.model import Order, Reading, Snapshot
from store import Store
from tests.store import values
from tests.store.conftest import NOW, TODAY
from tests.store.tables import contents, counts

SNAPSHOTS = [1, 2, 3]


@pytest.fixture(scope="module")
def held() -> Iterator[Store]:
    """A database with three snapshots, kept over the examples."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "wro.db") as store:
        for n in SNAPSHOTS:
            store.snapshots.add("newsroom", Snapshot(f"https://www.cbp.gov/{n}", NOW, str(n).encode()))
        yield store


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None, max_examples=60
)
@given(orders=values.orders(SNAPSHOTS))
def test_orders(held: Store, orders: list[Order]) -> None:
    ledger = Ledger(orders)
    held.orders.replace_all(ledger, TODAY)
    assert dict(held.orders.load().orders) == dict(ledger.orders)
    first = contents(held.path)
    held.orders.save(orders, ledger, TODAY)
    assert contents(held.path) == first, "saving again is no change"
    for order in orders:
        assert held.orders.get(order.id) == order


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None, max_examples=60
)
@given(reading=values.readings, snapshot=st.sampled_from(SNAPSHOTS))
def test_readings(held: Store, reading: Reading, snapshot: int) -> None:
    held.readings.save(snapshot, reading)
    assert held.readings.get(snapshot) == reading
    assert held.readings.text(snapshot) == reading.text
    rows = counts(held.path)
    held.readings.save(snapshot, reading)
    assert counts(held.path) == rows
