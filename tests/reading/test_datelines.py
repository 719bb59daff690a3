"""What stands in front of a release's first sentence: towns and days are none of its words, names of firms are."""

from __future__ import annotations

import pytest

from scraper.reading.text.manuscript import Block
from scraper.reading.text.sentences import sentences

TOLD = "CBP issued an order on Kestrel Mills Ltd. today."
DATELINES = (
    "WASHINGTON — ",
    "WASHINGTON—",
    "WASHINGTON, D.C. – ",
    "KUALA LUMPUR / WASHINGTON – ",
    "WASHINGTON; NAIROBI — ",
    "PORT-AU-PRINCE and WASHINGTON – ",
    "BALTIMORE & WASHINGTON — ",
    "MAYAGÜEZ, Puerto Rico – ",
    "O’HARE, Ill. — ",
    "EL PASO, Texas: ",
    "WASHINGTON, May 17, 2023 — ",
    "WASHINGTON, DC (May 17) — ",
    "Washington, DC, May 17, 2023 - ",
    "San Juan, Puerto Rico — ",
    "May 17, 2023 – ",
    "FOR IMMEDIATE RELEASE – WASHINGTON – ",
)
NO_DATELINES = (
    "Kestrel Mills – a maker of yarn in Ghana – came under an order of CBP today.",
    "Kestrel Mills – Effective today, CBP will detain its yarn.",
    "LATEX SDN. BHD. – Effective today, CBP will detain its gloves.",
    "Withhold Release Order – Effective today, CBP will detain yarn.",
)


@pytest.mark.parametrize("dateline", DATELINES)
def test_dateline(dateline: str) -> None:
    assert next(sentences([Block(dateline + TOLD)])).text == TOLD


@pytest.mark.parametrize("text", NO_DATELINES)
def test_no_dateline(text: str) -> None:
    assert next(sentences([Block(text), Block("Kestrel Mills has a plant in Tema.")])).text == text


def test_town_in_small_letters_over_the_first_paragraph_alone() -> None:
    blocks = [Block("CBP acted today."), Block("Tema, Ghana – " + TOLD)]
    assert [one.text for one in sentences(blocks)][1] == "Tema, Ghana – " + TOLD
