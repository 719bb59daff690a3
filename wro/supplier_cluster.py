"""`wro screen --engine dask`: Parquet files on a cluster, the same outcomes in the same order."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from pathlib import Path

from screening.cluster import client, screen_files
from screening.run import Outcome
from screening.tables.parquet import row_groups
from wro.errors import BadInput
from wro.supplier_lists import Wish, prepare, write


def screen_on_cluster(
    pattern: str, wish: Wish, form: str, out: Path | None, scheduler: str | None, db: Path | None
) -> None:
    """Screen the files of a pattern and write what came out. Raises `BadInput` where no file fits."""
    files = [Path(name).resolve() for name in sorted(glob.glob(pattern))]
    if not files:
        raise BadInput(f"{pattern}: no such file")
    for file in files:
        row_groups(file)  # a file that is no Parquet is told before any worker is started
    job = prepare(files[0], wish, db)
    name = files[0].name if len(files) == 1 else f"{pattern} ({len(files)} files)"
    with client(scheduler) as connection:

        def parts() -> Iterator[list[Outcome]]:
            return screen_files(connection, job.screening, files, wish.columns)

        write(job._replace(about=job.about.named(name), other_parts=parts), form, out)
