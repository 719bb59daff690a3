"""Whether what somebody asks for or tracks concerns a party or an order."""

from __future__ import annotations

import pytest

from ledger import names
from ledger.concern import deals_in_words, meets


@pytest.mark.parametrize(
    ("asked", "spelling", "expected"),
    [
        ("Smart Glove", "Smart Glove Corporation Sdn Bhd", True),
        ("Glove", "Smart Glove Corporation Sdn Bhd", True),
        ("Top", "Top Glove", False),
        ("XUAR", "Xinjiang Uyghur Autonomous Region (XUAR)", True),
        ("xuar", "Xinjiang Uyghur Autonomous Region (“XUAR”)", True),
        ("XPCC", "Xinjiang Production and Construction Corporation (XPCC)", True),
        ("HK", "Da Tong (HK) Limited", False),
        ("XUAR", "Xinjiang Junggar Cotton", False),
    ],
)
def test_a_name_meets_another(asked: str, spelling: str, expected: bool) -> None:
    assert meets(asked, spelling) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Xinjiang Uyghur Autonomous Region (XUAR)", ("XUAR",)),
        ("Da Tong (HK) Limited", ()),
        ("XUAR", ()),
        ("(XUAR)", ()),
    ],
)
def test_initials_are_those_that_a_name_spells(name: str, expected: tuple[str, ...]) -> None:
    assert names.initials(name) == expected


@pytest.mark.parametrize(
    ("goods", "offered", "expected"),
    [
        ("glove", ["Disposable Gloves"], True),
        ("palm oil", ["Palm Oil", None], True),
        ("", ["Gloves"], False),
        ("tea", ["steam"], False),
    ],
)
def test_goods_are_met_by_the_beginning_of_a_word(goods: str, offered: list[str | None], expected: bool) -> None:
    assert deals_in_words(goods, offered) is expected
