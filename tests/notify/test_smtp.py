"""Over a real SMTP server: protected or not, with and without log-in, and what each kind of answer becomes."""

from __future__ import annotations

import socket
from dataclasses import replace
from typing import Any

import pytest

from notify.outbox import Mail
from notify.smtp import Security, Server, SmtpTransport
from notify.transport import NotNow, NoWayOut, OutcomeUnknown, Refused
from tests.notify.mailserver import Inbox, serving, trusting


def letter(number: int = 1, to: str = "ann@example.org", body: str = "Hello") -> Mail:
    message_id = f"<{number}@example.org>"
    text = f"From: wro@example.org\r\nTo: {to}\r\nMessage-ID: {message_id}\r\n\r\n{body}\r\n"
    return Mail(f"k{number}", to, message_id, "s", text.encode())


def deliver(server: Server, *mails: Mail) -> list[str]:
    transport = SmtpTransport(server, trusting())
    try:
        answers = []
        for mail in mails:
            transport.prepare(letter())
            answers.append(transport.hand_over(mail))
        return answers
    finally:
        transport.close()


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # the test server's own advice
@pytest.mark.parametrize("login", [False, True])
@pytest.mark.parametrize("security", list(Security))
def test_sends_over_every_kind_of_line(security: Security, login: bool) -> None:
    inbox = Inbox()
    with serving(inbox, security, login) as server:
        assert deliver(server, letter()) == ["250 taken"]
    assert inbox.times == {"<1@example.org>": 1}


def test_one_connection_for_many_mails() -> None:
    inbox = Inbox()
    with serving(inbox) as server:
        deliver(server, *map(letter, range(20)))
    assert len(inbox.raw) == 20
    assert len(inbox.sessions) == 1


@pytest.mark.parametrize("body", [".", "..", ".\r\nQUIT", "a\r\n.\r\nb", "x" * 900])
def test_dots_do_not_end_a_mail(body: str) -> None:
    inbox = Inbox()
    with serving(inbox) as server:
        deliver(server, letter(body=body))
    [(_, content)] = inbox.raw
    assert content == letter(body=body).body


def test_addresses_beyond_ascii() -> None:
    inbox = Inbox()
    with serving(inbox) as server:
        deliver(server, letter(to="jürgen@example.org"))
    assert inbox.raw[0][0] == "jürgen@example.org"


@pytest.mark.parametrize(
    ("where", "answer", "error"),
    [
        ("rcpt", "450 4.2.1 try later", NotNow),
        ("rcpt", "421 4.3.2 closing", NotNow),
        ("rcpt", "550 5.1.1 no such user", Refused),
        ("rcpt", "530 5.7.0 log in first", NoWayOut),
        ("rcpt", None, NotNow),
        ("data", "451 4.3.0 try later", NotNow),
        ("data", "554 5.6.0 refused", Refused),
        ("data", None, OutcomeUnknown),
    ],
)
def test_what_an_answer_becomes(where: str, answer: str | None, error: type[Exception]) -> None:
    inbox = Inbox()
    setattr(inbox, where, lambda address: answer if address == "bad@example.org" else "250 taken")
    with serving(inbox) as server:
        transport = SmtpTransport(server)
        transport.prepare(letter())
        with pytest.raises(error) as caught:
            transport.hand_over(letter(1, "bad@example.org"))
        transport.prepare(letter())
        assert transport.hand_over(letter(2)) == "250 taken"
        transport.close()
    assert "\n" not in str(caught.value)
    assert (answer or "the line broke") in str(caught.value)
    assert inbox.times == {"<2@example.org>": 1}


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "wrong"},
        {"user": "", "password": ""},
        {"security": Security.NONE},
        {"security": Security.TLS},
        {"host": "127.0.0.1", "port": 1},
    ],
)
def test_no_way_out_says_so_without_the_password(wrong: dict[str, Any]) -> None:
    with serving(Inbox(), Security.STARTTLS, login=True) as server, pytest.raises(NoWayOut) as caught:
        deliver(replace(server, **wrong), letter())
    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in repr(server)


def test_certificate_of_a_stranger_is_refused() -> None:
    with serving(Inbox(), Security.STARTTLS) as server, pytest.raises(NoWayOut, match="certificate"):
        SmtpTransport(server).prepare(letter())


def test_silent_server_ends_in_a_timeout() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = Server("127.0.0.1", silent.getsockname()[1], Security.NONE, timeout=0.2, sender="wro@example.org")
        with pytest.raises(NoWayOut, match="timed out"):
            SmtpTransport(server).prepare(letter())


def test_not_prepared_is_no_way_out() -> None:
    with pytest.raises(NoWayOut, match="not prepared"):
        SmtpTransport(Server("127.0.0.1", 1)).hand_over(letter())
