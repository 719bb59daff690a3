"""Everything derived, again: each stored snapshot read with today's parsers, and the ledger folded from the start."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from ledger import baseline, corrections
from ledger.chronicle import Chronicle, Saying, Unfoldable
from ledger.ledger import Ledger
from ledger.model import Event, Issue, Listing, Order, Reading, Snapshot, Via
from scraper.source import Source
from store import Store
from store.readings import Believed
from wro import __version__
from wro.intake import UNREADABLE, Intake, broken

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Difference:
    """What a rebuild would make different. `documents`: address and what is read otherwise."""

    added: list[Event] = field(default_factory=list)
    removed: list[Event] = field(default_factory=list)
    changed: list[tuple[Event, Event]] = field(default_factory=list)  #: as held, as rebuilt
    orders: list[str] = field(default_factory=list)  #: orders whose parties, goods or marks differ
    documents: list[tuple[str, str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  #: of a source this version does not have: taken as they were read
    snapshots: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.orders or self.documents)


def reparse(store: Store, sources: Iterable[Source], now: Callable[[], datetime], *, apply: bool = False) -> Difference:
    """Rebuild the ledger from the snapshots and compare; with `apply` make it true, in one transaction.

    Where a page reads otherwise than it did, and that sets events right, a document of our own says so, and they with it.
    """
    with store.transaction():
        rebuild = Rebuild(store, sources, now, apply=apply)
        chronicle = rebuild.read()
        difference = rebuild.difference
        _compare(store.orders.load(), chronicle.ledger, difference)
        if apply and difference:
            rebuild.write_down(chronicle, now())
            rebuild.intake.keep(chronicle)
    return difference


class Rebuild:
    """One walk over all snapshots. With `apply`, what they say now is kept in place of what they said."""

    def __init__(self, store: Store, sources: Iterable[Source], now: Callable[[], datetime], *, apply: bool) -> None:
        self._store = store
        self._sources = {source.name: source for source in sources}
        self._apply = apply
        self.intake = Intake(store, now, self._sources.values())
        self.difference = Difference()
        self._baseline: tuple[Order, ...] = ()
        self._said: list[Saying] = []
        #: those of them that set something right -> what they said
        self._said_before: dict[int, tuple[Saying, ...]] = {}
        self._rows: dict[Listing, Listing] = {}
        self._differing: dict[int, tuple[str, str]] = {}  #: snapshots that read otherwise now -> address, and how
        self._failures = store.readings.failures()

    def read(self) -> Chronicle:
        """Everything the snapshots say by today's parsers, folded."""
        for name, snapshot in self._store.snapshots.all():
            self.difference.snapshots += 1
            number = snapshot.id or 0
            if name == baseline.SOURCE:
                self._baseline = tuple(self.intake.history.replay_baseline(number, snapshot).orders.values())
            elif name != corrections.SOURCE:
                self._said += self._sayings(name, snapshot, self._read(name, snapshot))
        chronicle, broke = self._folded(self._said)
        for error in broke:
            self._set_aside(error)
        self.difference.documents = list(self._differing.values())
        return chronicle

    def _folded(self, said: list[Saying]) -> tuple[Chronicle, list[Unfoldable]]:
        """All that is said, folded, but for the documents that break the fold."""
        broke: list[Unfoldable] = []
        while True:
            aside = {error.snapshot for error in broke}
            left = [saying for saying in said if saying.origin.snapshot not in aside]
            try:
                return Chronicle(self._baseline, left, corrections=self.intake.history.corrections()), broke
            except Unfoldable as error:
                if error.snapshot in (None, *aside):  # it cannot be left out
                    raise
                broke.append(error)

    def _set_aside(self, error: Unfoldable) -> None:
        """A document that breaks the fold counts as one that cannot be read."""
        found = self._store.snapshots.get(error.snapshot or 0)
        if found is None:
            raise error
        self._fails(*found, self._store.readings.get(error.snapshot or 0), _broke(found[1], error))

    def _fails(self, name: str, snapshot: Snapshot, before: Reading | None, issue: Issue) -> None:
        """Note that a snapshot cannot be read, or not any more."""
        number = snapshot.id or 0
        self._differing.pop(number, None)
        if self._failures.get(number) != issue.message:
            self._differs(name, snapshot, before, f"can no longer be read: {issue.message}")
        if self._apply:
            self.intake.fail(number, snapshot, issue)

    def _sayings(self, name: str, snapshot: Snapshot, reading: Reading | None) -> tuple[Saying, ...]:
        """What a reading says. Editions of the list differ in few rows: those they share are held in memory once."""
        if reading is None or not (reading.announcements or reading.listings):
            return ()
        number = snapshot.id or 0
        seen = snapshot.fetched, self._store.snapshots.stored(number)
        said = self.intake.history.said(Believed(number, name, snapshot.url, *seen, reading))
        return tuple(replace(one, rows=tuple(self._rows.setdefault(row, row) for row in one.rows)) for one in said)

    def _read(self, name: str, snapshot: Snapshot) -> Reading | None:
        """What a snapshot says by today's parsers; None when it cannot be read or is held back."""
        number, source = snapshot.id or 0, self._sources.get(name)
        if source is None:
            self.difference.unread.append(snapshot.url)
            return self._store.readings.get(number)
        before, held = self._store.readings.get(number), self._store.readings.held(number)
        try:
            reading = source.read(snapshot)
        except UNREADABLE as error:
            issue = Issue("layout-changed", str(error), snapshot.url)
            self._fails(name, snapshot, None if held else before, issue)
            return None
        except Exception as error:  # noqa: BLE001 - as in `Intake.read`: a failure of this page alone
            self._fails(name, snapshot, None if held else before, _broke(snapshot, error))
            return None
        if before != reading:
            self._differs(name, snapshot, None if held else before, _otherwise(before, reading))
        suspicion = self.intake.suspicious(source, reading, number)
        if self._apply:
            self._store.readings.save(number, reading, suspicion or None)
            if number in self._failures:
                self.intake.mended(snapshot, reading)
        return None if suspicion else reading

    def _differs(self, name: str, snapshot: Snapshot, before: Reading | None, how: str) -> None:
        self._differing[snapshot.id or 0] = (snapshot.url, how)
        if before is not None or snapshot.id in self._failures:
            # One that nobody had read yet sets nothing right.
            self._said_before[snapshot.id or 0] = self._sayings(name, snapshot, before)

    def write_down(self, rebuilt: Chronicle, now: datetime) -> None:
        """Keep what better parsers set right as a document among documents, and let the events say it.

        What differs for another reason, such as a damaged table, is mended in silence.
        """
        if not self._said_before:
            return
        unchanged = [saying for saying in self._said if saying.origin.snapshot not in self._said_before]
        said = [*unchanged, *(saying for before in self._said_before.values() for saying in before)]
        before, _ = self._folded(said)
        found = corrections.between(before.ledger, rebuilt.ledger)
        if not found:
            return
        url, text = corrections.address(now), corrections.to_text(found, __version__)
        snapshot = Snapshot(url, now, text.encode(), "application/json", via=Via.BUILT_IN)
        number, _ = self._store.snapshots.add(corrections.SOURCE, snapshot, now)
        self._store.readings.save(number, corrections.reading(url, text, now.date()))
        rebuilt.correct(*self.intake.history.correction(number, snapshot))


