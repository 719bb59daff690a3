"""`wro parse`: what one file says, in the shapes other programs rely on."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.wro.conftest import Wro
from tests.wro.test_main_job import SITE

#: the real release as text, where this checkout stands beside it
REAL = Path(__file__).parents[3] / "shared" / "data" / "000_eb83d0335aacd6b4.txt"
REAL_LIST = REAL.with_name("cbp-list-2026-06-23.csv")

COMPANIES = {
    "Smart Glove Corporation Sdn Bhd",
    "GX Corporation Sdn Bhd",
    "GX3 Specialty Plant",
    "Sigma Glove Industries",
    "Platinum Glove Industries Sdn Bhd",
}


def release() -> Path:
    [page] = SITE.rglob("cbp-modifies-withhold-release-order-response-smart-glove-s.html")
    return page


def is_smart_glove_lifted(shape: dict[str, Any]) -> None:
    assert shape["verdict"] == "action"
    [event] = shape["events"]
    assert (event["instrument"], event["action"], event["effect"]) == ("WRO", "modified", "lifted")
    assert event["effective"] == event["announced"] == event["applies_from"] == "2023-04-26"
    assert (event["country"], event["goods"]) == ("MY", "synthetic gloves")
    by_role = {role: {p["name"] for p in event["parties"] if p["role"] == role} for role in ("named", "group")}
    assert by_role == {"named": COMPANIES, "group": {"Smart Glove"}}
    quoted = {evidence["field"] for evidence in event["evidence"] if evidence["quote"]}
    assert {"action", "effect", "effective", "announced", "applies_from", "country", "goods", "parties"} <= quoted


def test_the_release_as_html(wro: Wro) -> None:
    shape = wro("parse", release(), "--json").json
    is_smart_glove_lifted(shape)
    assert shape["document"]["url"].startswith("https://www.cbp.gov/newsroom/")
    assert shape["document"]["released"] == "2023-04-26"
    assert shape["issues"] == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_page_saved_as_utf_16_says_the_same(wro: Wro, tmp_path: Path, encoding: str) -> None:
    page = release()
    text = page.read_text("utf-8")
    (tmp_path / "wide.html").write_bytes((text if encoding == "utf-16" else "\ufeff" + text).encode(encoding))
    assert wro("parse", "wide.html", "--json").json == wro("parse", str(page), "--json").json
    assert wro("import", "wide.html").code == 0
    assert wro("verify").code == 0, "its evidence stands in what was read of it"


@pytest.mark.skipif(not REAL.exists(), reason="the real release is not beside this checkout")
def test_the_real_release_as_text(wro: Wro) -> None:
    is_smart_glove_lifted(wro("parse", REAL, "--json").json)


@pytest.mark.skipif(not REAL_LIST.exists(), reason="the real list is not beside this checkout")
def test_every_row_of_the_real_list(wro: Wro) -> None:
    shape = wro("parse", REAL_LIST, "--json").json
    assert (shape["events"], len(shape["observations"])) == ([], 67)
    assert set(shape["observations"][0]) >= {
        "instrument", "effective", "country", "goods", "industry", "status", "status_text", "parties", "open_ended",
        "remarks", "release_url",
    }  # fmt: skip
    assert all(row["status"] != "unknown" and row["parties"] for row in shape["observations"])


def test_an_address_given_wins_over_the_page_s_own(wro: Wro) -> None:
    shape = wro("parse", release(), "--url", "https://www.cbp.gov/newsroom/other", "--json").json
    assert shape["document"]["url"] == "https://www.cbp.gov/newsroom/other"


def test_standard_input(wro: Wro, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(release().read_bytes())))
    is_smart_glove_lifted(wro("parse", "-", "--json").json)


def test_for_people(wro: Wro, tmp_path: Path) -> None:
    out = wro("parse", release()).out
    assert "WRO modified: lifted" in out
    assert "effective 2023-04-26 · announced 2023-04-26 · goods from 2023-04-26" in out
    assert "synthetic gloves · MY" in out
    assert out.count("group      Smart Glove") == 1
    assert not list(tmp_path.iterdir()), "parse writes nothing"
