"""Does everything hold together? Hashes, keys and evidence; the tables against the ledger; the ledger against a replay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from scraper.source import Source
from store import MailStore, Store
from store.errors import StoreError
from store.faults import DAMAGED_PAGE
from wro.reparse import Difference, reparse


def faults(
    store: Store, mail: MailStore | None, sources: Iterable[Source], now: Callable[[], datetime]
) -> Iterator[str]:
    """One line for each thing that is not as it must be. Nothing is written; takes as long as a `reparse`."""
    parts: list[Callable[[], Iterator[str]]] = [store.faults, lambda: replay(store, sources, now)]
    if mail is not None:
        parts.append(lambda: (f"mail file: {fault}" for fault in mail.faults()))
    for part in parts:
        try:
            found = list(part())
        except StoreError as error:  # so damaged that it cannot even be asked: that is what it has to say
            found = [str(error)]
        yield from found
        if any(fault.startswith(DAMAGED_PAGE) for fault in found):
            return


def replay(store: Store, sources: Iterable[Source], now: Callable[[], datetime]) -> Iterator[str]:
    """Where the ledger differs from what the stored snapshots give when read again."""
    yield from told(reparse(store, sources, now))


def told(found: Difference) -> Iterator[str]:
    for event in found.added:
        yield f"event {event.id} is missing: the snapshots give it"
    for event in found.removed:
        yield f"event {event.id} is not what the snapshots give"
    for held, _ in found.changed:
        yield f"event {held.id} comes out otherwise from the snapshots"
    for order in found.orders:
        yield f"order {order} comes out otherwise from the snapshots"
    for url, what in found.documents:
        yield f"{url}: {what}"
