"""Names as bookkeeping keeps them: cut off by a field, with codes and sites around them, romanised the old way."""

from __future__ import annotations

import pytest

from screening.cantonese import _CHARACTERS, other_spellings
from screening.doubts import beginnings, doubtful, muddled
from screening.phrases import spelled_out
from screening.pinyin_syllables import is_syllable
from screening.provinces import provinces_of
from screening.romanisations import POSTAL, readings, wade_giles
from screening.site_notes import without_notes, without_site
from screening.truncation import fills_a_field, without_cut_form
from screening.vocabulary import KINDS
from tests.screening.conftest import Ask


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Shanghai Hero Vast International Tr", "Shanghai Hero Vast International Trading Co., Ltd."),
        ("SHANDONG LAIYANG HEAVY DUTY MACHINE", "Shandong Laiyang Heavy Duty Machinery Factory"),
        ("SELECT (NANTONG) SAFETY PRODUCTS CO. LI", "Select (Nantong) Safety Products Co. Limited"),
        ("Inner Mongolia Hengzheng Group Baoa", "Inner Mongolia Hengzheng Group Baoanzhao Agricultural and Trade LLC"),
    ],
)
def test_cut_off(ask: Ask, name: str, party: str) -> None:
    hits = [hit for hit in ask(name=name, country="CN") if hit.cls.value == "named"]
    assert party in {hit.party for hit in hits}


@pytest.mark.parametrize(
    "name",
    [
        "Lop County No. 2 Vocational Skills E",
        "Shanghai Hero International Transpo",
        "SHANDONG LINYI HEAVY DUTY MACHINERY",
        "Hefei Bitsland Internet Technology C",
    ],
)
def test_not_cut_off_but_another(ask: Ask, name: str) -> None:
    assert not [hit for hit in ask(name=name, country="CN") if hit.cls.value != "scope"]


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Yunnan First Prison", "Yunnan Machinery"),
        ("Yunnan No. 1 Prison", "Yunnan Machinery"),
        ("Yunnan Prison Number One", "Yunnan Machinery"),
        ("First Prison of Zhejiang Province", "Wuyi Machinery Plant"),
        ("Zhejiang 4th Prison", "Wulin (or Wuling) Machinery Works"),
        ("Shenyang Reform Through Labor 2nd Reform Division", "Shenyang Xinsheng (New Life) Chemical Works"),
    ],
)
def test_a_number_as_a_rank(ask: Ask, name: str, party: str) -> None:
    assert party in {hit.party for hit in ask(name=name, country="CN") if hit.cls.value == "named"}


@pytest.mark.parametrize(
    "name",
    [
        "Yunnan Prison",
        "Yunnan Second Prison",
        "Yunnan 11th Prison",
        "Yunnan Eleventh Prison",
        "Tianjin First Malleable Iron Plant",
        "Zhejiang Fifth Prison",
        "First Yunnan Machinery",
    ],
)
def test_ranks_never_cross(ask: Ask, name: str) -> None:
    assert not ask(name=name, country="CN")


def test_a_country_behind_a_name_may_stand_in_its_column(ask: Ask) -> None:
    name = "Zhejiang Light Duty Lifting Machinery Fty"
    assert "Wuyi Machinery Plant" in {hit.party for hit in ask(name=name, country="CN")}
    assert not ask(name=name, country="VN")
    assert not ask(name=name)
    assert not ask(name="Zhejiang Lifting Machinery Factory", country="CN")


def test_what_stands_beside_a_slip_outweighs_it(ask: Ask) -> None:
    name = "Lingling International Europe DOO Zrenjanin"
    [hit] = ask(name=name, country="RS", goods="tyres")
    assert (hit.cls.value, hit.order) == ("named", "wro-2025-linglong-international-europe")
    assert "'lingling' read as 'linglong'" in hit.why


