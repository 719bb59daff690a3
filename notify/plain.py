"""Text from sources made safe to show: nothing in it can break a line, turn the writing round or hide a link."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]{1,2000}")
#: Never text, and not allowed in XML.
_NO_CHARACTERS = "\ufffe\uffff"
#: Invisible or line-breaking: controls, format characters (bidi marks, zero-width), surrogates, line separators.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def shown(text: str, limit: int = 300) -> str:
    """The text on one line, without invisible characters, at most `limit` characters long (then ending in "…")."""
    # Keeps a text of millions of characters cheap.
    head = text[: limit * 8]
    line = " ".join((head if head.isprintable() else _visible(head)).split())
    if len(line) <= limit and len(head) == len(text):
        return line
    return line[: limit - 1].rstrip() + "…"


def _visible(text: str) -> str:
    return "".join(" " if unicodedata.category(char) in _UNSEEN - {"Cf"} else _seen(char) for char in text)


def _seen(char: str) -> str:
    return "" if unicodedata.category(char) == "Cf" or char in _NO_CHARACTERS else char


def web_address(url: str | None) -> str | None:
    """The address when it is one a reader may be sent to (http or https, in the characters of RFC 3986), else None."""
    if url is None or not _ADDRESS.fullmatch(url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
