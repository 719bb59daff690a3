"""A fresh database for each test, and the real ledger to fill it with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import ledger
from ledger.baseline import read_baseline
from ledger.ledger import Ledger
from ledger.model import Snapshot, Via
from store import MailStore, Store

NOW = datetime(2026, 6, 23, 12, 0, tzinfo=UTC)
TODAY = date(2026, 6, 23)
BASELINE = Path(ledger.__file__).with_name("baseline.jsonl")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "wro.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, timeout=0.2) as opened:
        yield opened


@pytest.fixture
def mail(tmp_path: Path) -> Iterator[MailStore]:
    with MailStore.open(tmp_path / "wro.mail.db", timeout=0.2) as opened:
        yield opened


def fill(store: Store, orders: int | None = None) -> Ledger:
    """Load the baseline, or its first few orders, as `wro sync` does on an empty database."""
    body = b"".join(BASELINE.read_bytes().splitlines(keepends=True)[:orders])
    number, _ = store.snapshots.add("baseline", Snapshot("urn:wro-watch:baseline", NOW, body, via=Via.BUILT_IN))
    known = Ledger(read_baseline(body.decode(), seen=NOW, snapshot=number))
    store.orders.replace_all(known, TODAY)
    return known


@pytest.fixture
def filled(store: Store) -> Ledger:
    return fill(store)
