"""A source that goes on failing: known to health, day by day, and told to the operator once when it starts and ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from store import MailStore, Store
from store.mail import mail_path
from tests.standin.conftest import Sites
from tests.standin.faults import Fault
from wro import checkup, cli, clock, coverage
from wro.settings import Settings

OPERATOR = "ops@example.org"


@pytest.fixture
def settings(store: Store, sites: Sites, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(clock, "now", sites.clock.now)
    return Settings(db=store.path, operator=OPERATOR, disk_low=0)


@pytest.fixture
def mail(store: Store) -> Iterator[MailStore]:
    with MailStore.open(mail_path(store.path)) as opened:
        yield opened


def polls(sites: Sites, settings: Settings, store: Store, mail: MailStore, times: int) -> list[str]:
    """So many polls six hours apart, each with a look at health, as the scheduler has it; the subjects of mails."""
    for _ in range(times):
        sites.clock.move(6 * 3600)
        sites.poll(store, "newsroom", "csms")
        checkup.keep(settings, store)
        checkup.tell_operator(settings, store, mail)
    found = []
    while (claimed := mail.outbox.claim_next(clock.now())) is not None:
        assert claimed.address == OPERATOR
        mail.outbox.mark_begun(claimed.id, clock.now())
        mail.outbox.mark_sent(claimed.id, clock.now(), "taken")
        found.append(claimed.subject)
    return found


def test_the_operator_hears_once_that_a_source_fails_and_once_that_it_is_well(
    sites: Sites, settings: Settings, store: Store, mail: MailStore
) -> None:
    assert polls(sites, settings, store, mail, 2) == []
    sites.server.switch_on(Fault.FORBIDDEN, "www.cbp.gov")
    assert polls(sites, settings, store, mail, settings.alarm_after - 1) == [], "fewer failures are weather"
    [alarm] = polls(sites, settings, store, mail, 1)
    assert "1 new problem" in alarm
    assert polls(sites, settings, store, mail, 6) == [], "once, not every run"
    sites.server.switch_off()
    [relief] = polls(sites, settings, store, mail, 1)
    assert "1 solved" in relief
    assert polls(sites, settings, store, mail, 3) == []
    sites.server.switch_on(Fault.FORBIDDEN, "www.cbp.gov")
    assert len(polls(sites, settings, store, mail, settings.alarm_after + 2)) == 1, "the same again is another trouble"


def test_days_on_which_a_source_was_not_due_are_told_apart(store: Store) -> None:
    for day, outcome in enumerate(("read", "not_due", "not_due", "blocked"), 1):
        at = datetime(2026, 1, day, tzinfo=UTC)
        store.runs.finish(store.runs.start("sync", at, "1"), at, "healthy", [{"source": "uflpa", "outcome": outcome}])
    told = "read completely on 1 of 2 days, not due on 2; blocked 2026-01-04"
    assert dict(coverage.by_day(store.runs.coverage(date(2026, 1, 1)))) == {"uflpa": told}


def test_health_shows_each_day_of_each_source(
    sites: Sites, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sites.clock.set("2026-01-25T06:00")
    for blocked in (False, True, True, False):
        if blocked:
            sites.server.switch_on(Fault.FORBIDDEN, "www.cbp.gov")
        sites.poll(store, "newsroom", "csms")
        sites.server.switch_off()
        sites.clock.move(24 * 3600)
    assert dict(coverage.by_day(store.runs.coverage(date(2026, 1, 1)))) == {
        "csms": "read completely on 4 of 4 days",
        "newsroom": "read completely on 2 of 4 days; blocked 2026-01-27, blocked 2026-01-26",
    }
    assert cli.run(["health", "--db", str(store.path), "--days", "4", "--json"]) in (0, 1)
    found = json.loads(capsys.readouterr().out)["coverage"]
    assert {one["day"] for one in found} == {"2026-01-26", "2026-01-27", "2026-01-28"}
    assert {one["outcome"] for one in found if one["source"] == "newsroom"} == {"blocked", "read"}
    cli.run(["health", "--db", str(store.path), "--days", "30"])
    assert "blocked 2026-01-27" in capsys.readouterr().out
