"""The program as a process, with the stand-in for its network: told to stop, killed, watched by a person, run by cron."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from tempfile import gettempdir

import pytest

from scraper.sources.newsroom import MOST_PAGES
from store import Store
from tests.standin import chronicle
from tests.standin.cbp import PER_PAGE
from tests.standin.conftest import Sites
from tests.standin.faults import Fault
from tests.standin.server import Served, World

PROCESS = ("-m", "tests.standin.process")
ROOT = Path(__file__).parents[2]
NOW = datetime(2025, 10, 20, 18, tzinfo=UTC)
SINCE = date(2025, 3, 15)  #: the sitemap names nothing older
COMPILED_ONCE = {"PYTHONPYCACHEPREFIX": str(Path(gettempdir(), "wro-watch-tests")), "PYTHONDONTWRITEBYTECODE": ""}
BACKFILL = ("sync", "--backfill", "2025")


@dataclass
class Moment:
    """A world in which something happens while one document is asked for, once."""

    world: World
    at: str = "nowhere"  #: how `<host><path>` begins
    happens: Callable[[], object] = lambda: None
    count: int = field(default=0)

    def document(self, host: str, target: str, at: datetime) -> Served | str | None:
        if f"{host}{target}".startswith(self.at) and self.count == 0:
            self.count += 1
            self.happens()
        return self.world.document(host, target, at)


@dataclass
class Program:
    """`wro` on one ledger, beginning at `now`."""

    sites: Sites
    moment: Moment
    folder: Path
    now: datetime

    @property
    def db(self) -> Path:
        return self.folder / "wro.db"

    def begin(
        self,
        *arguments: str,
        stderr: int = subprocess.PIPE,
        python: tuple[str, ...] = PROCESS,
        settings: Mapping[str, str] = {},
    ) -> subprocess.Popen[str]:
        now = self.now.isoformat()[:16]
        self.sites.clock.set(now)
        port = str(self.sites.server.server_address[1])
        command = [sys.executable, *python, port, now]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("WRO_")}
        told = {"WRO_DB": str(self.db), "WRO_PACE": "0", **COMPILED_ONCE, **settings}
        return subprocess.Popen(
            [*command, *arguments], cwd=ROOT, env=kept | told, stdout=subprocess.PIPE, stderr=stderr, text=True
        )

    def run(self, *arguments: str, **settings: str) -> tuple[int, str]:
        """Exit code and everything printed."""
        with self.begin(*arguments, settings=settings) as process:
            out, err = process.communicate(timeout=60)
        return process.returncode, out + err

    def signalled(self, number: signal.Signals, at: str, *arguments: str) -> tuple[int, str]:
        """As `run`, but a signal comes while the document at `at` is asked for."""
        with self.begin(*arguments) as process:
            self.moment.at, self.moment.count = at, 0
            self.moment.happens = lambda: process.send_signal(number)
            out, err = process.communicate(timeout=60)
        assert self.moment.count == 1, "nobody asked for it"
        return process.returncode, out + err

    def releases(self) -> set[str]:
        with Store.open(self.db) as store:
            return {one.url.removeprefix("https://") for _, one in store.snapshots.all()}

    def asked(self) -> list[str]:
        return [one for one in self.sites.asked() if one.startswith("www.cbp.gov/newsroom/national")]


@pytest.fixture
def program(sites: Sites, tmp_path: Path) -> Program:
    """It is October 2025. The newsroom's listing is walked back to May."""
    sites.cbp.oldest = SINCE
    moment = Moment(sites.server.world)
    sites.server.world = moment
    return Program(sites, moment, tmp_path, NOW)


def older(program: Program) -> list[str]:
    """The releases that only a walk finds, as `<host><path>`, in the order in which it asks for them."""
    beyond = chronicle.published(program.now)[MOST_PAGES * PER_PAGE :]
    return [f"www.cbp.gov{one.path}" for one in beyond if one.kind == "national" and one.day >= SINCE]


