"""Files saved or written by hand: what is wrong is said at the door, and stays nowhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from ledger.model import Issue, Snapshot, Via
from scraper import page
from scraper.source import LayoutError, Source
from store import Store
from tests.wro.conftest import Wro
from tests.wro.test_bad_input import one_line
from tests.wro.test_main_job import SITE
from wro import clock

ACT = {"instrument": "WRO", "action": "issued", "effect": "imposed", "parties": [{"name": "Arrabal Tiles S.A."}]}


def decision(path: Path, **act: Any) -> Path:
    content = {"on": "2026-07-10", "title": "Tiles", "acts": [ACT | {"country": "ES", "goods": "tiles"} | act]}
    path.write_text(json.dumps({"decision": content}))
    return path


def test_a_decision_with_mistakes_is_refused_with_a_line_for_each_and_nothing_stays(wro: Wro, tmp_path: Path) -> None:
    bad = decision(tmp_path / "decision.json", goods=7, country="Spain", open_ended="false")
    told = wro("import", bad.name)
    assert told.code == 2
    lines = [line for line in told.out.splitlines() if line.startswith("decision.json: ")]
    assert [line.split("'")[1] for line in lines] == ["country", "goods", "open_ended"]
    assert wro("issues", "--json").json == []
    assert wro("status", "Arrabal Tiles", "--json").code == 3
    assert wro("verify").code == 0

    decision(bad)
    assert wro("import", bad.name).code == 0
    assert wro("status", "Arrabal Tiles", "--json").json["matches"][0]["order"] == "wro-2026-arrabal-tiles"
    assert wro("issues", "--json").json == []


def test_a_page_of_another_site_is_refused(wro: Wro, ledger_db: Path, tmp_path: Path) -> None:
    case = "inv-cbp-recognizes-company-s-remediation-b-28"
    body = (Path(__file__).parents[1] / "fixtures" / "releases" / case / "page.html").read_text(encoding="utf-8")
    file = tmp_path / "page.html"
    file.write_text(body.replace("https://www.cbp.gov/", "https://www.evil.example/"), encoding="utf-8")
    refused = wro("import", file.name, "--db", str(ledger_db))
    assert refused.code == 2
    said = refused.out.splitlines()[0]
    assert said.startswith("page.html: gives its own address as https://www.evil.example/")
    assert "on none of the sites we read (cbp.gov, " in said
    assert said.endswith("name that one by --url")
    given = wro("import", file.name, "--url", "https://cbp.gov.evil.example/x", "--db", str(ledger_db))
    assert (given.code, "its address is to be https://cbp.gov.evil.example/x" in given.out) == (2, True)
    assert wro("import", file.name, "--url", "https://www.cbp.gov/newsroom/x", "--db", str(ledger_db)).code == 0


def test_a_decision_that_an_older_version_took_in_is_closed_by_its_correction(
    wro: Wro, ledger_db: Path, tmp_path: Path
) -> None:
    """It could be stored before the fields were checked; the corrected file has other bytes, and so another address."""
    body = decision(tmp_path / "decision.json", goods=7).read_bytes()
    with Store.open(ledger_db) as store:
        store.snapshots.add(
            "decisions", Snapshot("urn:wro-watch:file:1", clock.now(), body, via=Via.IMPORT), clock.now()
        )
    synced = wro("sync", "--source", "cbp_list", "--from", SITE, "--json")
    assert synced.code == 0, "a file nobody can read stops no source"
    [issue] = [one for one in wro("issues", "--json").json if one["code"] == "layout-changed"]
    assert "act 1: 'goods' is 7" in issue["message"]
    assert wro("import", decision(tmp_path / "decision.json", goods="tiles").name).code == 0
    assert [one for one in wro("issues", "--json").json if one["code"] == "layout-changed"] == []


def test_a_moment_to_come_is_refused(wro: Wro, tmp_path: Path) -> None:
    decision(tmp_path / "decision.json")
    assert "yet to come" in one_line(wro("import", "decision.json", "--fetched", "2999-01-01"), 2)
    assert not (tmp_path / "wro.db").exists()


@pytest.mark.parametrize(
    ("saved", "code"),
    [("2016-04-26", 2), ("2023-04-24", 2), ("2023-04-25T23:00Z", 0), ("2023-04-26", 0), ("2024-01-01", 0)],
)
def test_a_page_cannot_have_been_saved_before_its_day(wro: Wro, ledger_db: Path, saved: str, code: int) -> None:
    """Else what was known on a day would come to include it. The day it bears begins later in some zones than in UTC."""
    release = next((SITE / "2023-04-27").rglob("cbp-modifies-*.html"))
    found = wro("import", release, "--fetched", saved)
    assert found.code == code, found.out
    assert ("dated 2023-04-26, so it cannot have been saved on" in found.out) is (code == 2)


@pytest.mark.parametrize(("saved", "code"), [("2024-11-20", 2), ("2024-12-02", 0)])
def test_a_notice_stands_for_inspection_before_its_day(wro: Wro, ledger_db: Path, saved: str, code: int) -> None:
    notice = SITE.parent / "releases" / "fr-2024-kingtom" / "page.json"
    found = wro("import", notice, "--fetched", saved)
    assert found.code == code, found.out


def test_a_year_before_the_web_is_a_slip(wro: Wro, tmp_path: Path) -> None:
    decision(tmp_path / "decision.json")
    assert "before any page could be saved" in one_line(wro("import", "decision.json", "--fetched", "0216-11-18"), 2)


def test_a_folder_without_files_is_said_to_be_one(wro: Wro, tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / ".hidden").write_text("x")
    assert "no file in this folder" in one_line(wro("import", "saved"), 2)


def test_the_first_import_says_that_it_filled_the_ledger(wro: Wro, tmp_path: Path) -> None:
    decision(tmp_path / "decision.json")
    assert "filled with the built-in baseline" in wro("import", "decision.json").out
    assert "filled" not in wro("import", "decision.json").out


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://example.org/x", "https://example.org/x: not on www.cbp.gov"),
        ("http://www.cbp.gov:81/", "names a port"),
    ],
)
def test_an_address_of_no_source_names_each_site_once(wro: Wro, address: str, says: str) -> None:
    told = wro("import", address)
    assert told.code == 2
    assert says in told.out
    assert told.out.count("www.cbp.gov or") <= 1


def test_a_site_that_cannot_be_reached_is_no_fault_of_the_caller(wro: Wro, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WRO_PROXY", "http://127.0.0.1:9")  # nobody is there
    monkeypatch.setenv("WRO_PACE", "0")
    told = wro("import", "https://www.cbp.gov/newsroom")
    assert told.code == 1, told.out + told.err


def test_a_nested_page_is_refused_by_both_doors(wro: Wro, tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<!doctype html><html><body>" + "<div>" * 80_000)
    assert "1,000 deep" in one_line(wro("parse", "deep.html"), 2)
    told = wro("import", "deep.html")
    assert (told.code, "1,000 deep" in told.out) == (2, True)


def test_beside_the_baseline_what_was_taken_in_is_told(wro: Wro, tmp_path: Path, ledger_db: Path) -> None:
    before = wro("orders").out
    assert "this is the built-in baseline, whose last event is of 2026-" in before
    assert "beside it" not in before
    decision(tmp_path / "decision.json", effective="2026-11-20")
    wro("import", "decision.json")
    after = wro("orders").out
    assert "and 1 document beside it" in after
    assert "last event is of 2026-11-20" not in after
    (tmp_path / "list.csv").write_text("supplier,country\nQuite Another Ltd,GB\n")
    (said,) = wro("screen", "list.csv", "--format", "json").json
    assert "2026-11-20" not in said["statement"]
    assert "and 1 document beside it; no list has been read completely yet" in said["statement"]
    (tmp_path / "hit.csv").write_text("supplier\nArrabal Tiles\n")
    (row,) = wro("rescreen", "hit.csv", "--since", "2026-07-10", "--format", "json").json
    assert row["hits"][0]["why"].startswith("new since 2026-07-10: imposed 2026-11-20; ")
    assert "1 document beside it" in wro("report", "--format", "md").out
    assert "1 document beside it" in wro("letter", "--since", "2026-01-01", "--goods", "tiles").out


def test_what_an_unaddressed_page_says_of_itself_is_null(wro: Wro, tmp_path: Path) -> None:
    decision(tmp_path / "decision.json")
    assert wro("parse", "decision.json", "--json").json["document"]["url"] is None


def test_an_issue_says_of_what_it_is(wro: Wro, ledger_db: Path) -> None:
    with Store.open(ledger_db) as store:
        issues = [
            Issue("x", "never read completely", "newsroom"),
            Issue("y", "https://a.example/: no layout", "https://a.example/"),
        ]
        store.issues.raise_all(issues, clock.now(), "health")
    told = wro("issues").out
    assert "newsroom\n" in told
    assert told.count("https://a.example/") == 1


def test_the_issues_that_a_page_opens_are_told_at_once_and_once(wro: Wro, ledger_db: Path) -> None:
    release = SITE.parent / "releases" / "inv-e18b3-cbp-puts-wro-on-hold-d07" / "page.html"
    [taken] = wro("import", release, "--json", "--db", "other.db").json
    assert [issue["code"] for issue in taken["issues"]] == ["order-suspended"]
    told = [line for line in wro("import", release).out.splitlines() if "for a person" in line]
    [issue] = wro("issues", "--json").json
    said = f"for a person to look at (order-suspended): {issue['subject']}: {issue['message']}"
    assert told == [f"{release}: {said}"]
    assert "for a person" not in wro("import", release).out


def test_what_cannot_be_read_is_told_once(wro: Wro, ledger_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(*_: object) -> None:
        raise LayoutError("newsroom", "https://a.example/", "a page")

    monkeypatch.setattr(Source, "read_page", changed)
    told = wro("import", next((SITE / "2023-04-27").rglob("cbp-modifies-*.html")))
    assert [issue["code"] for issue in wro("issues", "--json").json] == ["layout-changed"]
    assert told.out.count("no known layout fits") == 1, told.out


def test_a_page_is_parsed_once(wro: Wro, ledger_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []

    class Counted(LexborHTMLParser):
        def __init__(self, text: str) -> None:
            parsed.append(text)
            super().__init__(text)

    monkeypatch.setattr(page, "LexborHTMLParser", Counted)
    release = next((SITE / "2023-04-27").rglob("cbp-modifies-*.html"))
    assert "newsroom, new" in wro("import", release).out
    assert len(parsed) == 1
