"""Decisions and rulings that a person writes down."""

from __future__ import annotations

import json

import pytest

from ledger.model import Snapshot
from scraper.recognise import recognise
from scraper.source import LayoutError
from tests.sources.cases import SEEN, case_snapshot, cases, check


@pytest.mark.parametrize("case", cases("decisions", "rulings"))
def test_a_case(case: str) -> None:
    snapshot = case_snapshot(case)
    source = recognise(snapshot)
    assert source.name == case.partition("/")[0]
    check(case, source.read(snapshot))


@pytest.mark.parametrize(
    "lacking", [{"on": "soon"}, {"on": "2026-07-10", "title": "x"}, {"on": "2026-07-10", "title": "x", "acts": [{}]}]
)
def test_one_that_lacks_something_is_refused(lacking: dict[str, object]) -> None:
    snapshot = Snapshot("urn:x", SEEN, json.dumps({"decision": lacking}).encode())
    with pytest.raises(LayoutError, match="a decision that cannot be read"):
        recognise(snapshot).read(snapshot)
