"""`wro digest` through a real mail server on loopback, and subscribers kept by command."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.notify.mailserver import Inbox
from tests.wro.conftest import Wro
from tests.wro.test_main_job import LIFTED, sync
from wro import clock


def test_over_smtp_once(wro: Wro, inbox: Inbox) -> None:
    wro("subscribers", "add", "you@example.org", "--track", "Smart Glove")
    wro("subscribers", "add", "other@example.org", "--country", "TW")
    assert LIFTED in sync(wro)
    assert "1 mail sent" in wro("digest").out
    assert [address for address, _ in inbox.raw] == ["you@example.org"]
    assert inbox.messages[0]["From"] == "Tracker <tracker@example.org>"
    assert "no news" in wro("digest").out
    assert len(inbox.raw) == 1


def test_a_server_that_says_later_is_asked_later(wro: Wro, inbox: Inbox) -> None:
    wro("subscribers", "add", "you@example.org", "--track", "Smart Glove")
    sync(wro)
    inbox.data = lambda address: "451 later, please"
    outcome = wro("digest")
    assert outcome.code == 0
    assert "1 mail will be tried again later" in outcome.out
    assert inbox.raw == []


def test_no_server_is_exit_code_1_and_the_mail_goes_out_later(
    wro: Wro, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WRO_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("WRO_SMTP_PORT", "9")
    monkeypatch.setenv("WRO_SMTP_SECURITY", "none")
    wro("subscribers", "add", "you@example.org", "--track", "Smart Glove")
    sync(wro)
    outcome = wro("digest")
    assert outcome.code == 1
    assert "127.0.0.1:9" in outcome.out
    assert "you@example.org" in wro("digest", "--to", "folder:out", "--json").out or list(
        (tmp_path / "out").glob("*.eml")
    )
    assert len(list((tmp_path / "out").glob("*.eml"))) == 1


def test_subscribers_by_command(wro: Wro, tmp_path: Path) -> None:
    assert wro("subscribers", "list").out == "no subscribers\n"
    wro("subscribers", "add", "Ann@Example.ORG", "--track", "Smart Glove", "--track", "Top Glove", "--cadence", "daily")
    assert (
        "was there already"
        in wro(
            "subscribers",
            "add",
            "ann@example.org",
            "--track",
            "Smart Glove",
            "--track",
            "Top Glove",
            "--cadence",
            "daily",
        ).out
    )
    wro("subscribers", "add", "bob@example.org", "--goods", "gloves", "--country", "my", "--instrument", "wro")
    listed = wro("subscribers", "list")
    assert "gloves from MY (only WROs)" in listed.out
    assert listed.out.endswith("2 subscribers\n")
    table = wro("subscribers", "export").out
    assert [row["address"] for row in csv.DictReader(io.StringIO(table))] == ["Ann@example.org", "bob@example.org"]
    assert wro("subscribers", "set", "ann@example.org", "--cadence", "weekly").code == 0
    assert wro("subscribers", "list", "--json").json[0]["subscriptions"][0]["cadence"] == "weekly"
    assert wro("subscribers", "set", "bob@example.org", "--stop").code == 0
    assert "stopped by the operator" in wro("subscribers", "list").out
    assert wro("subscribers", "set", "bob@example.org", "--resume").code == 0
    assert wro("subscribers", "remove", "ann@example.org", "--id", "99999").code == 3
    assert wro("subscribers", "remove", "ann@example.org").code == 0
    assert wro("subscribers", "remove", "ann@example.org").code == 3
    (tmp_path / "people.csv").write_text(table, encoding="utf-8")
    assert "2 subscribers, 1 new subscription" in wro("subscribers", "import", "people.csv").out
    assert wro("subscribers", "export").out.splitlines()[0] == table.splitlines()[0]


def test_all_is_quiet_is_said_once_a_window_to_those_who_ask(wro: Wro, monkeypatch: pytest.MonkeyPatch) -> None:
    sync(wro)
    wro("subscribers", "add", "you@example.org", "--track", "Top Glove", "--cadence", "daily", "--heartbeat")
    wro("subscribers", "add", "other@example.org", "--track", "Top Glove", "--cadence", "daily")
    in_two_days = clock.now() + timedelta(days=2)
    monkeypatch.setattr(clock, "now", lambda: in_two_days)
    first = wro("digest", "--scheduled", "--to", "folder:out", "--json").json
    assert [(mail["to"], mail["events"]) for mail in first["mails"]] == [("you@example.org", [])]
    assert wro("digest", "--scheduled", "--to", "folder:out", "--json").json["mails"] == []


def test_a_scheduled_run_waits_for_its_hour(wro: Wro, monkeypatch: pytest.MonkeyPatch) -> None:
    wro("subscribers", "add", "you@example.org", "--track", "Smart Glove", "--cadence", "weekly")
    sync(wro)
    assert wro("digest", "--scheduled", "--dry-run", "--json").json["mails"] == []
    in_a_week = clock.now() + timedelta(days=7)
    monkeypatch.setattr(clock, "now", lambda: in_a_week)
    [mail] = wro("digest", "--scheduled", "--dry-run", "--json").json["mails"]
    assert mail["events"] == [LIFTED]


def test_each_is_written_to_by_their_own_clock(wro: Wro, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `wro serve` does it: asked every quarter of an hour, each Friday mail comes at eight where its reader is."""
    wro("subscribers", "add", "london@example.org", "--all", "--weekday", "fri", "--hour", 8, "--tz", "Europe/London")
    wro("subscribers", "add", "dc@example.org", "--all", "--weekday", "fri", "--hour", 8, "--tz", "America/New_York")
    wro("subscribers", "add", "ours@example.org", "--all")
    sync(wro)
    began = clock.now()
    came: dict[str, datetime] = {}
    for hours in range(8 * 24):
        moment = (began + timedelta(hours=hours)).replace(minute=0, second=1)
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        if moment < began or moment.hour not in (7, 8, 12, 13):
            continue
        for mail in wro("digest", "--scheduled", "--to", "folder:out", "--json").json["mails"]:
            assert came.setdefault(mail["to"], moment) == moment, "twice"
    for who, zone, weekday, hour in (
        ("london@example.org", "Europe/London", 4, 8),
        ("dc@example.org", "America/New_York", 4, 8),
        ("ours@example.org", "UTC", 0, 7),
    ):
        local = came[who].astimezone(ZoneInfo(zone))
        assert (local.weekday(), local.hour) == (weekday, hour)


