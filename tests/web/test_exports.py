"""`wro export` and `wro site`: every form holds the whole log, opens with the programs it is for, and has no address."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from store import Store
from tests.web.conftest import SECRET, SMART_GLOVE, fill
from tests.wro.conftest import Wro
from web.exports.csv_file import cell
from web.exports.tables import TABLES

PRIVATE = (SECRET.split("@")[0], "secret-token", "subscriber.example")


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("log") / "wro.db"
    fill(path)
    return path


@pytest.fixture(scope="module")
def copied(log: Path) -> Path:
    out = log.parent / "site"
    subprocess.run([sys.executable, "-m", "wro", "site", "--db", log, "--out", out], check=True, capture_output=True)
    return out


def orders_of(log: Path) -> set[str]:
    with Store.open(log, read_only=True) as store:
        return set(store.orders.load().orders)


def test_json_lines_hold_every_order_with_its_life(wro: Wro, log: Path) -> None:
    orders = [json.loads(line) for line in wro("export", "--db", log, "--format", "jsonl").out.splitlines()]
    assert {order["id"] for order in orders} == orders_of(log)
    smart = next(order for order in orders if order["id"] == SMART_GLOVE)
    assert [event["effect"] for event in smart["events"]] == ["imposed", "lifted"]
    assert smart["events"][1]["witnesses"][-1]["said"] == {"effective": "2023-04-27"}
    assert [span["status"] for span in smart["standing"]] == ["active", "inactive"]


@pytest.mark.parametrize("table", TABLES)
def test_csv_holds_every_row(wro: Wro, log: Path, table: str) -> None:
    rows = list(csv.DictReader(io.StringIO(wro("export", "--db", log, "--format", "csv", "--table", table).out)))
    with closing(sqlite3.connect(log)) as connection:
        expected = len(connection.execute(TABLES[table]).fetchall())
    assert len(rows) == expected > 0


def test_a_file_with_the_views_of_another_version_gives_the_columns_of_this_one(wro: Wro, tmp_path: Path) -> None:
    path = tmp_path / "wro.db"
    fill(path)
    whole = wro("export", "--db", path, "--format", "csv").out
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("DROP VIEW timeline; CREATE VIEW timeline AS SELECT id AS event_id, day FROM events")
    assert wro("export", "--db", path, "--format", "csv").out == whole


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_a_text_like_a_formula_is_no_formula(text: str) -> None:
    assert cell(text) == f"'{text}"


def test_the_workbook_holds_the_same_rows(wro: Wro, log: Path, tmp_path: Path) -> None:
    assert wro("export", "--db", log, "--format", "xlsx", "--out", tmp_path / "log.xlsx").code == 0
    book = CalamineWorkbook.from_path(tmp_path / "log.xlsx")
    assert book.sheet_names == list(TABLES)
    orders = book.get_sheet_by_name("orders").to_python()
    assert {row[0] for row in orders[1:]} == orders_of(log)


def test_the_sqlite_copy_is_the_log(wro: Wro, log: Path, tmp_path: Path) -> None:
    assert wro("export", "--db", log, "--format", "sqlite", "--out", tmp_path / "copy.db").code == 0
    assert orders_of(tmp_path / "copy.db") == orders_of(log)
    assert wro("export", "--db", log, "--format", "sqlite", "--out", log).code == 2, "never onto itself"


def test_a_binary_form_needs_a_file(wro: Wro, log: Path) -> None:
    outcome = wro("export", "--db", log, "--format", "xlsx")
    assert outcome.code == 2
    assert "--out" in outcome.err


def test_followthemoney_entities_stand_and_refer(wro: Wro, log: Path) -> None:
    entities = [json.loads(line) for line in wro("export", "--db", log, "--format", "ftm").out.splitlines()]
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    sanctions = [entity for entity in entities if entity["schema"] == "Sanction"]
    assert {sanction["properties"]["entity"][0] for sanction in sanctions} <= ids
    assert {entity["schema"] for entity in entities} == {"Company", "Vessel", "Organization", "Sanction"}
    smart = [one["properties"] for one in sanctions if one["properties"]["authorityId"] == [SMART_GLOVE]]
    assert {(one["startDate"][0], one["endDate"][0]) for one in smart} == {("2021-11-04", "2023-04-26")}


#: what the library keeps of each entity, cleaned, must be what was given; run by a Python that has it
VALIDATE = """
import json, sys
from followthemoney import model
from followthemoney.proxy import EntityProxy
for line in sys.stdin:
    given = json.loads(line)
    model.get(given["schema"]).validate({"properties": given["properties"]})
    kept = EntityProxy.from_dict(given, cleaned=False)
    for name, values in given["properties"].items():
        assert sorted(kept.get(name)) == sorted(values), (given["schema"], name, values, kept.get(name))
    print(given["id"])
"""


def test_followthemoney_takes_them(wro: Wro, log: Path) -> None:
    """By the library itself. It needs ICU's headers, so it is no dependency: `.ci/run` installs it in `.ftm/`."""
    beside = Path(__file__).parents[2] / ".ftm" / "bin" / "python"
    python = sys.executable if find_spec("followthemoney") else str(beside)
    if not Path(python).exists():
        pytest.skip("followthemoney is not installed here; .ci/run does it where it can")
    lines = wro("export", "--db", log, "--format", "ftm").out
    done = subprocess.run([python, "-c", VALIDATE], input=lines, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-1000:]
    assert len(done.stdout.splitlines()) == len(lines.splitlines()) > 100


class Links(HTMLParser):
    """Addresses, anchors and scripts of a page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src", "action") and value]
        self.ids |= {value for name, value in attrs if name == "id" and value}


def test_every_link_of_the_copy_leads_to_a_file_and_anchor(copied: Path) -> None:
    pages = {page: Links(page) for page in copied.rglob("*.html")}
    assert len(pages) > 200
    dead = []
    for page, found in pages.items():
        assert "script" not in found.tags
        assert "form" not in found.tags, f"{page}: nobody answers it"
        for link in found.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https"):
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page.resolve()
            if not target.is_file() or (parts.fragment and parts.fragment not in pages[target].ids):
                dead.append(f"{page.name}: {link}")
    assert not dead, dead[:10]


def test_feeds_and_json_of_the_copy_are_well_formed(copied: Path) -> None:
    for file in copied.rglob("*.atom"):
        ElementTree.parse(file)
    assert [json.loads(file.read_text(encoding="utf-8")) for file in copied.rglob("*.json")]


def test_the_copy_holds_no_address(copied: Path) -> None:
    assert not [file for file in copied.rglob("*") if file.is_file() and re.search("|".join(PRIVATE), file.read_text())]


def test_a_copy_is_replaced_and_nothing_else(wro: Wro, log: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert wro("site", "--db", log, "--out", out).code == 0
    (out / "order" / "gone.html").write_text("of an earlier copy")
    assert wro("site", "--db", log, "--out", out, "--url", "https://wro.example.org").code == 0
    assert not (out / "order" / "gone.html").exists()
    assert "https://wro.example.org/order/" in (out / "changes.atom").read_text()
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "letter.txt").write_text("mine")
    outcome = wro("site", "--db", log, "--out", tmp_path / "own")
    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert [path.name for path in (tmp_path / "own").iterdir()] == ["letter.txt"]
