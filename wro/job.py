"""The jobs, as the command line and the scheduler both call them: open, lock, run, close."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import takewhile
from pathlib import Path
from threading import Event as Flag

from ledger.model import Event, Snapshot, Via
from scraper.failures import FetchError
from scraper.fetch import Client
from scraper.page import Page
from scraper.recognise import NotOurs, recognise
from scraper.sources import EVERY, NEIGHBOURS, SOURCES
from wro import __version__, clock
from wro.backfill import Backfill
from wro.errors import BadInput
from wro.intake import Intake
from wro.lock import only_one
from wro.network import LongMemory, StoppableClient, captures
from wro.opening import writing_store
from wro.settings import Settings
from wro.sync import SyncResult, end_of_fill, facts, sync
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


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one file or address. `source` is empty for bytes of no source; `message` says what went wrong."""

    path: str
    url: str = ""
    source: str = ""
    new: bool = False
    events: tuple[Event, ...] = ()
    message: str = ""


def import_all(
    settings: Settings, paths: Iterable[str], url: str, fetched: datetime | None, stopping: Flag
) -> list[Imported]:
    """Take in files, folders and addresses, each on its own, until told to stop.

    Raises `BadInput` for a path that is not there.
    """
    files = [file for path in paths for file in _files(path)]
    with writing_store(settings.db) as store, only_one(settings.db, "sync"):
        run = store.runs.start("import", clock.now(), __version__)
        intake = Intake(store, clock.now)
        if store.is_empty():
            intake.fill(clock.now())
        with StoppableClient(settings, stopping, memory=LongMemory(store)) as client:
            rest = takewhile(lambda _: not stopping.is_set(), files)
            done = [_import(intake, client, file, url, fetched or clock.now()) for file in rest]
        end_of_fill(store, clock.now())
        store.runs.finish(run, clock.now(), "incomplete" if any(one.message for one in done) else "healthy")
    return done


def _files(path: str) -> Iterator[str]:
    """An address or a file as it is; of a folder every file in it, hidden ones left out."""
    if path.startswith(("http://", "https://")):
        yield path
        return
    if not Path(path).exists():
        raise BadInput(f"{path}: no such file or folder")
    if not Path(path).is_dir():
        yield path
        return
    for file in sorted(Path(path).rglob("*")):
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts):
            yield str(file)


def _import(intake: Intake, client: Client, path: str, url: str, fetched: datetime) -> Imported:
    try:
        snapshot = _snapshot(client, path, url, fetched)
        source = recognise(snapshot, path)
    except (NotOurs, FetchError, BadInput) as error:
        return Imported(path, message=str(error).removeprefix(f"{path}: "))
    taken = intake.take(source, snapshot)
    return Imported(path, snapshot.url, source.name, taken.is_new, taken.events, taken.message or taken.held)


def _snapshot(client: Client, path: str, url: str, fetched: datetime) -> Snapshot:
    if path.startswith(("http://", "https://")):
        got = client.fetch(path, tuple(host for source in EVERY for host in source.hosts))
        if not isinstance(got, Snapshot):
            raise BadInput(f"{path}: the site says it has not changed, but nothing was asked about")
        return replace(got, url=url or got.url)
    try:
        body = Path(path).read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: {(error.strerror or str(error)).lower()}") from error
    snapshot = Snapshot(url, fetched, body, via=Via.IMPORT)
    # A page without an address of its own is known by its bytes.
    return replace(snapshot, url=Page(snapshot).url or f"urn:wro-watch:file:{snapshot.sha256[:16]}")
