"""`wro serve`: syncs and digests on schedule."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import click

from notify.subscriptions import Cadence
from store import MailStore, Store
from store.mail import mail_path
from wro import logs, mailing, options
from wro.delivery import transport
from wro.job import sync_once
from wro.lock import only_one
from wro.serve import Job, serve
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

    A sync runs at once, then by WRO_SYNC_CRON; due digests are looked for by WRO_DIGEST_CRON. SIGTERM and SIGINT let
    the item in hand finish. One such process a database.
    """
    settings = load(db=db)
    stopping = Event()
    logs.configure(settings.log_format)
    Store.open(settings.db).close()  # what is wrong with the database is told now, not at the first job
    with only_one(settings.db, "serve"):
        serve(jobs(settings, folder, stopping), settings.zone, stopping)


def jobs(settings: Settings, folder: Path | None, stopping: Event) -> list[Job]:
    """The jobs with their times; of those due at one moment the sync goes first."""
    way = transport(settings, settings.mail_to)

    def poll() -> str:
        result = sync_once(settings, folder, stopping)
        sources = ", ".join(
            f"{s.source} {s.outcome}" + (f" ({s.message})" if s.message else "") for s in result.sources
        )
        return f"{len(result.events)} new events; {sources}"

    def post() -> str:
        with Store.open(settings.db) as store, MailStore.open(mail_path(settings.db)) as mail:
            done = mailing.run(settings, store, mail, list(Cadence), way, stopping, scheduled=True)
        return told(done)

    return [
        Job("sync", settings.sync_cron, "WRO_SYNC_CRON", poll, at_start=True),
        Job("digest", settings.digest_cron, "WRO_DIGEST_CRON", post, at_start=True),
    ]


def told(done: mailing.Digests) -> str:
    """A run of digests in one line, without addresses."""
    posted = done.posted
    line = (
        f"{len(done.mails)} composed, {len(posted.sent)} sent, {len(posted.later)} later, "
        f"{len(posted.failed)} failed, {len(posted.unknown)} unknown"
    )
    return f"{line}; {posted.halted}" if posted.halted else line
