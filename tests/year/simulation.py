"""A year of `wro serve` in minutes: its real jobs by its real schedule, with a moved clock, against the stand-in.

A fault on every fifth poll, deaths in the middle of polls after which a new process comes up, and an old program that
meets pages it does not know and is upgraded later. `python -m tests.year` runs it whole and prints what came of it.
"""

from __future__ import annotations

import heapq
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event as Flag
from unittest.mock import patch

from ledger.model import Event, Reading, Snapshot
from scraper.fetch import NotModified
from scraper.page import Page
from scraper.politeness import Manners
from scraper.source import Layout, LayoutError, Source
from scraper.sources import BY_HAND, SOURCES
from store import MailStore, Store
from store.mail import mail_path
from tests.standin.clock import Clock
from tests.standin.faults import Fault
from tests.standin.server import StandIn, running
from tests.store.tables import ask
from tests.year import world
from wro import clock as wall
from wro import verify
from wro.commands.serve import jobs
from wro.network import LongMemory, StoppableClient
from wro.reparse import reparse
from wro.serve import Job, trigger
from wro.settings import Settings, load
from wro.sync import Capture

MANNERS = Manners(pace=2, read=0.1, connect=1, deadline=60, throttled=20, patience=30)
FRONTS = ("", "www.cbp.gov", "www.cbp.gov/newsroom", "www.cbp.gov/document", "www.cbp.gov/sites", "www.cbp.gov/rss",
          "www.federalregister.gov", "public.govdelivery.com", "content.govdelivery.com")  # fmt: skip
SLOW = {Fault.HUGE, Fault.HUGE_DECLARED, Fault.BOMB, Fault.DRIP, Fault.TIME_OUT}  #: these once in a while only

#: Days of the year on which the program is brought up to date, and what the one before did not know.
UPGRADES = (100, 285, 361)
EVERYTHING = ("all-immediate@example.org", "all-daily@example.org", "all-weekly@example.org")


class Killed(BaseException):
    """The process dies here."""


class Mortal(StoppableClient):
    """A client whose process dies before its n-th request, where `lives` says so."""

    lives: int | None = None

    def fetch(
        self, url: str, hosts: tuple[str, ...], known: Snapshot | None = None, max_bytes: int | None = None
    ) -> Snapshot | NotModified:
        if self.lives is not None:
            self.lives -= 1
            if self.lives < 0:
                raise Killed
        return super().fetch(url, hosts, known, max_bytes)


@dataclass
class Report:
    polls: int = 0
    faulty: Counter[str] = field(default_factory=Counter)
    killed: int = 0
    upgrades: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    events: list[Event] = field(default_factory=list)
    mails: int = 0
    detected: dict[str, timedelta] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)  #: day -> bytes of both files
    memory: dict[int, int] = field(default_factory=dict)  #: day -> bytes resident
    seconds: float = 0