@pytest.mark.parametrize(
    ("name", "country", "goods"),
    [
        ("Lingling International Europe DOO Zrenjanin", "RS", ""),
        ("Lingling International Europe DOO Zrenjanin", "", "tyres"),
        ("Lingling International Europe DOO Zrenjanin", "HU", "tyres"),
        ("Lingling International Europe DOO Zrenjanin", "RS", "green tea"),
        ("Lingling International Europe DOO", "RS", "tyres"),
        ("Pingping International Europe DOO Zrenjanin", "RS", "tyres"),
        ("Shenyang Xinshang Rubber Plant", "CN", "rubber boots"),
        ("Hetian Haolan Hair Accessories", "CN", ""),
        ("Serbia Zijing Coper doo", "CN", ""),
        ("Serbia Zijing Coper doo", "", ""),
        ("Serbia Ziyin Coper doo", "RS", ""),
        ("Serbia Zijing Trading doo", "RS", ""),
    ],
)
def test_and_less_does_not(ask: Ask, name: str, country: str, goods: str) -> None:
    assert not ask(name=name, country=country, goods=goods)


def test_two_words_misspelt_at_home(ask: Ask) -> None:
    [hit] = ask(name="Serbia Zijing Coper doo", country="RS")
    assert (hit.cls.value, hit.party) == ("named", "Serbia Zijin Copper D.O.O.")


@pytest.mark.parametrize("name", ["Kuang Ngai Industrial Co", "Guang Ngai Industrial", "Kwang Ngai Industrial Company"])
def test_a_syllable_spelled_as_elsewhere(ask: Ask, name: str) -> None:
    hits = ask(name=name, country="CN", goods="artificial flowers")
    assert {(hit.cls.value, hit.party) for hit in hits} == {("named", "Kwong Ngai Industrial Company")}


@pytest.mark.parametrize(
    "name",
    [
        "Kwong Yee Industrial Co",
        "Kwong Yi Industrial Co",
        "Guang Yi Industrial Co",
        "Kuang Industrial Co",
        "Kuang Ngai Trading Co",
        "Wong Ngai Industrial Co",
        "Lien Yi Hing No. 21",
    ],
)
def test_and_another_character(ask: Ask, name: str) -> None:
    assert not ask(name=name, country="CN")


def test_a_rival_spelling_in_a_common_name_is_believed_at_home(ask: Ask) -> None:
    assert ask(name="Lien Yi Hing No. 12", country="TW")
    assert ask(name="Da Wong", country="TW")
    assert not ask(name="Da Wong", country="US")


def test_the_table_of_spellings() -> None:
    forms = {form for entry in _CHARACTERS for form in entry.partition("=")[2].split(",")}
    assert not [form for form in forms if is_syllable(form) or form in KINDS]
    assert all(is_syllable(entry.partition("=")[0]) for entry in _CHARACTERS)
    assert other_spellings("kwong") == {"guang", "kuang"}
    assert wade_giles("qiang") == ("chiang",)


def test_a_cut_says_so(ask: Ask) -> None:
    hit = ask(name="Shanghai Hero Vast International Tr", country="CN")[0]
    assert "cut off after 35 characters, a usual width" in hit.why


def test_widths_and_cut_forms() -> None:
    assert fills_a_field("x" * 35)
    assert not fills_a_field("x" * 37)
    assert without_cut_form("Xinjiang Junggar Cotton and Linen Co., L") == "Xinjiang Junggar Cotton and Linen"
    assert without_cut_form("Sime Darby Plantation Berh") == "Sime Darby Plantation"
    assert without_cut_form("Sime Darby Plantation") == "Sime Darby Plantation"


@pytest.mark.parametrize(
    ("cell", "left"),
    [
        ("MY0047 Laglove (M) Sdn Bhd", "Laglove (M) Sdn Bhd"),
        ("RFC ATO991213 Agropecuarios Tom SA de CV", "Agropecuarios Tom SA de CV"),
        ("DO NOT USE - Maxwell Glove Mfg Bhd", "Maxwell Glove Mfg Bhd"),
        ("Wuyi Machinery Plant [CN-00417]", "Wuyi Machinery Plant"),
        ("Taepyung Salt Farm (ON HOLD)", "Taepyung Salt Farm"),
        ("Yu Long No. 2", "Yu Long No. 2"),
        ("GX3 Specialty Plant", "GX3 Specialty Plant"),
        ("10023", "10023"),
    ],
)
def test_codes_and_notes(cell: str, left: str) -> None:
    assert without_notes(cell) == left


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Mangalore Ganesh Beedi Works - Udupi depot", "Mangalore Ganesh Beedi Works"),
        ("FINCA MONTE GRANDE (CHIAPAS) LOTE 14", "FINCA MONTE GRANDE (CHIAPAS)"),
        ("Taepyung Salt Farm Warehouse", "Taepyung Salt Farm"),
        ("Giant - Landover warehouse", None),
        ("Valley Carpet Warehouse", None),
        ("Xiang-Yang Machinery Plant", None),
    ],
)
def test_sites(name: str, head: str | None) -> None:
    assert next(without_site(name), None) == head


