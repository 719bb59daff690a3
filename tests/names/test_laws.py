"""What holds for any names at all, and for those of every order since 1953."""

from __future__ import annotations

import itertools
import json
import time
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from ledger.names import LEGAL_FORM, core, fold, same, slug

WORDS = (
    "Co Ltd. Co., S.A. de C.V. (M) Sdn Bhd No. 4 No.4 and its Subsidiaries ( ) , . & PT Fishing Vessel: Da Wang (XUAR) "
    "Number one s a m Corporation Ǆ ﬁ İ ß"
).split(" ")
NAMES = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text(max_size=40)
ORDERS = [json.loads(line) for line in (files("ledger") / "baseline.jsonl").read_text("utf-8").splitlines()]
#: Findings that follow a WRO, and a prison and a farm that were acted on twice: the same party in two orders.
SHARED = {
    "Red Star Tea Farm",
    "State Penitentiary, Ciudad Victoria, Tamaulipas, Mexico",
    "Yunnan Machinery",
    "Xuzhou Forging and Pressing Machine Works",
    "Qinghai Hide & Garment Factory",
    "Tianjin Malleable Iron Factory",
    "Top Glove Corporation Bhd",
    "Top Glove Sdn Bhd",
    "TG Medical Sdn Bhd",
    "Da Wang",
    "Yong Feng Fishery Ltd.",
    "Sime Darby Plantation Berhad",
}


@given(NAMES)
def test_folding_and_the_core_change_nothing_the_second_time(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert core(core(name)) == core(name)


@given(NAMES)
def test_a_name_has_a_core_and_a_slug_and_is_itself(name: str) -> None:
    assert bool(core(name)) == bool(name.strip())
    assert same(name, name) or not name.strip()
    assert slug(name)
    assert slug(name).isascii()


@given(NAMES, NAMES)
def test_same_is_symmetric(one: str, other: str) -> None:
    assert same(one, other) == same(other, one)


def test_every_known_spelling_is_itself() -> None:
    for order in ORDERS:
        for party in order["parties"]:
            for name in (party["name"], *party["aliases"]):
                assert same(name, name.upper())
                assert same(name, f" {name}.")


def test_no_two_parties_of_different_orders_fall_together() -> None:
    named = [(order["order"], party["name"]) for order in ORDERS for party in order["parties"]]
    together = {
        frozenset((one, other))
        for (order, one), (another, other) in itertools.combinations(named, 2)
        if order != another and same(one, other)
    }
    assert together == {frozenset((name,)) for name in SHARED}


def test_no_two_parties_of_one_order_fall_together_but_a_group_and_its_parent() -> None:
    together = {
        frozenset((one["name"], other["name"]))
        for order in ORDERS
        for one, other in itertools.combinations(order["parties"], 2)
        if same(one["name"], other["name"])
    }
    assert together == {frozenset(("Smart Glove", "Smart Glove Corporation Sdn Bhd"))}


def test_legal_forms_are_found_in_linear_time() -> None:
    began = time.process_time()
    for text in (
        "Co., " * 40_000,
        "S. A. " * 30_000,
        "(M) " * 40_000,
        "Co & " * 40_000,
        "S.A" * 50_000,
        " " * 200_000,
        "A. B. " * 30_000,
    ):
        assert sum(1 for _ in LEGAL_FORM.finditer(text)) >= 0
    assert time.process_time() - began < 3
