"""Mail into a folder of `.eml` files, or onto the screen: for trying out, for archives, for other mailers."""

from __future__ import annotations

import email
import os
import re
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import TextIO, cast

from notify.outbox import Letter
from notify.transport import NoWayOut

_UNFIT = re.compile(r"[^a-z0-9]+")


class FolderTransport:
    """A `notify.transport.Transport` that writes each mail as one file; names sort by date and never overwrite."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def prepare(self, mail: Letter) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NoWayOut(f"cannot make the folder {self._folder}: {error.strerror}") from error

    def hand_over(self, mail: Letter) -> str:
        """Writes the file whole or not at all. The same mail again finds itself there and is not written twice."""
        target = self._folder / file_name(mail)
        draft = target.with_suffix(f".{os.getpid()}.part")
        try:
            draft.write_bytes(mail.body)
            try:
                os.link(draft, target)
            except FileExistsError:
                if target.read_bytes() != mail.body:
                    raise NoWayOut(f"{target} holds another mail") from None
            finally:
                draft.unlink()
        except OSError as error:
            raise NoWayOut(f"cannot write {target}: {error.strerror}") from error
        return str(target)

    def close(self) -> None:
        """Nothing to close."""


class ScreenTransport:
    """A `notify.transport.Transport` that shows the text part of each mail."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def prepare(self, mail: Letter) -> None:
        """Nothing to prepare."""

    def hand_over(self, mail: Letter) -> str:
        message = _parsed(mail)
        body = message.get_body(("plain",))
        text = cast(str, body.get_content()).replace("\r\n", "\n") if body else ""
        self._stream.write(f"To: {mail.address}\nSubject: {message['Subject']}\n\n{text}\n")
        self._stream.flush()
        return "shown"

    def close(self) -> None:
        """The stream belongs to the caller."""


def file_name(mail: Letter) -> str:
    """`20260720T060000Z-smart-glove-no-longer-detained-1f0c9a2b7d3e.eml`; no address is in it."""
    date = _parsed(mail)["Date"].datetime
    words = _UNFIT.sub("-", mail.subject.partition(":")[2].lower()).strip("-")[:60].rstrip("-") or "mail"
    return f"{date:%Y%m%dT%H%M%SZ}-{words}-{mail.message_id[1:13]}.eml"


def _parsed(mail: Letter) -> EmailMessage:
    return email.message_from_bytes(mail.body, policy=SMTP)
