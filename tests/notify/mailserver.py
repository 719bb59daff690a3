"""A real SMTP server on loopback that can be told to misbehave."""

from __future__ import annotations

import email
import socket
import ssl
from asyncio import WriteTransport
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP as Line
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

from notify.smtp import Security, Server

CERTIFICATE = Path(__file__).with_name("loopback.pem")

#: What to answer; None stands for a line that breaks without an answer.
Answer = str | None


class Inbox:
    """Takes mail. `mail`, `rcpt` and `data` say what to answer; the latter two by recipient."""

    def __init__(self) -> None:
        self.raw: list[tuple[str, bytes]] = []
        self.sessions: set[int] = set()
        self.rcpt: Callable[[str], Answer] = lambda _: "250 OK"
        self.mail = "250 OK"
        self.data: Callable[[str], Answer] = lambda _: "250 taken"
        self.keep_when_dropped = False

    async def handle_MAIL(self, _: Line, _s: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self.mail

    async def handle_RCPT(self, server: Line, _s: Session, envelope: Envelope, address: str, _o: list[str]) -> str:
        answer = self.rcpt(address)
        if answer is None:
            hang_up(server)
            return "421 gone"
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Line, session: Session, envelope: Envelope) -> str:
        self.sessions.add(id(session))
        address = envelope.rcpt_tos[0]
        answer = self.data(address)
        content = envelope.original_content or b""
        if answer is None:
            if self.keep_when_dropped:
                self.raw.append((address, content))
            hang_up(server)
            return "421 gone"
        if answer.startswith("2"):
            self.raw.append((address, content))
        return answer

    @property
    def messages(self) -> list[EmailMessage]:
        return [email.message_from_bytes(content, policy=SMTP) for _, content in self.raw]

    @property
    def times(self) -> Counter[str]:
        """How often each message id came in."""
        return Counter(str(message["Message-ID"]) for message in self.messages)


def tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def trusting() -> ssl.SSLContext:
    """A client's context that knows the server's certificate."""
    return ssl.create_default_context(cafile=str(CERTIFICATE))


def hang_up(server: Line) -> None:
    assert isinstance(server.transport, WriteTransport)
    server.transport.abort()


def authenticate(_server: Line, _session: Session, _envelope: Envelope, _how: str, data: Any) -> AuthResult:
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (b"wro", b"s3cret")
    return AuthResult(success=good, handled=False)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def serving(inbox: Inbox, security: Security = Security.NONE, login: bool = False) -> Iterator[Server]:
    options: dict[str, Any] = {}
    if security is Security.STARTTLS:
        options = {"tls_context": tls(), "require_starttls": True}
    if security is Security.TLS:
        options = {"ssl_context": tls()}
    if login:
        options |= {
            "authenticator": authenticate,
            "auth_required": True,
            "auth_require_tls": security is Security.STARTTLS,
        }
    port = free_port()
    controller = Controller(inbox, hostname="127.0.0.1", port=port, enable_SMTPUTF8=True, **options)
    controller.start()
    user, password = ("wro", "s3cret") if login else ("", "")
    try:
        yield Server("127.0.0.1", port, security, user, password, timeout=5, sender="wro@example.org")
    finally:
        controller.stop()
