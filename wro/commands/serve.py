"""`wro serve`: syncs, digests, health and backups on schedule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event

import click

from notify.subscriptions import Cadence
from store import MailStore, Store
from store.mail import mail_path
from wro import backup, checkup, clock, logs, mailing, options
from wro.commands.backup import rotation
from wro.delivery import transport
from wro.job import sync_once
from wro.lock import SERVE, SYNC, only_one
from wro.opening import writing_store
from wro.serve import Job, Plan, block_signals, serve
from wro.settings import Settings, load


@click.command("serve")
@click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Read this folder in place of the network, as `wro sync --from` does.",
)
@options.database
def command(folder: Path | None, db: Path | None) -> None:
    """Run syncs and digests on schedule until stopped.

    Polls come by WRO_SYNC_CRON; due digests are looked for by WRO_DIGEST_CRON; health and backups have times of their own. A
    run that was missed while nothing served is made up for once. SIGTERM and SIGINT let the item in hand finish; SIGHUP, or a
    change of WRO_SETTINGS_FILE, takes new settings. One such process a database.
    """
    settings = load(db=db)
    stopping = Event()
    logs.configure(settings.log_format)
    writing_store(settings.db).close()  # what is wrong with the database is told now, not at the first job
    with only_one(settings.db, SERVE):
        block_signals()
        if settings.metrics_port:
            from wro import metrics  # the library is loaded only for those who ask

            metrics.show(settings)
        serve(lambda: plan(load(db=db), folder, stopping), stopping, watch(settings.settings_file))


def plan(settings: Settings, folder: Path | None, stopping: Event) -> Plan:
    """The jobs with their times; of those due at one moment the sync goes first."""
    return Plan(tuple(jobs(settings, folder, stopping)), settings.zone)


def watch(file: Path | None) -> Callable[[], bool]:
    """Whether the settings file is another than at the last look."""

    def stamp() -> tuple[int, int] | None:
        if file is None or not file.exists():
            return None
        found = file.stat()
        return found.st_mtime_ns, found.st_size

    seen = [stamp()]

    def changed() -> bool:
        before, seen[0] = seen[0], stamp()
        return seen[0] != before and seen[0] is not None

    return changed


def jobs(settings: Settings, folder: Path | None, stopping: Event) -> list[Job]:
    """What is to be done when. Digests of every cadence hang on one job: it finds the windows that have closed, by
    WRO_DIGEST_HOUR and WRO_DIGEST_WEEKDAY, and so also one that closed while nothing served. Raises `SettingsError`."""
    way = transport(settings, settings.mail_to)

    def poll() -> str:
        result = sync_once(settings, folder, stopping)
        sources = ", ".join(
            f"{s.source} {s.outcome}" + (f" ({s.message})" if s.message else "") for s in result.sources
        )
        return f"{len(result.events)} new events; {sources}"

    def post() -> str:
        with Store.open(settings.db) as store, MailStore.open(mail_path(settings.db)) as mail:
            return told(mailing.run(settings, store, mail, list(Cadence), way, stopping, scheduled=True))

    def look() -> str:
        with Store.open(settings.db) as store, MailStore.open(mail_path(settings.db)) as mail:
            bad = checkup.keep(settings, store)
            checkup.tell_operator(settings, store, mail)
        return checkup.told(bad)

    found = [
        Job(
            "sync",
            settings.sync_cron,
            "WRO_SYNC_CRON",
            poll,
            last=lambda: last_sync(settings),
            jitter=settings.sync_jitter,
        ),
        Job("digest", settings.digest_cron, "WRO_DIGEST_CRON", post, at_start=True),
        Job("health", settings.health_cron, "WRO_HEALTH_CRON", look),
    ]
    if settings.backup_dir is not None:
        kept = Job(
            "backup", settings.backup_cron, "WRO_BACKUP_CRON", keep(settings), last=lambda: last_backup(settings)
        )
        found.append(kept)
    return found


def keep(settings: Settings) -> Callable[[], str]:
    """A backup, and some tidying while nobody else writes."""

    def run() -> str:
        made = backup.back_up_into(settings.db, settings.backup_dir or Path(), rotation(settings), clock.now())
        with only_one(settings.db, SYNC), Store.open(settings.db) as store:
            saved = store.tidy()
        return f"{made.ledger.name}, {len(made.removed)} files removed, {saved:,} bytes given back"

    return run


def last_sync(settings: Settings) -> datetime | None:
    with Store.open(settings.db) as store:
        last = store.runs.last("sync")
    return None if last is None else last.started


def last_backup(settings: Settings) -> datetime | None:
    return max(backup.copies(settings.backup_dir or Path(), settings.db), default=None)


def told(done: mailing.Digests) -> str:
    """A run of digests in one line, without addresses."""
    posted = done.posted
    line = (
        f"{len(done.mails)} composed, {len(posted.sent)} sent, {len(posted.later)} later, "
        f"{len(posted.failed)} failed, {len(posted.unknown)} unknown"
    )
    waiting = [f"the supplier list of {one.recipient} cannot be read: {one.why}" for one in done.unread]
    return "; ".join([line, *([posted.halted] if posted.halted else []), *waiting])
