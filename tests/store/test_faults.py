"""A sound file has no faults; each kind of fault is named."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store import Store
from tests.store.conftest import fill


def test_a_sound_file(store: Store) -> None:
    fill(store)
    assert list(store.faults()) == []


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        ("UPDATE bodies SET body = x'00'", "the stored bytes of snapshot 1 cannot be unpacked"),
        ("UPDATE bodies SET encoding = 'lzx'", "packed in a way this version does not know: lzx"),
        (
            "UPDATE bodies SET base = 'gone'",
            "bodies row 1 points to a row of bodies|what it was packed against is not there",
        ),
        (
            "UPDATE bodies SET body = x'00', encoding = 'identity'",
            "snapshot 1: its bytes are not those that were fetched",
        ),
        ("DELETE FROM snapshots", "witnesses row 1 points to a row of snapshots that is not there"),
        ("UPDATE events SET order_id = 'gone' WHERE rowid = 1", "events row 1 points to a row of orders"),
        ("DELETE FROM witnesses WHERE rowid = 1", "event .* rests on no witness of its own"),
        ("DELETE FROM orders_search WHERE order_id = 'wro-2021-smart-glove'", "of wro-2021-smart-glove is missing"),
        (
            "UPDATE orders SET goods = 'toys' WHERE id = 'wro-2021-smart-glove'",
            "orders row wro-2021-smart-glove is not what its order says: title",
        ),
        ("DELETE FROM intervals WHERE order_id = 'wro-2021-smart-glove'", "intervals row wro-2021-smart-glove-1 of"),
        (
            "UPDATE party_names SET folded = 'x' WHERE party_id = 'wro-2021-smart-glove-1'",
            "not what its order says: folded",
        ),
        (
            "INSERT INTO marks VALUES ('x', 'wro-2021-smart-glove', 9, '2026-01-01', 'active', '', '', NULL)",
            "marks row x belongs to no order",
        ),
    ],
)
def test_each_fault_is_named(store: Store, path: Path, harm: str, named: str) -> None:
    fill(store)
    with closing(sqlite3.connect(path)) as other, other:  # foreign keys are off in a bare connection
        other.execute(harm)
    found = list(store.faults())
    assert [fault for fault in found if re.search(named, fault)], found
