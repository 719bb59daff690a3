"""Fresh and well: what a monitor is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from store.runs import Run, SourceState
from wro.health import ago, checks

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
STALE = timedelta(hours=36)


def run(hours_ago: float) -> Run:
    began = NOW - timedelta(hours=hours_ago)
    return Run(1, "sync", began, began, "healthy", (), "0.1.0")


def source(name: str = "newsroom", hours_ago: float | None = 1, failures: int = 0, message: str = "") -> SourceState:
    read = None if hours_ago is None else NOW - timedelta(hours=hours_ago)
    return SourceState(name, "CBP newsroom", NOW, "blocked" if failures else "read", read, failures, None, message)


@pytest.mark.parametrize(
    ("last", "state", "well", "says"),
    [
        (run(1), source(), True, "1 hours ago"),
        (run(1), source(failures=2), True, "blocked 2 times in a row"),
        (run(1), source(failures=3, message="the site turns us away (403)"), False, "turns us away"),
        (run(1), source(hours_ago=40), False, "40 hours ago"),
        (run(1), source(hours_ago=None), False, "never read completely"),
        (run(40), source(), False, "36 hours is too long"),
        (None, source(), False, "never ran"),
    ],
)
def test_what_is_well_and_what_is_not(last: Run | None, state: SourceState, well: bool, says: str) -> None:
    found = checks(last, [state], STALE, NOW)
    assert all(check.well for check in found) is well
    assert says.replace("1 hours", "60 minutes") in " ".join(check.says for check in found)


def test_the_built_in_baseline_never_goes_stale() -> None:
    assert [check.name for check in checks(run(1), [source("baseline", hours_ago=9000)], STALE, NOW)] == ["sync"]


@pytest.mark.parametrize(
    ("age", "says"),
    [
        (timedelta(0), "0 minutes ago"),
        (timedelta(minutes=119), "119 minutes ago"),
        (timedelta(hours=5), "5 hours ago"),
        (timedelta(days=9), "9 days ago"),
        (timedelta(hours=-3), "0 minutes ago"),
    ],
)
def test_ages_are_said_in_the_unit_a_person_would_use(age: timedelta, says: str) -> None:
    assert ago(age) == says
