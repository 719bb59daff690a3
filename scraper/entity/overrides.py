"""Cells that no rule reads, spelled out in `overrides.toml` with the reason. As few as can be."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ledger.model import Party, Role
from ledger.names import fold


@dataclass(frozen=True, slots=True)
class Override:
    """One cell with its parties as a person read them."""

    text: str
    reason: str
    parties: tuple[Party, ...]
    open_ended: bool = False


def parse(toml: str) -> dict[str, Override]:
    """The overrides of a file by folded cell. A party is written "role | name | alias | alias"."""
    cells = (
        Override(cell["text"], cell["reason"], tuple(map(party, cell["parties"])), cell.get("open_ended", False))
        for cell in tomllib.loads(toml).get("cell", ())
    )
    return {fold(cell.text): cell for cell in cells}


def party(line: str) -> Party:
    """Raises `ValueError` for an unknown role."""
    role, name, *aliases = (part.strip() for part in line.split("|"))
    return Party(name, Role(role), tuple(aliases))


@cache
def load() -> dict[str, Override]:
    """The overrides shipped with the package."""
    return parse((files("scraper.entity") / "overrides.toml").read_text(encoding="utf-8"))


def find(text: str) -> Override | None:
    """The override for a cell, if a person had to write one."""
    return load().get(fold(text))


def unused(cells: Iterable[str]) -> tuple[str, ...]:
    """The overrides that none of these cells needs: CBP has reworded the cell, and the entry can go."""
    met = {fold(cell) for cell in cells}
    return tuple(known.text for folded, known in load().items() if folded not in met)
