"""A rendered mail as bytes ready for the wire: headers by the book, the same input always giving the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from email.utils import format_datetime

from notify.letterhead import Letterhead
from notify.outbox import Mail
from notify.plain import shown, web_address
from notify.render import Rendered

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
) -> Mail:
    """The mail for one recipient. `stop`: address of the page that ends it by a POST (RFC 8058)."""
    message_id = _message_id(key, to, rendered, letterhead)
    message = _message(to, rendered, letterhead, now, message_id, stop)
    _fix_boundary(message, message_id)
    return Mail(key, to, message_id, str(message["Subject"]), message.as_bytes(policy=SMTP), tuple(events), window)


def _message(
    to: str, rendered: Rendered, letterhead: Letterhead, now: datetime, message_id: str, stop: str | None
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(shown(letterhead.name, 80), addr_spec=letterhead.address)
    message["To"] = Address(addr_spec=to)
    message["Subject"] = shown(rendered.subject, _SUBJECT)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = message_id
    message["List-Id"] = f"<{letterhead.list_id}>"
    mailto = f"<mailto:{letterhead.stop_address}?subject=unsubscribe>"
    page = web_address(stop)
    message["List-Unsubscribe"] = f"{mailto}, <{page}>" if page else mailto
    if page and page.startswith("https://"):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    # Keeps holiday answering machines quiet (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(rendered.text, cte="quoted-printable")
    message.add_alternative(rendered.html, subtype="html", cte="quoted-printable")
    return message


def _message_id(key: str, to: str, rendered: Rendered, letterhead: Letterhead) -> str:
    """From what the reader sees, not from the moment: composing the same mail again gives the same id."""
    parts = (key, to, rendered.subject, rendered.text, rendered.html)
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
    return f"<{digest[:40]}@{letterhead.domain}>"


def _fix_boundary(message: MIMEPart, message_id: str) -> None:
    """The library would draw the boundary at random; the id cannot occur in text that it is the hash of."""
    message.set_boundary(f"=_{message_id[1:41]}")
