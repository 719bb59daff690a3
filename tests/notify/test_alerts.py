"""Channels through Apprise, to a real web server on loopback: told once, later or never, and no secret in any error."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from notify.alerts import Alerts, BadChannel, channels
from notify.drafting import digests
from notify.due import due, news
from notify.outbox import Letter, Mail
from notify.subscriptions import Subscriber
from notify.transport import NotNow, NoWayOut, OutcomeUnknown, Refused
from tests.notify.cases import MAILS, read


def alert() -> Mail:
    case = read(MAILS / "smart-glove-lifted")
    team = Subscriber("channel:team", case.subscriber.subscriptions)
    fresh = news(case.facts.news, case.window, case.facts.watching_since)
    [made] = digests(due([team], fresh, case.window, {}), case.facts, case.now)
    return made


class Down:
    """A mail server that is not there."""

    def prepare(self, mail: Letter) -> None:
        raise NoWayOut("no mail server")

    def hand_over(self, mail: Letter) -> str:
        raise NoWayOut("no mail server")

    def close(self) -> None:
        """Nothing to close."""


@contextmanager
def webhook(status: int | None) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Answers every POST so, or breaks the line for None; what came in."""
    came: list[dict[str, Any]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            came.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            if status is None:
                self.connection.close()
                return
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.server_port, came
        finally:
            server.shutdown()
            thread.join()


def way(port: int) -> Alerts:
    return Alerts({"team": f"json://user:s3cret@127.0.0.1:{port}/hook"}, Down())


def test_a_channel_is_told_briefly_though_no_mail_server_answers() -> None:
    mail = alert()
    with webhook(200) as (port, came):
        alerts = way(port)
        alerts.prepare(mail)
        assert alerts.hand_over(mail) == "told team"
    [told] = came
    assert told["title"] == "WRO Watch: Smart Glove no longer detained (WRO modified 26 Apr 2023)"
    assert "Active -> Inactive" in told["message"]
    assert "CBP release: https://www.cbp.gov/newsroom/" in told["message"]
    assert len(told["message"]) < 800


@pytest.mark.parametrize(
    ("status", "error"), [(500, NotNow), (429, NotNow), (404, Refused), (403, Refused), (None, OutcomeUnknown)]
)
def test_what_an_answer_becomes(status: int | None, error: type[Exception]) -> None:
    with webhook(status) as (port, _), pytest.raises(error) as caught:
        way(port).hand_over(alert())
    assert "s3cret" not in str(caught.value)


def test_others_go_the_other_way() -> None:
    person = Mail("k", "ann@example.org", "<1@x>", "s", b"")
    with pytest.raises(NoWayOut):
        Alerts({}, Down()).prepare(person)
    with pytest.raises(Refused, match="no channel 'team' is set in WRO_ALERTS"):
        Alerts({}, Down()).hand_over(alert())
    with pytest.raises(Refused, match="does not understand"):
        Alerts({"team": "nonsense"}, Down()).hand_over(alert())


def test_channels_are_named() -> None:
    assert channels(" team=slack://A/B/C\ndesk=ntfy://t?x=1 ") == {"team": "slack://A/B/C", "desk": "ntfy://t?x=1"}
    assert channels("") == {}


@pytest.mark.parametrize("text", ["slack://s3cret", "Team=slack://s3cret", "a=json://x a=json://s3cret", "=s3cret"])
def test_a_bad_line_is_told_without_what_stands_in_it(text: str) -> None:
    with pytest.raises(BadChannel) as caught:
        channels(text)
    assert "s3cret" not in str(caught.value)
