"""Windows close by the clock on a wall, through daylight-saving changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify.schedule import Schedule, first_start, last_close
from notify.subscriptions import Cadence
from tests.notify.cases import at

NEW_YORK = ZoneInfo("America/New_York")
ZONES = [
    NEW_YORK,
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("Australia/Lord_Howe"),
    ZoneInfo("Asia/Kathmandu"),
    ZoneInfo("UTC"),
]


@pytest.mark.parametrize(
    ("cadence", "hour", "now", "closed"),
    [
        # Monday 08:00 in New York is 13:00 UTC in winter and 12:00 UTC in summer.
        (Cadence.WEEKLY, 8, "2026-03-02T13:00", "2026-03-02T13:00"),
        (Cadence.WEEKLY, 8, "2026-03-09T11:59", "2026-03-02T13:00"),
        (Cadence.WEEKLY, 8, "2026-03-09T12:00", "2026-03-09T12:00"),
        (Cadence.WEEKLY, 8, "2026-11-02T12:59", "2026-10-26T12:00"),
        (Cadence.WEEKLY, 8, "2026-11-02T13:00", "2026-11-02T13:00"),
        # 02:00 does not exist on 8 March 2026; the hour after it counts.
        (Cadence.DAILY, 2, "2026-03-08T06:59", "2026-03-07T07:00"),
        (Cadence.DAILY, 2, "2026-03-08T07:00", "2026-03-08T07:00"),
        # 01:00 comes twice on 1 November 2026; the first counts, and only that.
        (Cadence.DAILY, 1, "2026-11-01T05:00", "2026-11-01T05:00"),
        (Cadence.DAILY, 1, "2026-11-01T06:30", "2026-11-01T05:00"),
        (Cadence.DAILY, 1, "2026-11-02T06:00", "2026-11-02T06:00"),
        (Cadence.IMMEDIATE, 8, "2026-07-14T09:05", "2026-07-14T09:05"),
    ],
)
def test_last_close(cadence: Cadence, hour: int, now: str, closed: str) -> None:
    assert last_close(cadence, Schedule(NEW_YORK, hour=hour), at(now)) == at(closed)


@given(
    st.sampled_from([Cadence.DAILY, Cadence.WEEKLY]),
    st.sampled_from(ZONES),
    st.integers(0, 23),
    st.integers(0, 6),
    st.integers(0, 15 * 365 * 24 * 60).map(lambda minutes: at("2020-01-01T00:00") + timedelta(minutes=minutes)),
)
def test_windows_tile_time(cadence: Cadence, zone: ZoneInfo, hour: int, weekday: int, now: datetime) -> None:
    schedule = Schedule(zone, hour, weekday)
    end = last_close(cadence, schedule, now)
    start = first_start(cadence, schedule, end)
    days = 1 if cadence is Cadence.DAILY else 7
    assert start < end <= now < end + timedelta(days=days, hours=2)
    assert timedelta(days=days, hours=-1) <= end - start <= timedelta(days=days, hours=1)
    assert last_close(cadence, schedule, end) == end
    assert last_close(cadence, schedule, end - timedelta(seconds=1)) == start


@pytest.mark.parametrize("wrong", [{"hour": 24}, {"hour": -1}, {"weekday": 7}])
def test_schedule_refuses_what_no_clock_shows(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must be 0 "):
        Schedule(NEW_YORK, **wrong)
