"""The first law: nothing is read as lifted, or narrowed, that a page does not announce as its own news of a whole order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.model import Effect, Reading, Verdict
from scraper.page import Page
from scraper.reading import verdict
from scraper.reading.text.manuscript import Block, Manuscript
from scraper.reading.verdict import read_manuscript
from tests.reading.corpus import Case, cases, expected, layout_of

FREES = (Effect.LIFTED, Effect.NARROWED)
#: Behind a lifting: the order goes on for others, so that it was narrowed at most.
GOES_ON = (
    "The order remains in force for all other producers.",
    "The Withhold Release Order continues to apply to everyone else.",
    "All other members of the group remain subject to the order.",
    "Goods of every other company named in the order will still be detained.",
    "Nothing changes for the other companies.",
    "The order stays in effect as to the remaining producers.",
    "The Finding remains in effect as to all others.",
    "The order of May 2024 goes on for footwear from Yasothon's other plant, in Mae Sot.",
    "The order goes on with regard to the firm's other plant.",
    "The WRO keeps its force for the two remaining estates.",
    "Gloves from the Ipoh plant are not included in the modification.",
    "The modification covers the Ipoh plant alone.",
    "The modification is confined to the Ipoh plant.",
    "Only the Ipoh plant benefits from the change.",
    "For every other maker of gloves in the park, detention goes on.",
    "Detention continues for the goods of the other tenants.",
    "Ports will go on detaining gloves made by the company's other plants.",
    "CBP will keep detaining gloves made elsewhere in the park.",
    "Shipments from the other mills stay under detention.",
    "The other three vessels are still on the order.",
    "The rest of the fleet remains covered.",
    "All else in the order stands.",
    "The order otherwise stands unchanged.",
    "The order otherwise remains as it was.",
    "In all other respects, the Withhold Release Order is unchanged.",
    "The WRO has not been lifted as to the other members of the group.",
    "Other producers in the region see no change.",
    "No other company is affected by the modification.",
    "No other producer is exempted.",
    "Goods of the three other companies continue to be stopped at the ports.",
    "Nothing changes for the other growers.",
    "The order lives on for all other tobacco.",
    "The remaining 18 vessels are not part of the modification.",
    "The remaining companies have not yet shown that they ended forced labor.",
    "The order is maintained for the other members.",
    "CBP maintains the order on the other members of the group.",
    "The order is left in place for the remaining members.",
    "The order is retained with respect to palm oil from the other estates.",
    "The WRO will still bind the remaining plants.",
    "It still applies to every other exporter.",
    "The restriction persists for all other cotton.",
    "Imports from other mines are barred as before.",
    "Tobacco from other growers must still be detained.",
    "The exemption does not reach goods of the other tenants.",
    "The exception is for this producer only.",
    "Everything else from the region stays barred.",
    "Cotton from all other ginners is detained without change.",
    "The parent company's own products are not covered by the modification.",
    "The order against the parent company is not changed.",
)
#: Leads on an order that ends for one firm, one plant, some goods.
ONLY_IN_PART = Path(__file__).with_name("only_in_part.txt").read_text("utf-8").splitlines()
#: Nobody's act of this day.
NO_NEWS = (
    "“Today we modified the Withhold Release Order on Alpha Glove Sdn. Bhd. Its gloves may enter again,” the Commissioner said.",
    "“CBP lifted the order, effective immediately, and our gloves are no longer detained,” said the owner of Alpha Glove Sdn. Bhd.",
    "If CBP modifies the Withhold Release Order on Alpha Glove Sdn. Bhd., gloves made by the company will no longer be detained.",
    "On March 3, 2012, CBP modified the Withhold Release Order on Alpha Glove Sdn. Bhd., and its gloves were admitted again.",
    "In 2013 the Withhold Release Order on gloves made by Alpha Glove Sdn. Bhd. was lifted.",
    "Canada yesterday lifted its own detention order on gloves made by Alpha Glove Sdn. Bhd., which may now enter that country.",
    "Alpha Glove Sdn. Bhd. has asked CBP to revoke the Withhold Release Order so that its gloves are no longer detained.",
    "The company told its investors that CBP has revoked the Withhold Release Order on its gloves.",
    "A spokesman denied reports that the Withhold Release Order on Alpha Glove Sdn. Bhd. had been lifted today.",
    "CBP may modify the Withhold Release Order on Alpha Glove Sdn. Bhd. once gloves are made without forced labor.",
    "Whether gloves of Alpha Glove Sdn. Bhd. will no longer be detained is for the court to say.",
)


@cache
def manuscript_of(case: Case) -> Manuscript:
    """The page as its layout takes it apart."""
    taken: list[Manuscript] = []

    def keep(manuscript: Manuscript) -> Reading:
        taken.append(manuscript)
        return read_manuscript(manuscript)

    layout = layout_of(case.snapshot())
    assert layout is not None
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(verdict, "read_manuscript", keep)
        layout.read(Page(case.snapshot()))
    return taken[0]


def with_sentence(manuscript: Manuscript, sentence: str, at: int) -> Manuscript:
    """With a paragraph more, before the block at `at`."""
    blocks = manuscript.blocks
    return replace(manuscript, blocks=(*blocks[:at], Block(sentence), *blocks[at:]))


def _told(case: Case) -> list[str]:
    return [one["effect"] for one in expected(case)["events"]]


LIFTINGS = [case for case in cases() if _told(case) == ["lifted"]]
QUIET = [case for case in cases() if expected(case)["verdict"] in ("mention", "unrelated")]
IMPOSING = [case for case in cases() if _told(case) == ["imposed"]]


def _freed(case: Case, sentence: str, at: int, effects: Sequence[Effect]) -> str | None:
    reading = read_manuscript(with_sentence(manuscript_of(case), sentence, at))
    found = [one for one in reading.announcements if one.effect in effects]
    return f"{case.name}: {found[0].effect} {found[0].parties}" if found else None


@pytest.mark.parametrize("sentence", GOES_ON)
def test_an_order_that_goes_on_was_not_lifted(sentence: str) -> None:
    told = [_freed(case, sentence, len(manuscript_of(case).blocks), (Effect.LIFTED,)) for case in LIFTINGS]
    assert [one for one in told if one] == []


@pytest.mark.parametrize("sentence", NO_NEWS)
def test_what_is_no_news_makes_no_event(sentence: str) -> None:
    told = [_freed(case, sentence, len(manuscript_of(case).blocks) // 2, tuple(Effect)) for case in QUIET]
    assert [one for one in told if one] == []


@pytest.mark.parametrize("sentence", NO_NEWS)
def test_what_is_no_news_frees_nothing_beside_an_order_issued(sentence: str) -> None:
    told = [_freed(case, sentence, len(manuscript_of(case).blocks), FREES) for case in IMPOSING]
    assert [one for one in told if one] == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(QUIET), st.lists(st.sampled_from(NO_NEWS), min_size=1, max_size=4), st.integers(0, 30))
def test_no_number_of_rumours_makes_an_event(case: Case, sentences: list[str], at: int) -> None:
    manuscript = manuscript_of(case)
    for sentence in sentences:
        manuscript = with_sentence(manuscript, sentence, min(at, len(manuscript.blocks)))
    assert read_manuscript(manuscript).verdict is not Verdict.ACTION


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(LIFTINGS), st.sampled_from(GOES_ON), st.integers(0, 30))
def test_an_order_goes_on_wherever_the_page_says_so(case: Case, sentence: str, at: int) -> None:
    manuscript = manuscript_of(case)
    reading = read_manuscript(with_sentence(manuscript, sentence, min(at, len(manuscript.blocks))))
    assert all(one.effect is not Effect.LIFTED for one in reading.announcements)


@pytest.mark.parametrize("lead", ONLY_IN_PART)
@pytest.mark.parametrize(
    "title",
    [
        "CBP Modifies Withhold Release Order on Yarn from Thailand",
        "CBP modifies Withhold Release Order for Mae Sot Garment Co., Ltd.",
        "CBP lifts Withhold Release Order",
    ],
)
def test_what_ends_for_somebody_or_something_alone_was_not_lifted(title: str, lead: str) -> None:
    read = read_manuscript(Manuscript("newsroom", "", title, (Block(lead),), released=date(2023, 5, 17)))
    assert all(one.effect is not Effect.LIFTED for one in read.announcements)


def test_a_headline_on_an_order_against_makers_over_one_that_is_freed_is_in_doubt() -> None:
    title = "CBP Modifies Withhold Release Order on Thai Yarn Spinners"
    text = "CBP today modified the Withhold Release Order. Yarn made by Mae Sot Garment Co., Ltd. may enter."
    read = read_manuscript(Manuscript("newsroom", "", title, (Block(text),), released=date(2023, 5, 17)))
    assert not read.announcements
    assert [one.code for one in read.issues] == ["effect-unclear"]


def test_a_headline_on_a_countrys_goods_over_a_firms_order_frees_no_country() -> None:
    title = "CBP Rescinds Withhold Release Order on Hair Products from Thailand"
    text = "Talks on the Withhold Release Order have borne fruit for Nakhon Hair Works Co., Ltd., as of this morning."
    read = read_manuscript(Manuscript("newsroom", "", title, (Block(text),), released=date(2023, 5, 17)))
    assert not read.announcements
    assert [one.code for one in read.issues] == ["party-unclear"]