@pytest.mark.parametrize(
    ("name", "country", "goods", "party"),
    [
        ("FTY #2 - FIREMOUNT GROUP LTD", "MU", "garments", "Firemount Group Ltd."),
        ("Factory 2 Firemount Group Ltd", "", "", "Firemount Group Ltd."),
        ("2nd Plant of Firemount Group Ltd", "", "", "Firemount Group Ltd."),
        ("Factory: Firemount Group Ltd, Port Louis", "", "", "Firemount Group Ltd."),
        ("UNIT II NEEDLE CRAFT LTD", "", "", "Needle Craft Ltd"),
        ("Plant 3, Needle Craft Ltd", "", "", "Needle Craft Ltd"),
        ("Needle Craft Ltd Factory A", "", "", "Needle Craft Ltd"),
        ("Branch 2 Needle Craft Ltd", "JO", "garments", "Needle Craft Ltd"),
        ("Café Finca Monte Grande", "MX", "coffee", "Finca Monte Grande"),
        ("Exportadora Finca Monte Grande", "MX", "coffee", "Finca Monte Grande"),
        ("Beneficio de Café Finca Monte Grande", "MX", "coffee", "Finca Monte Grande"),
    ],
)
def test_a_site_or_a_trade_in_front(ask: Ask, name: str, country: str, goods: str, party: str) -> None:
    assert party in {hit.party for hit in ask(name=name, country=country, goods=goods) if hit.cls.value == "named"}


@pytest.mark.parametrize(
    ("name", "country", "goods"),
    [
        ("Unit 2 Needle Ltd", "JO", "garments"),
        ("Factory No. 2 Yunnan Machinery", "CN", ""),
        ("Prison No. 2 Yunnan Machinery", "CN", ""),
        ("Unit 2 FMT", "", ""),
        ("Exportadora Finca Monte Grande", "GT", "coffee"),
        ("Exportadora Finca Monte Grande", "", ""),
        ("Exportadora Monte Grande", "MX", "coffee"),
        ("Comercializadora Tom", "MX", "tomatoes"),
        ("Café Monte Grande", "MX", "coffee"),
    ],
)
def test_and_what_is_somebody_else_in_front(ask: Ask, name: str, country: str, goods: str) -> None:
    assert not [hit for hit in ask(name=name, country=country, goods=goods) if hit.cls.value != "scope"]


def test_old_romanisations() -> None:
    assert (POSTAL["tsinghai"], POSTAL["sinkiang"], POSTAL["kwangtung"]) == ("qinghai", "xinjiang", "guangdong")
    assert readings(("pin", "chiang"))[0] == ("bin", "jiang")
    assert readings(("lien", "yi", "hsing")) == (("lian", "yi", "xing"),)
    assert readings(("da", "wei")) == ()


def test_phrases_and_provinces() -> None:
    assert spelled_out(["laiyang", "hd", "machinery"]) == ["laiyang", "heavy", "duty", "machinery"]
    assert spelled_out(["re", "education", "camp"]) == ["reeducation", "camp"]
    assert provinces_of(["laiyang", "mangalore"]) == {"shandong", "karnataka"}


@pytest.mark.parametrize(
    ("typed", "known", "may_be"),
    [
        ("asly", "asli", True),
        ("agropec", "agropecuarios", True),
        ("nachti", "natchi", True),
        ("hsin", "hsing", True),
        ("wpr", "wrp", True),
        ("zheng", "zhen", False),
        ("kingdom", "kingtom", False),
        ("bright", "brightway", False),
    ],
)
def test_doubtful_slips(typed: str, known: str, may_be: bool) -> None:
    assert doubtful(typed, known) is may_be


def test_what_is_doubtful_is_believed_at_home_alone(ask: Ask) -> None:
    assert ask(name="Asly Meydi", country="SO")
    assert not ask(name="Asly Meydi", country="TR")
    assert "agropecu" in set(beginnings("agropecuarios"))
    assert "xppc" in muddled("xpcc")
    assert not muddled("fgv")
