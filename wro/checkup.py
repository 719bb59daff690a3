"""Finding out what `wro.health` judges: for the command, the metrics, and the scheduler, which keeps what is not well."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from ledger.model import Issue
from notify.operator import Trouble, operator_mail, report
from notify.outbox import put
from scraper.sources import EVERY
from store import MailStore, Store
from store.errors import StoreError
from store.issues import KnownIssue
from store.mail import mail_path
from wro import backup, clock, health
from wro.health import Check, Limits, Vitals
from wro.mail_facts import letterhead
from wro.settings import Settings

#: A backup a day, and a day of grace.
BACKUP_DUE = timedelta(days=2)

#: For how long what a site said of the time counts: since then our clock may have been set.
HEARD = timedelta(days=2)

#: For how long the end of a trouble is news.
ENDED = timedelta(days=30)


def checks(settings: Settings, store: Store, now: datetime) -> list[Check]:
    """Every check there is, for the ledger and what lies beside it."""
    return health.checks(
        store.runs.last("sync"), store.sources.all(), limits(settings), now, vitals(settings, store, now)
    )


def limits(settings: Settings) -> Limits:
    every = {source.name: source.every for source in EVERY if source.every is not None}
    return Limits(timedelta(hours=settings.stale_hours), settings.alarm_after, every)


def vitals(settings: Settings, store: Store, now: datetime) -> Vitals:
    waiting, mails, unread = outbox(mail_path(settings.db))
    folder = settings.backup_dir
    return Vitals(
        latest_stamp=store.figures.latest_stamp(),
        site_clocks=tuple(store.hosts.clocks(now - HEARD)),
        disk_free=shutil.disk_usage(settings.db.parent).free,
        disk_low=settings.disk_low * 10**6,
        waiting_since=waiting,
        mails=mails,
        mails_unread=unread,
        last_backup=None if folder is None else max(backup.copies(folder, settings.db), default=None),
        backup_due=None if folder is None else BACKUP_DUE,
    )


def outbox(path: Path) -> tuple[datetime | None, dict[str, int], str]:
    """Since when the oldest mail waits, how many there are by state, and why that cannot be told where it cannot."""
    if not path.exists():
        return None, {}, ""
    try:
        with MailStore.open(path, create=False, read_only=True) as mail:
            return mail.outbox.waiting_since(), mail.outbox.counts(), ""
    except StoreError as error:
        return None, {}, str(error)


def keep(settings: Settings, store: Store) -> list[Check]:
    """What is not well becomes an issue, which closes itself when it is well again; the checks that failed."""
    now = clock.now()
    bad = [check for check in checks(settings, store, now) if not check.well]
    issues = [Issue("not-well", f"{check.name}: {check.says}", check.name) for check in bad]
    store.issues.raise_all(issues, now, "health")
    store.issues.close_missing("health", {(issue.code, issue.subject) for issue in issues}, now)
    return bad


def tell_operator(settings: Settings, store: Store, mail: MailStore) -> bool:
    """Put a mail about what began and ended since the last into the outbox; whether there was anything to tell."""
    if not settings.operator:
        return False
    now = clock.now()
    known = [trouble(issue) for issue in store.issues.changed_since(now - ENDED)]
    told = mail.outbox.told([part for one in known for part in (one.start, one.end)])
    found = report(known, told.get(settings.operator, frozenset()), letterhead(settings), now)
    if found is None:
        return False
    return put(mail.outbox, operator_mail(found, settings.operator), now)


def trouble(issue: KnownIssue) -> Trouble:
    return Trouble(issue.code, issue.subject or issue.scope, issue.message, issue.opened, issue.closed)


def told(bad: Iterable[Check]) -> str:
    """The checks that failed in one line."""
    return "; ".join(f"{check.name}: {check.says}" for check in bad) or "well"
