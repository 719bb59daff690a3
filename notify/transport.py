"""Ways out for a finished mail. Each says one of four things about it: taken, not now, refused, or it cannot know.

Taken is the return value (the server's answer); the others are the errors below.
"""

from __future__ import annotations

from typing import Protocol

from notify.outbox import Letter


class NotSent(Exception):
    """The mail was surely not taken."""


class NotNow(NotSent):
    """Try this mail again later: a 4xx answer, or the line broke before the mail was handed over."""


class Refused(NotSent):
    """This recipient will not get this mail: a 5xx answer to the recipient or the content."""


class NoWayOut(NotSent):
    """Nothing can be sent at all: no connection, log-in refused, our own address refused, folder not writable."""


class OutcomeUnknown(Exception):
    """The line broke after the mail was handed over and before the answer: taken or not, nobody here knows."""


class Transport(Protocol):
    """A way out. `prepare` goes first and may connect; only `hand_over` can have effects outside."""

    def prepare(self, mail: Letter) -> None:
        """Makes ready to send this mail. Raises `NoWayOut`."""

    def hand_over(self, mail: Letter) -> str:
        """Sends one mail and gives the answer. Raises `NotNow`, `Refused`, `NoWayOut` or `OutcomeUnknown`."""

    def close(self) -> None: ...
