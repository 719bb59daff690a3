"""What the store remembers of the past: the baseline, everything said since, and what we set right ourselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ledger import baseline, corrections
from ledger.chronicle import Chronicle, Saying, sayings
from ledger.corrections import FOUND, Correction
from ledger.ledger import Ledger
from ledger.model import Channel, Order, Snapshot
from ledger.reconcile import Origin
from ledger.timeline import as_known
from scraper.source import Source
from scraper.sources import EVERY
from store import Store
from store.readings import Believed


class History:
    """The past as a store holds it. `sources` give the channel of what each of them says."""

    def __init__(self, store: Store, sources: Iterable[Source] = EVERY) -> None:
        self._store = store
        self._channels = {source.name: source.channel for source in sources}

    def chronicle(self, ledger: Ledger, but: int) -> Chronicle:
        """Everything said so far, by all snapshots but one; `ledger` is what it comes to."""
        said = (
            saying for held in self._store.readings.believed() if held.snapshot != but for saying in self.said(held)
        )
        return Chronicle(self.baseline(), said, ledger, self.corrections())

    def as_known(self, day: date) -> Ledger:
        """The ledger as it was known on a day: what every snapshot taken by then comes to.

        Dates and parties are as they were held then, not as they are now. An event that only a better reading found is
        known from the day of that reading.
        """
        base = as_known(Ledger(self.baseline()), day).orders.values()
        said = [
            saying
            for held in self._store.readings.believed()
            if held.fetched.date() <= day
            for saying in self.said(held)
        ]
        ours = list(self.corrections())
        then = Chronicle(base, said, corrections=[one for one in ours if one[0].on <= day]).ledger
        unseen = {one.event for origin, found in ours for one in found if origin.on > day and one.what == FOUND}
        orders = (
            replace(order, events=tuple(event for event in order.events if event.id not in unseen))
            for order in then.orders.values()
        )
        return Ledger(order for order in orders if order.events)

    def baseline(self) -> tuple[Order, ...]:
        """The orders the built-in baseline gives, as far as it was known when it was loaded."""
        snapshot = self._store.snapshots.latest(baseline.URL)
        if snapshot is None or snapshot.id is None:
            return ()
        return tuple(self.replay_baseline(snapshot.id, snapshot).orders.values())

    def replay_baseline(self, number: int, snapshot: Snapshot) -> Ledger:
        """The ledger that the baseline alone gives."""
        text, seen = snapshot.body.decode("utf-8"), self._store.snapshots.stored(number)
        return as_known(Ledger(baseline.read_baseline(text, seen=seen, snapshot=number)), snapshot.fetched.date())

    def said(self, held: Believed) -> tuple[Saying, ...]:
        """What the reading of a snapshot says of orders."""
        document = held.reading.document
        channel = self._channels.get(held.source, Channel.UNKNOWN)
        origin = Origin(
            source=held.source,
            channel=channel,
            url=document.url or held.url,
            snapshot=held.snapshot,
            on=held.fetched.date(),
            seen=held.stored,
            title=document.title if channel is not Channel.LIST else "",
            fetched=held.fetched,
        )
        return sayings(held.reading, origin)

    def corrections(self) -> Iterator[tuple[Origin, tuple[Correction, ...]]]:
        """What we set right ourselves, as it was written down, oldest first."""
        for url in sorted(filter(corrections.is_address, self._store.snapshots.known_urls())):
            snapshot = self._store.snapshots.latest(url)
            if snapshot is not None and snapshot.id is not None:
                yield self.correction(snapshot.id, snapshot)

    def correction(self, number: int, snapshot: Snapshot) -> tuple[Origin, tuple[Correction, ...]]:
        """The corrections of one document, and where they stand."""
        on, seen = snapshot.fetched.date(), self._store.snapshots.stored(number)
        origin = Origin(corrections.SOURCE, Channel.UNKNOWN, snapshot.url, number, on, seen, fetched=snapshot.fetched)
        return origin, corrections.from_text(snapshot.body.decode("utf-8"))
