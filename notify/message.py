"""A rendered mail as bytes ready for the wire: headers by the book, the same input always giving the same bytes."""

from __future__ import annotations

import hashlib
from binascii import b2a_qp
from collections.abc import Iterable
from datetime import datetime
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import format_datetime
from functools import lru_cache

from notify.letterhead import Letterhead
from notify.outbox import Mail
from notify.plain import shown, web_address
from notify.render import Rendered

_SUBJECT = 180  #: characters; longer ones are cut by mail programs anyway


class _Whole(UnstructuredHeader, BaseHeader):
    """A header whose addresses stay whole: the library would fold a long one into encoded words, which nobody follows."""

    def fold(self, *, policy: Policy) -> str:
        folded = str(self).replace(", ", f",{policy.linesep} ")
        return f"{self.name}: {folded}{policy.linesep}"


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("list-unsubscribe", _Whole)
_HEADERS.map_to_type("list-id", _Whole)
_POLICY = SMTP.clone(header_factory=_HEADERS)


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
    return Mail(key, to, message_id, str(message["Subject"]), message.as_bytes(), tuple(events), window)


def _message(
    to: str, rendered: Rendered, letterhead: Letterhead, now: datetime, message_id: str, stop: str | None
) -> EmailMessage:
    message = EmailMessage(policy=_POLICY)
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
    # Not drawn at random, so that the same mail has the same bytes; the parts cannot hold a hash of themselves.
    message["MIME-Version"] = "1.0"
    message["Content-Type"] = f'multipart/alternative; boundary="=_{message_id[1:41]}"'
    message.attach(_part(rendered.text, "plain"))
    message.attach(_part(rendered.html, "html"))
    return message


def _part(text: str, kind: str) -> EmailMessage:
    part = EmailMessage(policy=_POLICY)
    part["Content-Type"] = f'text/{kind}; charset="utf-8"'
    part["Content-Transfer-Encoding"] = "quoted-printable"
    part.set_payload("\n".join(map(_quoted, text.split("\n"))))
    return part


@lru_cache(maxsize=2048)
def _quoted(line: str) -> str:
    """One line quoted-printable. Most lines of a run's mails are the same, and encoding is half the cost of a mail."""
    return b2a_qp(line.encode(), istext=True).decode("ascii")


def _message_id(key: str, to: str, rendered: Rendered, letterhead: Letterhead) -> str:
    """From what the reader sees, not from the moment: composing the same mail again gives the same id."""
    parts = (key, to, rendered.subject, rendered.text, rendered.html)
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
    return f"<{digest[:40]}@{letterhead.domain}>"
