"""Classes, dates, places and goods: what is said of a supplier, example by example."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.model import Neighbour, Status
from scraper.countries import country_of_cell
from screening.hit import Hit, HitClass
from screening.screening import Screening
from tests.screening.conftest import TODAY, Ask, findings
from tests.screening.evaluation import ledger


def told(hits: list[Hit], order: str) -> Hit:
    """The one hit on an order whose id holds this."""
    found = [hit for hit in hits if order in hit.order]
    assert len(found) == 1, hits
    return found[0]


@pytest.mark.parametrize(
    ("cells", "order", "cls"),
    [
        ({"name": "Smart Glove Corp Sdn Bhd", "country": "Malaysia"}, "smart-glove", "named"),
        ({"name": "Anything", "vessel": "F/V Zhen Fa No.7"}, "zhen-fa-7", "named"),
        ({"name": "Dalian Oceanic Fishing Co Ltd", "country": "CN", "goods": "tuna"}, "dalian-ocean", "named"),
        ({"name": "Agent Ltd", "parent": "FGV Holdings Bhd"}, "fgv", "affiliate"),
        ({"name": "Tangshan Sanyou Chemical Industries"}, "sanyou", "affiliate"),
        ({"name": "Sime Darby Oils Sdn Bhd", "country": "MY", "goods": "palm oil"}, "finding-2022-sime", "affiliate"),
        ({"name": "Sime Darby Oils Zwijndrecht", "country": "NL", "goods": "palm oil"}, "finding-2022", "affiliate"),
        ({"name": "Ningbo Hoshine", "country": "CN", "goods": "silicone"}, "hoshine", "affiliate"),
        ({"name": "Firemount Textiles Ltd", "country": "MU"}, "firemount", "affiliate"),
        ({"name": "Kasungu Growers", "country": "MW", "goods": "burley tobacco"}, "malawi", "scope"),
        ({"name": "Growers Union", "region": "Lilongwe", "goods": "burley tobacco"}, "malawi", "scope"),
        ({"name": "Gold Buyers", "region": "D.R.Congo", "goods": "gold"}, "artisanal", "scope"),
        ({"name": "Top Glove Vietnam Co Ltd", "country": "VN"}, "wro-2020-top-glove", "affiliate"),
        ({"name": "Taepyung Salt Farm, Sinan", "country": "KR"}, "taepyung", "named"),
        ({"name": "Tarim Mills", "country": "CN", "region": "Aksu, Xinjiang", "goods": "cotton yarn"}, "uyghur", "scope"),
        ({"name": "阿克苏纺织", "country": "中国", "region": "新疆阿克苏", "goods": "棉纱"}, "uyghur", "scope"),
        ({"name": "Xinjiang Tomato Products Co"}, "uyghur", "scope"),
        ({"name": "Ashgabat Textile", "country": "Turkmenistan", "hs": "5205.11"}, "turkmenistan", "scope"),
        ({"name": "Kivu Minerals", "country": "COD", "goods": "gold dore"}, "artisanal", "scope"),
        ({"name": "Chiadzwa Gems", "country": "Zimbabwe", "region": "Marange", "goods": "rough diamonds"}, "marange", "scope"),
        ({"name": "Denizli Tekstil", "country": "TR", "goods": "towels made of Turkmenistan cotton"}, "turkmen", "scope"),
        ({"name": "Ankara Mills", "country": "TR", "goods": "cotton towels (origin: Turkmenistan)"}, "turkmen", "scope"),
        ({"name": "Hanoi Sewing", "country": "VN", "goods": "T-shirts Xinjiang cotton"}, "uyghur", "scope"),
        ({"name": "Hanoi Sewing", "goods": "T恤 新疆棉"}, "uyghur", "scope"),
        ({"name": "Thai Canning", "country": "TH", "goods": "ketchup from Xinjiang tomato paste"}, "uyghur", "scope"),
        ({"name": "Tarim Mills", "region": "12 Xinjiang Road, Aksu", "goods": "cotton yarn"}, "uyghur", "scope"),
        ({"name": "Tarim Mills", "region": "Hetian, Road 5", "goods": "cotton yarn"}, "uyghur", "scope"),
        ({"name": "Limbe Leaf Tobacco Co", "country": "Malawi", "goods": "tobacco"}, "malawi", "exempt"),
        ({"name": "PureCircle Limited", "goods": "stevia"}, "wro-2016-inner-mongolia", "exempt"),
    ],
)  # fmt: skip
def test_classes(ask: Ask, cells: dict[str, str], order: str, cls: str) -> None:
    assert told(ask(**cells), order).cls.value == cls


@pytest.mark.parametrize(
    "cells",
    [
        {"name": "Shandong Cotton", "country": "CN", "goods": "cotton"},
        {"name": "Kasungu Growers", "country": "MW", "goods": "tea"},
        {"name": "Urumqi Tools", "country": "CN", "region": "Xinjiang", "goods": "wrenches"},
        {"name": "Eastern Gold Traders", "country": "GB", "goods": "gold"},
        {"name": "Anything", "vessel": "Supermax"},
        {"name": "Sime Darby Property Berhad"},
        {"name": "Sime Darby Motors Sdn Bhd", "country": "MY", "goods": "palm oil"},
        {"name": "Hoshine Pharma", "country": "CN", "goods": "silica"},
        {"name": "Firemount Dairy Ltd", "country": "MU", "goods": "garments"},
        {"name": "Firemount Textiles", "country": "DE", "goods": "garments"},
        {"name": "Giant Food Manufacturing"},
        {"name": "Top Gloves & Safety Supplies Inc"},
        {"name": "Guadalajara Taepyung Salt Farm"},
        {
            "name": "Shanghai Imp",
            "region": "No. 200 Xinjiang Road, Jing'an, Shanghai",
            "country": "CN",
            "goods": "cotton",
        },
        {"name": "Shanghai Imp, Urumqi Middle Road 12, Shanghai", "country": "CN", "goods": "cotton"},
        {"name": "Qingdao Knit", "region": "88 Xinjiang Lu, Qingdao", "country": "CN", "goods": "cotton"},
        {"name": "青岛针织", "region": "青岛市新疆南路88号", "country": "CN", "goods": "棉纱"},
        {"name": "Guangzhou Foods", "region": "Hetian Rd, Guangzhou", "country": "CN", "goods": "tomato ketchup"},
        {"name": "Hanoi Sewing", "country": "VN", "goods": "cotton T-shirts, no cotton from Xinjiang"},
        {"name": "Hanoi Sewing", "country": "VN", "goods": "non-Xinjiang cotton yarn"},
    ],
)
def test_no_hit(ask: Ask, cells: dict[str, str]) -> None:
    assert ask(**cells) == []


def test_a_sister_where_the_order_names_subsidiaries_and_no_more(ask: Ask) -> None:
    hit = told(ask(name="Top Glove Vietnam Co Ltd", country="VN"), "wro-2020-top-glove")
    assert hit.why.startswith("may be covered: the order is on Top Glove")
    assert "subsidiaries of it by name" in hit.why


def test_one_line_for_a_supplier_and_an_order(ask: Ask) -> None:
    hits = ask(name="Top Glove Sdn Bhd (formerly Top Glove Corporation Bhd)", parent="Top Glove", country="MY")
    assert len(hits) == len({hit.order for hit in hits}) == 2


@pytest.mark.parametrize(
    ("day", "then", "said"),
    [
        ("2021-01-05", None, "the WRO was issued later, on 2021-11-04"),
        ("2022-01-05", Status.ACTIVE, "in force on 2022-01-05; lifted since, on 2023-04-26"),
        ("5 May 2023", Status.INACTIVE, "no longer in force on 2023-05-05, lifted on 2023-04-26"),
    ],
)
def test_standing_on_the_row_s_own_date(ask: Ask, day: str, then: Status | None, said: str) -> None:
    hit = told(ask(name="Smart Glove", date=day), "smart-glove")
    assert (hit.status_on, hit.status_now) == (then, Status.INACTIVE)
    assert said in hit.why


def test_on_counts_where_the_row_has_no_date() -> None:
    screening = Screening(ledger(), TODAY, country_of_cell, on=date(2022, 1, 5))
    found = findings(screening, [{"name": "Smart Glove", "date": ""}, {"name": "Smart Glove", "date": "2023-05-05"}])
    assert [found[at].hits[0].status_on for at in (0, 1)] == [Status.ACTIVE, Status.INACTIVE]


def test_a_producer_was_covered_before_it_was_cleared(ask: Ask) -> None:
    hit = told(ask(name="Limbe Leaf Tobacco", date="2020-01-15"), "malawi")
    assert hit.cls is HitClass.EXEMPT
    assert "cleared out of the WRO on 2020-07-31; on 2020-01-15 it was still covered" in hit.why


def test_a_date_that_may_be_read_two_ways_is_said(screening: Screening) -> None:
    finding = findings(screening, [{"name": "Nobody", "date": "03/04/2021"}])[0]
    assert "two ways" in finding.notes[0]
    british = Screening(ledger(), TODAY, country_of_cell, day_first=True)
    assert findings(british, [{"name": "Smart Glove", "date": "03/11/2021"}])[0].hits[0].on == date(2021, 11, 3)


def test_goods_the_order_does_not_cover_are_said(ask: Ask) -> None:
    removed = told(ask(name="Tangshan Sanyou Group", goods="viscose staple fibre"), "sanyou")
    assert removed.goods_fit == "removed"
    assert "no longer covers Viscose/Rayon Fiber (since 2016-10-12)" in removed.why
    other = told(ask(name="Giant Manufacturing Co Ltd", goods="garden chairs"), "giant")
    assert other.goods_fit == "other"
    assert "the order covers Bicycles" in other.why


def test_another_country_lowers_the_score(ask: Ask) -> None:
    here, there = (told(ask(name="Needle Craft", country=country), "needle-craft") for country in ("Jordan", "GB"))
    assert there.score < here.score == 1.0
    assert "country differs: GB in the file, JO in the order" in there.why


def test_another_country_s_legal_form_lowers_the_score(ask: Ask) -> None:
    own, other = (told(ask(name=name), "giant") for name in ("Giant Manufacturing Ltd", "Giant Manufacturing GmbH"))
    assert other.score < own.score == 1.0
    assert "a legal form of AT, CH, DE, LI; the order is on TW" in other.why


def test_every_hit_says_why_and_where_to_read_it(ask: Ask) -> None:
    hit = told(ask(name="Suprmax Corp"), "supermax")
    assert hit.why.startswith("'suprmax' is 'Supermax Corporation Bhd.'")
    assert "'suprmax' read as 'supermax'" in hit.why
    assert (hit.url or "").startswith("https://")


def test_neighbours_are_asked_for_and_kept_apart() -> None:
    entry = Neighbour("UFLPA Entity List", "Aksu Biaoxin Fiber Co., Ltd.", ("Aksu Shangheng Fiber Co., Ltd.",))
    rows = [{"name": "Akesu Shangheng Fibre Co Ltd", "country": "US"}]
    assert findings(Screening(ledger(), TODAY, country_of_cell), rows) == {}
    hit = findings(Screening(ledger(), TODAY, country_of_cell, neighbours=(entry,)), rows)[0].hits[0]
    assert (hit.cls, hit.party, hit.status_on) == (HitClass.NEIGHBOUR, entry.name, None)
    assert "another law's list: no order" in hit.why
