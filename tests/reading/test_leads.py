"""Each way a lead is written with each way parties are named: one act, with its day, parties, goods and country."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scraper.reading.text.manuscript import Block, Manuscript
from scraper.reading.verdict import read_manuscript

DAY = date(2023, 5, 4)
TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("leads.toml").read_text("utf-8"))
EFFECTS = {"imposed": "imposed", "freed": "lifted", "found": "imposed"}
LEADS = [(kind, lead) for kind in EFFECTS for lead in TABLE[kind]["leads"]]


def _titles(kind: str, maker: dict[str, Any], goods: str) -> list[str]:
    short = maker["names"][-1] if "collectively" in maker["text"] else maker["names"][0]
    words = goods.title().replace(" And ", " and ")
    return [one.format(name=short, goods=words, country=maker["country"]) for one in TABLE[kind]["titles"]]


@pytest.mark.parametrize(("kind", "lead"), LEADS, ids=[f"{kind}-{lead[:60]}" for kind, lead in LEADS])
def test_lead(kind: str, lead: str) -> None:
    wrong = []
    for maker in TABLE["makers"]:
        for goods in TABLE["goods"]:
            told = lead.format(
                goods=goods, Goods=goods[0].upper() + goods[1:], maker=maker["text"], country=maker["country"]
            ).replace("..", ".")
            for title in _titles(kind, maker, goods):
                blocks = tuple(Block(text) for text in (*told.split(" // "), TABLE["closing"]))
                read = read_manuscript(Manuscript("newsroom", "", title, blocks, released=DAY))
                found = [
                    (
                        one.effect.value,
                        one.effective,
                        (one.goods or "").lower(),
                        one.country,
                        {p.name for p in one.parties},
                    )
                    for one in read.announcements
                ]
                if found != [(EFFECTS[kind], DAY, goods, maker["code"], set(maker["names"]))]:
                    wrong.append((title, told, found))
    assert wrong == []
