"""The outbox: mails as rendered, and the life of their sending. Every method is one short transaction.

A row's life: `ready` -> `claimed` (a process's for a while; surely not sent) -> `begun` (handed to the network: the
outcome is unknown until it is marked) -> `sent` | `ready` again, not before a later instant | `failed` | `unknown`.
A mail whose recipient was removed before it was begun is `withdrawn`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from store.columns import instant, maybe_to_instant, packed, to_instant
from store.database import Database
from store.deliveries import Delivery
from store.editions import Editions, StoredEdition
from store.errors import StoreError
from store.subscribers import recipient
from store.supplier_lists import SupplierLists


@dataclass(frozen=True, slots=True)
class StoredWindow:
    """A stretch of time `[start, end)` that one run of a cadence answers for."""

    id: int
    cadence: str
    start: datetime
    end: datetime
    clock: str = ""  #: which clock closes it; empty: the installation's


@dataclass(frozen=True, slots=True)
class StoredMail:
    """One message to one recipient, with the state of its sending."""

    id: int
    key: str  #: what it is, e.g. "digest:12:ann@example.org"
    address: str
    message_id: str
    subject: str
    body: bytes
    events: tuple[str, ...]
    window: int | None
    state: str
    attempts: int  #: how often sending was begun
    next_attempt: datetime
    changed: datetime
    said: str | None  #: the server's answer, or what went wrong


class OutboxConflict(StoreError):
    """A mail is no longer in the state this step begins from: another process took it over, or it is done."""

    def __init__(self, mail: int, state: str | None, wanted: str) -> None:
        is_now = f"is {state}" if state else "does not exist"
        super().__init__(f"mail {mail} {is_now} and so cannot become {wanted}")


class Outbox:
    """Mails by id; a second mail of the same key is never stored."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._editions = Editions(database)
        self._supplier_lists = SupplierLists(database)

    def find_or_create_window(
        self, cadence: str, first_start: datetime, end: datetime, clock: str = ""
    ) -> StoredWindow:
        """The window that ends at `end`, else a new one from the end of the last (`first_start` for the first).

        Windows of one cadence and one `clock` tile time. The row of a last window that led to no mail is used again:
        looking every few minutes leaves none behind. When the clock was set back and the last window ends after `end`,
        that one.
        """
        which = {"cadence": cadence, "clock": clock}
        with self._db.transaction():
            last = self._last_window(which)
            if last is not None and last.end >= end:
                asked = "SELECT * FROM windows WHERE cadence = :cadence AND clock = :clock AND end = :end"
                row = self._db.row(asked, which | {"end": instant(end)})
                return _window(row) if row is not None else last
            start = last.end if last is not None else first_start
            if last is not None and self._led_to_nothing(last):
                stamps = instant(start), instant(end)
                self._db.write("UPDATE windows SET start = ?, end = ? WHERE id = ?", (*stamps, last.id))
                return replace(last, start=start, end=end)
            row_id = self._db.add("windows", which | {"start": instant(start), "end": instant(end)})
            return StoredWindow(row_id, cadence, start, end, clock)

    def _led_to_nothing(self, window: StoredWindow) -> bool:
        return self._db.value("SELECT 1 FROM outbox WHERE window_id = ? LIMIT 1", (window.id,)) is None

    def _last_window(self, which: dict[str, str]) -> StoredWindow | None:
        sql = "SELECT * FROM windows WHERE cadence = :cadence AND clock = :clock ORDER BY end DESC LIMIT 1"
        row = self._db.row(sql, which)
        return None if row is None else _window(row)

    def editions(self) -> tuple[StoredEdition, ...]:
        """Every edition noted so far, in the order they were noted."""
        return self._editions.all()

    def last_noted(self) -> datetime | None:
        """When editions were noted last."""
        return self._editions.last_noted()

    def note(self, editions: Sequence[tuple[str, str, datetime]], now: datetime) -> None:
        """Keep these (event, account, noted), and that they were asked for."""
        self._editions.note(editions, now)

    def told(self, events: Collection[str]) -> dict[str, dict[str, str | None]]:
        """By address: which of these events a stored mail, whatever its state, tells of, and what it told last."""
        return self._editions.told(events)

    def ever_told(self) -> tuple[tuple[str, str], ...]:
        """Every event and account that some mail has told."""
        return self._editions.ever_told()

    def add(
        self,
        *,
        key: str,
        address: str,
        message_id: str,
        subject: str,
        body: bytes,
        now: datetime,
        events: Sequence[str] = (),
        window: int | None = None,
        accounts: Mapping[str, str] | None = None,
        suppliers_until: datetime | None = None,
    ) -> bool:
        """Keep a mail as `ready`; False when one of that key is there already. `accounts`: by event, what it tells.

        `suppliers_until`: the recipient's supplier list counts as looked through up to then, together with the mail.
        """
        moment = instant(now)
        row = {"key": key, "window_id": window, "address": address, "address_key": address.casefold()}
        message = {"message_id": message_id, "subject": subject, "body": body}
        stamps = {"next_attempt": moment, "composed": moment, "changed": moment}
        with self._db.transaction():
            if self._db.value("SELECT 1 FROM outbox WHERE key = ?", (key,)) is not None:
                return False
            mail = self._db.add("outbox", row | message | {"state": "ready", "attempts": 0} | stamps)
            for n, event in enumerate(events, 1):
                edition = self._editions.number(event, (accounts or {}).get(event))
                self._db.add("outbox_events", {"outbox_id": mail, "position": n, "event": event, "edition_id": edition})
            if suppliers_until is not None:
                self._supplier_lists.looked_through(address, suppliers_until)
            return True

    def claim_next(self, now: datetime) -> StoredMail | None:
        """Claim the oldest ready mail that may be tried now and whose recipient is not stopped."""
        moment = instant(now)
        # Forgotten in a power cut, the claim leaves the mail ready, as it was.
        with self._db.light(), self._db.transaction():
            mail = self._db.value(
                "SELECT o.id FROM outbox o WHERE o.state = 'ready' AND o.next_attempt <= ? AND NOT EXISTS "
                "(SELECT 1 FROM subscribers s WHERE s.key = o.address_key AND s.stopped IS NOT NULL) "
                "ORDER BY o.next_attempt, o.id LIMIT 1",
                (moment,),
            )
            if mail is None:
                return None
            self._db.write("UPDATE outbox SET state = 'claimed', changed = ? WHERE id = ?", (moment, mail))
            return self.get(mail)

    def mark_begun(self, mail: int, now: datetime) -> None:
        """From here until it is marked, nobody knows whether the mail went out. Raises `OutboxConflict`."""
        with self._db.transaction():
            self._move(mail, ("claimed",), "begun", now, None)
            self._db.write("UPDATE outbox SET attempts = attempts + 1 WHERE id = ?", (mail,))

    def release(self, mail: int, now: datetime, not_before: datetime, error: str | None) -> None:
        """Back to `ready`: surely not sent, to be tried no sooner than `not_before`."""
        with self._db.transaction():
            self._move(mail, ("claimed", "begun"), "ready", now, error)
            self._db.write("UPDATE outbox SET next_attempt = ? WHERE id = ?", (instant(not_before), mail))

    def mark_sent(self, mail: int, now: datetime, answer: str) -> None:
        """The server took it. Also true of one that another process had already given up as unknown."""
        # Forgotten in a power cut, it leaves the mail begun: its outcome is then unknown, and nothing is sent twice.
        with self._db.light(), self._db.transaction():
            self._move(mail, ("begun", "unknown"), "sent", now, answer)
            self._db.write("UPDATE outbox SET sent = ? WHERE id = ?", (instant(now), mail))

    def mark_failed(self, mail: int, now: datetime, error: str) -> int:
        """End this mail; gives how many mails in a row this recipient has now refused."""
        with self._db.transaction():
            self._move(mail, ("claimed", "begun", "unknown"), "failed", now, error)
            return int(
                self._db.value(
                    "SELECT count(*) FROM outbox o JOIN outbox this ON this.address_key = o.address_key AND this.id = ? "
                    "WHERE o.state = 'failed' AND NOT EXISTS (SELECT 1 FROM outbox later "
                    "WHERE later.address_key = o.address_key AND later.state = 'sent' AND later.id > o.id)",
                    (mail,),
                )
            )

    def mark_unknown(self, mail: int, now: datetime, error: str) -> None:
        """The line broke while the message was under way: a person decides."""
        self._move(mail, ("begun",), "unknown", now, error)

    def recover(self, before: datetime, now: datetime) -> tuple[StoredMail, ...]:
        """Take over what a dead process left since before `before`: claimed -> ready, begun -> unknown (returned)."""
        with self._db.transaction():
            left = self._db.rows(
                "SELECT id, state FROM outbox WHERE state IN ('claimed', 'begun') AND changed < ? ORDER BY id",
                (instant(before),),
            )
            for row in left:
                if row["state"] == "claimed":
                    self._move(row["id"], ("claimed",), "ready", now, None)
                else:
                    self._move(row["id"], ("begun",), "unknown", now, "the sending process ended before the answer")
            begun = (self.get(row["id"]) for row in left if row["state"] == "begun")
            return tuple(mail for mail in begun if mail is not None)

    def retry(self, mail: int, now: datetime) -> None:
        """A person decided that an unknown or failed mail shall be sent again. Raises `OutboxConflict`."""
        with self._db.transaction():
            self._move(mail, ("unknown", "failed"), "ready", now, None)
            self._db.write("UPDATE outbox SET next_attempt = ? WHERE id = ?", (instant(now), mail))

    def _move(self, mail: int, states: tuple[str, ...], to: str, now: datetime, said: str | None) -> None:
        moved = self._db.write(
            "UPDATE outbox SET state = ?, changed = ?, said = ? WHERE id = ? AND state IN (SELECT value FROM json_each(?))",
            (to, instant(now), said, mail, packed(states)),
        )
        if not moved:
            raise OutboxConflict(mail, self._db.value("SELECT state FROM outbox WHERE id = ?", (mail,)), to)

    def get(self, mail: int) -> StoredMail | None:
        """One mail with the state of its sending."""
        row = self._db.row("SELECT * FROM outbox WHERE id = ?", (mail,))
        return None if row is None else self._mail(row)

    def in_state(self, state: str) -> tuple[StoredMail, ...]:
        """The mails in a state, oldest first."""
        rows = self._db.rows("SELECT * FROM outbox WHERE state = ? ORDER BY id", (state,))
        return tuple(map(self._mail, rows))

    def counts(self) -> dict[str, int]:
        """How many mails are in each state."""
        return {
            row["state"]: row["n"] for row in self._db.rows("SELECT state, count(*) AS n FROM outbox GROUP BY state")
        }

    def waiting_since(self) -> datetime | None:
        """When the oldest mail was composed that has not left and is not given up; None when all are dealt with."""
        return maybe_to_instant(
            self._db.value("SELECT min(composed) FROM outbox WHERE state IN ('ready', 'claimed', 'begun')")
        )

    def deliveries(self, changed_since: datetime | None = None) -> tuple[Delivery, ...]:
        """What may be shown of the mails that changed since an instant (inclusive): for `Store.deliveries.mirror`."""
        since = "" if changed_since is None else instant(changed_since)
        rows = self._db.rows(
            "SELECT o.*, w.cadence, w.start, w.end, s.id AS subscriber_id FROM outbox o "
            "LEFT JOIN windows w ON w.id = o.window_id LEFT JOIN subscribers s ON s.key = o.address_key "
            "WHERE o.changed >= ? ORDER BY o.id",
            (since,),
        )
        return tuple(self._delivery(row) for row in rows)

    def _events(self, mail: int) -> tuple[str, ...]:
        rows = self._db.rows("SELECT event FROM outbox_events WHERE outbox_id = ? ORDER BY position", (mail,))
        return tuple(row["event"] for row in rows)

    def _mail(self, row: sqlite3.Row) -> StoredMail:
        return StoredMail(
            id=row["id"],
            key=row["key"],
            address=row["address"],
            message_id=row["message_id"],
            subject=row["subject"],
            body=row["body"],
            events=self._events(row["id"]),
            window=row["window_id"],
            state=row["state"],
            attempts=row["attempts"],
            next_attempt=to_instant(row["next_attempt"]),
            changed=to_instant(row["changed"]),
            said=row["said"],
        )

    def _delivery(self, row: sqlite3.Row) -> Delivery:
        known = row["subscriber_id"] is not None
        return Delivery(
            id=row["id"],
            cadence=row["cadence"],
            window_start=maybe_to_instant(row["start"]),
            window_end=maybe_to_instant(row["end"]),
            recipient=recipient(row["subscriber_id"]) if known else "no subscriber",
            state=row["state"],
            events=self._events(row["id"]),
            message_id=row["message_id"],
            composed=to_instant(row["composed"]),
            changed=to_instant(row["changed"]),
            sent=maybe_to_instant(row["sent"]),
            error=None if row["state"] == "sent" else row["said"],
        )


def _window(row: sqlite3.Row) -> StoredWindow:
    return StoredWindow(row["id"], row["cadence"], to_instant(row["start"]), to_instant(row["end"]), row["clock"])
