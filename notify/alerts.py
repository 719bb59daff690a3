"""Digests to chats and devices, such as Slack, Teams, ntfy or a webhook, by Apprise. Needs the extra `alerts`.

A channel is a subscriber like any other, with the address `channel:NAME`; what NAME leads to is a secret of the
installation's settings and stands in no database.
"""

from __future__ import annotations

import email
import logging
import re
from collections.abc import Mapping
from email.policy import SMTP
from importlib.util import find_spec
from typing import cast

from notify.outbox import Letter
from notify.subscriptions import CHANNEL
from notify.transport import NotNow, OutcomeUnknown, Refused, Transport

#: How Apprise's log says which answer a service gave; what has no such line got no answer.
_ANSWER = re.compile(r"error=(\d{3})\b")
_CHANNEL = re.compile(r"([a-z0-9][a-z0-9_-]{0,39})=(\S+://\S*)")


class BadChannel(ValueError):
    """A line of the channels' setting that cannot be used; its text may hold a secret and is not shown."""

    def __init__(self, position: int, why: str) -> None:
        super().__init__(f"channel {position} {why}")


def channels(text: str) -> dict[str, str]:
    """By name: Apprise's address. `text`: `name=address`, apart by spaces or lines. Raises `BadChannel`."""
    found: dict[str, str] = {}
    for position, word in enumerate(text.split(), 1):
        parts = _CHANNEL.fullmatch(word)
        if parts is None:
            raise BadChannel(position, "is not of the form name=address, the name in small letters")
        if parts[1] in found:
            raise BadChannel(position, f"has a name that was given before, {parts[1]!r}")
        found[parts[1]] = parts[2]
    return found


def understood(known: Mapping[str, str]) -> None:
    """Refuse what Apprise could never send to. Raises `BadChannel`; says nothing where the extra is not installed."""
    if find_spec("apprise") is None:
        return
    from apprise import Apprise, NotificationManager

    services = NotificationManager()  # type: ignore[no-untyped-call]  # its own types are half done
    for position, address in enumerate(known.values(), 1):
        scheme = address.partition("://")[0].lower()
        if scheme not in services:
            raise BadChannel(position, "has an address of a service that Apprise does not know")
        with _Heard():
            taken = Apprise().add(address)
        # What this process lacks the means for, such as a desktop, another that has the same settings may have.
        if not taken and services[scheme].enabled:
            raise BadChannel(position, "has an address that Apprise does not understand")


class Alerts:
    """A `notify.transport.Transport` to the channels. Others' letters go the way given as `else_by`."""

    def __init__(self, known: Mapping[str, str], else_by: Transport) -> None:
        self._known = known
        self._else_by = else_by

    def prepare(self, mail: Letter) -> None:
        """A mail server need not answer for a chat to be told."""
        if not mail.address.startswith(CHANNEL):
            self._else_by.prepare(mail)

    def hand_over(self, mail: Letter) -> str:
        if not mail.address.startswith(CHANNEL):
            return self._else_by.hand_over(mail)
        name = mail.address.removeprefix(CHANNEL)
        if name not in self._known:
            raise Refused(f"no channel {name!r} is set in WRO_ALERTS")
        return self._tell(name, mail)

    def close(self) -> None:
        self._else_by.close()

    def _tell(self, name: str, mail: Letter) -> str:
        from apprise import Apprise  # an extra: only for those who have channels

        way = Apprise()
        if not way.add(self._known[name]):
            raise Refused(f"Apprise does not understand the address of channel {name!r}")
        with _Heard() as heard:
            taken = way.notify(title=mail.subject, body=_text(mail))
        if not taken:
            raise _failure(name, heard.lines)
        return f"told {name}"


def _text(mail: Letter) -> str:
    body = email.message_from_bytes(mail.body, policy=SMTP).get_body(("plain",))
    return cast(str, body.get_content()).replace("\r\n", "\n").strip() if body else ""


def _failure(name: str, lines: list[str]) -> Exception:
    """A service that answered did not take it; one that did not answer may have."""
    codes = [int(found[1]) for line in lines if (found := _ANSWER.search(line))]
    if not codes:
        return OutcomeUnknown(f"channel {name} gave no answer")
    said = f"channel {name} answered {codes[-1]}"
    return NotNow(said) if codes[-1] == 429 or codes[-1] >= 500 else Refused(said)


class _Heard(logging.Handler):
    """What Apprise logs, which is all it says of a failure. The lines may hold secrets and go nowhere."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self._log = logging.getLogger("apprise")

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

    def __enter__(self) -> _Heard:
        self._before = self._log.propagate
        self._log.propagate = False
        self._log.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._log.removeHandler(self)
        self._log.propagate = self._before
