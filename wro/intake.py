"""One snapshot into the ledger: stored first, then read, reconciled, and kept in one transaction.

Sync, import and reparse all go through here.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from ledger import baseline, listings
from ledger.chronicle import Chronicle, Unfoldable
from ledger.model import Event, Issue, Reading, Snapshot, Via
from ledger.reconcile import Changes
from scraper.page import Page, SelectorError
from scraper.source import LayoutError, Source
from scraper.sources import EVERY
from scraper.table import TableError
from store import Store
from store.readings import Believed
from wro.errors import exit_code
from wro.history import History

log = logging.getLogger(__name__)

#: What a reader raises when a page is not what it was: the snapshot is kept, nothing of it is believed.
UNREADABLE = (LayoutError, SelectorError, TableError)


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one snapshot. `reading` is None when it could not be read, and `message` says why."""

    reading: Reading | None
    is_new: bool
    events: tuple[Event, ...] = ()
    held: str = ""  #: why the snapshot waits for a person
    message: str = ""
    broke: bool = False  #: it is not the page that changed: our reader broke on it

    @property
    def outcome(self) -> str:
        """What a poll calls a document that could not be read."""
        return "failed" if self.broke else "layout_changed"


class Intake:
    """Takes snapshots into a store and the ledger it holds. `now` gives the instant things are seen at."""

    def __init__(self, store: Store, now: Callable[[], datetime], sources: Iterable[Source] = EVERY) -> None:
        self.store = store
        self.now = now
        self.history = History(store, sources)
        self.ledger = store.orders.load()
        self._chronicle: Chronicle | None = None

    def fill(self, fetched: datetime) -> None:
        """Load the built-in baseline, as far as it was known at `fetched`, into an empty store."""
        body = files("ledger").joinpath("baseline.jsonl").read_bytes()
        snapshot = Snapshot(baseline.URL, fetched, body, "application/jsonl", via=Via.BUILT_IN)
        number, _ = self.store.snapshots.add(baseline.SOURCE, snapshot, self.now())
        with self.store.transaction():
            self.ledger = self.history.replay_baseline(number, snapshot)
            self.store.readings.save(number, baseline.reading(snapshot))
            self.store.orders.replace_all(self.ledger, fetched.date())

    def take(self, source: Source, got: Snapshot | Page, *, accept: bool = False) -> Taken:
        """Keep a snapshot's bytes, and read them unless these very bytes were read before.

        A page is a snapshot that was looked at already: what was made of it is not made again.
        """
        page = got if isinstance(got, Page) else Page(got)
        number, is_new = self.store.snapshots.add(source.name, page.snapshot, self.now())
        return self._read(source, number, page, accept) if is_new else self._known(source, number, page, accept)

    def again(self, source: Source, address: str, *, accept: bool = False) -> Taken:
        """What the newest snapshot of a document says, which the site tells us has not changed."""
        snapshot = self.store.snapshots.latest(address)
        if snapshot is None or snapshot.id is None:
            raise LookupError(f"not modified, but we hold no snapshot of {address}")
        return self._known(source, snapshot.id, Page(snapshot), accept)

    def _known(self, source: Source, number: int, page: Page, accept: bool) -> Taken:
        """A snapshot we hold: as it was read, or read now if nobody has, if it failed then, or if a person let it in."""
        reading = self.store.readings.get(number)
        held = self.store.readings.held(number)
        if reading is None or (held and accept):
            return replace(self._read(source, number, page, accept), is_new=False)
        return Taken(reading, is_new=False, held=held or "")

    def read(self, source: Source, number: int, snapshot: Snapshot, *, accept: bool = False) -> Taken:
        """Read a stored snapshot and take what it says into the ledger, in one transaction."""
        return self._read(source, number, Page(snapshot), accept)

    def _read(self, source: Source, number: int, page: Page, accept: bool) -> Taken:
        now, snapshot = self.now(), page.snapshot
        try:
            reading = source.read_page(page)
        except UNREADABLE as error:
            return self._unreadable(number, snapshot, Issue("layout-changed", str(error), snapshot.url))
        except Exception as error:  # noqa: BLE001 - kept as a failure of this page, lest it stop the others
            return self._broke(number, snapshot, error)
        try:
            with self.store.transaction():
                return self._believe(source, number, snapshot, reading, now, accept=accept)
        except Exception as error:
            if exit_code(error) is not None:  # the disk's or the file's, not the page's
                raise
            self._chronicle, self.ledger = None, self.store.orders.load()
            if isinstance(error, Unfoldable) and error.snapshot not in (None, number):
                self._set_aside(error)
                return self._read(source, number, page, accept)
            return self._broke(number, snapshot, error)

    def _believe(
        self, source: Source, number: int, snapshot: Snapshot, reading: Reading, now: datetime, *, accept: bool
    ) -> Taken:
        """Keep what a snapshot says and what comes of it, unless a person must look at it first."""
        from scraper.reading.counts import disagreements  # loaded, as all that reads, with the first page to be read

        held = "" if accept else self.suspicious(source, reading, number)
        if accept and reading.listings:
            self.store.readings.accept(number, now)
        if held:
            issue = Issue("list-held", f"{held}; look at it, then run: wro sync --accept", snapshot.url)
            self.store.readings.save(number, reading, held)
            self._raise([issue], _scope(source, reading, snapshot), now)
            return told(number, snapshot, Taken(reading, is_new=True, held=held))
        changes = self.reconcile(source, number, snapshot, reading)
        self.store.readings.save(number, reading)
        self._save(changes, now)
        self._raise((), snapshot.url, now)
        self._raise(reading.issues, _scope(source, reading, snapshot), now)
        self._raise(disagreements(reading.counts, tuple(self.ledger.orders.values())), f"counts: {snapshot.url}", now)
        return told(number, snapshot, Taken(reading, is_new=True, events=tuple(changes.events)))

    def _unreadable(self, number: int, snapshot: Snapshot, issue: Issue, *, broke: bool = False) -> Taken:
        """The snapshot is kept, nothing of it is believed, and an issue says so until it can be read."""
        self.fail(number, snapshot, issue)
        return told(number, snapshot, Taken(None, is_new=True, message=issue.message, broke=broke))

    def fail(self, number: int, snapshot: Snapshot, issue: Issue) -> None:
        """Keep that a snapshot could not be read, and why."""
        with self.store.transaction():
            self.store.readings.save_failure(number, issue.message)
            self._raise([issue], snapshot.url, self.now())

    def mended(self, snapshot: Snapshot, reading: Reading) -> None:
        """A snapshot that could not be read can be, now: the issue that said so is closed."""
        self._raise(() if reading.listings else reading.issues, snapshot.url, self.now())

    def _broke(self, number: int, snapshot: Snapshot, error: Exception) -> Taken:
        log.error("reading of snapshot %d, %s broke", number, snapshot.url, exc_info=error)
        issue = Issue("reader-failed", broken(snapshot.url, error), snapshot.url)
        return self._unreadable(number, snapshot, issue, broke=True)

    def _set_aside(self, error: Unfoldable) -> None:
        """A snapshot taken in before, which breaks the fold now, no longer counts."""
        found = self.store.snapshots.get(error.snapshot or 0)
        if found is None:
            raise error
        self._broke(error.snapshot or 0, found[1], error)

    def reconcile(self, source: Source, number: int, snapshot: Snapshot, reading: Reading) -> Changes:
        """What a reading changes in the ledger held here, wherever in the past it belongs."""
        if not (reading.announcements or reading.listings):
            return Changes()
        if self._chronicle is None:
            self._chronicle = self.history.chronicle(self.ledger, but=number)
        held = Believed(
            number, source.name, snapshot.url, snapshot.fetched, self.store.snapshots.stored(number), reading
        )
        changes = self._chronicle.take(self.history.said(held))
        self.ledger = self._chronicle.ledger
        return changes

    def _save(self, changes: Changes, now: datetime) -> None:
        """Keep changed orders, and what is asked of a person about them."""
        if changes.gone:
            self.store.orders.replace_all(self.ledger, now.date())
        else:
            self.store.orders.save(changes.orders.values(), self.ledger, now.date())
        self._ask(changes.questions, now)

    def keep(self, rebuilt: Chronicle) -> None:
        """Hold a rebuilt ledger, here and in the store."""
        now = self.now()
        self._chronicle, self.ledger = rebuilt, rebuilt.ledger
        self.store.orders.replace_all(self.ledger, now.date())
        self._ask(rebuilt.questions, now)

    def _ask(self, questions: Mapping[str, list[Issue]], now: datetime) -> None:
        for name, issues in questions.items():
            self._raise(issues, f"ledger: {name}", now)

    def suspicious(self, source: Source, reading: Reading, number: int) -> str:
        """Why a list must not be believed before a person has looked; empty when it may."""
        if not reading.listings or self.store.readings.is_accepted(number):
            return ""
        before = self.store.readings.listings_before(source.name, number)
        return listings.suspicious(before, reading.listings) if before else ""

    def _raise(self, issues: Iterable[Issue], scope: str, now: datetime) -> None:
        """Note the issues of what was just read, and close those that it no longer gives."""
        found = list(issues)
        self.store.issues.raise_all(found, now, scope)
        self.store.issues.close_missing(scope, {(issue.code, issue.subject) for issue in found}, now)


