"""On whom an order is that is narrowed or widened for somebody else: what the ledger finds the order by."""

from __future__ import annotations

from datetime import date

import pytest

from scraper.reading.text.manuscript import Manuscript, blocks_of
from scraper.reading.verdict import read_manuscript

_SALT = "Withhold Release Order on Salinas del Sur S.A."
#: (paragraphs, whom the act names, on whom its order is)
PAGES = {
    f"CBP Modifies {_SALT}": (
        [
            "CBP today modified the Withhold Release Order of April 2, 2025, against salt made by Salinas del Sur S.A. in Peru.",
            "Effective immediately, salt made by Cooperativa Virrilá will no longer be detained.",
            "All other salt from Salinas del Sur S.A. remains subject to the order.",
        ],
        ["Cooperativa Virrilá"],
        ["Salinas del Sur S.A."],
    ),
    "CBP Updates Withhold Release Order on Kazang Carbide Co., Ltd.": (
        [
            "CBP today expanded its order on Kazang Carbide Co., Ltd. to also cover carbide made by Yili Kazang Carbide Co., Ltd.",
            "The carbide is made in China.",
        ],
        ["Yili Kazang Carbide Co., Ltd."],
        ["Kazang Carbide Co., Ltd."],
    ),
    f"CBP Issues {_SALT}": (
        ["CBP today issued a Withhold Release Order against salt made by Salinas del Sur S.A. in Peru."],
        ["Salinas del Sur S.A."],
        [],
    ),
    "CBP Modifies Withhold Release Order on Salt from Peru": (
        [
            "CBP today modified the Withhold Release Order on salt from Peru.",
            "Effective immediately, salt made by Cooperativa Virrilá will no longer be detained.",
            "The order continues to apply to all other salt from Peru.",
        ],
        ["Cooperativa Virrilá"],
        [],
    ),
}


@pytest.mark.parametrize("title", PAGES)
def test_on_whom_the_order_is(title: str) -> None:
    paragraphs, named, against = PAGES[title]
    page = Manuscript("newsroom", "", title, blocks_of(paragraphs), released=date(2026, 11, 3))
    (told,) = read_manuscript(page).announcements
    assert [party.name for party in told.parties] == named
    assert [party.name for party in told.against] == against
