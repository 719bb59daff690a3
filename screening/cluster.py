"""Screening on a Dask cluster: one task a row group of a Parquet file, results in the order of the files.

A worker that dies takes nothing with it: its tasks, and the index they need, are made again elsewhere.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from screening.failures import ScreeningError
from screening.run import Outcome, outcomes
from screening.screening import Screening
from screening.tables.parquet import open_row_group, row_groups

#: Tasks under way for each worker: enough to keep it busy, little enough for the results to fit in memory.
_AHEAD = 4
_RETRIES = 3


@contextmanager
def client(scheduler: str | None, workers: int = 2) -> Iterator[Any]:
    """A client of an existing scheduler, or of workers on this machine. Raises `ScreeningError` without Dask."""
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise ScreeningError(
            "the dask engine needs an extra: in a clone of the repository, pip install '.[cluster]'"
        ) from error
    if scheduler is not None:
        with Client(scheduler) as made:  # type: ignore[no-untyped-call]
            yield made
        return
    local = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0")  # type: ignore[no-untyped-call]
    with local, Client(local) as made:  # type: ignore[no-untyped-call]
        yield made


def screen_files(
    connection: Any, screening: Screening, files: Sequence[Path], chosen: Mapping[str, str]
) -> Iterator[list[Outcome]]:
    """The outcomes of every row group, as one process would give them, in order. Raises what a task raised."""
    # A task and not scattered data: what is lost with a worker can be made again only if it was computed.
    shared = connection.submit(_itself, screening, pure=False)
    todo = deque((file, group) for file in files for group in range(row_groups(file)))
    under_way: deque[Any] = deque()
    most = _AHEAD * max(len(connection.scheduler_info()["workers"]), 1)
    while todo or under_way:
        while todo and len(under_way) < most:
            file, group = todo.popleft()
            task = connection.submit(screen_group, shared, file, group, dict(chosen), retries=_RETRIES, pure=False)
            under_way.append(task)
        done = under_way.popleft()
        yield done.result()
        done.release()


def screen_group(screening: Screening, file: Path, group: int, chosen: Mapping[str, str]) -> list[Outcome]:
    """One row group of one file."""
    table = open_row_group(file, group, chosen)
    return [outcome for _, part in outcomes(screening, table) for outcome in part]


def _itself(screening: Screening) -> Screening:
    return screening
