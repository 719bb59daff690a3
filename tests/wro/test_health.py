"""Fresh and well: what a monitor is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from store import MailStore, Store
from store.mail import mail_path
from store.runs import Run, SourceState
from store.schema import LEDGER, MAIL
from tests.store.tables import ask, restore
from tests.store.test_upgrade import SCHEMAS
from tests.wro.conftest import Wro
from wro import checkup, clock
from wro.health import Limits, Vitals, ago, checks
from wro.settings import load

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
LIMITS = Limits(stale=timedelta(hours=36), failures=3, every={"uflpa": timedelta(hours=23)})


def run(hours_ago: float) -> Run:
    began = NOW - timedelta(hours=hours_ago)
    return Run(1, "sync", began, began, "healthy", (), "0.1.0")


def source(name: str = "newsroom", hours_ago: float | None = 1, failures: int = 0, message: str = "") -> SourceState:
    read = None if hours_ago is None else NOW - timedelta(hours=hours_ago)
    return SourceState(name, "CBP newsroom", NOW, "blocked" if failures else "read", read, failures, None, message)


@pytest.mark.parametrize(
    ("last", "state", "well", "says"),
    [
        (run(1), source(), True, "1 hours ago"),
        (run(1), source(failures=2), True, "blocked 2 times in a row"),
        (run(1), source(failures=3, message="the site turns us away (403)"), False, "turns us away"),
        (run(1), source(hours_ago=40), False, "40 hours ago"),
        (run(1), source("uflpa", hours_ago=40), True, "40 hours ago"),
        (run(1), source("uflpa", hours_ago=60), False, "60 hours ago"),
        (run(1), source(hours_ago=None), False, "never read completely"),
        (run(40), source(), False, "36 hours is too long"),
        (None, source(), False, "never ran"),
    ],
)
def test_what_is_well_and_what_is_not(last: Run | None, state: SourceState, well: bool, says: str) -> None:
    found = checks(last, [state], LIMITS, NOW)
    assert all(check.well for check in found) is well
    assert says.replace("1 hours", "60 minutes") in " ".join(check.says for check in found)


def test_a_folder_need_not_mirror_every_source_but_one_that_mirrors_none_is_the_wrong_one() -> None:
    absent = replace(source("csms", hours_ago=None, message="the folder holds nothing of it"), last_outcome="not_tried")
    _, held, lacking = checks(run(1), [source(), absent], LIMITS, NOW)
    assert (held.well, lacking.well, lacking.says) == (True, True, "not asked: the folder holds nothing of it")
    assert [check.well for check in checks(run(1), [absent], LIMITS, NOW)] == [True, False]
    once = replace(source("csms", hours_ago=40), last_outcome="not_tried")
    assert not checks(run(1), [source(), once], LIMITS, NOW)[-1].well, "a source that was read before goes stale"


def test_how_many_failures_are_weather_is_for_the_operator_to_say() -> None:
    patient = replace(LIMITS, failures=5)
    assert [check.well for check in checks(run(1), [source(failures=4), source(failures=5)], patient, NOW)][1:] == [
        True,
        False,
    ]


def test_the_built_in_baseline_never_goes_stale() -> None:
    assert [check.name for check in checks(run(1), [source("baseline", hours_ago=9000)], LIMITS, NOW)] == ["sync"]


@pytest.mark.parametrize(
    ("age", "says"),
    [
        (timedelta(0), "0 minutes ago"),
        (timedelta(minutes=119), "119 minutes ago"),
        (timedelta(hours=5), "5 hours ago"),
        (timedelta(days=9), "9 days ago"),
        (timedelta(hours=-3), "0 minutes ago"),
    ],
)
def test_ages_are_said_in_the_unit_a_person_would_use(age: timedelta, says: str) -> None:
    assert ago(age) == says


@pytest.mark.parametrize(
    ("vitals", "name", "well", "says"),
    [
        (Vitals(), "clock", True, "no site has told the time"),
        (Vitals(site_clocks=(-2.0, 3.0)), "clock", True, "with the sites"),
        (Vitals(latest_stamp=NOW + timedelta(hours=2)), "clock", False, "was set back"),
        (Vitals(site_clocks=(3600.0, 3601.0)), "clock", False, "is 60 minutes behind the sites' clocks"),
        (Vitals(site_clocks=(-3600.0, -3600.0)), "clock", False, "is 60 minutes ahead of the sites' clocks"),
        (Vitals(site_clocks=(-86400.0, 0.0, 1.0)), "clock", True, "agrees"),
        (Vitals(disk_free=10**9, disk_low=5 * 10**8), "disk", True, "1,000 MB free"),
        (Vitals(disk_free=10**8, disk_low=5 * 10**8), "disk", False, "too little"),
        (Vitals(waiting_since=NOW - timedelta(hours=3), mails={"ready": 1}), "outbox", True, "1 ready"),
        (Vitals(waiting_since=NOW - timedelta(hours=30), mails={"ready": 1}), "outbox", False, "stuck"),
        (Vitals(backup_due=timedelta(days=2)), "backup", False, "never made"),
        (Vitals(backup_due=timedelta(days=2), last_backup=NOW - timedelta(days=1)), "backup", True, "24 hours ago"),
        (Vitals(backup_due=timedelta(days=2), last_backup=NOW - timedelta(days=3)), "backup", False, "3 days ago"),
    ],
)
def test_the_rest_of_the_machine(vitals: Vitals, name: str, well: bool, says: str) -> None:
    [found] = [check for check in checks(run(1), [], LIMITS, NOW, vitals) if check.name == name]
    assert (found.well, says in found.says) == (well, True), found


def test_a_run_that_never_ended_is_not_well() -> None:
    hanging = Run(1, "sync", NOW - timedelta(hours=10), None, None, (), "0.1.0")
    assert not checks(hanging, [], LIMITS, NOW)[0].well


def test_metrics_for_prometheus(wro: Wro, ledger_db: Path) -> None:
    told = wro("health", "--prometheus")
    found = {family.name: family for family in text_string_to_metric_families(told.out)}
    assert told.code == 1, "no sync ever ran"
    assert {sample.labels["check"]: sample.value for sample in found["wro_check_well"].samples}["sync"] == 0
    assert {sample.labels["table"]: sample.value for sample in found["wro_rows"].samples}["orders"] > 80
    assert found["wro_database_bytes"].samples[0].value == ledger_db.stat().st_size


def test_what_is_not_well_is_an_issue_the_operator_is_told_once(
    wro: Wro, ledger_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WRO_OPERATOR", "ops@example.org")
    settings = load()
    with Store.open(ledger_db) as store, MailStore.open(mail_path(ledger_db)) as mail:
        assert [check.name for check in checkup.keep(settings, store)] == ["sync"]
        assert checkup.tell_operator(settings, store, mail)
        checkup.keep(settings, store)
        assert not checkup.tell_operator(settings, store, mail), "the same trouble again is no news"
        store.runs.finish(store.runs.start("sync", clock.now(), "1"), clock.now(), "healthy")
        assert checkup.keep(settings, store) == []
        assert checkup.tell_operator(settings, store, mail), "its end is"
        assert [letter.address for letter in mail.outbox.in_state("ready")] == ["ops@example.org"] * 2
    assert [issue["code"] for issue in wro("issues", "--json").json] == []


def test_after_an_upgrade_of_the_mail_file_health_says_so_and_a_sync_mends_it(
    wro: Wro, ledger_db: Path, tmp_path: Path
) -> None:
    restore((SCHEMAS / "mail-001.sql").read_text(encoding="utf-8"), mail_path(ledger_db))
    told = wro("health", "--json")
    [outbox] = [check for check in told.json["checks"] if check["check"] == "outbox"]
    assert told.code == 1
    assert not outbox["well"]
    assert "made by an older version" in outbox["message"]
    (tmp_path / "note.txt").write_text("nobody's page")
    wro("import", "note.txt")
    [outbox] = [check for check in wro("health", "--json").json["checks"] if check["check"] == "outbox"]
    assert outbox["message"].startswith("stuck: a mail waits since"), "it can be looked into, and holds an old mail"


@pytest.mark.parametrize("arguments", [("subscribers", "list"), ("reparse",), ("import", "note.txt"), ("digest",)])
def test_any_command_that_writes_brings_both_files_up_to_date(
    wro: Wro, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "note.txt").write_text("nobody's page")
    for name in ("ledger", "mail"):
        file = tmp_path / ("wro.db" if name == "ledger" else "wro.mail.db")
        restore((SCHEMAS / f"{name}-001.sql").read_text(encoding="utf-8"), file)
    wro(*arguments)
    assert ask(tmp_path / "wro.db", "PRAGMA user_version") == [(LEDGER.steps,)]
    assert ask(tmp_path / "wro.mail.db", "PRAGMA user_version") == [(MAIL.steps,)]


@pytest.mark.parametrize(
    "make", [lambda path: None, lambda path: path.write_text("no database " * 90)], ids=["none", "other"]
)
def test_without_a_ledger_to_look_at_nothing_is_well(wro: Wro, tmp_path: Path, make: Callable[[Path], None]) -> None:
    """A container's health check knows 0 and 1; 2 is reserved."""
    make(tmp_path / "wro.db")
    assert wro("health").code == 1
    assert wro("health").err.count("\n") == 1
    told = wro("health", "--json")
    assert (told.code, told.json["well"], told.json["checks"][0]["check"]) == (1, False, "ledger")


def test_settings_that_cannot_be_used_are_not_well(wro: Wro, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WRO_STALE_HOURS", "soon")
    assert wro("health").code == 1


@pytest.mark.parametrize(
    "arguments", [["--colour"], ["--days", "0"], ["--db", "."], ["--json", "--prometheus"], ["more"]], ids=" ".join
)
def test_whoever_calls_it_wrongly_sees_nothing_well(wro: Wro, ledger_db: Path, arguments: list[str]) -> None:
    outcome = wro("health", *arguments)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
    assert outcome.err.endswith("(see wro health --help)\n")
