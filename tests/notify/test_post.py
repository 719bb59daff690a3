"""The outbox's loop against a real outbox and a real server: nothing lost, nothing twice, doubts reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from notify.outbox import Mail
from notify.post import Post, Posted, Rules, wait
from notify.smtp import Server, SmtpTransport
from store.mail import MailStore
from tests.notify.mailserver import Inbox, serving
from tests.standin.clock import Clock

RULES = Rules(per_second=1000)


def letter(number: int, to: str | None = None) -> Mail:
    to = to or f"p{number}@example.org"
    message_id = f"<{number}@example.org>"
    text = f"From: wro@example.org\r\nTo: {to}\r\nMessage-ID: {message_id}\r\n\r\nHello\r\n"
    return Mail(f"digest:1:{number}", to, message_id, "s", text.encode(), ("e1",))


class Desk:
    """One mail file, one clock, one server."""

    def __init__(self, store: MailStore, server: Server, rules: Rules = RULES) -> None:
        self.clock = Clock()
        self.store = store
        self.server = server
        self.rules = rules

    def put(self, *mails: Mail) -> None:
        for mail in mails:
            self.store.subscribers.add(mail.address, token=mail.message_id, now=self.clock.now())
            assert self.store.outbox.add(
                key=mail.key,
                address=mail.address,
                message_id=mail.message_id,
                subject=mail.subject,
                body=mail.body,
                now=self.clock.now(),
                events=mail.events,
            )

    def post(self) -> Posted:
        transport = SmtpTransport(self.server)
        stop = self.store.subscribers.stop
        return Post(self.store.outbox, transport, stop, self.clock.now, lambda _: None, self.rules).run()

    def states(self) -> dict[str, int]:
        return self.store.outbox.counts()


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def desk(inbox: Inbox, tmp_path: Path) -> Iterator[Desk]:
    with serving(inbox) as server, MailStore.open(tmp_path / "wro.mail.db") as store:
        yield Desk(store, server)


def test_sends_each_once_and_then_nothing(desk: Desk, inbox: Inbox) -> None:
    desk.put(*map(letter, range(5)))
    assert len(desk.post().sent) == 5
    assert desk.post() == Posted()
    assert set(inbox.times.values()) == {1}
    assert desk.states() == {"sent": 5}


def test_not_now_is_tried_again_after_a_growing_wait(desk: Desk, inbox: Inbox) -> None:
    desk.put(*map(letter, range(3)))
    inbox.rcpt = lambda address: "450 later" if address == "p1@example.org" else "250 OK"
    first = desk.post()
    assert (first.sent, first.later) == (["p0@example.org", "p2@example.org"], ["p1@example.org"])
    desk.clock.move(299)
    assert desk.post() == Posted()
    desk.clock.move(1)
    assert desk.post().later == ["p1@example.org"]
    inbox.rcpt = lambda _: "250 OK"
    desk.clock.move(599)
    assert desk.post() == Posted()
    desk.clock.move(1)
    assert desk.post().sent == ["p1@example.org"]


def test_not_now_does_not_last_for_ever(desk: Desk, inbox: Inbox) -> None:
    desk.put(letter(1))
    inbox.rcpt = lambda _: "450 later"
    runs = []
    for _ in range(RULES.attempts):
        desk.clock.move(12 * 3600)
        runs.append(desk.post())
    assert [len(run.later) for run in runs] == [1] * (RULES.attempts - 1) + [0]
    assert runs[-1].failed == ["p1@example.org"]
    assert "given up after 8 attempts: 450 later" in (desk.store.outbox.in_state("failed")[0].said or "")


def test_refusals_in_a_row_stop_a_recipient(desk: Desk, inbox: Inbox) -> None:
    gone = "gone@example.org"
    inbox.rcpt = lambda address: "550 no such user" if address == gone else "250 OK"
    for number in range(4):
        desk.put(letter(number, gone), letter(10 + number))
    done = desk.post()
    assert done.failed == [gone] * 3
    assert done.stopped == [gone]
    assert len(done.sent) == 4
    assert desk.states() == {"failed": 3, "ready": 1, "sent": 4}
    person = desk.store.subscribers.get(gone)
    assert person is not None
    assert person.stop_reason == "refused 3 mails in a row: 550 no such user"


def test_refused_wholesale_is_our_fault_and_ends_the_run(desk: Desk, inbox: Inbox) -> None:
    desk.put(*map(letter, range(20)))
    inbox.rcpt = lambda _: "550 we relay for nobody"
    done = desk.post()
    assert done.halted == "the first 5 recipients were all refused"
    assert desk.states() == {"failed": 5, "ready": 15}


def test_line_that_breaks_before_the_mail_costs_nothing(desk: Desk, inbox: Inbox) -> None:
    desk.put(*map(letter, range(3)))
    inbox.rcpt = lambda address: None if address == "p1@example.org" else "250 OK"
    assert desk.post().later == ["p1@example.org"]
    inbox.rcpt = lambda _: "250 OK"
    desk.clock.move(300)
    desk.post()
    assert inbox.times == {f"<{n}@example.org>": 1 for n in range(3)}


@pytest.mark.parametrize("kept", [True, False])
def test_line_that_breaks_after_the_mail_is_reported_and_not_repeated(desk: Desk, inbox: Inbox, kept: bool) -> None:
    desk.put(*map(letter, range(3)))
    inbox.data = lambda address: None if address == "p1@example.org" else "250 OK"
    inbox.keep_when_dropped = kept
    done = desk.post()
    assert done.unknown == ["p1@example.org"]
    assert len(done.sent) == 2
    desk.clock.move(24 * 3600)
    assert desk.post() == Posted()
    assert inbox.times["<1@example.org>"] == kept
    assert desk.states() == {"sent": 2, "unknown": 1}


def test_a_person_decides_about_an_unknown_one(desk: Desk, inbox: Inbox) -> None:
    desk.put(letter(1))
    inbox.data = lambda _: None
    desk.post()
    inbox.data = lambda _: "250 OK"
    desk.store.outbox.retry(desk.store.outbox.in_state("unknown")[0].id, desk.clock.now())
    assert desk.post().sent == ["p1@example.org"]


def test_no_server_leaves_everything_ready(desk: Desk) -> None:
    desk.put(*map(letter, range(3)))
    desk.server = replace(desk.server, port=1)
    done = desk.post()
    assert done.halted is not None
    assert done.halted.startswith("mail server 127.0.0.1:1: ")
    assert desk.states() == {"ready": 3}


def test_sender_refused_leaves_everything_ready(desk: Desk, inbox: Inbox) -> None:
    desk.put(*map(letter, range(3)))
    inbox.mail = "553 not you"
    assert desk.post().halted == "553 not you"
    assert desk.states() == {"ready": 3}


def test_quota_and_pace(desk: Desk) -> None:
    desk.put(*map(letter, range(5)))
    desk.rules = Rules(quota=3, per_second=4)
    transport = SmtpTransport(desk.server)
    post = Post(desk.store.outbox, transport, desk.store.subscribers.stop, desk.clock.now, desk.clock.sleep, desk.rules)
    assert post.run().halted == "the quota of 3 mails a run is used up"
    assert desk.clock.slept == [0.25] * 3
    assert desk.states() == {"ready": 2, "sent": 3}


def test_stopping_finishes_the_mail_in_hand(desk: Desk) -> None:
    desk.put(*map(letter, range(5)))
    asked = iter([False, False, True])
    transport = SmtpTransport(desk.server)
    post = Post(desk.store.outbox, transport, desk.store.subscribers.stop, desk.clock.now, lambda _: None, RULES)
    assert len(post.run(stopping=lambda: next(asked)).sent) == 2
    assert desk.states() == {"ready": 3, "sent": 2}


def test_waits_double_up_to_the_longest() -> None:
    waits = [wait(Rules(), attempts) for attempts in range(10)]
    assert waits[:3] == [timedelta(minutes=5), timedelta(minutes=10), timedelta(minutes=20)]
    assert waits[-1] == wait(Rules(), 10**6) == timedelta(hours=12)
