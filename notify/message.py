"""A rendered mail as bytes ready for the wire: headers by the book, the same input always giving the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from email.headerregistry import Address, Group
from email.message import EmailMessage
from email.utils import format_datetime

from notify.letterhead import Letterhead
from notify.mime import alternatives, headers
from notify.outbox import Mail
from notify.plain import shown, web_address
from notify.render import Rendered
from notify.subscriptions import CHANNEL

_SUBJECT = 180  #: characters; longer ones are cut by mail programs anyway


def mail(
    key: str,
    to: str,
    rendered: Rendered,
    letterhead: Letterhead,
    now: datetime,
    stop: str | None = None,
    events: Iterable[str] = (),
    window: int | None = None,
    accounts: Mapping[str, str] | None = None,
) -> Mail:
    """The mail for one recipient. `stop`: address of the page that ends it by a POST (RFC 8058)."""
    message_id = _message_id(key, to, rendered, letterhead)
    head = _headers(to, rendered.subject, letterhead, now, message_id, stop)
    # Not drawn at random, so that the same mail has the same bytes.
    body = alternatives(head, rendered.text, rendered.html, boundary=f"=_{message_id[1:41]}")
    return Mail(key, to, message_id, str(head["Subject"]), body, tuple(events), window, accounts or {})


def _headers(
    to: str, subject: str, letterhead: Letterhead, now: datetime, message_id: str, stop: str | None
) -> EmailMessage:
    head = headers(utf8=not to.isascii())
    head["From"] = Address(shown(letterhead.name, 80), addr_spec=letterhead.address)
    # What is no mailbox is a group without members, which RFC 5322 allows: "team:;".
    head["To"] = Group(to.removeprefix(CHANNEL)) if to.startswith(CHANNEL) else _mailbox(to)
    head["Subject"] = shown(subject, _SUBJECT)
    head["Date"] = format_datetime(now)
    head["Message-ID"] = message_id
    head["List-Id"] = f"<{letterhead.list_id}>"
    mailto = f"<mailto:{letterhead.stop_address}?subject=unsubscribe>"
    page = web_address(stop)
    head["List-Unsubscribe"] = f"{mailto}, <{page}>" if page else mailto
    if page and page.startswith("https://"):
        head["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    # Keeps holiday answering machines quiet (RFC 3834).
    head["Auto-Submitted"] = "auto-generated"
    return head


def _mailbox(address: str) -> Address:
    """By its two halves: the library's parser takes no local part beyond ASCII, which RFC 6531 allows."""
    local, _, domain = address.rpartition("@")
    return Address(username=local, domain=domain)


def _message_id(key: str, to: str, rendered: Rendered, letterhead: Letterhead) -> str:
    """From what the reader sees, not from the moment: composing the same mail again gives the same id."""
    parts = (key, to, rendered.subject, rendered.text, rendered.html)
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
    return f"<{digest[:40]}@{letterhead.domain}>"
