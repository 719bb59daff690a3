"""Pairs of names in tables: those that are close and yet two parties, and those that are one party written twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.names import same

HERE = Path(__file__).parent


def pairs(table: str) -> list[list[str]]:
    lines = (HERE / table).read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("one", "other"), pairs("near_misses.txt"))
def test_close_names_of_two_parties(one: str, other: str) -> None:
    assert not same(one, other)
    assert not same(other, one)


@pytest.mark.parametrize(("one", "other"), pairs("variants.txt"))
def test_one_party_written_twice(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)
