"""`wro report`: the table of a day, row by row against what others counted that day."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger import names
from ledger.matching import goods_words
from store import Store

FACTS = Path(__file__).parents[1] / "fixtures" / "reports" / "2021-11-22.csv"
APPENDIX = Path(__file__).parents[3] / "shared" / "data" / "iasc-appendix-2021-11-22.csv"
Wro = Callable[..., Any]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def then(wro: Wro, ledger_db: Path) -> list[dict[str, str]]:
    """The report of 22 November 2021 as rows."""
    return table(wro("report", "--on", "2021-11-22", "--format", "csv", "--db", ledger_db).out)


def spellings(ledger_db: Path) -> dict[str, list[str]]:
    """Order -> every name and alias of its parties."""
    with Store.open(ledger_db) as store:
        orders = store.orders.load().orders
    return {
        order.id: [name for party in order.parties for name in (party.name, *party.aliases)]
        for order in orders.values()
    }


@pytest.mark.parametrize("fact", table(FACTS.read_text(encoding="utf-8")), ids=lambda fact: str(fact["party"]))
def test_the_facts_of_november_2021(fact: dict[str, str], then: list[dict[str, str]], ledger_db: Path) -> None:
    known = spellings(ledger_db)
    meant = [
        row
        for row in then
        if row["instrument"] == "WRO" and any(names.same(fact["party"], name) for name in known[row["order"]])
    ]
    (row,) = [row for row in meant if row["date"] == fact["date"]]
    assert (row["country"], row["status"], row["lifted"]) == (fact["country"], fact["status"], fact["lifted"])
    assert goods_words(fact["products"]) <= goods_words(row["products"])


@pytest.mark.skipif(not APPENDIX.exists(), reason="the commissioner's table is not at hand")
def test_every_row_of_the_commissioners_table_is_there(then: list[dict[str, str]], ledger_db: Path) -> None:
    """The same dates, products and statuses; whom a row is on may be worded otherwise, but it must be the same party."""
    known = spellings(ledger_db)
    missing = []
    for fact in table(APPENDIX.read_text(encoding="utf-8")):
        meant = [
            row
            for row in then
            if (row["date"], row["country"], row["status"], row["lifted"])
            == (fact["date"], fact["country"], fact["status"], fact["lifted"])
            and goods_words(fact["products"]) <= goods_words(row["products"])
            and any(speaks_of(fact["parties"], name) for name in known[row["order"]])
        ]
        missing += [] if len(meant) == 1 else [(fact["parties"], meant)]
    assert not missing


def speaks_of(parties: str, name: str) -> bool:
    """Whether a cell that names several parties names this one, whatever the legal form."""
    core = names.core(name)
    return f" {core} " in f" {names.fold(parties)} "


def test_the_table_names_a_vessel_a_region_and_a_group_as_people_do(wro: Wro, ledger_db: Path) -> None:
    rows = {
        row["order"]: row
        for row in table(wro("report", "--on", "2026-06-23", "--format", "csv", "--db", ledger_db).out)
    }
    assert rows["wro-2021-dalian-ocean-fishing"]["parties"] == "Fishing vessels of Dalian Ocean Fishing Co., Ltd."
    assert rows["wro-2021-smart-glove"]["parties"].startswith("Smart Glove group (including ")
    malawi = rows["wro-2019-tobacco-malawi"]
    assert "Limbe Leaf" not in malawi["parties"], "a cleared firm is not one the order is on"
    assert "Not for Limbe Leaf Tobacco Company Limited (taken out on 31 July 2020)." in malawi["application"]


PALM_OIL = {"finding-2022-sime-darby-plantation", "wro-2020-fgv-holdings", "wro-2020-sime-darby-plantation"}
JUNE = {"wro-2026-serbia-zijin-copper", "wro-2026-needle-craft", "wro-2026-casual-wear-apparel"}


@pytest.mark.parametrize(
    ("options", "orders"),
    [
        (("--country", "MY", "--goods", "palm oil"), PALM_OIL),
        (("--since", "2026-06-01"), JUNE),
        (("--since", "2026-06-01", "--country", "RS"), {"wro-2026-serbia-zijin-copper"}),
        (("--goods", "chocolate"), set()),
    ],
)
def test_it_is_narrowed_by_country_goods_and_time(
    wro: Wro, ledger_db: Path, options: tuple[str, ...], orders: set[str]
) -> None:
    found = wro("report", "--on", "2026-06-23", "--format", "csv", "--db", ledger_db, *options)
    assert {row["order"] for row in table(found.out)} == orders


def test_as_known_then_smart_glove_was_never_lifted(wro: Wro, ledger_db: Path) -> None:
    arguments = ("report", "--on", "2024-01-01", "--format", "csv", "--goods", "gloves", "--db", ledger_db)
    now = {row["order"]: row["status"] for row in table(wro(*arguments).out)}
    then = {row["order"]: row["status"] for row in table(wro(*arguments, "--known", "2022-01-01").out)}
    assert (now["wro-2021-smart-glove"], then["wro-2021-smart-glove"]) == ("Inactive", "Active")


@pytest.mark.parametrize("kind", ["md", "html"])
def test_page_and_text_say_what_the_csv_says(wro: Wro, ledger_db: Path, kind: str, tmp_path: Path) -> None:
    out = tmp_path / f"table.{kind}"
    told = wro("report", "--on", "2021-11-22", "--format", kind, "--out", out, "--db", ledger_db)
    assert (told.code, told.out) == (0, "")
    text = out.read_text(encoding="utf-8")
    assert "22 November 2021" in text
    assert "9 Sep 2021" in text
    assert "does not endorse" in text
    assert text.count("15 Jul 2020") == 1


def test_a_hostile_name_stays_a_name(wro: Wro, ledger_db: Path) -> None:
    """A name is data: it neither ends a cell nor becomes markup."""
    with Store.open(ledger_db) as store:
        ledger = store.orders.load()
        order = ledger.orders["wro-2025-taepyung-salt-farm"]
        party = replace(order.parties[0], name="Salt | <script>alert(1)</script> & Sons")
        ledger.put(replace(order, parties=(party,)))
        store.orders.save([ledger.orders[order.id]], ledger, date(2026, 7, 1))
    html = wro("report", "--format", "html", "--on", "2026-06-23", "--db", ledger_db).out
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    text = wro("report", "--format", "md", "--on", "2026-06-23", "--db", ledger_db).out
    (line,) = [line for line in text.splitlines() if "Sons" in line]
    assert r"Salt \| \<script>" in line


def test_a_file_that_cannot_be_written_is_one_line(wro: Wro, ledger_db: Path, tmp_path: Path) -> None:
    failed = wro("report", "--out", tmp_path / "no" / "where.md", "--db", ledger_db)
    assert failed.code == 2
    assert failed.err.count("\n") == 1


def test_every_link_of_the_table_is_an_address(then: list[dict[str, str]]) -> None:
    linked = [row["url"] for row in then if row["url"]]
    assert len(linked) > 50
    assert all(url.startswith(("https://", "http://")) for url in linked)
