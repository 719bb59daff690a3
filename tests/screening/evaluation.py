"""The evaluation set: pairs of a supplier's name and a tracked one, with what screening should say of them."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from pathlib import Path

import pyarrow as pa

from ledger import names
from ledger.baseline import read_baseline
from ledger.ledger import Ledger
from ledger.model import Role
from screening.index import Index
from screening.sieve import worth_a_look
from screening.spellings import spellings

FOLDER = Path(__file__).parents[1] / "fixtures" / "screening"
SAME = frozenset(("named", "exempt"))


@dataclass(frozen=True)
class Pair:
    """`expected`: named, exempt, affiliate or none."""

    kind: str
    query: str
    target: str
    expected: str

    @property
    def held_out(self) -> bool:
        """One target in three, with all its pairs: nothing was tuned on them."""
        return hashlib.sha256(names.core(self.target).encode()).digest()[0] % 3 == 0


@cache
def ledger() -> Ledger:
    text = resources.files("ledger").joinpath("baseline.jsonl").read_text(encoding="utf-8")
    return Ledger(read_baseline(text, seen=datetime(2026, 6, 23, tzinfo=UTC), snapshot=None))


@cache
def index() -> Index:
    return Index(spellings(ledger()))


def tracked() -> dict[str, Role]:
    """Name -> role of every party but places, each name once."""
    parties = [party for order in ledger().orders.values() for party in order.parties]
    return {party.name: party.role for party in parties if party.role is not Role.PLACE}


def pairs() -> Iterator[Pair]:
    for file in ("by_hand.csv", "by_rule.csv"):
        with (FOLDER / file).open(encoding="utf-8", newline="") as rows:
            yield from (Pair(**row) for row in csv.DictReader(rows))


def orders_of(target: str) -> set[str]:
    """The orders that have a party of this name."""
    return {order.id for order in ledger().orders.values() if any(party.name == target for party in order.parties)}


def looked_at(query: str) -> bool:
    """Whether a cell passes the sieve: no list is compared without it."""
    return query in _passed() or bool(worth_a_look(pa.array([query]), index().triggers))


@cache
def _passed() -> frozenset[str]:
    """The queries of the set that pass, asked in bulk."""
    queries = sorted({pair.query for pair in pairs()})
    return frozenset(queries[at] for at in worth_a_look(pa.array(queries), index().triggers))


def said(pair: Pair) -> tuple[str, float]:
    """What screening says of the query and the target's orders, and how surely."""
    orders = orders_of(pair.target)
    assert orders, f"nobody is called {pair.target!r}"
    best = ("none", 0.0)
    if not looked_at(pair.query):
        return best
    for like in index().matches(pair.query):
        if like.spelling.order in orders:
            exempt = like.spelling.role is Role.EXEMPT
            found = "affiliate" if like.kin else "exempt" if exempt else "named"
            best = max(best, (found, like.score), key=lambda one: (one[0] in SAME, one[1]))
    return best