class Year:
    """`first` and `days` count from the beginning of the world; `disturbed`: with faults, deaths, upgrades."""

    def __init__(
        self,
        folder: Path,
        *,
        first: int = 0,
        days: int = world.DAYS,
        seed: int = 1,
        disturbed: bool = True,
        cron: str = "17 */6 * * *",
    ) -> None:
        self.folder, self.first, self.days, self.disturbed, self.cron = folder, first, days, disturbed, cron
        self.random = random.Random(seed)
        self.report = Report()
        self.clock = Clock(f"{world.BEGIN + timedelta(days=first)}T00:10")
        self.stopping = Flag()
        self.lives: int | None = None
        self.settings: Settings
        self.server: StandIn

    def run(self) -> Report:
        began = time.monotonic()
        with running(world.hosts(), self.clock) as self.server, self._surroundings():
            self.settings = load()
            self._subscribe()
            self._through_the_days()
        self.report.seconds = time.monotonic() - began
        return self.report

    @contextmanager
    def _surroundings(self) -> Iterator[None]:
        """The environment, clock and network of the simulated machine."""
        crons = {"WRO_SYNC_CRON": self.cron, "WRO_DIGEST_CRON": "40 */6 * * *", "WRO_HEALTH_CRON": "50 7 * * *",
                 "WRO_BACKUP_CRON": "43 3 * * sun", "WRO_SYNC_JITTER": "0"}  # fmt: skip
        places = {"WRO_DB": str(self.folder / "wro.db"), "WRO_MAIL_TO": f"folder:{self.folder / 'out'}",
                  "WRO_BACKUP_DIR": str(self.folder / "backups"), "WRO_OPERATOR": "ops@example.org"}  # fmt: skip
        more = {"WRO_TIMEZONE": "Europe/Berlin", "WRO_CONTACT": "mailto:ops@example.org", "WRO_ARCHIVE": "false"}
        with (
            patch.dict(os.environ, crons | places | more),
            patch.object(wall, "now", self.clock.now),
            patch("wro.job.captures", self._captures),
        ):
            self._program = patch("wro.job.SOURCES", self._sources())
            self._program.start()
            try:
                yield
            finally:
                self._program.stop()

    def _captures(self, settings: Settings, store: Store, folder: Path | None, stopping: Flag) -> Iterator[Capture]:
        with Mortal(
            settings,
            stopping,
            memory=LongMemory(store),
            sleep=self.clock.sleep,
            transport=self.server.transport(),
            manners=MANNERS,
        ) as client:
            client.lives = self.lives
            yield Capture(client)

    def _sources(self) -> tuple[Source, ...]:
        """As the program of the day knows them."""
        done = sum(day <= self._day() for day in UPGRADES) if self.disturbed else len(UPGRADES)
        unknown = UNKNOWN[done:]
        return tuple(older(source, [test for name, test in unknown if name == source.name]) for source in SOURCES)

    def _day(self) -> int:
        return (self.clock.now().date() - world.BEGIN).days

    def _subscribe(self) -> None:
        start = self.clock.now()
        with MailStore.open(mail_path(self.settings.db)) as mail:
            for address in EVERYTHING:
                self._add(mail, address, address.split("-")[1].partition("@")[0], start, everything=True)
            for n, (cadence, wish) in enumerate(
                (cadence, wish)
                for cadence in ("immediate", "daily", "weekly")
                for wish in (
                    {"countries": ("MY",)},
                    {"countries": ("CN",)},
                    {"names": ("Top Glove",)},
                    {"goods": ("gloves",)},
                )
            ):
                self._add(mail, f"some-{n}@example.org", cadence, start, **wish)

    def _add(self, mail: MailStore, address: str, cadence: str, start: datetime, **wish: object) -> None:
        person = mail.subscribers.add(address, token=address, now=start, confirmed=start)
        mail.subscribers.subscribe(person, cadence=cadence, starts=start, heartbeat=False, **wish)  # type: ignore[arg-type]

    def _through_the_days(self) -> None:
        """Every job at its times, in their order, as the scheduler would call it."""
        zone, end = self.settings.zone, self.first + self.days
        plan = jobs(self.settings, None, self.stopping)
        due = [(self.clock.now(), rank, job) for rank, job in enumerate(plan) if job.name != "backup"]
        due += [(trigger(job, zone).get_next_fire_time(None, self.clock.now()), 9, job) for job in plan]
        heapq.heapify(due)
        upgraded = self._day()
        while True:
            at, rank, job = heapq.heappop(due)
            if at.astimezone(UTC) > self.clock.now():
                self.clock.set(at.astimezone(UTC).replace(tzinfo=None).isoformat())
            if self._day() >= end:
                return
            if self.disturbed and any(upgraded < day <= self._day() for day in UPGRADES):
                self._upgrade()
                upgraded = self._day()
            self._do(job)
            if rank == 9:
                following = trigger(job, zone).get_next_fire_time(
                    None, max(self.clock.now(), at + timedelta(seconds=1))
                )
                heapq.heappush(due, (following, rank, job))
            self._measure()

    def _do(self, job: Job) -> None:
        poll = job.name == "sync"
        if (
            poll and self.disturbed and self._day() > self.first + 1
        ):  # what the first fill finds is no news, so it is found
            self._disturb()
        try:
            said = job.run()
        except Killed:
            self.report.killed += 1
            self.lives = None
            said = job.run()  # the process comes up again
        if poll:
            self.report.polls += 1
            with Store.open(self.settings.db) as store:
                last = store.runs.last("sync")
            assert last is not None, said
            self.report.outcomes.update(source["outcome"] for source in last.sources)
        self.server.switch_off()
        self.server.asked.clear()
        self.lives = None

    def _disturb(self) -> None:
        if self.random.random() < 0.2:
            fault = self.random.choice([fault for fault in Fault if fault not in SLOW or self.random.random() < 0.1])
            where, times = self.random.choice(FRONTS), self.random.choice((None, None, 1, 3))
            self.server.switch_on(fault, where, times)
            self.report.faulty[fault.value] += 1
        if self.random.random() < 0.02:
            self.lives = self.random.randrange(1, 12)

    def _upgrade(self) -> None:
        self.report.upgrades += 1
        self._program.stop()
        self._program = patch("wro.job.SOURCES", self._sources())
        self._program.start()
        with Store.open(self.settings.db) as store:
            reparse(store, (*self._sources(), *BY_HAND), wall.now, apply=True)

    def wrong(self, calm: Year) -> list[str]:
        """What is not as it should be at the end. `calm`: the same time without disturbance."""
        found, truth = news(self.settings.db), news(calm.settings.db)
        held, expected = {essence(event) for event in found}, {essence(event) for event in truth}
        lines = [f"found, but not in the calm year: {what}" for what in sorted(held - expected, key=str)]
        lines += [f"not found: {what}" for what in sorted(expected - held, key=str)]
        first, last = (world.BEGIN + timedelta(days=day) for day in (self.first + 3, self.first + self.days - 1))
        lines += [f"announced, and there is no such event: {act}" for act in undetected(found, first, last)]
        lines += sound(self.settings.db, self.clock.now)
        lines += self._untold({event.id for event in found})
        if max(self.report.sizes.values()) > 200 * 10**6 * self.days / world.DAYS + 5 * 10**6:
            lines.append(f"the files have become too large: {self.report.sizes}")
        settled = [size for day, size in self.report.memory.items() if day > self.first + 30]
        if settled and max(settled) > min(settled) * 1.2:
            lines.append(f"memory is not flat: {self.report.memory}")
        return lines

    def _untold(self, events: set[str]) -> list[str]:
        """Each change once, to each who wants all of them; nothing of what was known at the beginning; all mail delivered."""
        mails = told(self.settings.db)
        lines = [
            f"{event} was told {n} times to one person" for t in mails.values() for (event, _), n in t.items() if n > 1
        ]
        recent = {event.id for event in news(self.settings.db) if self.clock.now() - event.observed < timedelta(days=8)}
        for address in EVERYTHING:
            heard = {event for event, _ in mails.get(address, ())}
            lines += [f"{address} was told of {event}, which is no news" for event in sorted(heard - events)]
            lines += [f"{address} was never told of {event}" for event in sorted(events - heard - recent)]
        with MailStore.open(mail_path(self.settings.db)) as mail:
            counts = mail.outbox.counts()
        delivered = len(list((self.folder / "out").glob("*.eml")))
        return (
            lines
            if delivered == counts.get("sent", 0)
            else [*lines, f"{delivered} mails delivered, and {counts} in the outbox"]
        )

    def _measure(self) -> None:
        day = self._day()
        if day % 30 == 0 and day not in self.report.memory:
            held = (self.settings.db, mail_path(self.settings.db))
            self.report.sizes[day] = sum(path.stat().st_size for path in held if path.exists())
            self.report.memory[day] = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _list_file(page: Page, *, goods: bool) -> bool:
    head = page.text[:400]
    return page.kind == "text" and "Calendar Year" in head and ("Merchandise" in head) is goods


