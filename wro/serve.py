"""The scheduler: runs jobs by cron expression, one at a time, until told to stop.

SIGTERM and SIGINT are waited for, not handled in the middle of whatever runs: the item in hand is finished, the jobs
ask `stopping` between items, and no further job begins. SIGHUP, or a change that `changed` sees, takes new settings.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Event
from time import monotonic
from zoneinfo import ZoneInfo

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from wro import clock
from wro.errors import AlreadyRunning, SettingsError, exit_code

log = logging.getLogger(__name__)

#: Seconds for the item in hand once told to stop; then the process ends as if killed, which loses nothing.
LAST_ITEM = 20.0

#: Seconds between two looks at whether the settings changed.
LOOK = 5.0

_STOP = (signal.SIGTERM, signal.SIGINT)
_SIGNALS = (*_STOP, signal.SIGHUP)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to run by the clock. `setting` is the variable its cron expression came from."""

    name: str
    cron: str
    setting: str
    run: Callable[[], str]  #: gives one line for the log
    at_start: bool = False  #: also once when the scheduler starts
    last: Callable[[], datetime | None] | None = None  #: when it last began; a run missed since is made up for at start
    jitter: int = 0  #: seconds by which a run may be put off


@dataclass(frozen=True, slots=True)
class Plan:
    """What the settings of now ask for."""

    jobs: tuple[Job, ...]
    zone: ZoneInfo


class WallClock(CronTrigger):  # type: ignore[misc]  # the library has no types
    """As cron does it: in the hour that comes twice in autumn, what is set for an hour of its own runs once."""

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime | None:
        found: datetime | None = super().get_next_fire_time(previous_fire_time, now)
        while found is not None and found.fold and self._names_its_hour():
            found = super().get_next_fire_time(found, found)
        return found

    def _names_its_hour(self) -> bool:
        return any(field.name == "hour" and not str(field).startswith("*") for field in self.fields)


def trigger(job: Job, zone: ZoneInfo) -> CronTrigger:
    """The job's times. Raises `SettingsError` as `times` does."""
    try:
        return times(job.cron, zone)
    except ValueError as error:
        example = f"(example: {job.setting}=0 7 * * mon)"
        raise SettingsError(f"{job.setting} {job.cron!r} cannot be used: {error} {example}") from error


def times(cron: str, zone: ZoneInfo) -> CronTrigger:
    """The times of a cron expression. Raises `ValueError` for what is none, and for weekdays by number.

    Cron counts weekdays from Sunday, APScheduler from Monday: a number would fire a day late, so names are asked for.
    """
    weekday = cron.split()[-1:]
    if any(character.isdigit() for field in weekday for character in field.split("/")[0]):
        raise ValueError("name the weekdays, mon to sun")
    if len(cron.split()) != 5:
        raise ValueError("it needs five fields: minute, hour, day of the month, month, weekday")
    return WallClock.from_crontab(cron, timezone=zone)


def is_due_at_start(job: Job, zone: ZoneInfo, now: datetime) -> bool:
    """Whether the job begins with the scheduler: it always does, never ran, or missed a run while nothing served."""
    if job.last is None:
        return job.at_start
    last = job.last()
    missed = None if last is None else trigger(job, zone).get_next_fire_time(None, last)
    return last is None or (missed is not None and missed <= now)


def block_signals() -> None:
    """Let them wait for `serve`: before any thread begins, as threads inherit this."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)


def serve(
    plan: Callable[[], Plan],
    stopping: Event,
    changed: Callable[[], bool] = lambda: False,
    last_item: float = LAST_ITEM,
) -> None:
    """Run the jobs until SIGTERM or SIGINT, then set `stopping` and give the job in hand `last_item` seconds.

    All share one worker thread, so that no two overlap; of jobs due at one moment the first in the plan goes first.
    Raises `SettingsError` before anything starts.
    """
    block_signals()
    first = plan()
    scheduler = BackgroundScheduler(timezone=first.zone, executors={"default": ThreadPoolExecutor(1)})
    _schedule(scheduler, first, stopping, starting=True)
    scheduler.start()
    received = _wait(scheduler, plan, stopping, changed)
    log.info("%s received: finishing the item in hand", signal.Signals(received).name)
    stopping.set()
    _finish(scheduler, last_item)


def _schedule(scheduler: BackgroundScheduler, plan: Plan, stopping: Event, *, starting: bool) -> None:
    """Put the plan in place of what is scheduled. Raises `SettingsError`, and then nothing was changed."""
    times = [trigger(job, plan.zone) for job in plan.jobs]
    scheduler.remove_all_jobs()
    for rank, (job, at) in enumerate(zip(plan.jobs, times, strict=True)):
        at.jitter = job.jitter or None
        due = starting and is_due_at_start(job, plan.zone, clock.now())
        scheduler.add_job(
            _run,
            at,
            args=[job, stopping],
            id=f"{rank:03} {job.name}",  # of jobs due at one moment, the first id goes first
            coalesce=True,  # several runs missed while the machine slept are made up for by one
            max_instances=1,
            misfire_grace_time=None,  # however late
            **({"next_run_time": clock.now()} if due else {}),
        )
    told = ", ".join(f"{job.name} at {job.cron}" for job in plan.jobs)
    log.info("serving: %s (time zone %s)", told, plan.zone)


def _wait(
    scheduler: BackgroundScheduler, plan: Callable[[], Plan], stopping: Event, changed: Callable[[], bool]
) -> int:
    """Wait for the signal to stop, taking new settings meanwhile; its number."""
    while True:
        got = signal.sigtimedwait(_SIGNALS, LOOK)
        if got is not None and got.si_signo in _STOP:
            return got.si_signo
        if got is not None or changed():
            try:
                _schedule(scheduler, plan(), stopping, starting=False)
            except SettingsError as error:
                log.error("the new settings are not taken: %s", error)


def _finish(scheduler: BackgroundScheduler, seconds: float) -> None:
    ending = threading.Thread(target=scheduler.shutdown, kwargs={"wait": True}, daemon=True)
    ending.start()
    ending.join(seconds)
    if ending.is_alive():
        log.warning("stopped in the middle of an item that took more than %g seconds", seconds)
        logging.shutdown()
        os._exit(0)  # as a kill would end it: what is stored is whole, and the next run goes on from there
    log.info("stopped")


def _run(job: Job, stopping: Event) -> None:
    """One run of a job. Whatever goes wrong is logged, and the next run comes at its time."""
    if stopping.is_set():
        return
    began = monotonic()
    try:
        said = job.run()
    except AlreadyRunning as error:
        log.info("%s: left out, %s", job.name, error, extra={"job": job.name})
    except Exception as error:
        if exit_code(error) is None:
            raise  # a bug: the scheduler logs the traceback and goes on with the other jobs
        log.error("%s failed: %s", job.name, error, extra={"job": job.name})
    else:
        log.info("%s: %s", job.name, said, extra={"job": job.name, "seconds": round(monotonic() - began, 3)})
