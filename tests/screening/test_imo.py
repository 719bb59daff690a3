"""IMO numbers and a user's own names: the number is the ship's, and a number that does not check is told."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.imo import imo_of_cell, imo_said, is_imo, without_imo
from ledger.ledger import Ledger
from scraper.countries import country_of_cell
from screening.aliases import AliasError, read_aliases
from screening.screening import Screening
from tests.screening.conftest import TODAY, findings
from tests.screening.evaluation import ledger

#: Invented for the tests: they check, and are not those of the ships.
_OWN, _OTHER = "9074729", "9176187"
_FILE = f"name,alias,imo\nDa Wang,Dragon King,{_OWN}\nHefei Bitland,Baolongda Laptops,\n"


@pytest.fixture(scope="module")
def told() -> Screening:
    return Screening(ledger(), TODAY, country_of_cell, aliases=read_aliases(_FILE, ledger()))


def ask(screening: Screening, **cells: str) -> list[Any]:
    finding = findings(screening, [cells]).get(0)
    return list(finding.hits) if finding else []


@pytest.mark.parametrize(
    ("digits", "checks"), [(_OWN, True), ("9074728", False), ("907472", False), ("0000000", False)]
)
def test_the_last_digit_checks(digits: str, checks: bool) -> None:
    assert is_imo(digits) is checks


def test_a_number_in_words() -> None:
    assert imo_said(f"F/V Da Wang (IMO: {_OWN})") == _OWN
    assert imo_said("Da Wang (IMO 9074728)") is None
    assert imo_said(f"Da Wang {_OWN}") is None
    assert [imo_of_cell(cell) for cell in (_OWN, f"IMO{_OWN}", f"{_OWN}.0", "", "n/a")] == [
        _OWN,
        _OWN,
        _OWN,
        None,
        None,
    ]
    assert without_imo(f"Da Wang (IMO {_OWN})") == "Da Wang"


@pytest.mark.parametrize("cells", [{"imo": _OWN}, {"vessel": f"Something Else IMO {_OWN}"}])
def test_a_known_number_is_the_ship_whatever_her_name(told: Screening, cells: dict[str, str]) -> None:
    hits = ask(told, name="Blue Ocean Trading", **cells)
    assert {hit.order for hit in hits} == {"wro-2020-da-wang", "finding-2022-da-wang"}
    assert all((hit.cls.value, hit.score, hit.field) == ("named", 1.0, "imo") for hit in hits)


def test_another_number_beside_the_name_is_to_be_checked(told: Screening) -> None:
    sure = ask(told, name="Da Wang")[0]
    doubtful = ask(told, name="Da Wang", imo=_OTHER)[0]
    assert doubtful.cls is sure.cls
    assert doubtful.score == sure.score / 2
    assert doubtful.why.startswith(f"check: IMO {_OTHER} in the file")


def test_a_number_that_does_not_check_is_told_and_not_used(told: Screening) -> None:
    finding = findings(told, [{"name": "Blue Ocean Trading", "imo": "9074728"}])[0]
    assert not finding.hits
    assert finding.notes == ("imo: '9074728' is no IMO number; it was not used",)


def test_an_alias_of_the_users_own(told: Screening) -> None:
    hit = ask(told, name="Baolongda Laptops Co., Ltd.")[0]
    assert (hit.order, hit.cls.value) == ("wro-2020-hefei-bitland-information", "named")
    assert "another name in your own list of names" in hit.why
    assert ask(told, name="Dragon King")


def test_a_number_the_ledger_gives() -> None:
    held = ledger()
    order = held.orders["wro-2020-da-wang"]
    ship, *rest = order.parties
    told = replace(order, parties=(replace(ship, aliases=(*ship.aliases, f"IMO {_OWN}")), *rest))
    screening = Screening(Ledger([told]), date(2026, 6, 30), country_of_cell)
    assert ask(screening, name="x", imo=_OWN)[0].order == order.id
    assert not ask(screening, name="IMO")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("who,what\nDa Wang,x\n", "needs the columns name, alias, imo"),
        ("name,alias\nNobody Knows Ltd,x\n", "line 2 of the alias file: no order names 'Nobody Knows Ltd'"),
        ("name,alias,imo\nDa Wang,,\n", "line 2 of the alias file: neither an alias nor an IMO number"),
        ("name,imo\nDa Wang,9074728\n", "line 2 of the alias file: '9074728' is no IMO number"),
    ],
)
def test_a_file_that_cannot_be_used(text: str, said: str) -> None:
    with pytest.raises(AliasError, match=said):
        read_aliases(text, ledger())


def test_on_the_command_line(wro: Any, baseline_db: Path, tmp_path: Path) -> None:
    suppliers, own = tmp_path / "suppliers.csv", tmp_path / "own.csv"
    suppliers.write_text(f"supplier,imo\nBlue Ocean Trading,{_OWN}\n", encoding="utf-8")
    own.write_text(_FILE, encoding="utf-8")
    done = wro("screen", str(suppliers), "--aliases", str(own), "--db", str(baseline_db))
    assert done.code == 0, done
    assert f"IMO {_OWN} is Da Wang's" in done.out


def test_without_a_hit_it_is_said_what_the_number_was_compared_with(told: Screening, screening: Screening) -> None:
    rows = [{"name": "Blue Ocean Trading", "imo": _OTHER}, {"name": "", "imo": _OTHER}, {"name": "Blue", "imo": ""}]
    few = "imo: the number was compared with the IMO numbers known of ships under orders (1)"
    none = "imo: the number was compared with nothing: neither the orders nor an alias file give any"
    for asked, said in ((told, few), (screening, none)):
        found = findings(asked, rows)
        assert [found[at].notes if at in found else () for at in range(3)] == [(said,), (said,), ()]
        assert not any(finding.hits for finding in found.values())


def test_a_list_of_numbers_alone_from_stdin(
    wro: Any, baseline_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(_FILE, encoding="utf-8")
    typed = io.TextIOWrapper(io.BytesIO(f"IMO;flag\n{_OWN};TW\n{_OTHER};TW\n;TW\n".encode()))
    monkeypatch.setattr("sys.stdin", typed)
    done = wro("screen", "-", "--aliases", str(own), "--format", "json", "--db", str(baseline_db))
    assert done.code == 0, done
    rows = json.loads(done.out)
    assert [row["result"] for row in rows] == ["hits", "no_match", "bad_row"]
    assert rows[1]["notes"] == ["imo: the number was compared with the IMO numbers known of ships under orders (1)"]
    assert rows[2]["problem"] == "no supplier, parent, vessel or IMO number is given"


@pytest.mark.parametrize(
    ("typed", "said"), [("who,what\nx,y\n", "wro: stdin: no column of supplier names"), ("", "wro: stdin: ")]
)
def test_what_comes_from_stdin_and_is_no_list(
    wro: Any, baseline_db: Path, monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
    done = wro("screen", "-", "--db", str(baseline_db))
    assert (done.code, done.err.startswith(said)) == (2, True), done