def test_told_to_stop_it_finishes_the_release_in_hand_and_the_next_run_goes_on(program: Program) -> None:
    first, second, third, *rest = older(program)
    code, said = program.signalled(signal.SIGTERM, third, *BACKFILL)
    assert code == 1
    assert "3 documents, 3 new; told to stop before this was asked for; the same command goes on from here" in said
    assert {first, second, third} <= program.releases(), "the item in hand is finished"
    assert program.asked()[-1] == third, "and no other begun"
    code, said = program.run(*BACKFILL)
    assert code == 0, said
    assert {third, *rest} <= program.releases()
    assert [one for one in program.asked() if one in older(program)] == rest, "what is held is not asked for again"


def test_killed_it_loses_the_release_in_hand_and_the_next_run_goes_on(program: Program) -> None:
    first, second, third, *rest = older(program)
    code, _ = program.signalled(signal.SIGKILL, third, *BACKFILL)
    assert code == -signal.SIGKILL
    assert program.releases() & {*older(program)} == {first, second}
    program.asked()
    code, said = program.run(*BACKFILL)
    assert code == 0, said
    assert {*older(program)} <= program.releases()
    assert [one for one in program.asked() if one in older(program)] == [third, *rest]
    assert program.run("verify")[0] == 0


def test_a_poll_cut_short_is_no_poll_that_is_done(program: Program) -> None:
    """Even when nothing failed: the source in hand is read, the others were not tried."""
    program.run("sync")
    code, said = program.signalled(signal.SIGINT, "www.cbp.gov/newsroom/media-releases/all", "sync", "--json")
    assert code == 1
    found = {one["source"]: one["outcome"] for one in json.loads(said)["sources"]}
    assert (found.pop("newsroom"), set(found.values())) == ("not_modified", {"not_tried"})
    assert program.run("sync")[0] == 0


def test_a_bar_shows_a_person_how_far_the_walk_has_come(program: Program) -> None:
    """On a terminal, and there only: what is piped on or logged has none."""
    ours, theirs = pty.openpty()
    with program.begin(*BACKFILL, stderr=theirs) as process:
        os.close(theirs)
        out, _ = process.communicate(timeout=60)
    drawn = os.read(ours, 1 << 20).decode()
    os.close(ours)
    for stretch, steps in (("sitemap", len(older(program))), ("archive, by month", 2 * NOW.month)):
        lines = [line for line in drawn.split("\r") if stretch in line]
        assert f"{steps}/{steps}" in lines[-1], lines
        assert "0/" in lines[0]
    assert "\r" not in out
    code, said = program.run(*BACKFILL)
    assert code == 0
    assert "[" not in said


ALARMED = {"WRO_OPERATOR": "ops@example.org", "WRO_ALARM_AFTER": "2", "WRO_DISK_LOW": "0", "WRO_ARCHIVE": "false"}


def from_cron(program: Program) -> list[str]:
    """Six hours later `wro sync`, then `wro digest`, each a process: the subjects of the mails that came of it."""
    out = program.folder / "out"
    before = set(out.glob("*.eml"))
    program.now += timedelta(hours=6)
    program.run("sync", "--source", "forced_labor_feed", **ALARMED)
    code, said = program.run("digest", "--to", f"folder:{out}", **ALARMED)
    assert code == 0, said
    found = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in set(out.glob("*.eml")) - before]
    assert {mail["To"] for mail in found} <= {"ops@example.org"}
    return [str(mail["Subject"]) for mail in found]


def test_whoever_runs_it_from_cron_hears_of_a_source_that_fails_and_that_it_is_well(program: Program) -> None:
    assert from_cron(program) == []
    program.sites.server.switch_on(Fault.FORBIDDEN, "www.cbp.gov/rss")
    assert from_cron(program) == [], "one failure is weather"
    [alarm] = from_cron(program)
    assert "1 new problem" in alarm
    assert from_cron(program) == [], "once, not every run"
    program.sites.server.switch_off()
    [relief] = from_cron(program)
    assert "1 solved" in relief


def test_an_idle_poll_loads_nothing_that_reads_pages_or_makes_tables(program: Program) -> None:
    program.run("sync")
    program.now += timedelta(minutes=10)
    told = "import sys; from tests.standin import process; code = process.main(); print(*sys.modules); sys.exit(code)"
    with program.begin("sync", python=("-c", told)) as process:
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    loaded = set(out.split())
    assert "scraper.sources" in loaded
    assert not loaded & {
        "scraper.reading.verdict",
        "scraper.entity.split",
        "sqlite_utils",
        "pycountry",
        "pyarrow",
        "jinja2",
    }
