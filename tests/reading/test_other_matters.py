"""A full lifting told in two plain sentences stays one whatever else a page says of other matters; what goes on is no lifting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ledger.model import Effect, Reading
from scraper.reading.text.manuscript import Block, Manuscript
from scraper.reading.verdict import read_manuscript

OTHER_MATTERS = Path(__file__).with_name("other_matters.txt").read_text("utf-8").splitlines()
GOES_ON = Path(__file__).with_name("what_goes_on.txt").read_text("utf-8").splitlines()
DAY = date(2023, 5, 5)
LIFTED = (
    (
        "CBP modifies Withhold Release Order on Kavango Salt Ltd.",
        (
            "WASHINGTON — Effective May 5, 2023, U.S. Customs and Border Protection will no longer detain salt produced by "
            "Kavango Salt Ltd. in Namibia. CBP modified the Withhold Release Order on the company after it showed that it had "
            "ended debt bondage."
        ),
    ),
    (
        "CBP Modifies Withhold Release Order on Kavango Salt Ltd. in Namibia",
        (
            "WASHINGTON — U.S. Customs and Border Protection has modified the Withhold Release Order issued in March 2021 "
            "against salt produced by Kavango Salt Ltd. and its subsidiaries. Effective today, salt imports from Kavango Salt "
            "Ltd. are admissible at all U.S. ports of entry."
        ),
    ),
    (
        "CBP Revokes Withhold Release Order on Salt",
        (
            "WASHINGTON — U.S. Customs and Border Protection today announced that it has revoked the Withhold Release Order on "
            "salt produced by Kavango Salt Ltd. in Namibia. The revocation is effective immediately."
        ),
    ),
    (
        "CBP modifies Finding on Kavango Group",
        (
            "WASHINGTON — U.S. Customs and Border Protection modified the Finding against salt produced in Namibia by Kavango "
            "Salt Ltd. and Etosha Brine (Pty) Ltd. (collectively, Kavango Group). Effective May 5, 2023, CBP will no longer "
            "seize salt produced by Kavango Group."
        ),
    ),
)
IMPOSED = (
    "CBP issues Withhold Release Order on Kavango Salt Ltd.",
    (
        "WASHINGTON — U.S. Customs and Border Protection issued a Withhold Release Order against salt produced in Namibia by "
        "Kavango Salt Ltd. Effective May 5, 2023, CBP will detain the salt at all U.S. ports of entry."
    ),
)


def _read(page: tuple[str, str], *more: str) -> Reading:
    blocks = tuple(Block(text) for text in (*page[1:], *more))
    return read_manuscript(Manuscript("newsroom", "", page[0], blocks, released=DAY))


@pytest.mark.parametrize("sentence", OTHER_MATTERS)
def test_other_matters_change_no_act(sentence: str) -> None:
    """As a paragraph of its own, and as the end of the lead."""
    for page in (*LIFTED, IMPOSED):
        plain = _read(page)
        effect = Effect.IMPOSED if page is IMPOSED else Effect.LIFTED
        assert [one.effect for one in plain.announcements] == [effect]
        for said in (_read(page, sentence), _read((page[0], f"{page[1]} {sentence}"))):
            found = [(one.effect, one.effective, one.goods, one.parties) for one in said.announcements]
            assert found == [(one.effect, one.effective, one.goods, one.parties) for one in plain.announcements]


@pytest.mark.parametrize("sentence", GOES_ON)
def test_what_goes_on_is_never_lifted(sentence: str) -> None:
    for page in LIFTED:
        for said in (_read(page, sentence), _read((page[0], f"{page[1]} {sentence}"))):
            assert Effect.LIFTED not in {one.effect for one in said.announcements}
