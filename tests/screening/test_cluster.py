"""The same function elsewhere: over Arrow batches, and on a Dask cluster that loses a worker in mid-run."""

from __future__ import annotations

import os
import pickle
import signal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bench import suppliers
from screening.arrow import SCHEMA, SCHEMA_DDL, over_batches
from screening.cluster import client, screen_files
from screening.run import outcomes
from screening.screening import Screening
from screening.tables.opening import open_table
from tests.wro.conftest import Wro

NAMES = [
    ("Smart Glove Corp", "MY"),
    ("Hetian Haolin Hair", "CN"),
    ("FGV Palm Industries", "MY"),
    ("巨大機械工業股份有限公司", "TW"),
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two files of several row groups."""
    folder = tmp_path_factory.mktemp("bills")
    made = []
    for number in range(2):
        rows = list(suppliers.rows(12_000, NAMES, seed=number))
        columns = dict(zip(suppliers.COLUMNS, map(list, zip(*rows, strict=True)), strict=True))
        made.append(folder / f"{number}.parquet")
        pq.write_table(pa.table(columns), made[-1], row_group_size=1500)
    return made


def test_over_batches_is_what_map_in_arrow_wants(screening: Screening) -> None:
    batch = pa.RecordBatch.from_pydict({"row": [7, 8], "name": ["Nobody at all", "Da Wang"], "country": [None, "TW"]})
    sent = pickle.loads(pickle.dumps(over_batches(screening).__closure__[0].cell_contents))  # type: ignore[index]
    (hits,) = over_batches(sent)([batch])
    assert hits.schema == SCHEMA
    assert hits.column("row").to_pylist() == [8, 8]
    assert set(hits.column("class").to_pylist()) == {"named"}
    assert SCHEMA_DDL.startswith("`row` bigint, `score` double, `class` string")


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_loses_a_worker_says_the_same(files: list[Path], screening: Screening) -> None:
    alone = [row for file in files for _, part in outcomes(screening, open_table(file)) for row in part]
    together = []
    with client(None, workers=2) as connection:
        for number, part in enumerate(screen_files(connection, screening, files, {})):
            together += part
            if number == 2:
                victim = next(iter(connection.run(os.getpid).values()))
                os.kill(victim, signal.SIGKILL)
    assert together == alone
    assert sum(row.result == "hits" for row in alone) >= 24


@pytest.mark.filterwarnings("ignore")
def test_the_engine_from_the_command_line(wro: Wro, ledger_db: Path, files: list[Path], tmp_path: Path) -> None:
    assert wro("screen", files[0], "--out", "alone.csv").code == 0
    assert wro("screen", str(files[0].parent / "0*.parquet"), "--engine", "dask", "--out", "dask.csv").code == 0
    assert (tmp_path / "alone.csv").read_bytes() == (tmp_path / "dask.csv").read_bytes()
