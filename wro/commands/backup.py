"""`wro backup`: consistent copies."""

from __future__ import annotations

from pathlib import Path

import click

from store.mail import mail_path
from wro import backup, clock, options, output
from wro.errors import BadInput
from wro.opening import reading_store
from wro.settings import Settings, load


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option("--replace", is_flag=True, help="Replace FILE if it is there; only once the copy is whole.")
@click.option(
    "--with-mail", is_flag=True, help="Copy the mail file, too: FILE.mail.db beside FILE.db. It has addresses."
)
@options.database
def command(file: Path | None, replace: bool, with_mail: bool, db: Path | None) -> None:
    """Write a consistent copy of the database, also while it is in use.

    FILE gets the ledger and every snapshot, and no address: it may be handed to anyone. Without FILE both files are copied
    into WRO_BACKUP_DIR, and older copies there are thinned out. A copy is put in place only after it was opened and examined.
    """
    settings = load(db=db)
    with reading_store(db):
        pass  # what is wrong with the database is said before anything is made
    made = _into(settings) if file is None else _to(settings.db, file, replace=replace, with_mail=with_mail)
    for path in filter(None, (made.ledger, made.mail)):
        output.say(f"{path}: {path.stat().st_size:,} bytes")
    if made.removed:
        output.say(f"removed: {', '.join(path.name for path in made.removed)}", color="yellow")


def _into(settings: Settings) -> backup.Made:
    if settings.backup_dir is None:
        raise click.UsageError("name a FILE, or set WRO_BACKUP_DIR for backups that are kept by rotation")
    return backup.back_up_into(settings.db, settings.backup_dir, rotation(settings), clock.now())


def rotation(settings: Settings) -> backup.Rotation:
    return backup.Rotation(settings.backup_days, settings.backup_weeks, settings.backup_months)


def _to(db: Path, file: Path, *, replace: bool, with_mail: bool) -> backup.Made:
    if not file.parent.is_dir():
        raise BadInput(f"{file}: the folder {file.parent} does not exist")
    for target in (file, mail_path(file)) if with_mail else (file,):
        if target.exists() and any(target.samefile(own) for own in (db, mail_path(db)) if own.exists()):
            raise BadInput(f"{target}: is the database itself")
        if target.exists() and not replace:
            raise BadInput(f"{target}: is there already; --replace overwrites it")
    return backup.back_up(db, file, with_mail=with_mail)
