"""Mail over SMTP, one connection for many mails.

`smtplib.SMTP.sendmail` does not tell a line that broke before the last dot from one that broke after it; the first
is safe to try again and the second is not. So the few commands of a transaction are given one by one here.
"""

from __future__ import annotations

import re
import select
import smtplib
import ssl
from dataclasses import dataclass
from enum import StrEnum

from notify.outbox import Letter
from notify.transport import NotNow, NoWayOut, OutcomeUnknown, Refused

#: RFC 5321, 4.5.2: a line that begins with a dot gets another one.
_DOT = re.compile(rb"(?m)^\.")
_LOG_IN_FIRST = 530
_END = b".\r\n"


class Security(StrEnum):
    """How the line is protected."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


@dataclass(frozen=True, slots=True)
class Server:
    """Where and how to log in."""

    host: str
    port: int
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = ""
    timeout: float = 30.0  #: seconds, for each answer
    sender: str = ""  #: the envelope's address, to which failures return

    def __repr__(self) -> str:
        return f"Server({self.host}:{self.port}, {self.security})"


class SmtpTransport:
    """A `notify.transport.Transport` over one SMTP connection, opened when needed and reopened when it broke."""

    def __init__(self, server: Server, context: ssl.SSLContext | None = None) -> None:
        self._server = server
        self._context = context or ssl.create_default_context()
        self._line: smtplib.SMTP | None = None

    def prepare(self, mail: Letter) -> None:
        if self._line is not None and not _has_word(self._line):
            return  # nothing heard since the last answer, so not that it has closed either
        if self._answers("noop"):
            return
        self._drop()
        try:
            self._line = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            raise NoWayOut(f"mail server {self._server.host}:{self._server.port}: {_said(error)}") from error

    def hand_over(self, mail: Letter) -> str:
        if self._line is None:
            raise NoWayOut("the connection was not prepared")
        try:
            self._open(self._line, mail.address)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise NotNow(f"the line broke before the mail was handed over: {_said(error)}") from error
        try:
            # From here on the server may have the mail, whatever happens to the line.
            self._line.send(_DOT.sub(b"..", mail.body) + _END)
            code, answer = self._line.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise OutcomeUnknown(f"the line broke after the mail was handed over: {_said(error)}") from error
        self._check(code, answer, about=Refused)
        return _line_of(code, answer)

    def close(self) -> None:
        """Says goodbye, as far as anybody is listening."""
        self._answers("quit")
        self._drop()

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        if server.security is Security.TLS:
            line: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=server.timeout, context=self._context
            )
        else:
            line = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
        try:
            if server.security is Security.STARTTLS:
                line.starttls(context=self._context)
            if server.user:
                line.login(server.user, server.password)
            line.ehlo_or_helo_if_needed()
        except BaseException:
            line.close()
            raise
        return line

    def _open(self, line: smtplib.SMTP, address: str) -> None:
        """Everything up to the server's "go ahead"."""
        options = ["SMTPUTF8"] if not address.isascii() else []
        if options and not line.has_extn("smtputf8"):
            raise Refused(f"the mail server cannot write to addresses beyond ASCII such as {address}")
        self._check(*line.mail(self._server.sender, options), about=NoWayOut)
        self._check(*line.rcpt(address), about=Refused)
        code, answer = line.docmd("DATA")
        if code != 354:
            self._check(code, answer, about=Refused)

    def _check(self, code: int, answer: bytes, about: type[Refused | NoWayOut]) -> None:
        """Nothing for a 2xx; else raises, after making the connection fit for the next mail."""
        if 200 <= code <= 299:
            return
        said = _line_of(code, answer)
        if code == 421 or not self._answers("rset"):
            self._drop()
        if code == _LOG_IN_FIRST:
            raise NoWayOut(said)
        raise NotNow(said) if 400 <= code <= 499 else about(said)

    def _answers(self, command: str) -> bool:
        """Whether the line still answers; a line that does not is not worth an error, only a new one."""
        try:
            return self._line is not None and 200 <= self._line.docmd(command)[0] <= 299
        except (OSError, smtplib.SMTPException):
            return False

    def _drop(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


def _has_word(line: smtplib.SMTP) -> bool:
    """Whether the server has said something unasked, or has gone: asked without a question to it, which would take time."""
    return line.sock is None or bool(select.select([line.sock], [], [], 0)[0])


def _line_of(code: int, answer: bytes) -> str:
    return f"{code} {' '.join(answer.decode('utf-8', 'replace').split())}"


def _said(error: Exception) -> str:
    """One line; a log-in error's own text is the server's answer, never the password."""
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error
        return _line_of(error.smtp_code, text if isinstance(text, bytes) else str(text).encode())
    return str(error) or type(error).__name__
