"""The promises of the contract, as they can be asked of the files that a killed process left behind."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

from scraper.sources import BY_HAND, SOURCES
from store import MailStore, Store
from store.mail import mail_path
from tests.store.tables import ask
from wro import clock, verify

SOURCES_KNOWN = (*SOURCES, *BY_HAND)


def broken(db: Path, seen: dict[int, str]) -> list[str]:
    """What does not hold, a line each. `seen`: the snapshots of earlier looks, and those of this one after it."""
    if not db.exists():
        return ["a ledger is gone"] if seen else []
    with Store.open(db) as store:  # as the next run does it: whatever was left half done is taken back
        found = list(verify.faults(store, None, SOURCES_KNOWN, clock.now))
        unread = {snapshot.id for _, snapshot in store.snapshots.unread()}
        found = [fault for fault in found if not _is_of_unread(fault, store, unread)]
        held = {snapshot.id or 0: hashlib.sha256(snapshot.body).hexdigest() for _, snapshot in store.snapshots.all()}
    found += [f"snapshot {number} is gone or changed" for number, hash_ in seen.items() if held.get(number) != hash_]
    seen |= held
    return found + twice(db)


def _is_of_unread(fault: str, store: Store, unread: set[int | None]) -> bool:
    """Killed between storing and reading: what the page says is not in the ledger yet, and the next run reads it."""
    told = [found[1].url for number in unread if number and (found := store.snapshots.get(number))]
    return bool(unread) and (
        any(fault.startswith(url) for url in told) or "the snapshots give it" in fault or "comes out otherwise" in fault
    )


def twice(db: Path) -> list[str]:
    """Changes that a person was, or may have been, told more than once."""
    if not mail_path(db).exists():
        return []
    found: list[str] = []
    with MailStore.open(mail_path(db)) as mail:
        found += [f"mail file: {fault}" for fault in mail.faults()]
    again = ask(
        mail_path(db),
        "SELECT e.event, count(*) FROM outbox_events e JOIN outbox o ON o.id = e.outbox_id "
        "GROUP BY o.address, e.event, coalesce(e.edition_id, 0) HAVING count(*) > 1",
    )
    return found + [f"{event} is told {times} times to one person" for event, times in again]


def told(db: Path) -> set[tuple[object, ...]]:
    """(address, event) of every mail there is."""
    return set(ask(mail_path(db), "SELECT o.address, e.event FROM outbox_events e JOIN outbox o ON o.id = e.outbox_id"))


def mails(db: Path) -> int:
    with MailStore.open(mail_path(db)) as mail:
        return sum(mail.outbox.counts().values())


def essence(db: Path) -> dict[str, object]:
    """What a ledger holds, whenever it was found out."""
    with Store.open(db, read_only=True) as store:
        ledger = store.orders.load()
        snapshots = Counter((snapshot.url, snapshot.sha256) for _, snapshot in store.snapshots.all())
        events = {
            event.id: (event.effect, event.effective, event.parties)
            for o in ledger.orders.values()
            for event in o.events
        }
        return {"snapshots": snapshots, "events": events, "orders": {k: o.parties for k, o in ledger.orders.items()}}
