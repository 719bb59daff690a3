"""What was mailed and is held otherwise later, through the commands: told as it is, once."""

from __future__ import annotations

import email
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from ledger.model import Announcement, Reading
from scraper.page import Page
from scraper.source import Source
from tests.wro.conftest import Wro
from tests.wro.test_main_job import LIFTED, SITE, sync
from wro import clock


@pytest.fixture
def told(wro: Wro) -> Wro:
    """Somebody was told that Smart Glove's order was lifted; somebody else came later."""
    wro("subscribers", "add", "you@example.org", "--track", "Smart Glove")
    assert LIFTED in sync(wro)
    assert wro("digest", "--to", "folder:out", "--json").json["sent"] == 1
    wro("subscribers", "add", "late@example.org", "--track", "Smart Glove")
    return wro


def read_otherwise(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[tuple[Announcement, ...]], tuple[Announcement, ...]]
) -> None:
    """From now on a parser reads Smart Glove's release in another way."""
    before = Source.read_page

    def read_page(source: Source, page: Page) -> Reading:
        reading = before(source, page)
        if "smart-glove" not in page.url:
            return reading
        return replace(reading, announcements=change(reading.announcements))

    monkeypatch.setattr(Source, "read_page", read_page)


def mails(wro: Wro) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = wro("digest", "--to", "folder:out", "--json").json["mails"]
    return found


def newest(tmp_path: Path, word: str) -> str:
    [file] = (tmp_path / "out").glob(f"*{word}*.eml")
    body = email.message_from_bytes(file.read_bytes(), policy=default).get_body(("plain",))
    assert body is not None
    return " ".join(str(body.get_content()).split())


def test_another_day_is_a_correction_for_those_who_were_told(
    told: Wro, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = date(2023, 5, 3)
    read_otherwise(monkeypatch, lambda found: tuple(replace(one, effective=other) for one in found))
    assert told("reparse", "--apply").code == 0
    [mail] = mails(told)
    assert mail["to"] == "you@example.org"
    assert mail["events"] == [LIFTED]
    assert "Correction: Smart Glove" in mail["subject"]
    text = newest(tmp_path, "correction")
    assert "Effective told: 26 April 2023 now: 3 May 2023" in text
    assert "because an earlier mail told you of it" in text
    assert mails(told) == []


def test_what_the_list_alone_supports_is_told_with_what_is_not_known(
    told: Wro, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as patched:
        read_otherwise(patched, lambda _: ())
        told("reparse", "--apply")
        assert ["Correction" in mail["subject"] for mail in mails(told)] == [True]
        assert "Effective told: 26 April 2023 now: not known" in newest(tmp_path, "correction")
        assert mails(told) == []
    told("reparse", "--apply")
    assert mails(told) == [], "a day that was not known and is found contradicts nobody"


def test_what_nothing_supports_any_more_is_withdrawn(wro: Wro, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wro("subscribers", "add", "you@example.org", "--track", "Smart Glove")
    wro("sync", "--source", "newsroom", "--from", SITE)
    [mail] = mails(wro)
    assert mail["events"] == [LIFTED]
    with monkeypatch.context() as patched:
        read_otherwise(patched, lambda _: ())
        wro("reparse", "--apply")
        [wrong] = mails(wro)
        assert wrong["subject"] == (
            'WRO Watch: Withdrawn: "Smart Glove no longer detained" (an earlier mail was wrong)'
        )
        text = newest(tmp_path, "withdrawn")
        assert "Status Told: Inactive -> Today: Active" in text
        assert "Do not rely on the earlier mail. As we hold it today the order is active" in text
        assert mails(wro) == []
    wro("reparse", "--apply")
    [back] = mails(wro)
    assert "Correction: Smart Glove no longer detained (This change: holds, not withdrawn)" in back["subject"]
    assert mails(wro) == []


def test_a_dry_run_notes_nothing(told: Wro, monkeypatch: pytest.MonkeyPatch) -> None:
    read_otherwise(monkeypatch, lambda found: tuple(replace(one, effective=date(2023, 5, 3)) for one in found))
    told("reparse", "--apply")
    for _ in range(2):
        dry = told("digest", "--dry-run", "--json").json["mails"]
        assert [mail["to"] for mail in dry] == ["you@example.org"]
    assert len(mails(told)) == 1


def test_a_change_read_late_out_of_an_old_page_is_news(
    wro: Wro, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The parser learns months later what the release said; nobody's window reaches back that far."""
    wro("subscribers", "add", "you@example.org", "--track", "Smart Glove")
    with monkeypatch.context() as blind:
        read_otherwise(blind, lambda _: ())
        assert wro("sync", "--source", "newsroom", "--from", SITE).code == 0
        assert mails(wro) == []
    later = clock.now() + timedelta(days=60)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert mails(wro) == []
    wro("reparse", "--apply")
    in_an_hour = later + timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: in_an_hour)
    [mail] = mails(wro)
    assert mail["events"] == [LIFTED]
    assert "Came to light late: " in newest(tmp_path, "smart-glove")


def test_the_first_fill_mails_nobody_whatever_it_found_and_whoever_asks(wro: Wro, tmp_path: Path) -> None:
    """Promise 6: one capture of everything, subscribers of every cadence from before, and the next poll of the same."""
    mirror = tmp_path / "mirror"
    shutil.copytree(sorted(SITE.iterdir())[-1], mirror)
    for cadence in ("immediate", "daily", "weekly"):
        wro("subscribers", "add", f"{cadence}@example.org", "--all", "--cadence", cadence, "--heartbeat")
    found = wro("sync", "--from", mirror, "--json").json
    assert LIFTED in [event["event"] for event in wro("events", "--json").json]
    assert found["sources"]
    assert mails(wro) == []
    wro("sync", "--from", mirror)
    assert mails(wro) == []
    assert wro("digest", "--scheduled", "--dry-run", "--json").json["mails"] == []
    assert not (tmp_path / "out").exists()


def test_a_fill_by_dated_captures_ends_with_the_first(wro: Wro) -> None:
    """What a later capture shows is news, though one command read them all."""
    wro("subscribers", "add", "you@example.org", "--all")
    wro("sync", "--from", SITE)
    [mail] = mails(wro)
    assert LIFTED in mail["events"]
    assert not any(event.startswith("wro-2016") for event in mail["events"]), "the baseline is no news"


def test_an_import_into_an_empty_ledger_fills_it_too(wro: Wro) -> None:
    page = next(SITE.rglob("cbp-modifies-withhold-release-order-response-smart-glove-s.html"))
    wro("subscribers", "add", "you@example.org", "--all")
    assert wro("import", page).code == 0
    assert mails(wro) == []
