"""The scheduler: runs jobs by cron expression, one at a time, until told to stop.

SIGTERM and SIGINT are waited for, not handled in the middle of whatever runs: the item in hand is finished, the jobs
ask `stopping` between items, and no further job begins.
"""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from zoneinfo import ZoneInfo

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from wro import clock
from wro.errors import SettingsError, exit_code

log = logging.getLogger(__name__)

#: a run that was missed, as while the machine slept, is caught up with for this long; several missed ones count as one
GRACE_SECONDS = 6 * 3600

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to run by the clock. `setting` is the variable its cron expression came from."""

    name: str
    cron: str
    setting: str
    run: Callable[[], str]  #: gives one line for the log
    at_start: bool = False  #: also once when the scheduler starts


def trigger(job: Job, zone: ZoneInfo) -> CronTrigger:
    """The job's times. Raises `SettingsError` for what is no cron expression, and for weekdays by number.

    Cron counts weekdays from Sunday, APScheduler from Monday: a number would fire a day late, so names are asked for.
    """
    example = f"(example: {job.setting}=0 7 * * mon)"
    weekday = job.cron.split()[-1:]
    if any(character.isdigit() for field in weekday for character in field.split("/")[0]):
        raise SettingsError(f"{job.setting} {job.cron!r} cannot be used: name the weekdays, mon to sun {example}")
    try:
        return CronTrigger.from_crontab(job.cron, timezone=zone)
    except ValueError as error:
        raise SettingsError(f"{job.setting} {job.cron!r} cannot be used: {error} {example}") from error


def serve(jobs: list[Job], zone: ZoneInfo, stopping: Event) -> None:
    """Run the jobs until SIGTERM or SIGINT, then set `stopping` and wait for the job in hand.

    All share one worker thread, so that no two overlap; of jobs due at one moment the first in the list goes first.
    Raises `SettingsError` before anything starts.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)  # before any thread: threads inherit the mask
    scheduler = BackgroundScheduler(timezone=zone, executors={"default": ThreadPoolExecutor(1)})
    for rank, job in enumerate(jobs):
        first = {"next_run_time": clock.now()} if job.at_start else {}
        scheduler.add_job(
            _run,
            trigger(job, zone),
            args=[job, stopping],
            id=f"{rank:03} {job.name}",  # of jobs due at one moment, the first id goes first
            coalesce=True,
            max_instances=1,
            misfire_grace_time=GRACE_SECONDS,
            **first,
        )
    scheduler.start()
    log.info("serving: %s (time zone %s)", ", ".join(f"{job.name} at {job.cron}" for job in jobs), zone)
    received = signal.sigwait(_SIGNALS)
    log.info("%s received: finishing the item in hand", signal.Signals(received).name)
    stopping.set()
    scheduler.shutdown(wait=True)
    log.info("stopped")


def _run(job: Job, stopping: Event) -> None:
    """One run of a job. Whatever goes wrong is logged, and the next run comes at its time."""
    if stopping.is_set():
        return
    try:
        log.info("%s: %s", job.name, job.run())
    except Exception as error:
        if exit_code(error) is None:
            raise  # a bug: the scheduler logs the traceback and goes on with the other jobs
        log.error("%s failed: %s", job.name, error)