def broken(url: str, error: Exception) -> str:
    """That our reader broke on a page, with what a report of it needs first: which error, and where in our code."""
    cause = error.__cause__ if isinstance(error, Unfoldable) and error.__cause__ else error
    [*_, last] = traceback.extract_tb(cause.__traceback__)
    where = f"{Path(last.filename).name}:{last.lineno}"
    return f"{url}: our reader broke on it ({type(cause).__name__} at {where}: {cause}); please report this page"


def told(number: int, snapshot: Snapshot, taken: Taken) -> Taken:
    """The same, once it stands in the log: a line for the reading and one for each decision that came of it."""
    said = taken.held or taken.message or (taken.reading.verdict.value if taken.reading else "")
    facts = {"snapshot": number, "url": snapshot.url, "verdict": said}
    log.info("reading of snapshot %d, %s: %s", number, snapshot.url, said, extra=facts)
    for event in taken.events:
        ids = {"event": event.id, "order": event.order, "snapshot": number}
        log.info("event %s: %s", event.id, event.reason, extra=ids)
    return taken


def _scope(source: Source, reading: Reading, snapshot: Snapshot) -> str:
    """What an issue belongs to: a document, or, for the list, whose editions have many addresses, the source."""
    return source.name if reading.listings else snapshot.url
