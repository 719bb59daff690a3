"""Overrides: each one ours is needed, and the file's form is checked."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ledger.model import Party, Role
from scraper.entity import overrides
from scraper.entity.split import split_by_rule

HERE = Path(__file__).parent
KNOWN_CELLS = [cell["text"] for cell in tomllib.loads((HERE / "listed.toml").read_text(encoding="utf-8"))["cell"]]
ENTRY = """
[[cell]]
text = "The mill, at Lawas"
reason = "the cell names no mill"
open_ended = true
parties = ["named | Lawas Mill | LM", "place | Lawas"]
"""


def test_every_override_of_ours_is_of_a_known_cell_and_differs_from_the_rules() -> None:
    assert overrides.unused(KNOWN_CELLS) == ()
    for entry in overrides.load().values():
        ruled = split_by_rule(entry.text)
        assert (ruled.parties, ruled.open_ended) != (entry.parties, entry.open_ended), f"needless: {entry.text}"


def test_an_override_is_found_by_its_folded_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = overrides.parse(ENTRY)
    monkeypatch.setattr(overrides, "load", lambda: entries)
    found = overrides.find("THE MILL at Lawas.")
    assert found is not None
    assert found.parties == (Party("Lawas Mill", Role.NAMED, ("LM",)), Party("Lawas", Role.PLACE))
    assert found.open_ended
    assert overrides.unused(["Fuchu Prison"]) == ("The mill, at Lawas",)
    assert overrides.unused(["the mill, at Lawas"]) == ()


@pytest.mark.parametrize("broken", ['reason = ""', 'text = ""'])
def test_an_entry_lacking_something_is_refused(broken: str) -> None:
    with pytest.raises(KeyError):
        overrides.parse(f'[[cell]]\n{broken}\nparties = ["named | A"]')


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(ValueError, match="boss"):
        overrides.party("boss | A")