def test_hours_are_kept_shown_moved_and_given_up(wro: Wro, tmp_path: Path) -> None:
    wro("subscribers", "add", "ann@example.org", "--track", "X", "--weekday", "fri", "--hour", 8, "--tz", "Asia/Tokyo")
    wro("subscribers", "add", "ann@example.org", "--track", "Y")
    wro("subscribers", "add", "ann@example.org", "--track", "Z", "--cadence", "daily")
    assert "weekly, fri 08:00 Asia/Tokyo" in " ".join(wro("subscribers", "list").out.split())
    shown = wro("subscribers", "list", "--json").json[0]["subscriptions"]
    assert [(one["cadence"], one["timezone"], one["weekday"], one["hour"]) for one in shown] == [
        ("weekly", "Asia/Tokyo", "fri", 8),
        ("weekly", "Asia/Tokyo", "fri", 8),
        ("daily", "Asia/Tokyo", None, None),
    ]
    table = wro("subscribers", "export").out
    wro("subscribers", "set", "ann@example.org", "--cadence", "daily")
    wro("subscribers", "set", "ann@example.org", "--hour", 6)
    shown = wro("subscribers", "list", "--json").json[0]["subscriptions"]
    assert {(one["cadence"], one["timezone"], one["hour"]) for one in shown} == {("daily", "Asia/Tokyo", 6)}
    wro("subscribers", "set", "ann@example.org", "--usual-hours")
    assert wro("subscribers", "list", "--json").json[0]["subscriptions"][0]["timezone"] is None
    wro("subscribers", "remove", "ann@example.org")
    (tmp_path / "people.csv").write_text(table, encoding="utf-8")
    wro("subscribers", "import", "people.csv")
    assert wro("subscribers", "export").out == table


@pytest.mark.parametrize(
    ("cadence", "hours", "why"),
    [
        ("immediate", ("--hour", 8), "an immediate subscription has no hours"),
        ("daily", ("--weekday", "fri"), "a daily mail has no --weekday"),
    ],
)
def test_hours_that_none_of_their_mails_goes_by_are_refused(
    wro: Wro, cadence: str, hours: tuple[object, ...], why: str
) -> None:
    wro("subscribers", "add", "ann@example.org", "--track", "X", "--cadence", cadence)
    outcome = wro("subscribers", "set", "ann@example.org", *hours)
    assert outcome.code == 2
    assert why in outcome.err
    assert wro("subscribers", "set", "ann@example.org", "--cadence", "weekly", *hours).code == 0
    assert wro("subscribers", "set", "ann@example.org", "--cadence", cadence).code == 0
    [shown] = wro("subscribers", "list", "--json").json[0]["subscriptions"]
    assert (shown["cadence"], shown["weekday"], shown["hour"]) == (cadence, None, None)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("add", "a@example.org", "--all", "--cadence", "immediate", "--hour", 8), "has no hours"),
        (("add", "a@example.org", "--all", "--cadence", "daily", "--weekday", "fri"), "no --weekday"),
        (("add", "a@example.org", "--all", "--tz", "Europe/Londn"), "no time zone"),
        (("add", "a@example.org", "--all", "--hour", 24), "24 is not in the range"),
        (("set", "a@example.org", "--hour", 8, "--usual-hours"), "do not go together"),
        (("set", "a@example.org", "--decisions", __file__), "--decisions goes with --suppliers"),
        (("set", "a@example.org", "--aliases", __file__), "--aliases goes with --suppliers"),
        (("set", "a@example.org"), "nothing to change"),
    ],
)
def test_hours_that_cannot_be(wro: Wro, arguments: tuple[object, ...], why: str) -> None:
    outcome = wro("subscribers", *arguments)
    assert outcome.code == 2
    assert why in outcome.err
