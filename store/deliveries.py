"""What was mailed, as far as it may be shown: the outbox without addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from store.columns import instant, maybe_instant, maybe_to_instant, packed
from store.database import Database

#: Anything around an @: servers like to repeat the address in the text of a refusal.
_ADDRESS = re.compile(r"\S+@\S+")

_UPSERT = """\
INSERT INTO deliveries (id, cadence, window_start, window_end, recipient, state, events, message_id, composed, changed, sent,
  error)
VALUES (:id, :cadence, :window_start, :window_end, :recipient, :state, :events, :message_id, :composed, :changed, :sent,
  :error)
ON CONFLICT (id) DO UPDATE SET state = excluded.state, changed = excluded.changed, sent = excluded.sent, error = excluded.error"""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One mail to one recipient. `recipient` is opaque: it says who only to those who hold the mail file."""

    id: int
    cadence: str | None  #: None for a mail of no window
    window_start: datetime | None
    window_end: datetime | None
    recipient: str
    state: str
    events: tuple[str, ...]
    message_id: str
    composed: datetime
    changed: datetime  #: when the state was last set
    sent: datetime | None = None
    error: str | None = None


class Deliveries:
    """A mirror of the outbox in the file that may be handed to anyone."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def mirror(self, deliveries: Iterable[Delivery]) -> None:
        """Note how these stand now. Addresses in an error's text are blotted out."""
        with self._db.transaction():
            for one in deliveries:
                if "@" in one.recipient:
                    raise ValueError("a delivery's recipient must be opaque, not an address")
                row = {
                    "id": one.id,
                    "cadence": one.cadence,
                    "window_start": maybe_instant(one.window_start),
                    "window_end": maybe_instant(one.window_end),
                    "recipient": one.recipient,
                    "state": one.state,
                    "events": packed(one.events),
                    "message_id": one.message_id,
                    "composed": instant(one.composed),
                    "changed": instant(one.changed),
                    "sent": maybe_instant(one.sent),
                    "error": one.error and _ADDRESS.sub("(address)", one.error),
                }
                self._db.write(_UPSERT, row)

    def mirrored_until(self) -> datetime | None:
        """The latest change that is mirrored; None before the first. What changed since, the next run brings."""
        return maybe_to_instant(self._db.value("SELECT max(changed) FROM deliveries"))
