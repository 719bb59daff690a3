"""`wro pages` as a process: the links of a mail that was sent, followed as a mail scanner, a mail program and a person do."""

from __future__ import annotations

import email
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import httpx
import pytest

from tests.notify.mailserver import free_port
from tests.wro.conftest import Wro
from tests.wro.test_browse import get
from tests.wro.test_main_job import sync

PUBLIC = "https://watch.example.org"


@pytest.fixture
def site(wro: Wro, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The pages, served; the address that a web server in front would give them is `PUBLIC`."""
    monkeypatch.setenv("WRO_PUBLIC_URL", PUBLIC)
    monkeypatch.setenv("WRO_SECRET_KEY", "k" * 40)
    monkeypatch.setenv("WRO_SIGN_UP", "true")
    port = free_port()
    command = [sys.executable, "-m", "wro", "pages", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        get(f"http://127.0.0.1:{port}/mail/pages.css", process)
        yield f"http://127.0.0.1:{port}"
        process.send_signal(signal.SIGTERM)
        log, _ = process.communicate(timeout=20)
    assert "Traceback" not in log
    assert "/mail/stop/" not in log, "the links are secrets of their owners"
    assert "@example.org" not in log


def mail_to(tmp_path: Path, who: str) -> EmailMessage:
    found = [email.message_from_bytes(file.read_bytes(), policy=default) for file in (tmp_path / "out").glob("*.eml")]
    [mail] = [mail for mail in found if mail["To"] == who]
    return mail


def served(site: str, link: str) -> str:
    assert link.startswith(f"{PUBLIC}/mail/")
    return link.replace(PUBLIC, site)


def stopped(tmp_path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(tmp_path / "wro.mail.db")) as db:
        return db.execute("SELECT address, stop_reason FROM subscribers WHERE stopped IS NOT NULL").fetchall()


def test_from_a_mail_to_its_end(wro: Wro, site: str, tmp_path: Path) -> None:
    wro("subscribers", "add", "you@example.org", "--track", "Smart Glove")
    wro("subscribers", "add", "other@example.org", "--track", "Smart Glove")
    sync(wro)
    assert wro("digest", "--to", "folder:out", "--json").json["sent"] == 2
    mail = mail_to(tmp_path, "you@example.org")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    [link] = re.findall(r"<(https://[^>]+)>", mail["List-Unsubscribe"])
    assert "mailto:" in mail["List-Unsubscribe"]
    page = served(site, link)
    body = mail.get_body(("plain",))
    assert body is not None
    assert link in body.get_content()
    assert link != re.findall(r"<(https://[^>]+)>", mail_to(tmp_path, "other@example.org")["List-Unsubscribe"])[0]

    for _ in range(3):  # a scanner opens every link
        assert httpx.get(page, trust_env=False).status_code == 200
    assert stopped(tmp_path) == []
    for _ in range(2):  # a mail program's one click
        answer = httpx.post(page, data={"List-Unsubscribe": "One-Click"}, trust_env=False, follow_redirects=False)
        assert answer.status_code == 200
        assert "example.org" not in answer.text.replace("watch.example.org", "").replace("wro-watch@localhost", "")
    assert stopped(tmp_path) == [("you@example.org", "unsubscribed")]

    assert "unsubscribed" in wro("subscribers", "list").out
    assert "wro subscribers set you@example.org --resume" in wro("subscribers", "add", "you@example.org", "--all").out
    wro("subscribers", "remove", "you@example.org")
    assert httpx.post(page, trust_env=False).status_code == 200, "a link of somebody forgotten is harmless"


def test_who_signs_up_is_taken_in_by_their_own_yes(wro: Wro, site: str, tmp_path: Path) -> None:
    sync(wro)
    form = {"address": "new@example.org", "names": "Smart Glove", "cadence": "weekly", "zone": "Europe/Rome"}
    form |= {"weekday": "fri", "hour": "17", "countries": "Malaysia"}
    for _ in range(2):
        assert httpx.post(f"{site}/mail/sign-up", data=form, trust_env=False).status_code == 200
    assert wro("subscribers", "list", "--json").json == []
    assert wro("digest", "--to", "folder:out", "--json").json["sent"] == 1
    body = mail_to(tmp_path, "new@example.org").get_body(("plain",))
    assert body is not None
    [link] = re.findall(r"https://\S+/mail/confirm/\S+", body.get_content())
    assert "once a week (fri 17:00 Europe/Rome)" in " ".join(body.get_content().split())
    assert httpx.get(served(site, link), trust_env=False).status_code == 200
    assert wro("subscribers", "list", "--json").json == []
    for _ in range(2):
        assert "Subscribed" in httpx.post(served(site, link), trust_env=False).text
    [person] = wro("subscribers", "list", "--json").json
    assert person["address"] == "new@example.org"
    [wish] = person["subscriptions"]
    assert (wish["names"], wish["countries"]) == (["Smart Glove"], ["MY"])
    assert (wish["weekday"], wish["hour"], wish["timezone"]) == ("fri", 17, "Europe/Rome")


def test_nobody_is_flooded_by_sign_ups(wro: Wro, site: str, tmp_path: Path) -> None:
    sync(wro)
    for number in range(6):
        form = {"address": "victim@example.org", "names": f"Company {number}"}
        assert "Look into your mailbox" in httpx.post(f"{site}/mail/sign-up", data=form, trust_env=False).text
    assert wro("digest", "--to", "folder:out", "--json").json["sent"] == 3


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({}, "WRO_PUBLIC_URL and WRO_SECRET_KEY"),
        ({"WRO_SECRET_KEY": "k" * 40}, "WRO_PUBLIC_URL"),
        ({"WRO_PUBLIC_URL": PUBLIC, "WRO_SECRET_KEY": "short"}, "at least 32 characters"),
    ],
)
def test_what_the_pages_need(wro: Wro, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], says: str) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    outcome = wro("pages")
    assert outcome.code == 2
    assert says in outcome.err
    assert "short" not in outcome.err.replace("shortest", "")
