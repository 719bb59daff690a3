"""The main job: fill an empty ledger, poll every source once, tell what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ledger import baseline
from ledger.model import Event, Via
from scraper.fetch import Client
from scraper.source import Source
from scraper.sources import EVERY
from store import Store
from wro import __version__
from wro.intake import Intake
from wro.poll import OUTCOMES, Poll, SourceResult


@dataclass(slots=True)
class SyncResult:
    """One run. `filled`: it loaded the baseline into an empty ledger, so nobody is mailed about what it found."""

    run: int
    sources: list[SourceResult] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    filled: bool = False

    @property
    def healthy(self) -> bool:
        return not any(OUTCOMES[source.outcome][1] or source.outcome == "held" for source in self.sources)


@dataclass(frozen=True, slots=True)
class Capture:
    """Where a poll reads from: the network now, or a mirror of a moment. `at` is None for now.

    `archive`: what a site refuses us may be read from the Wayback Machine.
    """

    client: Client
    at: datetime | None = None
    archive: bool = False


def sync(
    store: Store,
    sources: Iterable[Source],
    captures: Iterable[Capture],
    now: Callable[[], datetime],
    *,
    accept: bool = False,
    named: bool = False,
) -> SyncResult:
    """Poll the sources in each capture in turn. Expected failures are outcomes; anything else ends the run.

    `named`: a person wants these very sources, so they are asked whether they are due or not.
    """
    sources = tuple(sources)
    result = SyncResult(run=store.runs.start("sync", now(), __version__))
    intake = Intake(store, now)
    for capture in captures:
        started = now()
        if store.is_empty():
            intake.fill(capture.at or started)
            result.filled = True
        _finish_reading(intake, {source.name: source for source in (*EVERY, *sources)}, result)
        for source in sources:
            rests_until = None if named else resting(source, capture, store.sources.last_read(), started)
            if rests_until is not None:
                _add(result, not_due(source, rests_until))
                continue
            polled = Poll(source, capture.client, intake, accept=accept, archive=capture.archive).run()
            _record(store, polled, now(), capture.at)
            _add(result, polled)
        end_of_fill(store, now())
    store.orders.restate(intake.ledger, now().date())
    outcome = "healthy" if result.healthy else "incomplete"
    store.runs.finish(result.run, now(), outcome, [facts(polled) for polled in result.sources])
    return result


def resting(source: Source, capture: Capture, last_read: Mapping[str, datetime], now: datetime) -> datetime | None:
    """Until when a source is left alone that was read completely a while ago; None for one that is to be asked.

    A mirror costs nobody anything and is read whole. A last reading that lies ahead of the clock counts for nothing.
    """
    last = last_read.get(source.name)
    if source.every is None or last is None or capture.client.via is Via.FOLDER:
        return None
    return last + source.every if last <= now < last + source.every else None


def not_due(source: Source, until: datetime) -> SourceResult:
    """What a run tells of a source it left alone; how the source fares stays as it was."""
    told = f"read a while ago, asked again after {until:%Y-%m-%d %H:%M} UTC"
    return SourceResult(source.name, source.title, "not_due", message=told)


def end_of_fill(store: Store, at: datetime) -> None:
    """From here on changes are news; what the first fill found, even one that took two runs, mails nobody."""
    if baseline.SOURCE not in store.sources.last_read():
        store.sources.record(baseline.SOURCE, baseline.TITLE, "read", at, complete=True, failed=False)


def _finish_reading(intake: Intake, sources: Mapping[str, Source], result: SyncResult) -> None:
    """Read what a crash between storing and reading left behind."""
    for name, snapshot in intake.store.snapshots.unread():
        source = sources.get(name)
        if source is not None and snapshot.id is not None:
            result.events += intake.read(source, snapshot.id, snapshot).events


def _record(store: Store, polled: SourceResult, at: datetime, as_of: datetime | None) -> None:
    complete, failed = OUTCOMES[polled.outcome]
    store.sources.record(
        polled.source,
        polled.title,
        polled.outcome,
        at,
        message=polled.message,
        complete=complete,
        failed=failed,
        as_of=as_of if complete else polled.as_of,
    )


def _add(result: SyncResult, polled: SourceResult) -> None:
    """One line a source, also when it was polled in several captures: the last outcome, the sums of the rest."""
    result.events += polled.events
    before = next((known for known in result.sources if known.source == polled.source), None)
    if before is None:
        result.sources.append(polled)
        return
    before.outcome = "read" if polled.outcome == "not_modified" and before.outcome == "read" else polled.outcome
    before.message = polled.message
    before.documents += polled.documents
    before.new += polled.new
    before.events += polled.events


def facts(polled: SourceResult) -> dict[str, object]:
    """A source's line in `wro sync --json` and in the run's row."""
    return {
        "source": polled.source,
        "outcome": polled.outcome,
        "documents": polled.documents,
        "new": polled.new,
        "events": len(polled.events),
        "message": polled.message,
        "archived": polled.as_of.date().isoformat() if polled.as_of else None,
    }
