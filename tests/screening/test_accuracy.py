"""The promises of the evaluation set: recall, precision, and what is never wrong."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.folding import fold
from ledger.model import Role
from tests.screening.accuracy import affiliates, tallies
from tests.screening.evaluation import SAME, Pair, index, ledger, looked_at, orders_of, pairs, said, tracked
from tests.screening.rows import rows, scores

_NUMBERED = sorted(name for name in tracked() if re.search(r"\d", name))


def test_there_are_enough_pairs_and_a_third_is_held_out() -> None:
    every = list(pairs())
    held = [pair for pair in every if pair.held_out]
    assert len(every) >= 600
    assert 0.28 < len(held) / len(every) < 0.39
    assert not {pair.target for pair in held} & {pair.target for pair in every if not pair.held_out}


@pytest.mark.parametrize("held_out", [False, True], ids=["open", "held out"])
def test_recall_and_precision(held_out: bool) -> None:
    by_kind, total = tallies(pair for pair in pairs() if pair.held_out is held_out)
    assert total.recall >= 0.98, by_kind
    assert total.precision >= 0.95, by_kind


def test_a_third_of_the_whole_rows_is_held_out() -> None:
    every = list(rows())
    assert sum(row.held_out for row in every) * 3 >= len(every)


@pytest.mark.parametrize(("held_out", "recall"), [(False, 0.97), (True, 0.97)], ids=["open", "held out"])
def test_whole_rows_written_blind(held_out: bool, recall: float) -> None:
    """Rows are hard on purpose. On the held-out ones no rule was mended: the figure is what a new list may expect."""
    _, score, wrong = scores(row for row in rows() if row.held_out is held_out)
    assert score.precision >= 0.98, wrong
    assert score.recall >= recall, wrong


def test_kin_are_told_as_affiliates() -> None:
    told, kin = affiliates(pairs())
    assert told >= kin - 1


def test_every_name_and_alias_finds_itself() -> None:
    lost = []
    for order in ledger().orders.values():
        for party in order.parties:
            for name in (party.name, *party.aliases):
                met = [one for one in index().matches(name) if one.spelling.order == order.id and not one.kin]
                if not met or met[0].score < 0.99 or not looked_at(name):
                    lost.append((order.id, name))
    assert not lost


def test_a_name_is_shown_as_it_is_written_and_not_its_group() -> None:
    shown = {}
    for order in ledger().orders.values():
        for name in (name for party in order.parties for name in (party.name, *party.aliases)):
            met = next(one for one in index().matches(name) if one.spelling.order == order.id)
            if fold(met.spelling.text) != fold(name.removeprefix("Fishing Vessel: ")):
                shown[name] = met.spelling.text
    assert not shown


@pytest.mark.parametrize("name", _NUMBERED)
@settings(max_examples=30, deadline=None)
@given(number=st.integers(min_value=0, max_value=9999))
def test_numbers_never_cross(name: str, number: int) -> None:
    own = re.search(r"\d+", name)
    assert own is not None
    other = re.sub(r"\d+", str(number), name, count=1)
    if int(own.group()) != number:
        assert said(Pair("number", other, name, "none"))[0] not in SAME


def test_an_exempt_name_is_told_as_exempt() -> None:
    cleared = {name for name, role in tracked().items() if role is Role.EXEMPT}
    assert cleared
    assert all(said(Pair("self", name, name, "exempt"))[0] == "exempt" for name in cleared)
    assert all(orders_of(name) for name in cleared)
