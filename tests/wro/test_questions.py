"""The questions people ask, over the ledger of the baseline."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ledger.ledger import Ledger
from ledger.model import Status
from store import Store
from tests.reading.corpus import FOLDER
from tests.wro.conftest import Wro
from wro import questions

CBP_COUNTED = date(2026, 6, 23)


@pytest.fixture(scope="module")
def ledger(baseline_db: Path) -> Ledger:
    with Store.open(baseline_db, read_only=True) as store:
        return store.orders.load()


def test_the_orders_in_force_are_as_many_as_cbp_counts(ledger: Ledger) -> None:
    found = questions.orders(ledger, CBP_COUNTED)
    counts = Counter((order.instrument.value, stands.status) for order, stands in found)
    assert counts["WRO", Status.ACTIVE] == 54
    assert counts["WRO", Status.PARTIALLY_ACTIVE] == 4
    assert counts["Finding", Status.ACTIVE] == 8


@pytest.mark.parametrize(
    ("name", "party", "status", "since", "order"),
    [
        ("Smart Glove", "Smart Glove", "inactive", "2023-04-26", "wro-2021-smart-glove"),
        (
            "SMART GLOVE CORPORATION",
            "Smart Glove Corporation Sdn Bhd",
            "inactive",
            "2023-04-26",
            "wro-2021-smart-glove",
        ),
        ("FGV", "FGV Holdings Berhad", "inactive", "2026-01-15", "wro-2020-fgv-holdings"),
        ("Da Wang", "Da Wang", "active", "2022-01-28", "finding-2022-da-wang"),
        ("Limbe Leaf", "Limbe Leaf Tobacco Company Limited", "inactive", "2020-07-31", "wro-2019-tobacco-malawi"),
    ],
)
def test_where_a_name_stands(ledger: Ledger, name: str, party: str, status: str, since: str, order: str) -> None:
    found = questions.status(ledger, name, CBP_COUNTED)
    match = next(match for match in found if match.party.name == party)
    assert (match.status.value, str(match.since), match.order.id) == (status, since, order)
    assert match.event is not None
    assert match.url is not None


def test_a_day_before_the_act_shows_how_it_stood_then(ledger: Ledger) -> None:
    before = questions.status(ledger, "Smart Glove", date(2023, 4, 25))
    assert {match.status for match in before} == {Status.ACTIVE}
    assert questions.status(ledger, "Smart Glove", date(2021, 11, 3)) == []


def test_a_later_clearance_is_not_told_as_if_it_held_that_day(wro: Wro, ledger_db: Path) -> None:
    told = wro("status", "Limbe Leaf", "--on", "2020-01-01")
    assert ": active since 2019-11-01" in told.out
    assert "taken out of the order later, on 2020-07-31" in " ".join(told.out.split())
    assert "cleared out of" not in told.out
    assert "admissible" not in told.out
    [match] = wro("status", "Limbe Leaf", "--on", "2020-01-01", "--json").json["matches"]
    assert match["cleared_later"] == "2020-07-31"
    assert match["event"].endswith(".imposed")
    assert "cleared out of" in wro("status", "Limbe Leaf", "--on", "2020-07-31").out


@pytest.mark.parametrize("name", ["smart glov", "Smrt Glove"])
def test_a_misspelt_name_is_found_among_the_nearest(ledger: Ledger, name: str) -> None:
    assert questions.status(ledger, name, CBP_COUNTED) == []
    assert "Smart Glove" in questions.nearest(ledger, name)


def test_a_name_nothing_is_near_to(ledger: Ledger) -> None:
    assert questions.nearest(ledger, "Zyxwv") == []


def test_events_of_a_year_a_country_and_a_party(ledger: Ledger) -> None:
    days = [event.day for event in questions.events(ledger, date(2023, 1, 1), date(2023, 12, 31), "MY")]
    assert date(2023, 4, 26) in days
    assert days == sorted(filter(None, days))
    ids = [event.id for event in questions.events(ledger, party="Smart Glove")]
    assert ids == ["wro-2021-smart-glove.imposed", "wro-2021-smart-glove.lifted"]


def test_orders_by_goods_and_country(ledger: Ledger) -> None:
    found = questions.orders(ledger, CBP_COUNTED, country="MY", goods="gloves")
    assert found
    assert all("glove" in (order.goods or "").lower() for order, _ in found)


def test_links_lead_to_the_latest_event_and_the_government_first(ledger: Ledger) -> None:
    links = questions.links(ledger.orders["wro-2021-smart-glove"].events)
    assert "cbp.gov" in links[0]
    assert "modifies" in links[0]
    assert len(links) == len(set(links))


def test_the_initials_behind_a_name_are_another_name(ledger: Ledger) -> None:
    [found] = [
        match for match in questions.status(ledger, "XUAR", CBP_COUNTED) if match.order.id.startswith("wro-2021")
    ]
    assert (found.party.name, found.matched) == ("Xinjiang Uyghur Autonomous Region (XUAR)", "XUAR")
    assert found.score == 0.95


def test_the_id_of_an_order_means_all_it_is_on(ledger: Ledger) -> None:
    found = questions.status(ledger, "wro-2021-smart-glove", CBP_COUNTED)
    assert {match.party.name for match in found} == {p.name for p in ledger.orders["wro-2021-smart-glove"].parties}


def test_a_name_asked_for_before_its_order_is_not_unknown(wro: Wro, ledger_db: Path) -> None:
    told = wro("status", "Smart Glove", "--on", "2010-01-01")
    assert told.code == 3
    assert "under no order on 2010-01-01; the first, WRO wro-2021-smart-glove, was issued 2021-11-04" in told.out
    shape = wro("status", "Smart Glove", "--on", "2010-01-01", "--json").json
    assert shape["later"] == [{"order": "wro-2021-smart-glove", "issued": "2021-11-04"}]
    assert shape["matches"] == shape["nearest"] == []


@pytest.mark.parametrize(("name", "code"), [("Malaysia", "MY"), ("UK", "GB")])
def test_a_country_is_shown_the_way(wro: Wro, ledger_db: Path, name: str, code: str) -> None:
    told = wro("status", name)
    assert told.code == 3
    assert f"`wro orders --country {code}`" in told.out
    assert wro("status", name, "--json").json["country"] == code


def test_a_country_is_shown_the_way_beside_a_firm_of_its_name(wro: Wro, ledger_db: Path) -> None:
    told = wro("status", "China")
    assert told.code == 0
    assert "Wuyi Machinery Plant: active since 1993-08-06" in told.out
    assert "China is a country: `wro orders --country CN`" in told.out
    assert wro("status", "Smart Glove", "--json").json["country"] is None


def test_goods_that_are_free_from_a_day_on(wro: Wro, ledger_db: Path) -> None:
    page = FOLDER / "inv-v6-salt-of-a-later-harvest" / "page.html"
    assert wro("import", str(page)).code == 0
    told = wro("status", "Sinui Island Salt Farm", "--on", "2026-11-19").out
    assert "Sinui Island Salt Farm: inactive since 2026-11-18" in told
    assert "this is so of goods received or produced from 2026-01-01 on" in told


@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_is_a_slip(wro: Wro, ledger_db: Path, name: str) -> None:
    assert wro("status", name).code == 2


def test_a_source_never_read_is_null(wro: Wro, ledger_db: Path, tmp_path: Path) -> None:
    (tmp_path / "mirror").mkdir()
    wro("sync", "--from", "mirror")
    assert wro("status", "Smart Glove", "--json").json["read"]["newsroom"] is None
