"""A message with a text and an HTML part, as bytes. Headers are the library's work; the two parts are set behind them.

The library's generator walks through every line of a body that is already encoded, which is most of the cost of a mail;
here each line is encoded once, however many mails it stands in.
"""

from __future__ import annotations

from binascii import b2a_qp
from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from functools import lru_cache
from typing import Any


class _Whole(UnstructuredHeader, BaseHeader):
    """A header whose addresses stay whole: the library would fold a long one into encoded words, which nobody follows."""

    def fold(self, *, policy: Policy) -> str:
        folded = str(self).replace(", ", f",{policy.linesep} ")
        return f"{self.name}: {folded}{policy.linesep}"


class _Literal(UnstructuredHeader, BaseHeader):
    """A header that says what it was given: what looks like an encoded word in it is text, and no space is lost."""

    @classmethod
    def parse(cls, value: str, kwds: dict[str, Any]) -> None:
        kwds["parse_tree"] = cls.value_parser("")
        kwds["decoded"] = value

    def fold(self, *, policy: Policy) -> str:
        charset = "us-ascii" if self.isascii() and "=?" not in self else "utf-8"
        header = Header(str(self), charset, maxlinelen=76, header_name=self.name)
        return f"{self.name}: {header.encode(linesep=policy.linesep)}{policy.linesep}"


class _Registry(HeaderRegistry):
    """Makes the class of each kind of header once, where the library makes it anew for each header of each mail."""

    @lru_cache(maxsize=64)  # noqa: B019 - there is one registry, for as long as the program runs
    def __getitem__(self, name: str) -> type[BaseHeader]:
        made: type[BaseHeader] = super().__getitem__(name)
        return made


_HEADERS = _Registry()
_HEADERS.map_to_type("list-unsubscribe", _Whole)
_HEADERS.map_to_type("list-id", _Whole)
_HEADERS.map_to_type("subject", _Literal)
_POLICY = SMTP.clone(header_factory=_HEADERS)


_POLICY_BEYOND_ASCII = _POLICY.clone(utf8=True)


def headers(*, utf8: bool = False) -> EmailMessage:
    """Headers to be filled in: folded for the wire, addresses of lists kept whole, a line break refused.

    `utf8`: words beyond ASCII stand as they are, which servers that know SMTPUTF8 take (RFC 6532).
    """
    return EmailMessage(policy=_POLICY_BEYOND_ASCII if utf8 else _POLICY)


def alternatives(head: EmailMessage, text: str, html: str, boundary: str) -> bytes:
    """The whole message. `boundary` must not occur in the parts, as a hash of them cannot."""
    about = f'MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary="{boundary}"\r\n\r\n'
    parts = (b"--%b\r\n%b" % (boundary.encode(), _part(*part)) for part in (("plain", text), ("html", html)))
    first = head.as_bytes().removesuffix(b"\r\n")
    return b"%b%b%b--%b--\r\n" % (first, about.encode(), b"".join(parts), boundary.encode())


def _part(kind: str, text: str) -> bytes:
    about = f'Content-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return about.encode() + b"\r\n".join(map(_quoted, lines)) + b"\r\n"


@lru_cache(maxsize=16384)
def _quoted(line: str) -> bytes:
    return b2a_qp(line.encode("utf-8", "replace"), istext=True).replace(b"\n", b"\r\n")