def _flat_listing(page: Page) -> bool:
    return page.url.endswith("/media-releases/all") and 'class="item-list"' not in page.text


#: What the program did not know before each upgrade, and of which source.
UNKNOWN: tuple[tuple[str, Callable[[Page], bool]], ...] = (
    ("cbp_list", lambda page: _list_file(page, goods=False)),
    ("newsroom", _flat_listing),
    ("cbp_list", lambda page: _list_file(page, goods=True)),
)


def older(source: Source, unknown: list[Callable[[Page], bool]]) -> Source:
    """The source by a program that knows no layout for such pages."""

    def knowing_less(layout: Layout) -> Layout:
        def read(page: Page) -> Reading:
            if any(test(page) for test in unknown):
                raise LayoutError(source.name, page.url, "a page of tomorrow")
            return layout.read(page)

        return replace(layout, read=read)

    return replace(source, layouts=tuple(map(knowing_less, source.layouts))) if unknown else source


def news(db: Path) -> list[Event]:
    """The events seen after the first fill, in the order they were seen."""
    with Store.open(db) as store:
        since = store.sources.last_read()["baseline"]
        events = [event for order in store.orders.load().orders.values() for event in order.events]
    return sorted((event for event in events if event.observed > since), key=lambda event: (event.observed, event.id))


def told(db: Path) -> dict[str, Counter[tuple[str, int]]]:
    """Address -> how many mails tell of an event in one edition; a correction is another edition of it."""
    found: dict[str, Counter[tuple[str, int]]] = {}
    for address, event, edition in ask(
        mail_path(db),
        "SELECT o.address, e.event, coalesce(e.edition_id, 0) FROM outbox_events e JOIN outbox o ON o.id = e.outbox_id",
    ):
        found.setdefault(address, Counter())[event, edition] += 1
    return found


def essence(event: Event) -> tuple[object, ...]:
    """What an event says, whenever it was seen and whichever document told it first."""
    return (event.id, event.action, event.effect, event.effective, event.announced, event.country)


def sound(db: Path, now: Callable[[], datetime]) -> list[str]:
    with Store.open(db, read_only=True) as store:
        return list(verify.faults(store, None, (*SOURCES, *BY_HAND), now))


def undetected(events: list[Event], since: date, until: date) -> list[str]:
    """Acts of the corpus for which there is no event of their kind, day and country."""
    from tests.reading.corpus import expected

    missing = []
    for act in world.acts():
        if act.case is None or not since <= act.day < until:
            continue
        for said in expected(act.case)["events"]:
            alike = [
                e
                for e in events
                if (str(e.instrument), str(e.effect), e.country)
                == (said["instrument"], said["effect"], said["country"])
            ]
            if not any(abs((e.effective or act.day) - act.day) <= timedelta(days=5) for e in alike):
                missing.append(f"{act.day} {act.title}")
    return missing
