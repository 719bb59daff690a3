"""What may be short for a word, what parts of a name say of its parent, and how names in other scripts are read."""

from __future__ import annotations

import pytest

from screening import chinese
from screening.pinyin_syllables import syllables
from screening.relations import parent_said
from screening.scripts import latin
from screening.slips import initials, shortens, slips


@pytest.mark.parametrize(
    ("typed", "known", "short"),
    [
        ("mach", "machinery", True),
        ("mfg", "manufacturing", True),
        ("garmt", "garment", True),
        ("press", "pressing", True),
        ("car", "carpet", False),
        ("ma", "machinery", False),
        ("glv", "machinery", False),
    ],
)
def test_short_for_a_word(typed: str, known: str, short: bool) -> None:
    assert shortens(typed, known) is short


@pytest.mark.parametrize(
    ("typed", "known", "same"),
    [
        ("tpo", "top", True),
        ("topp", "top", True),
        ("smat", "smart", True),
        ("stop", "top", False),
        ("gian", "giant", False),
    ],
)
def test_short_words_misspelt(typed: str, known: str, same: bool) -> None:
    assert (slips(typed, known) == 1) is same


@pytest.mark.parametrize(
    ("cell", "parent"),
    [
        ("Luzhou Materials (a wholly-owned subsidiary of Hoshine Silicon)", "Hoshine Silicon"),
        ("Empacadora San Luis, filial de Agropecuarios Tom", "Agropecuarios Tom"),
        ("Felda Oil; parent: FGV Holdings Bhd", "FGV Holdings Bhd"),
        ("Subsidiary of Nobody Ltd", None),
        ("Division Bell Ltd", None),
    ],
)
def test_the_parent_a_name_tells_of(cell: str, parent: str | None) -> None:
    said = parent_said(cell)
    assert (said.name if said else None) == parent


def test_other_scripts() -> None:
    assert latin("Линглонг Интернешнл Јуроп д.о.о.") == "Linglong international europe d.o.o."
    assert latin("Linglong") == "Linglong"
    assert chinese.read_out("合盛硅业股份有限公司") == "hesheng guiye"
    assert chinese.read_out("连亿兴12号") == ""
    assert [initials(place) for place in ("shanghai", "guangzhou", "kashgar")] == ["sh", "gz", ""]
    assert [syllables(word) for word in ("sanyou", "lianyixing", "glove")] == [
        ("san", "you"),
        ("lian", "yi", "xing"),
        (),
    ]
