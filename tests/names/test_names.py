"""Names: what folding makes equal, what legal forms are, and which spellings are one party."""

from __future__ import annotations

import pytest

from ledger.names import core, fold, legal_form_at, legal_forms, numbers, same, slug


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hide & Garment", "hide and garment"),
        ("  CARVÃO   Ativado ", "carvao ativado"),
        ("No.4 / No. 4 / No 4 / Number 4 / #4 / № 4", "no 4 no 4 no 4 no 4 no 4 no 4"),
        ("Number Four Prison", "no 4 prison"),
        ("S.A. de C.V.", "sa de cv"),
        ('Levi\'s (Nantong) "Ltd."', "levis nantong ltd"),
        ("Straße, Łódź, Ærø, İzmir", "strasse lodz aero izmir"),
        ("新疆 棉花", "新疆 棉花"),
        ("ＷＲＯ　Ｗａｔｃｈ", "wro watch"),
        ("...", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Smart Glove Corporation Sdn Bhd", "smart glove"),
        ("Laglove (M) Sdn. Bhd.", "laglove"),
        ("Natchi Apparel (P) Ltd.", "natchi apparel"),
        ("Horticola Tom S.A. de C.V.", "horticola tom"),
        ("Linglong International Europe D.O.O. Zrenjanin", "linglong international europe zrenjanin"),
        ("Shanghai Select Safety Products Company, Limited", "shanghai select safety products"),
        ("Select (Nantong) Safety Products Co. Limited", "select nantong safety products"),
        ("PT Samudra Jaya Abadi Tbk", "samudra jaya abadi"),
        ("OOO Vostok Les", "vostok les"),
        ("Kumar Carpet Pvt.", "kumar carpet"),
        ("FGV Holdings Berhad", "fgv holdings"),
        ("Casual Wear Apparel L.L.C.", "casual wear apparel"),
        ("Bauer GmbH & Co. KG", "bauer"),
        ("Spółka Zbożowa Sp. z o.o.", "spolka zbozowa"),
        ("Demir Çelik Sanayi A.Ş.", "demir celik sanayi"),
        ("Hung Vuong Joint Stock Company", "hung vuong"),
        ("Da Wang", "da wang"),
        ("Fishing Vessel: Da Wang", "da wang"),
        ("Fishing Vessels owned by Dalian Ocean Fishing Co. Ltd.", "dalian ocean fishing"),
        ("F/V Hai Shun No. 6", "hai shun no 6"),
        ("Hoshine Silicon Industry Co. Ltd. and Subsidiaries", "hoshine silicon industry"),
        ("FGV Holdings Berhad and its subsidiaries and joint ventures", "fgv holdings"),
        ("Xinjiang Uyghur Autonomous Region (XUAR)", "xinjiang uyghur autonomous region"),
        ("Select Protective Technology (HK) Limited", "select protective technology hk"),
        ("K.K. Carpet Industries", "kk carpet industries"),
        ("Co., Ltd.", "co ltd"),
        ("PT", "pt"),
        ("!?", "!?"),
    ],
)
def test_the_core_of_a_name(name: str, expected: str) -> None:
    assert core(name) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mangalore Ganesh Beedi Works", "Mangalore Ganesh Beedie Works"),
        ("Lop County Meixin Hair Product Co., Ltd.", "Lop County Meixin Hair Products Co. Ltd."),
        ("Qinghai Hide & Garment Factory", "Qinghai Hide and Garment Factory"),
        ("Huizhou Mink Industrial CO. LTD.", "Huizhou Mink Industrial Co., Ltd."),
        ("No.4 Vocational Center", "No. 4 Vocational Center"),
        ("Yu Long No. 2", "Yu Long No.2"),
        ("Tunago No. 61", "Tunago 61"),
        ("Zhen Fa 7", "Zhenfa 7"),
        ("Xinjiang Production and Construction Corporation (XPCC)", "Xinjiang Production and Construction Corps"),
        ("Brightway Holdings Sdn Bhd", "Brigthway Holdings Sdn. Bhd."),
        ("Brightway Holdings Sdn Bhd", "Brightway Holding Sdn Bhd"),
        ("Bio Pro (M) Sdn Bhd", "Biopro (M) Sdn. Bhd."),
        ("Fishing Vessel: Da Wang", "Da Wang"),
        ("Natchi Apparel (P) Ltd.", "Natchi Apparels"),
        ("Taepyung Salt Farm", "Taepyeong Salt Farm"),
        ("Tobacco produced in Malawi and goods made of it", "Tobacco produced in Malawi and goods made of it."),
        ("Serbia Zijin Copper D.O.O.", "Serbia Zijin Copper d.o.o. Bor"),
        ("Serbia Zijin Copper D.O.O..", "SERBIA ZIJIN COPPER DOO"),
        ("Top Glove Corporation Bhd", "Top Glove Corp Bhd"),
        ("The Chambers Federation", "Chambers Federation"),
        ("Bonechar Carvão Ativado Do Brasil Ltda", "Bonechar Carvao Ativado do Brasil Ltda."),
        ("Premium Tobacco Malawi Lt", "Premium Tobacco Malawi Limited"),
        ("Henan Hero Vast Garment Mfg. Co., Ltd.", "Henan Hero Vast Garment Manufacturing Company Limited"),
        ("Supermax Corporation Bhd.", "Supermax"),
    ],
)
def test_one_party_in_two_spellings(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yu Long No. 6", "Yu Long No. 2"),
        ("Hangton No. 112", "Hangton No. 12"),
        ("GX3 Specialty Plant", "GX2 Specialty Plant"),
        ("Tianjin No. 2 Prison", "Tianjin Prison"),
        ("Giant Food Manufacturing", "Giant Manufacturing"),
        ("Giant Manufacturing Co., Ltd.", "Grant Manufacturing Co., Ltd."),
        ("Shanghai Select Trading Co., Ltd.", "Shanghai Hero Vast Trading Co., Ltd."),
        ("Sime Darby Property Berhad", "Sime Darby Plantation Berhad"),
        ("Hefei Bitland Co., Ltd.", "Hebei Bitland Co., Ltd."),
        ("Henan Garment Factory", "Hunan Garment Factory"),
        ("Xuzhou Forging Works", "Suzhou Forging Works"),
        ("Firemount Group Ltd.", "Fairmount Group Ltd."),
        ("Top Glove Corporation Bhd", "Top Glove Sdn Bhd"),
        ("YTY Industry Sdn Bhd", "YTY Industry Holdings Sdn Bhd"),
        ("Select (Nantong) Safety Products Co. Limited", "Shanghai Select Safety Products Company, Limited"),
        ("Fuchu Prison", "Dabei Prison"),
        ("Annapurna Carpet", "Everest Carpet"),
        ("新疆棉花公司", "新疆棉纱公司"),
        ("Co., Ltd.", "Sdn Bhd"),
        ("", "Giant"),
    ],
)
def test_two_parties(one: str, other: str) -> None:
    assert not same(one, other)
    assert not same(other, one)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Lien Yi Hsing No. 12", ("12",)),
        ("Vessel 007 of 10", ("7", "10")),
        ("Yunnan 1st Prison", ("1",)),
        ("Da Wang", ()),
    ],
)
def test_numbers(name: str, found: tuple[str, ...]) -> None:
    assert numbers(name) == found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Smart Glove Corporation Sdn Bhd", "smart-glove"),
        ("Fishing Vessel: Lien Yi Hsing No. 12", "lien-yi-hsing-no-12"),
        ("Zhen Fa 7", "zhen-fa-7"),
        ("Tobacco produced in Malawi and products containing tobacco produced in Malawi", "tobacco-malawi"),
        ("No. 4 Vocational Skills Education Training Center (VSETC)", "no-4-vocational-skills-education"),
        ("Bonechar Carvão Ativado Do Brasil Ltda", "bonechar-carvao-ativado"),
        ("Ya An Auto Parts Factory", "ya-an-auto"),
        ("All Products", "all-products"),
        ("Co., Ltd.", "co-ltd"),
        ("7", "7"),
        ("新疆棉花有限公司", "name-c6e0e775"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("against Smart Glove Corporation Sdn. Bhd., of Malaysia", ["Corporation Sdn. Bhd."]),
        ("Natchi Apparel (P) Ltd. makes garments", ["(P) Ltd."]),
        ("Hetian Taida Apparel Co., Ltd. and Kingtom Aluminio S.R.L. in", ["Co., Ltd.", "S.R.L."]),
        ("by Horticola Tom S.A. de C.V. in Mexico", ["S.A. de C.V."]),
        ("Linglong International Europe D.O.O. Zrenjanin", ["D.O.O."]),
        ("Shanghai Select Safety Products Company, Limited", ["Company, Limited"]),
        ("the company is limited to private firms and co-workers", []),
        ("K.K. Carpet Industries", []),
        ("Casual Wear Apparel L.L.C.; Needle Craft Ltd", ["L.L.C.", "Ltd"]),
        ("bananas from Hacienda Río Bravo Cía. Ltda. Effective today", ["Cía. Ltda."]),
        (
            "Ceras do Norte Ltda. - ME, J. P. Teixeira & Cia. Ltda., and Ceras EIRELI",
            ["Ltda. - ME", "Cia. Ltda.", "EIRELI"],
        ),
        ("Conceria Valdarno S.p.A. Effective immediately", ["S.p.A."]),
        ("Loukkos Berries S.A.R.L. A.U. and Souss Primeurs SARLAU", ["S.A.R.L. A.U.", "SARLAU"]),
        ("Carbones del Chaco S.A.E.C.A.; Gulf Star Co. W.L.L.", ["S.A.E.C.A.", "Co. W.L.L."]),
        ("Hokkai Suisan K.K., Jimma Coffee S.C. and Sava Tekstil a.d.", ["K.K.", "S.C.", "a.d."]),
        (
            "Sialkot Sports (SMC-Pvt) Ltd. and Karoo Wool (Proprietary) Limited",
            ["(SMC-Pvt) Ltd.", "(Proprietary) Limited"],
        ),
        ("all ports of the U.S. and of the U.S.A. under 19 U.S.C. 1307, Washington D.C. and the P.R.C.", []),
    ],
)
def test_legal_forms_in_running_text(text: str, forms: list[str]) -> None:
    assert [text[start:end] for start, end in legal_forms(text)] == forms


def test_a_legal_form_at_a_place() -> None:
    text = "Laglove (M) Sdn Bhd and"
    assert legal_form_at(text, 8) == 19
    assert legal_form_at(text, 0) is None
