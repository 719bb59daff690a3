"""E-mail addresses: well formed or refused. Nothing is looked up, no mail server is asked."""

from __future__ import annotations

import re

from email_validator import EmailNotValidError, validate_email

from notify.subscriptions import CHANNEL


class BadAddress(ValueError):
    """Not an address mail could be sent to."""

    def __init__(self, text: str, why: str) -> None:
        shown = text if len(text) <= 80 else text[:79] + "…"
        super().__init__(f"{shown!r} is not an e-mail address: {why}")


_CHANNEL = re.compile(re.escape(CHANNEL) + r"[a-z0-9][a-z0-9_-]{0,39}")


def recipient(text: str) -> str:
    """An address, or a channel of `notify.alerts` such as `channel:team`. Raises `BadAddress`."""
    word = text.strip()
    return word if _CHANNEL.fullmatch(word) else address(word)


def address(text: str) -> str:
    """The address in the one form it is kept in: domain in lower case, Unicode normalised. Raises `BadAddress`."""
    try:
        valid = validate_email(text.strip(), check_deliverability=False)
    except EmailNotValidError as error:
        raise BadAddress(text, str(error)) from error
    # A domain beyond ASCII goes out in its ASCII form, which every mail server takes.
    return valid.ascii_email or valid.normalized
