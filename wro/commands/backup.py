"""`wro backup`: a consistent copy."""

from __future__ import annotations

from pathlib import Path

import click

from wro import options, output
from wro.errors import BadInput
from wro.opening import reading_store


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Replace FILE if it is there; only once the copy is whole.")
@options.database
def command(file: Path, replace: bool, db: Path | None) -> None:
    """Write a consistent copy of the database, also while it is in use.

    The copy holds the ledger and every snapshot, and no address: subscribers are kept in a file of their own
    (`wro subscribers export` writes them out).
    """
    if not file.parent.is_dir():
        raise BadInput(f"{file}: the folder {file.parent} does not exist")
    if file.exists() and not replace:
        raise BadInput(f"{file}: is there already; --replace overwrites it")
    with reading_store(db) as store:
        if file.exists() and file.samefile(store.path):
            raise BadInput(f"{file}: is the database itself")
        store.backup(file)
    output.say(f"{file}: {file.stat().st_size:,} bytes")
