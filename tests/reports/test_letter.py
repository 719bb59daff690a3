"""`wro letter`: the covering letter for a procurement team."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Wro = Callable[..., Any]


@pytest.fixture
def letter(wro: Wro, ledger_db: Path) -> Callable[..., str]:
    def write(*options: str) -> str:
        told = wro("letter", "--on", "2021-11-22", "--since", "2021-01-01", "--db", ledger_db, *options)
        assert told.code == 0, told.err
        return str(told.out)

    return write


def test_it_tells_what_changed_what_is_in_force_and_what_to_ask(letter: Callable[..., str]) -> None:
    text = letter("--goods", "gloves", "--country", "MY", "--to", "heads of procurement", "--sender", "A. Buyer")
    assert "Dear heads of procurement," in text
    assert "4 November 2021: new Withhold Release Order on Smart Glove group (Disposable gloves, Malaysia)." in text
    assert "the Finding on Top Glove Corporation Bhd is no longer in force" in text
    assert "| 21 Oct 2021 | Supermax Corporation Bhd. and subsidiaries" in text
    assert "A. Buyer" in text
    assert "palm oil" not in text


def test_it_asks_only_what_the_orders_give_reason_to(letter: Callable[..., str]) -> None:
    gloves, seafood, cotton = (letter("--goods", goods) for goods in ("gloves", "seafood", "cotton"))
    assert ("IMO number" in gloves, "IMO number" in seafood) == (False, True)
    assert ("From which region" in gloves, "From which region" in cotton) == (False, True)


def test_of_goods_without_orders_it_says_so_and_claims_nothing(letter: Callable[..., str]) -> None:
    text = letter("--goods", "chocolate")
    assert "Nothing that concerns chocolate." in text
    assert "no proof of good conditions, nor that no order reaches these goods" in text


@pytest.mark.parametrize(
    ("goods", "whom"),
    [
        ("tuna", "Da Wang"), ("frozen squid", "Da Wang"), ("t-shirts", "Hero Vast"), ("clothing", "Yili Zhuowan"),
        ("handschuhe", None), ("手套", "Smart Glove"), ("olive oil", None),
    ],
)  # fmt: skip
def test_goods_are_known_by_the_names_that_screening_has_for_them(
    letter: Callable[..., str], goods: str, whom: str | None
) -> None:
    in_force = letter("--goods", goods).split("## Orders in force")[1]
    assert (whom or "None that we know of") in in_force


def test_as_a_page_it_names_the_same_orders(letter: Callable[..., str]) -> None:
    page = letter("--goods", "palm oil", "--goods", "gloves", "--format", "html")
    assert "FGV Holdings Berhad" in page
    assert "Smart Glove" in page
    assert page.rstrip().endswith("</html>")


def test_it_wants_a_day_to_tell_changes_from(wro: Wro, ledger_db: Path) -> None:
    assert wro("letter", "--db", ledger_db).code == 2
