"""The smallest pieces: days, names, places, sentences, goods and indicators as releases write them."""

from __future__ import annotations

from datetime import date

import pytest

from scraper.entity.forms import ends_in_short_form
from scraper.reading.clauses.statements import statements
from scraper.reading.names.places import places
from scraper.reading.names.spans import name_end
from scraper.reading.phrases.goods import merchandise
from scraper.reading.phrases.phrase import read_phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.indicators import read_indicators
from scraper.reading.text.manuscript import Block
from scraper.reading.text.sentences import sentences, split

WEDNESDAY = date(2025, 1, 8)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("January 7, 2025", date(2025, 1, 7)),
        ("Jan. 7", date(2025, 1, 7)),
        ("7 January", date(2025, 1, 7)),
        ("Dec. 30", date(2024, 12, 30)),
        ("today", WEDNESDAY),
        ("effective immediately", WEDNESDAY),
        ("yesterday", date(2025, 1, 7)),
        ("on Monday", date(2025, 1, 6)),
        ("on Wednesday", WEDNESDAY),
        ("on Thursday", date(2025, 1, 2)),
        ("01/07/2025", date(2025, 1, 7)),
        ("2025-01-07", date(2025, 1, 7)),
        ("in November 2021", None),
        ("February 30, 2025", None),
    ],
)
def test_a_day_is_reckoned_from_the_release(text: str, day: date | None) -> None:
    assert next((one.day for one in mentions(text, WEDNESDAY) if one.day), None) == day


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("In November 2021, CBP", True),
        ("in 2024", True),
        ("In December, CBP", True),
        ("on Dec. 1", True),
        ("today", False),
        ("on Dec. 20", False),
        ("in January, CBP", False),
        ("in 2025", False),
    ],
)
def test_what_lies_too_far_back_to_be_news(text: str, past: bool) -> None:
    assert [one.is_past(WEDNESDAY) for one in mentions(text, WEDNESDAY)] == [past]


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Alpha Gloves (M) Sdn. Bhd.", " in Malaysia"),
        ("Agrícola Sur S.A. de C.V. and Huertas S. de R.L. de C.V. and their subsidiaries", " based on evidence"),
        ("Hangton No. 112", ", a Fijian-flagged longliner"),
        ("Zeta Tyres D.O.O. Zrenjanin", ", effective immediately"),
        ("Orient Apparel (P) Ltd.", ", India, will be detained"),
        ("A Co., Ltd., B Co., Ltd., and C Inc. (collectively, ABC Group)", " will no longer be detained"),
        ("Beta Holdings Berhad and its subsidiaries and joint ventures (Beta)", " are admissible"),
        ("North Works, a/k/a North Prison, a/k/a No. 2 Prison", ", which uses convict labor"),
    ],
)
def test_a_name_ends_where_small_words_begin(name: str, rest: str) -> None:
    assert (name + rest)[: name_end(name + rest, 0)] == name


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("made in Inner Mongolia", ["CN"]),
        ("China’s Xinjiang Uyghur Autonomous Region", ["CN", "CN"]),
        ("a Vanuatu-flagged, Taiwan-owned vessel", ["VU", "TW"]),
        ("the Democratic Republic of the Congo (DRC)", ["CD", "CD"]),
        ("Côte d’Ivoire and Burma", ["CI", "MM"]),
        ("Malaysian palm oil at U.S. ports in the United States", ["MY"]),
        ("an Indian maker in Jordan", ["IN", "JO"]),
    ],
)
def test_places(text: str, codes: list[str]) -> None:
    assert [place.code for place in places(text)] == codes


def test_sentences_do_not_end_in_names_and_numbers() -> None:
    text = (
        "CBP will detain gloves by A Sdn. Bhd., B Co., Ltd., and C S.A. de C.V. at U.S. ports. The Hangton No. 112 is "
        "one. Effective Oct. 21, CBP acts under 19 U.S.C. 1307. Tires of D D.O.O. Zrenjanin are named."
    )
    assert [part[:12] for part in split(text)] == ["CBP will det", "The Hangton ", "Effective Oc", "Tires of D D"]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("A Sdn. Bhd", True),
        ("Ordu Gıda San. ve Tic. Ltd. Şti", True),
        ("B S.A. de C.V", True),
        ("Drina d.o.o", True),
        ("A Berhad", False),
        ("the company", False),
        ("the labor", False),
        ("No. 12", False),
    ],
)
def test_a_dot_may_be_a_forms_own(text: str, short: bool) -> None:
    assert ends_in_short_form(text) == short


@pytest.mark.parametrize("maker", ["Hoang Gia JSC", "Hoang Gia Tra My Handicraft Export JSC"])
def test_the_day_an_order_was_issued_is_not_the_day_it_is_revoked(maker: str) -> None:
    text = f"CBP today revoked the Withhold Release Order against {maker}, issued in 2019."
    told = [one for sentence in sentences([Block(text)]) for one in statements(sentence, WEDNESDAY)]
    assert [one.when for one in told] == ["now"]


def test_what_officials_say_is_set_apart() -> None:
    blocks = [
        Block("“We will detain them all, and today we issued an order,” said the Commissioner. CBP issued a WRO.")
    ]
    assert [one.spoken for one in sentences(blocks)] == [True, False]


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("all imports of certain work gloves", "work gloves"),
        ("merchandise made wholly or in part with hair products", "hair products"),
        ("shipments", None),
        ("such merchandise", None),
        ("all products", "all products"),
        ("tuna and any such merchandise", "tuna"),
        ("revocation", None),
        ("entry", None),
        ("another", None),
    ],
)
def test_goods_are_freed_of_their_shipments(text: str, goods: str | None) -> None:
    assert merchandise(text) == goods


@pytest.mark.parametrize(
    ("text", "goods", "entity", "form", "country"),
    [
        (
            "tuna caught by vessels owned or operated by Deep Blue Co., Ltd. of Fiji",
            "tuna",
            "Deep Blue Co., Ltd.",
            "fleet",
            "FJ",
        ),
        ("gold mined in artisanal small mines in eastern Congo", "gold", "artisanal small mines", "place", "CG"),
        ("squid caught by the Jin Xiang 6, a Chinese-flagged jigger", "squid", "Jin Xiang 6", "vessel", "CN"),
        ("Delta Farm in Peru, based on evidence", None, "Delta Farm", "party", "PE"),
        ("topaz from the French Hill mine in Brazil", "topaz", "French Hill mine", "place", "BR"),
        (
            "nickel from the Upper Sand pit and the Long Reef mine",
            "nickel",
            "Upper Sand pit and the Long Reef mine",
            "place",
            None,
        ),
    ],
)
def test_a_clause(text: str, goods: str | None, entity: str, form: str, country: str | None) -> None:
    found = read_phrase(text, 0)
    assert (found.goods, found.entity, found.form, found.country) == (goods, entity, form, country)


@pytest.mark.parametrize(
    ("text", "count", "names"),
    [
        ("CBP found ten of the ILO’s 11 indicators.", 10, 0),
        ("CBP identified all eleven indicators of forced labor.", 11, 0),
        ("Indicators were debt bondage, physical violence, and abusive working and living conditions.", 3, 3),
        ("At least three of the indicators: deception, isolation and intimidation and threats.", 3, 3),
        ("The order rests on evidence of convict labor.", None, 0),
    ],
)
def test_indicators(text: str, count: int | None, names: int) -> None:
    found = read_indicators(sentences([Block(text)]))
    assert (found[0].count if found else None, len(found[0].names) if found else 0) == (count, names)