def _broke(snapshot: Snapshot, error: Exception) -> Issue:
    log.error("reading of snapshot %s, %s broke", snapshot.id, snapshot.url, exc_info=error)
    return Issue("reader-failed", broken(snapshot.url, error), snapshot.url)


def _otherwise(before: Reading | None, reading: Reading) -> str:
    if before is None:
        return f"can be read now: {reading.verdict}"
    if before.verdict is not reading.verdict:
        return f"{before.verdict} becomes {reading.verdict}"
    return "says more or other"


def _compare(held: Ledger, rebuilt: Ledger, difference: Difference) -> None:
    before, after = _events(held), _events(rebuilt)
    difference.added = [after[event] for event in sorted(after.keys() - before.keys())]
    difference.removed = [before[event] for event in sorted(before.keys() - after.keys())]
    common = sorted(before.keys() & after.keys())
    difference.changed = [(before[event], after[event]) for event in common if before[event] != after[event]]
    orders = sorted(held.orders.keys() | rebuilt.orders.keys())
    difference.orders = [order for order in orders if _bare(held.orders.get(order)) != _bare(rebuilt.orders.get(order))]


def _events(ledger: Ledger) -> dict[str, Event]:
    return {event.id: event for order in ledger.orders.values() for event in order.events}


def _bare(order: Order | None) -> tuple[object, ...] | None:
    """An order without its events, which are compared one by one."""
    if order is None:
        return None
    return (
        order.country,
        order.goods,
        order.industry,
        order.parties,
        order.open_ended,
        order.follows,
        order.advisory,
        order.marks,
    )
