"""The jobs, as the command line and the scheduler both call them: open, lock, run, close."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Event as Flag

from scraper.sources import NEIGHBOURS, SOURCES
from wro import __version__, clock
from wro.backfill import Backfill
from wro.intake import Intake
from wro.lock import only_one
from wro.network import LongMemory, StoppableClient, captures
from wro.opening import writing_store
from wro.settings import Settings
from wro.sync import SyncResult, facts, sync
from wro.walking import Progress


def sync_once(
    settings: Settings, folder: Path | None, stopping: Flag, *, only: str | None = None, accept: bool = False
) -> SyncResult:
    """One poll of all sources, or of the one named `only`. Raises `AlreadyRunning` while another process writes."""
    chosen = (*SOURCES, *NEIGHBOURS) if settings.neighbours or only else SOURCES
    sources = [source for source in chosen if only in (None, source.name)]
    with writing_store(settings.db) as store, only_one(settings.db, "sync"):
        return sync(
            store,
            sources,
            captures(settings, store, folder, stopping),
            clock.now,
            accept=accept,
            named=only is not None,
        )


def backfill_once(settings: Settings, since: date, stopping: Flag, progress: Progress) -> SyncResult:
    """A poll of all sources, then a walk into the past; or how far that came. Raises `AlreadyRunning` as `sync_once`."""
    result = sync_once(settings, None, stopping)
    with writing_store(settings.db) as store, only_one(settings.db, "sync"):
        run = store.runs.start("backfill", clock.now(), __version__)
        intake = Intake(store, clock.now)
        with StoppableClient(settings, stopping, memory=LongMemory(store)) as client:
            walked = Backfill(client, intake, clock.now, progress).run(since)
        store.orders.restate(intake.ledger, clock.today())
        done = SyncResult(run, walked, [event for part in walked for event in part.events])
        store.runs.finish(
            run, clock.now(), "healthy" if done.healthy else "incomplete", [facts(part) for part in walked]
        )
    result.sources += walked
    result.events += done.events
    return result
