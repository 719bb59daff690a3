"""The Remarks cell: removals with their days, citations, cross-references, and what is left."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.model import Role
from scraper.entity import Remarks, read_remarks, split_entity

GLUED = (
    "Made by the following: Annapurna Carpet removed from the order, 7/23/2021Everest Carpet, K.K. Carpet Industries; "
    "and Norsang Carpet Industries Pvt., Ltd. removed from the order, 10/6/98"
)
WORDED = (
    "Made by the following:\nHighland Leaf Ltd. (HLL) has been removed from the order effective June 3, 2020.\n"
    "Lakeshore Tobacco was removed from the WRO on 07/31/2020"
)
NEPAL = "Kumar Carpet Pvt., Norsang Carpet Industries Pvt., Ltd., Annapurna Carpet, and Everest Carpet; Kathmandu."


def removed(remarks: Remarks) -> dict[str, date | None]:
    assert {party.role for party in remarks.removed} <= {Role.EXEMPT}
    return {" | ".join((party.name, *party.aliases)): party.removed for party in remarks.removed}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Everest Carpet removed from the order, 10/6/1998", {"Everest Carpet": date(1998, 10, 6)}),
        (
            GLUED,
            {
                "Annapurna Carpet": date(2021, 7, 23),
                "Everest Carpet": date(1998, 10, 6),
                "K.K. Carpet Industries": date(1998, 10, 6),
                "Norsang Carpet Industries Pvt., Ltd.": date(1998, 10, 6),
            },
        ),
        (
            WORDED,
            {"Highland Leaf Ltd. | HLL": date(2020, 6, 3), "Lakeshore Tobacco": date(2020, 7, 31)},
        ),
        ("See China Finding.\nAksu Spinning Co., Ltd. removed from the order", {"Aksu Spinning Co., Ltd.": None}),
        ("Mysuru Works removed 4/6/2020", {"Mysuru Works": date(2020, 4, 6)}),
        ("Golden Pod, Inc. (removed effective 5/4/2021)", {"Golden Pod, Inc.": date(2021, 5, 4)}),
        (
            "The following were removed from the order:\nGolden Pod, Inc., effective 5/4/2021\nLake Spice LLC (8/30/2022)",
            {"Golden Pod, Inc.": date(2021, 5, 4), "Lake Spice LLC": date(2022, 8, 30)},
        ),
        (
            "Annapurna Carpet,\nEverest Carpet removed from the order, by Commissioner Memorandum, 10/6/1998",
            {"Annapurna Carpet": date(1998, 10, 6), "Everest Carpet": date(1998, 10, 6)},
        ),
    ],
    ids=[
        "one",
        "glued lines and lists",
        "words of removal",
        "no date",
        "a day alone",
        "in brackets",
        "a list below",
        "a list over two lines",
    ],
)
def test_removed_parties(text: str, who: dict[str, date | None]) -> None:
    remarks = read_remarks(text, split_entity(NEPAL).parties)
    assert removed(remarks) == who
    assert remarks.removed_goods == ()


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        (
            "Viscose/Rayon Fiber removed from the order, by Commissioner Memorandum, 10/12/2016",
            ("Viscose/Rayon Fiber", date(2016, 10, 12)),
        ),
        ("Palm kernel shells removed from the order, 3/1/2023", ("Palm kernel shells", date(2023, 3, 1))),
        ("Cotton yarn has been removed from the order.", ("Cotton yarn", None)),
    ],
)
def test_removed_goods(text: str, goods: tuple[str, date | None]) -> None:
    remarks = read_remarks(text)
    assert (remarks.removed, remarks.removed_goods) == ((), (goods,))


@pytest.mark.parametrize(
    ("text", "citations", "see"),
    [
        ('"Customs," Treasury Decisions. U.S. Treasury Department 88 (1953): 416; T.D. 53408',
         ("U.S. Treasury Department 88 (1953): 416", "T.D. 53408"), ()),
        ('"U.S. Customs Service- Treasury Decisions ,"  Customs Bulletin 26 (1992): 251 - 253; T.D. 92-78\nSee China WRO.',
         ("Customs Bulletin 26 (1992): 251-253", "T.D. 92-78"), ("China WRO",)),
        ('Federal Register: 61 FR 17956"U.S. Customs Service- Treasury Decisions," Customs Bulletin 30 (1996): 153; T.D. 96 - 34',
         ("61 FR 17956", "Customs Bulletin 30 (1996): 153", "T.D. 96-34"), ()),
        ("Federal Register: 87 FR 4634\n\nCustoms Bulletin: Vol. 56, February 16, 2022, No. 6\n\nSee Fishing Vessels WRO.",
         ("87 FR 4634", "Customs Bulletin: Vol. 56, February 16, 2022, No. 6"), ("Fishing Vessels WRO",)),
    ],
)  # fmt: skip
def test_citations(text: str, citations: tuple[str, ...], see: tuple[str, ...]) -> None:
    assert read_remarks(text) == Remarks(citations=citations, see=see)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("", ""),
        ("Press release", ""),
        ("Held until further notice.", "Held until further notice"),
        ("Everest Carpet removed from the order, 10/6/1998. Under appeal", "Under appeal"),
    ],
)
def test_what_no_rule_reads_is_left(text: str, rest: str) -> None:
    assert read_remarks(text).rest == rest


@pytest.mark.parametrize(
    "text",
    [
        "Superseded in practice by the rebuttable presumption of the UFLPA",
        "This WRO has been superseded by the Uyghur Forced Labor Prevention Act.",
    ],
)
def test_an_advisory_is_no_removal(text: str) -> None:
    assert read_remarks(text) == Remarks(superseded_by_uflpa=True)
