"""A slip of the pen in what somebody tracks is said when it is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.wro.conftest import Wro

YOU = "you@example.org"


@pytest.mark.usefixtures("ledger_db")
@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--track", "Smart Glove"), None),
        (("--track", "No Such Company"), "nobody in the ledger is called 'No Such Company' today"),
        (("--track", "Smart Gluve"), "nobody in the ledger is called 'Smart Gluve' today (nearest: Smart Glove"),
        (("--goods", "gloves"), None),
        (("--goods", "tyres"), None),
        (("--goods", "gluves"), "no order is on 'gluves' today (nearest: glove"),
        (("--country", "ES"), None),
        (("--all",), None),
    ],
)
def test_what_meets_nothing_today_is_said_and_kept(wro: Wro, options: tuple[str, ...], says: str | None) -> None:
    outcome = wro("subscribers", "add", YOU, *options)
    assert outcome.code == 0
    assert outcome.err.startswith(f"note: {says}") if says else not outcome.err
    assert len(wro("subscribers", "list", "--json").json[0]["subscriptions"]) == 1


@pytest.mark.usefixtures("ledger_db")
def test_a_table_is_looked_at_too(wro: Wro, tmp_path: Path) -> None:
    rows = [f"a{number}@example.org,weekly,Nobody {number}" for number in range(30)]
    (tmp_path / "people.csv").write_text("\n".join(["address,cadence,names", *rows]), encoding="utf-8")
    outcome = wro("subscribers", "import", "people.csv")
    assert outcome.code == 0
    assert "'Nobody 0'" in outcome.err
    assert "and 10 more such" in outcome.err


def test_before_there_is_a_ledger_nothing_is_said_of_names(wro: Wro) -> None:
    assert not wro("subscribers", "add", YOU, "--track", "No Such Company").err


@pytest.mark.parametrize(("code", "says"), [("UK", "did you mean GB"), ("XX", "is no country")])
def test_a_country_is_one_of_iso_3166(wro: Wro, tmp_path: Path, code: str, says: str) -> None:
    outcome = wro("subscribers", "add", YOU, "--country", code)
    assert (outcome.code, says in outcome.err) == (2, True), outcome.err
    (tmp_path / "people.csv").write_text(f"address,cadence,countries\n{YOU},weekly,{code}\n", encoding="utf-8")
    outcome = wro("subscribers", "import", "people.csv")
    assert (outcome.code, says in outcome.err) == (2, True), outcome.err
    assert wro("subscribers", "list", "--json").json == []


def test_a_channel_that_is_not_set_is_said(wro: Wro, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        "no channel 'tean' is set in WRO_ALERTS here; until" in wro("subscribers", "add", "channel:tean", "--all").err
    )
    monkeypatch.setenv("WRO_ALERTS", "team=json://127.0.0.1:9")
    assert "(set are: team)" in wro("subscribers", "add", "channel:tean", "--all").err
    assert not wro("subscribers", "add", "channel:team", "--all").err
