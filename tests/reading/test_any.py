"""Any bytes give a verdict or no layout, never a traceback, and never take long."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.model import Snapshot, Verdict
from scraper.reading.text.manuscript import Block, Manuscript
from scraper.reading.verdict import read_manuscript
from tests.reading.corpus import cases, layout_of

NOW = datetime(2026, 11, 21, tzinfo=UTC)
PAGES = [case.page.read_bytes() for case in cases()]
#: The words that make rules fire, in any order.
WORDS = st.sampled_from(
    "CBP issued modified revoked a the Withhold Release Order WRO Finding (WRO) against on effective immediately today "
    "yesterday will no longer detain seize gloves produced manufactured in Malaysia by Alpha Sdn. Bhd. and its subsidiaries "
    "( ) , ; . “ ” \" ' : — No. 12 Co., Ltd. May 5, 2021 November 2021 admissible continues to apply "
    "indicators ILO all 11 of from vessel flagged U.S. Customs Federal Register that which is are was been has".split()
)


def read(body: bytes) -> Verdict | None:
    snapshot = Snapshot("https://www.cbp.gov/newsroom/national-media-release/x", NOW, body)
    layout = layout_of(snapshot)
    if layout is None:
        return None
    from scraper.page import Page

    return layout.read(Page(snapshot)).verdict


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=3000))
def test_any_bytes(body: bytes) -> None:
    verdict = read(body)
    assert verdict is None or verdict in Verdict


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PAGES), st.integers(0, 60_000), st.integers(0, 3000), st.binary(max_size=40))
def test_a_page_cut_and_overwritten_anywhere(page: bytes, at: int, length: int, patch: bytes) -> None:
    verdict = read(page[:at] + patch + page[at + length :])
    assert verdict is None or verdict in Verdict


@settings(max_examples=300, deadline=2000)
@given(st.lists(st.lists(WORDS, max_size=60).map(" ".join), max_size=6), st.lists(WORDS, max_size=12).map(" ".join))
def test_any_words_in_any_order(paragraphs: list[str], title: str) -> None:
    blocks = tuple(Block(text) for text in paragraphs if text)
    reading = read_manuscript(Manuscript("newsroom", "", title, blocks, released=date(2021, 5, 6)))
    assert (reading.verdict is Verdict.ACTION) == bool(reading.announcements)
    assert reading.verdict is not Verdict.UNCLEAR or reading.issues
    text = " ".join(reading.text.split())
    assert all(" ".join(quote.quote.split()) in text for one in reading.announcements for quote in one.evidence)


SIZE = 5_000_000
#: A long quotation is blanked before clauses are read, and leaves a long run of blanks.
SPOKEN = "“" + "a word of praise, " * 14 + "” "
ACTS = """
CBP today issued a WRO | against gloves made in Laos | by Alpha Ltd. |, a unit of Beta Ltd., | and Gamma Ltd.
CBP modified the WRO | issued on May 5, 2021 | on Alpha Ltd. | of Penang | and its two mills | in China |, Beta Ltd.
CBP | revoked the WRO | issued on May 5, 2021, | on Alpha Ltd. | of Penang | and its mill | in China |, Beta Ltd. | and Gamma Ltd.
Effective May 5, | CBP will no longer | detain hats | made by Alpha Ltd. | and imported | by Beta LLC | and rice of Delta Ltd.
"""
HOSTILE = {
    "blanks": " " * SIZE,
    "one word": "a" * SIZE,
    "capitals": "A" * SIZE,
    "names": "Alpha Beta, " * (SIZE // 12),
    "legal forms": "Co., Ltd. " * (SIZE // 10),
    "open brackets": "(" * SIZE,
    "quotes": "“ " * (SIZE // 2),
    "orders": "CBP issued a Withhold Release Order against X Ltd. in China. " * (SIZE // 60),
    "one long sentence": "will detain gloves produced by Alpha Sdn Bhd, " * (SIZE // 45),
    "dates": "May 5, 2021, " * (SIZE // 13),
    "findings": "finding that " * (SIZE // 13),
    "commas": "withhold release order " + ", " * (SIZE // 2),
    "quotations within clauses": ACTS.replace("|", SPOKEN) * (SIZE // 7_000),
    "verbs of ports": "to release " * (SIZE // 11),
    "makers": "detain tea made by " * (SIZE // 19),
    "changes": "CBP modified the order on A Ltd. so that " * (SIZE // 41),
    "coverage": "the order on tea of A Ltd. no longer covers tea and " * (SIZE // 52),
    "counts": "one new Withhold Release Order and two Findings " * (SIZE // 48),
    "numbers": "No. 12 " * (SIZE // 7),
}


@pytest.mark.parametrize("filling", HOSTILE)
def test_five_megabytes_take_less_than_two_seconds(filling: str) -> None:
    page = (
        '<html><title>x | U.S. Customs and Border Protection</title><body class="cbpd8_gov">'
        '<h1><span class="field--name-title">CBP issues WRO</span></h1><article>'
        f'<div class="field--name-body"><p>{HOSTILE[filling]}</p></div></article></body></html>'
    ).encode()
    start = time.process_time()
    assert read(page) is not None
    assert time.process_time() - start < 2
