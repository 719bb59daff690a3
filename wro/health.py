"""Is the ledger fresh and well? Each check is a line with a yes or no; pure, over what the store says of its runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ledger import baseline
from store.runs import Run, SourceState

#: A source that failed this often in a row is a matter for a person; fewer is weather.
FAILURES = 3


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    well: bool
    says: str


def checks(last: Run | None, sources: Iterable[SourceState], stale: timedelta, now: datetime) -> list[Check]:
    """The last sync, then each source. `stale`: how old the last sync or a source's last complete read may be."""
    polled = [state for state in sources if state.source != baseline.SOURCE]  # what is built in does not go stale
    return [_sync(last, stale, now), *(_source(state, stale, now) for state in polled)]


def _sync(last: Run | None, stale: timedelta, now: datetime) -> Check:
    if last is None:
        return Check("sync", False, "never ran")
    if now - last.started > stale:
        return Check("sync", False, f"last began {ago(now - last.started)}, more than {_hours(stale)} is too long")
    state = f"ended {last.outcome}" if last.finished else "goes on, or was cut off"
    return Check("sync", True, f"last began {ago(now - last.started)} and {state}")


def _source(state: SourceState, stale: timedelta, now: datetime) -> Check:
    read = state.last_read_completely
    since = f"last read completely {ago(now - read)}" if read else "never read completely"
    times = "once" if state.failures_in_a_row == 1 else f"{state.failures_in_a_row} times in a row"
    failing = f"{state.last_outcome.replace('_', ' ')} {times}" if state.failures_in_a_row else ""
    well = read is not None and now - read <= stale and state.failures_in_a_row < FAILURES
    return Check(state.source, well, "; ".join(part for part in (since, failing, state.message) if part))


def ago(age: timedelta) -> str:
    """An age in the unit a person would use."""
    minutes = max(0, int(age.total_seconds() // 60))
    if minutes < 120:
        return f"{minutes} minutes ago"
    return f"{minutes // 60} hours ago" if minutes < 72 * 60 else f"{minutes // 1440} days ago"


def _hours(age: timedelta) -> str:
    return f"{int(age.total_seconds() // 3600)} hours"
