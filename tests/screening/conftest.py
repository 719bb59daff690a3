"""A ledger to screen against, and the command line as the tests of `wro` call it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from scraper.countries import country_of_cell
from screening.hit import Hit
from screening.screening import Finding, Screening
from tests.screening.evaluation import ledger
from tests.wro.conftest import baseline_db as baseline_db
from tests.wro.conftest import ledger_db as ledger_db
from tests.wro.conftest import wro as wro

#: The day the baseline was made.
TODAY = date(2026, 6, 30)


@pytest.fixture(scope="session")
def screening() -> Screening:
    return Screening(ledger(), TODAY, country_of_cell)


Ask = Callable[..., list[Hit]]


@pytest.fixture
def ask(screening: Screening) -> Ask:
    """The hits of one supplier: `ask(name="Da Wang", country="CN")`."""

    def hits(**cells: str) -> list[Hit]:
        finding = findings(screening, [cells]).get(0)
        return list(finding.hits) if finding else []

    return hits


def findings(screening: Screening, rows: list[dict[str, str]]) -> dict[int, Finding]:
    """Rows through the whole way of a record batch."""
    columns = sorted({column for row in rows for column in row})
    batch: Any = pa.RecordBatch.from_pydict({column: [row.get(column) for row in rows] for column in columns})
    return screening.screen(batch)
