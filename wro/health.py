"""Is the ledger fresh and well? Each check is a line with a yes or no; pure, over what was found out before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from ledger import baseline
from store.runs import Run, SourceState

#: Longer than any poll: a run that has not ended by then hangs, or was cut off and none came after it.
LONGEST_RUN = timedelta(hours=6)

#: Mails that servers put off are given up after about ten hours: one that waits for longer is not being tried.
LONGEST_WAIT = timedelta(hours=24)

#: How far clocks may be apart before stamps mislead.
SKEW = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Check:
    """`name`: the source's, or sync, clock, disk, outbox, backup."""

    name: str
    well: bool
    says: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What a source and the last sync may be like and still be well."""

    stale: timedelta  #: how old the last sync, or a source's last complete read, may be
    failures: int  #: a source that failed this often in a row is a matter for a person; fewer is weather
    every: Mapping[str, timedelta] = field(default_factory=dict)  #: sources that are left alone for so long, once read


@dataclass(frozen=True, slots=True)
class Vitals:
    """What is looked at beside runs and sources. None: not found out, or not asked for."""

    latest_stamp: datetime | None = None  #: the latest our clock wrote
    site_clocks: tuple[float, ...] = ()  #: seconds by which those of the sites that answered lately are ahead of ours
    disk_free: int | None = None  #: bytes
    disk_low: int = 0  #: bytes below which it is too full
    waiting_since: datetime | None = None  #: the oldest mail in the outbox
    mails: Mapping[str, int] = field(default_factory=dict)  #: by state
    mails_unread: str = ""  #: why the mail file cannot be asked
    last_backup: datetime | None = None
    backup_due: timedelta | None = None  #: how old it may be; None: none are made


def checks(
    last: Run | None, sources: Iterable[SourceState], limits: Limits, now: datetime, vitals: Vitals | None = None
) -> list[Check]:
    """The last sync, each source, and the rest."""
    polled = [state for state in sources if state.source != baseline.SOURCE]  # what is built in does not go stale
    followed = any(not state.unasked for state in polled)
    own = [] if vitals is None else list(_own(vitals, now))
    found = (
        # A folder need not mirror every source; one that mirrors none is the wrong folder.
        Check(state.source, True, f"not asked: {state.message}")
        if state.unasked and followed
        else _source(state, limits, now)
        for state in polled
    )
    return [_sync(last, limits.stale, now), *found, *own]


def _own(vitals: Vitals, now: datetime) -> Iterator[Check]:
    yield _clock(vitals, now)
    if vitals.disk_free is not None:
        low = vitals.disk_free < vitals.disk_low
        yield Check("disk", not low, f"{vitals.disk_free // 10**6:,} MB free{', too little' if low else ''}")
    yield _outbox(vitals, now)
    if vitals.backup_due is not None:
        made = vitals.last_backup
        says = f"last made {ago(now - made)}" if made else "never made"
        yield Check("backup", made is not None and now - made <= vitals.backup_due, says)


def _sync(last: Run | None, stale: timedelta, now: datetime) -> Check:
    if last is None:
        return Check("sync", False, "never ran")
    if now - last.started > stale:
        return Check("sync", False, f"last began {ago(now - last.started)}, more than {_hours(stale)} is too long")
    if last.finished is None and now - last.started > LONGEST_RUN:
        return Check("sync", False, f"last began {ago(now - last.started)} and has not ended")
    state = f"ended {last.outcome}" if last.finished else "goes on, or was cut off"
    return Check("sync", True, f"last began {ago(now - last.started)} and {state}")


def _source(state: SourceState, limits: Limits, now: datetime) -> Check:
    read = state.last_read_completely
    since = f"last read completely {ago(now - read)}" if read else "never read completely"
    times = "once" if state.failures_in_a_row == 1 else f"{state.failures_in_a_row} times in a row"
    failing = f"{state.last_outcome.replace('_', ' ')} {times}" if state.failures_in_a_row else ""
    stale = limits.stale + limits.every.get(state.source, timedelta(0))
    well = read is not None and now - read <= stale and state.failures_in_a_row < limits.failures
    return Check(state.source, well, "; ".join(part for part in (since, failing, state.message) if part))


def _clock(vitals: Vitals, now: datetime) -> Check:
    """Ours against what it wrote before, and against the sites': one of them may be wrong, most of them are not."""
    if vitals.latest_stamp is not None and vitals.latest_stamp - now > SKEW:
        return Check(
            "clock", False, f"was set back: this database was written at {vitals.latest_stamp:%Y-%m-%d %H:%M} UTC"
        )
    if not vitals.site_clocks:
        return Check("clock", True, "agrees with what was written before; no site has told the time lately")
    ahead = timedelta(seconds=median(vitals.site_clocks))
    if abs(ahead) > SKEW:
        minutes, way = int(abs(ahead).total_seconds() // 60), "behind" if ahead > timedelta(0) else "ahead of"
        return Check("clock", False, f"is {minutes} minutes {way} the sites' clocks")
    return Check("clock", True, "agrees with what was written before and with the sites")


def _outbox(vitals: Vitals, now: datetime) -> Check:
    if vitals.mails_unread:
        return Check("outbox", False, vitals.mails_unread)
    told = ", ".join(f"{number} {state}" for state, number in sorted(vitals.mails.items())) or "empty"
    waiting = vitals.waiting_since
    if waiting is not None and now - waiting > LONGEST_WAIT:
        return Check("outbox", False, f"stuck: a mail waits since {ago(now - waiting)}; {told}")
    return Check("outbox", True, told)


def ago(age: timedelta) -> str:
    """An age in the unit a person would use."""
    minutes = max(0, int(age.total_seconds() // 60))
    if minutes < 120:
        return f"{minutes} minutes ago"
    return f"{minutes // 60} hours ago" if minutes < 72 * 60 else f"{minutes // 1440} days ago"


def _hours(age: timedelta) -> str:
    return f"{int(age.total_seconds() // 3600)} hours"
