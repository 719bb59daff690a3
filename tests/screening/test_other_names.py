"""The table of other names: it speaks of parties there are, and its pinyin is what the rules make."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from ledger import names
from screening import chinese
from tests.screening.evaluation import ledger

TABLE: list[dict[str, Any]] = tomllib.loads(
    resources.files("screening").joinpath("other_names.toml").read_text(encoding="utf-8")
)["name"]
KNOWN = {names.core(name) for o in ledger().orders.values() for p in o.parties for name in (p.name, *p.aliases)}


@pytest.mark.parametrize("entry", TABLE, ids=[f"{entry['of']} {entry['kind']}" for entry in TABLE])
def test_an_entry(entry: dict[str, Any]) -> None:
    assert names.core(entry["of"]) in KNOWN
    assert set(entry) <= {"of", "kind", "names", "pinyin", "sure", "source"}
    assert entry["kind"] != "script" or entry["source"]
    han = [name for name in entry["names"] if entry["kind"] == "script" and chinese.has_han(name)]
    spoken = [*map(chinese.romanised, han), *filter(None, map(chinese.read_out, han))]
    assert entry.get("pinyin", []) == list(dict.fromkeys(spoken))
    assert all(chinese.simplified(name) == chinese.simplified(name, tracked=True) for name in han)


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("伊犁卓萬服裝製造有限公司", "yili zhuowan garment manufacturing"),
        ("合肥市宝龙达信息技术有限责任公司", "hefei baolongda information technology"),
        ("裕隆二號", "yulong 2"),
        ("連億興十二號", "lianyixing 12"),
    ],
)
def test_romanised(name: str, latin: str) -> None:
    assert chinese.romanised(name) == latin
