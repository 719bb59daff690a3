"""Names that firms under orders go by elsewhere: former and later ones, and those in their own script."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ledger import names


@dataclass(frozen=True, slots=True)
class OtherName:
    """One more spelling of a tracked name. `kind`: former, later, short, script or pinyin."""

    text: str
    kind: str
    sure: bool


def other_names(tracked: str) -> tuple[OtherName, ...]:
    """What else a party of the ledger is called."""
    return _table().get(names.core(tracked), ())


@cache
def _table() -> dict[str, tuple[OtherName, ...]]:
    text = resources.files("screening").joinpath("other_names.toml").read_text(encoding="utf-8")
    table: dict[str, tuple[OtherName, ...]] = {}
    for entry in tomllib.loads(text)["name"]:
        of = names.core(entry["of"])
        sure = entry.get("sure", True)
        found = tuple(OtherName(name, entry["kind"], sure) for name in entry["names"])
        found += tuple(OtherName(name, "pinyin", sure) for name in entry.get("pinyin", ()))
        table[of] = table.get(of, ()) + found
    return table
