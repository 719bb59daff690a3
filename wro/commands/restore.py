"""`wro restore`: a backup in the place of the database."""

from __future__ import annotations

from pathlib import Path

import click

from wro import backup, options, output
from wro.settings import load


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--with-mail", is_flag=True, help="Restore the mail file beside FILE, too, although there is one.")
@options.database
def command(file: Path, with_mail: bool, db: Path | None) -> None:
    """Put a backup in the place of the database.

    The backup is examined first; what was there stays beside it under the name of
    the database with .before behind it. The mail file remembers who was told what,
    so it is replaced only when it is lost or with --with-mail. Stop `wro serve` first, and start `wro browse` again after.
    """
    for path in backup.restore(file, load(db=db).db, with_mail=with_mail):
        before = path.with_name(f"{path.name}.before")
        output.say(f"{path}: restored" + (f"; what was there is now {before}" if before.exists() else ""))
