"""Mails in doubt, refused mails, channels, welcomes and feeds, through the commands."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.notify.mailserver import Inbox
from tests.notify.test_alerts import webhook
from tests.wro.conftest import Wro
from tests.wro.test_main_job import LIFTED, sync


@pytest.fixture
def followed(wro: Wro) -> Wro:
    wro("subscribers", "add", "you@example.org", "--track", "Smart Glove")
    sync(wro)
    return wro


def states(wro: Wro) -> list[str]:
    return [one["state"] for one in wro("deliveries", "list", "--json").json]


def issues(wro: Wro) -> list[str]:
    return [issue["code"] for issue in wro("issues", "--json").json if issue["scope"] == "deliveries"]


def test_a_mail_in_doubt_is_reported_and_sent_again_only_when_told_so(followed: Wro, inbox: Inbox) -> None:
    inbox.data = lambda _: None
    assert followed("digest").code == 1
    for _ in range(2):
        assert followed("digest").code == 0
    assert inbox.raw == []
    assert states(followed) == ["unknown"]
    assert issues(followed) == ["delivery-unknown"]
    listed = followed("deliveries", "list").out
    assert "subscriber-1" in listed
    assert "you@example.org" not in listed
    inbox.data = lambda _: "250 taken"
    assert "1 mail will be sent again" in followed("deliveries", "retry", "--unknown").out
    assert followed("digest").code == 0
    assert [address for address, _ in inbox.raw] == ["you@example.org"]
    assert states(followed) == ["sent"]
    assert issues(followed) == []
    assert followed("deliveries", "retry", 1).code == 2
    assert followed("deliveries", "retry", 99).code == 3
    assert followed("deliveries", "retry").code == 2


def test_a_recipient_who_refuses_is_stopped_and_named_to_the_operator(
    followed: Wro,
    inbox: Inbox,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WRO_OPERATOR", "ops@example.org")
    inbox.rcpt = lambda address: "550 5.1.1 no such user" if address.startswith("you") else "250 OK"
    for name in ("Top Glove", "Hartalega"):  # two welcomes and a digest
        assert issues(followed) == []
        followed("subscribers", "add", "you@example.org", "--track", name, "--goods", "gloves", "--welcome")
        followed("digest")
    assert issues(followed) == ["recipient-stopped"]
    assert "refused 3 mails in a row" in followed("subscribers", "list").out
    followed("digest")
    told = [str(message["Subject"]) for message in inbox.messages if "ops@example.org" in str(message["To"])]
    assert any("subscriber-1 refused mail" in subject or "new problem" in subject for subject in told)
    before = len(inbox.raw)
    followed("digest")
    assert len(inbox.raw) == before, "once when it starts"
    followed("subscribers", "set", "you@example.org", "--resume")
    inbox.rcpt = lambda _: "250 OK"
    for _ in range(2):
        followed("digest")
    assert issues(followed) == []
    assert any("1 solved" in str(message["Subject"]) for message in inbox.messages)


def test_quota_of_a_run(wro: Wro, inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WRO_MAIL_QUOTA", "2")
    monkeypatch.setenv("WRO_MAIL_RATE", "1000")
    for number in range(5):
        wro("subscribers", "add", f"p{number}@example.org", "--track", "Smart Glove")
    sync(wro)
    for sent in (2, 4, 5):
        outcome = wro("digest")
        assert len(inbox.raw) == sent
        assert ("quota of 2 mails" in outcome.out) is (sent < 5)


def test_a_channel_hears_at_once_and_once(wro: Wro, inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    with webhook(200) as (port, came):
        monkeypatch.setenv("WRO_ALERTS", f"team=json://user:s3cret@127.0.0.1:{port}/hook")
        wro("subscribers", "add", "channel:team", "--country", "MY", "--cadence", "immediate")
        wro("subscribers", "add", "you@example.org", "--country", "MY")
        assert "channel:team" in wro("subscribers", "export").out
        sync(wro)
        assert wro("digest", "--json").json["sent"] == 2
        assert wro("digest", "--json").json["sent"] == 0
    assert ["Smart Glove" in told["title"] for told in came] == [True]
    assert [address for address, _ in inbox.raw] == ["you@example.org"]


def test_a_bad_channel_is_one_line_without_the_secret(followed: Wro, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WRO_ALERTS", "slack://s3cret")
    outcome = followed("digest")
    assert outcome.code == 2
    assert "WRO_ALERTS" in outcome.err
    assert "s3cret" not in outcome.err


def test_a_welcome_counts_orders_on_goods_by_another_name(followed: Wro, tmp_path: Path) -> None:
    followed("subscribers", "add", "new@example.org", "--goods", "guantes", "--welcome")
    followed("digest", "--to", f"folder:{tmp_path / 'out'}")
    [mail] = [path.read_text() for path in (tmp_path / "out").glob("*.eml") if "new@example.org" in path.read_text()]
    assert "No order" not in mail


def test_a_welcome_shows_how_things_stand_once(followed: Wro, tmp_path: Path) -> None:
    add = ("subscribers", "add", "new@example.org", "--track", "Smart Glove", "--welcome")
    assert "a welcome goes out" in followed(*add).out
    assert "no welcome" in followed(*add).out
    followed("digest", "--to", "folder:out")
    [file] = (tmp_path / "out").glob("*you-are-subscribed*.eml")
    assert "Inactive since 26 April 2023" in " ".join(file.read_text().split())


def test_feeds_hold_what_is_new_and_stay_as_they_are(followed: Wro, tmp_path: Path) -> None:
    assert followed("feed", "--out", "feeds").code == 0
    files = sorted((tmp_path / "feeds").iterdir())
    assert [file.name for file in files] == ["wro.atom", "wro.json"]
    before = [file.read_bytes() for file in files]
    ids = [item["id"] for item in json.loads(before[1])["items"]]
    assert any(one.endswith(LIFTED) for one in ids)
    entries = ElementTree.fromstring(before[0]).findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == len(ids)
    followed("feed", "--out", "feeds")
    assert [file.read_bytes() for file in files] == before
    followed("feed", "--out", "feeds", "--all")
    every = json.loads((tmp_path / "feeds" / "wro.json").read_text())["items"]
    assert len(every) > len(ids) + 50
    assert {*ids} <= {item["id"] for item in every}


def test_no_feed_of_no_ledger(wro: Wro) -> None:
    assert wro("feed", "--out", "feeds").code == 2
