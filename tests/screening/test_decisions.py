"""A reviewer's "not the same" holds until the order or the supplier's row changes."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.ledger import Ledger
from ledger.model import Effect
from scraper.countries import country_of_cell
from screening.decisions import COLUMNS, NOT_THE_SAME, DecisionError, read_decisions
from screening.hit import Hit
from screening.screening import Screening
from tests.screening.conftest import TODAY, findings
from tests.screening.evaluation import ledger
from tests.wro.conftest import Wro

ROW = {"name": "Needle Craft", "country": "GB"}


def decided(hit: Hit) -> str:
    cells = (hit.row_mark, hit.order, hit.order_mark, "not the same", "A. Reviewer", "2026-06-25", "a shop in Leeds")
    return ",".join(COLUMNS) + "\n" + ",".join(cells) + "\n"


@pytest.fixture
def remembered(screening: Screening) -> Screening:
    hit = findings(screening, [ROW])[0].hits[0]
    return Screening(ledger(), TODAY, country_of_cell, decisions=read_decisions(decided(hit)))


@pytest.mark.parametrize("sign", [";", "\t"])
def test_decisions_saved_as_a_spreadsheet_of_another_country_does(screening: Screening, sign: str) -> None:
    text = decided(findings(screening, [ROW])[0].hits[0])
    assert read_decisions("\ufeff" + text.replace(",", sign).replace("\n", "\r\n")) == read_decisions(text)
    with pytest.raises(DecisionError, match="no column row_mark"):
        read_decisions("who;when\nme;now\n")


def test_what_a_decision_needs_is_told_before_it_is_refused(wro: Wro) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    told = " ".join(wro("screen", "--help").out.split())
    for column in COLUMNS[COLUMNS.index("decision") :]:
        assert f"`{column}`" in readme
        assert column in told.partition("--decisions")[2].partition("--aliases")[0]
    assert f"`{NOT_THE_SAME}`" in readme
    assert NOT_THE_SAME in told


def test_extras_are_told_as_a_clone_installs_them() -> None:
    """The package need not be published for these words to hold."""
    root = Path(__file__).parents[2]
    for file in ("README.md", "wro/delivery.py", "screening/cluster.py"):
        words = (root / file).read_text(encoding="utf-8")
        assert "pip install '.[" in words, file
        assert "pip install 'wro-watch[" not in words, file


def test_a_decision_silences_its_pair(remembered: Screening) -> None:
    finding = findings(remembered, [ROW])[0]
    assert finding.hits == ()
    ((hit, decision),) = finding.silenced
    assert (hit.party, decision.who, decision.why) == ("Needle Craft Ltd", "A. Reviewer", "a shop in Leeds")


def test_it_holds_for_another_shipment_of_the_same_supplier(remembered: Screening) -> None:
    assert findings(remembered, [ROW | {"date": "2026-06-24"}])[0].hits == ()


def test_it_ends_when_the_row_changes(remembered: Screening) -> None:
    assert findings(remembered, [ROW | {"country": "JO"}])[0].hits


def test_it_ends_when_the_order_changes(remembered: Screening) -> None:
    orders = ledger().orders
    (one,) = [order for order in orders.values() if "needle-craft" in order.id]
    lifting = replace(
        one.events[0], id=one.id + ".lifted", effect=Effect.LIFTED, observed=datetime(2026, 7, 1, tzinfo=UTC)
    )
    changed = Ledger([*orders.values(), replace(one, events=(*one.events, lifting))])
    screening = Screening(changed, TODAY, country_of_cell, decisions=remembered.decisions)
    assert findings(screening, [ROW])[0].hits


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("row_mark,order\n", "no column order_mark, decision"),
        (
            ",".join(COLUMNS) + "\na,b,c,maybe,d,2026-06-25,e\n",
            "line 2 of the decisions: 'maybe' is not 'not the same'",
        ),
        (",".join(COLUMNS) + "\na,b,c,not the same,,2026-06-25,e\n", "line 2 of the decisions: who is empty"),
        (",".join(COLUMNS) + "\na,b,c,not the same,d,yesterday,e\n", "'yesterday' is not a day"),
    ],
)
def test_decisions_that_cannot_be_used(text: str, said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        read_decisions(text)


def test_the_csv_is_filled_in_and_handed_back(wro: Wro, ledger_db: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("supplier,country\nNeedle Craft,GB\nSmart Glove,MY\n", encoding="utf-8")
    assert wro("screen", "list.csv", "--out", "out.csv").code == 0
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    lines[0] |= {"decision": "not the same", "who": "A. Reviewer", "when": "2026-06-25", "why_not": "a shop in Leeds"}
    with (tmp_path / "reviewed.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
    rows = wro("screen", "list.csv", "--decisions", "reviewed.csv", "--format", "json").json
    assert [row["result"] for row in rows] == ["no_match", "hits"]
    assert rows[0]["silenced"][0]["who"] == "A. Reviewer"
