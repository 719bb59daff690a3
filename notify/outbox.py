"""The outbox's shapes: a mail is stored as rendered bytes, claimed, begun, and then sent, failed or unknown.

A row's life: `ready` -> `claimed` (a process's for a while; surely not sent) -> `begun` (handed to the network: the
outcome is unknown until it is marked) -> `sent` | `ready` again, not before a later instant | `failed` |
`unknown` (the process died or the line broke while the message was under way: a person decides).

The store's own types fit the protocols below as they are; neither side imports the other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from notify.subscriptions import Cadence


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time `[start, end)` that one run of a cadence answers for; windows of one cadence and one clock tile
    time."""

    id: int
    cadence: Cadence
    start: datetime
    end: datetime
    clock: str = ""  #: which closes it, such as "fri 08:00 Europe/London"; empty: the installation's


@dataclass(frozen=True, slots=True)
class Mail:
    """One message to one recipient, ready to be sent as it is."""

    key: str  #: says what it is, e.g. "digest:12:ann@example.org"; a second mail of the same key is never stored
    address: str
    message_id: str
    subject: str
    body: bytes
    events: tuple[str, ...] = ()  #: ids of the events it tells of
    window: int | None = None
    accounts: Mapping[str, str] = field(default_factory=dict)  #: by event: what it tells, see `notify.account`
    suppliers_until: datetime | None = None  #: it tells what is new for the recipient's supplier list, up to then


class Letter(Protocol):
    """What a transport needs of a mail; `Mail` is one."""

    @property
    def address(self) -> str: ...
    @property
    def message_id(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def body(self) -> bytes: ...


class Claimed(Letter, Protocol):
    """A stored mail that this process may send."""

    @property
    def id(self) -> int: ...
    @property
    def attempts(self) -> int:
        """How often sending it had been begun when it was claimed."""
        ...


class StoredWindow(Protocol):
    """A window as stored."""

    @property
    def id(self) -> int: ...
    @property
    def cadence(self) -> str: ...
    @property
    def start(self) -> datetime: ...
    @property
    def end(self) -> datetime: ...
    @property
    def clock(self) -> str: ...


class StoredEdition(Protocol):
    """What there is to be told of an event, as stored."""

    @property
    def event(self) -> str: ...
    @property
    def account(self) -> str: ...
    @property
    def noted(self) -> datetime: ...


class Drafts(Protocol):
    """What composing needs from storage. Every method is one short transaction of its own."""

    def find_or_create_window(self, cadence: str, first_start: datetime, end: datetime, clock: str, /) -> StoredWindow:
        """The window that ends at `end`, else a new one from the end of the last (`first_start` for the first)."""

    def editions(self) -> Sequence[StoredEdition]:
        """Every edition noted so far."""

    def last_noted(self) -> datetime | None:
        """When editions were noted last; None before the first time."""

    def note(self, editions: Sequence[tuple[str, str, datetime]], now: datetime, /) -> None:
        """Keeps these (event, account, noted) and the moment they were asked for."""

    def told(self, events: Collection[str], /) -> Mapping[str, Mapping[str, str | None]]:
        """By address: which of these events a stored mail, whatever its state, already tells of, and what it told last.

        None where the account was not kept.
        """

    def ever_told(self) -> Sequence[tuple[str, str]]:
        """Every event and account that some mail has told."""

    def add(
        self,
        *,
        key: str,
        address: str,
        message_id: str,
        subject: str,
        body: bytes,
        now: datetime,
        events: Sequence[str],
        window: int | None,
        accounts: Mapping[str, str],
        suppliers_until: datetime | None,
    ) -> bool:
        """Stores a mail as `ready`; False when one of that key is there already.

        Together with it, the recipient's supplier list counts as looked through up to `suppliers_until`.
        """


def put(drafts: Drafts, mail: Mail, now: datetime) -> bool:
    """Puts a mail into the outbox, in a transaction of its own; False when one of its key is there already."""
    return drafts.add(
        key=mail.key,
        address=mail.address,
        message_id=mail.message_id,
        subject=mail.subject,
        body=mail.body,
        now=now,
        events=mail.events,
        window=mail.window,
        accounts=mail.accounts,
        suppliers_until=mail.suppliers_until,
    )


class Outbox(Protocol):
    """What sending needs from storage. Every method is one short transaction of its own."""

    def claim_next(self, now: datetime, /) -> Claimed | None:
        """Claims the oldest ready mail that may be tried now and whose recipient is not stopped."""

    def mark_begun(self, mail: int, now: datetime, /) -> None: ...

    def release(self, mail: int, now: datetime, not_before: datetime, error: str | None, /) -> None:
        """Back to `ready`: surely not sent, to be tried no sooner than `not_before`."""

    def mark_sent(self, mail: int, now: datetime, answer: str, /) -> None: ...

    def mark_failed(self, mail: int, now: datetime, error: str, /) -> int:
        """Ends this mail; gives how many mails in a row this recipient has now refused."""

    def mark_unknown(self, mail: int, now: datetime, error: str, /) -> None: ...

    def recover(self, before: datetime, now: datetime, /) -> Sequence[Claimed]:
        """Takes over what a dead process left since before `before`: claimed -> ready, begun -> unknown (returned)."""
