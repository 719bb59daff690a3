"""CBP's own totals are read as checks, and compared with the ledger with a tolerance of one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ledger.model import Action, Channel, Effect, Event, Instrument, Order, StatedCount
from scraper.reading.counts import disagreements, stated_counts
from scraper.reading.text.manuscript import Block
from scraper.reading.text.sentences import sentences

DAY = date(2025, 9, 24)


def counts(text: str) -> list[tuple[int, str, date | None]]:
    return [(one.number, one.what, one.since) for one in stated_counts(sentences([Block(text)]), DAY)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("CBP now enforces 53 WROs and nine Findings.", [(53, "WRO in force", None), (9, "Finding in force", None)]),
        ("There are currently 53 active withhold release orders.", [(53, "WRO in force", None)]),
        ("It is the third WRO issued in 2025.", [(3, "WRO issued", date(2025, 1, 1))]),
        ("This is the fourth WRO in Fiscal Year 2025.", [(4, "WRO issued", date(2024, 10, 1))]),
        ("This is the third WRO modification that CBP has issued in 2025.", [(3, "WRO modified", date(2025, 1, 1))]),
        ("The WRO is the twelfth issued since September 2024.", [(12, "WRO issued", date(2024, 9, 1))]),
        ("CBP identified five of the ILO’s 11 indicators in 2025.", []),
        ("“We issued the fifth WRO in 2025 and many more will follow it,” said the Commissioner.", []),
    ],
)
def test_totals_are_read(text: str, stated: list[tuple[int, str, date | None]]) -> None:
    assert counts(text) == stated


def _order(number: int, lifted: bool = False) -> Order:
    def event(action: Action, effect: Effect, day: date) -> Event:
        seen = datetime(2025, 1, 1, tzinfo=UTC)
        return Event(
            f"o{number}.{effect}",
            f"o{number}",
            Instrument.WRO,
            action,
            effect,
            seen,
            day,
            Channel.RELEASE,
            "",
            effective=day,
        )

    events = [event(Action.ISSUED, Effect.IMPOSED, date(2025, 2, 1))]
    if lifted:
        events.append(event(Action.MODIFIED, Effect.LIFTED, date(2025, 3, 1)))
    return Order(f"o{number}", Instrument.WRO, "MY", "gloves", events=tuple(events))


@pytest.mark.parametrize(
    ("number", "what", "since", "disagrees"),
    [
        (10, "WRO in force", None, False),
        (11, "WRO in force", None, False),
        (12, "WRO in force", None, True),
        (8, "WRO in force", None, True),
        (12, "WRO issued", date(2025, 1, 1), False),
        (14, "WRO issued", date(2025, 1, 1), True),
        (2, "WRO modified", date(2025, 1, 1), False),
        (4, "WRO modified", date(2025, 1, 1), True),
        (1, "Finding in force", None, False),
    ],
)
def test_the_ledger_may_differ_by_one(number: int, what: str, since: date | None, disagrees: bool) -> None:
    orders = [_order(at) for at in range(10)] + [_order(at, lifted=True) for at in range(10, 12)]
    issues = disagreements([StatedCount(number, what, DAY, "", since)], orders)
    assert bool(issues) is disagrees
