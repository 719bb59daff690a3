"""A case is a folder: the page as served, `meta.json` with its address, and `expected.json` with what must be read."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger.model import Reading, Snapshot

FIXTURES = Path(__file__).parent.parent / "fixtures"
SEEN = datetime(2026, 1, 30, 6, tzinfo=UTC)


def cases(*sources: str) -> list[str]:
    """`source/case` of every case of the sources."""
    return sorted(f"{source}/{case.name}" for source in sources for case in (FIXTURES / source).glob("*/"))


def case_snapshot(case: str) -> Snapshot:
    page = next((FIXTURES / case).glob("page.*"))
    return Snapshot(json.loads((FIXTURES / case / "meta.json").read_text())["url"], SEEN, page.read_bytes())


def check(case: str, reading: Reading) -> None:
    """Compare with `expected.json`; one that is missing is written, for a person to read."""
    found = dataclasses.asdict(reading)
    written = json.dumps(found, indent=1, default=str, ensure_ascii=False) + "\n"
    expected = FIXTURES / case / "expected.json"
    if not expected.exists():
        expected.write_text(written)
        pytest.fail(f"{expected} was missing and is written: read it, then commit it")
    assert json.loads(written) == json.loads(expected.read_text())
