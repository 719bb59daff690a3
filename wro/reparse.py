"""Everything derived, again: each stored snapshot read with today's parsers, and the ledger folded from the start."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from ledger import baseline, corrections
from ledger.chronicle import Chronicle, Saying
from ledger.corrections import Correction, between
from ledger.ledger import Ledger
from ledger.model import Event, Listing, Order, Reading, Snapshot, Via
from scraper.source import Source
from store import Store
from store.readings import Believed
from wro import __version__
from wro.intake import UNREADABLE, Intake


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

    Where that sets right what we held, a document of our own says so, and the events with it.
    """
    held, known = store.orders.load(), tuple(sources)
    difference = Difference()
    with store.transaction():
        intake = Intake(store, now, known)
        rebuilt = _rebuild(store, intake, {source.name: source for source in known}, difference, apply=apply)
        _compare(held, rebuilt.ledger, difference)
        if apply and difference:
            if held.orders:
                _write_down(store, intake, between(held, rebuilt.ledger), rebuilt, now())
            intake.keep(rebuilt)
    return difference


def _write_down(store: Store, intake: Intake, found: tuple[Correction, ...], rebuilt: Chronicle, now: datetime) -> None:
    """Keep the corrections as a document among documents, and let the events say them."""
    if not found:
        return
    url, text = corrections.address(now), corrections.to_text(found, __version__)
    snapshot = Snapshot(url, now, text.encode(), "application/json", via=Via.BUILT_IN)
    number, _ = store.snapshots.add(corrections.SOURCE, snapshot, now)
    store.readings.save(number, corrections.reading(url, text, now.date()))
    rebuilt.correct(*intake.history.correction(number, snapshot))


def _rebuild(
    store: Store, intake: Intake, sources: dict[str, Source], difference: Difference, *, apply: bool
) -> Chronicle:
    orders: tuple[Order, ...] = ()
    heard: list[Saying] = []
    rows: dict[Listing, Listing] = {}
    for name, snapshot in store.snapshots.all():
        difference.snapshots += 1
        number = snapshot.id or 0
        if name == baseline.SOURCE:
            orders = tuple(intake.history.replay_baseline(number, snapshot).orders.values())
            continue
        if name == corrections.SOURCE:
            continue
        reading = _read_again(store, intake, sources.get(name), number, snapshot, difference, apply=apply)
        if reading is not None and (reading.announcements or reading.listings):
            held = Believed(number, name, snapshot.url, snapshot.fetched, store.snapshots.stored(number), reading)
            heard += [_sharing(saying, rows) for saying in intake.history.said(held)]
    return Chronicle(orders, heard, corrections=intake.history.corrections())


def _sharing(saying: Saying, rows: dict[Listing, Listing]) -> Saying:
    """Editions of the list differ in few rows: what they share is held in memory once."""
    return replace(saying, rows=tuple(rows.setdefault(row, row) for row in saying.rows))


def _read_again(
    store: Store,
    intake: Intake,
    source: Source | None,
    number: int,
    snapshot: Snapshot,
    difference: Difference,
    *,
    apply: bool,
) -> Reading | None:
    """What a snapshot says by today's parsers; None when it cannot be read or is held back."""
    if source is None:
        difference.unread.append(snapshot.url)
        return store.readings.get(number)
    try:
        reading = source.read(snapshot)
    except UNREADABLE as error:
        _note(store, number, snapshot.url, str(error), difference)
        if apply:
            store.readings.save_failure(number, str(error))
        return None
    suspicion = intake.suspicious(source, reading, number)
    _note_reading(store, number, snapshot.url, reading, difference)
    if apply:
        store.readings.save(number, reading, suspicion or None)
    return None if suspicion else reading


def _note(store: Store, number: int, url: str, message: str, difference: Difference) -> None:
    if store.readings.failures().get(number) != message:
        difference.documents.append((url, f"can no longer be read: {message}"))


def _note_reading(store: Store, number: int, url: str, reading: Reading, difference: Difference) -> None:
    before = store.readings.get(number)
    if before is None:
        difference.documents.append((url, f"can be read now: {reading.verdict}"))
    elif before != reading:
        what = (
            f"{before.verdict} becomes {reading.verdict}"
            if before.verdict is not reading.verdict
            else "says more or other"
        )
        difference.documents.append((url, what))


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
