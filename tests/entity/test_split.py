"""The Entity cell: every cell the list is known to have held, and invented ones, spelled out as tables."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from scraper.entity import split_entity

HERE = Path(__file__).parent


def cells(name: str) -> list[Any]:
    table = tomllib.loads((HERE / name).read_text(encoding="utf-8"))["cell"]
    return [pytest.param(cell, id=cell["text"][:50]) for cell in table]


def as_lines(text: str) -> dict[str, object]:
    split = split_entity(text)
    return {
        "parties": [" | ".join((party.role, party.name, *party.aliases)) for party in split.parties],
        "open_ended": split.open_ended,
    }


TABLES = ("listed.toml", "invented.toml", "held_out.toml", "world.toml")


@pytest.mark.parametrize("cell", [cell for table in TABLES for cell in cells(table)])
def test_a_cell_gives_its_parties(cell: dict[str, Any]) -> None:
    expected = {"parties": cell["parties"], "open_ended": cell.get("open_ended", False)}
    assert as_lines(cell["text"]) == expected
