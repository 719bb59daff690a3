"""CBP's list against the ledger: quiet changes become events, drift and absence do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from ledger.ledger import Ledger
from ledger.listings import NO_LONGER_LISTED, suspicious, take_list
from ledger.model import Channel, Effect, Instrument, Listing, Party, Role, Status
from ledger.reconcile import Changes, Origin
from ledger.timeline import standing


def row(
    entity: str,
    effective: str,
    goods: str,
    country: str | None = None,
    status: Status = Status.ACTIVE,
    status_text: str = "Active",
    instrument: Instrument = Instrument.WRO,
    parties: tuple[Party, ...] = (),
    removed_goods: tuple[tuple[str, date | None], ...] = (),
) -> Listing:
    return Listing(
        instrument=instrument,
        effective=date.fromisoformat(effective),
        country=country,
        goods=goods,
        industry=None,
        status=status,
        status_text=status_text,
        parties=parties or (Party(entity),),
        removed_goods=removed_goods,
        entity=entity,
    )


#: The list as it stood, as far as these tests need it.
LISTED = (
    row("Taepyung Salt Farm", "2025-04-02", "Sea Salt Products", "KR"),
    row("Asli Maydi", "2024-11-01", "Frankincense and frankincense-based products", "SO"),
    row("Mangalore Ganesh Beedi Works", "1999-11-23", "Beedi Cigarettes and Other Tobacco Products", "IN"),
    row("Huizhou Mink Industrial CO. Ltd.", "2018-03-05", "All Products", "CN"),
    row("Yunnan Machinery", "1991-11-14", "Diesel Engines", "CN"),
    row("Yunnan Machinery", "1992-03-18", "Diesel Engines", "CN", instrument=Instrument.FINDING),
)


@pytest.fixture
def small(ledger_on: Callable[[str], Ledger]) -> Ledger:
    """The orders the rows speak of, and nothing else."""
    wanted = {"wro-2025-taepyung-salt-farm", "wro-2024-asli-maydi", "wro-1999-mangalore-ganesh-beedi"}
    wanted |= {"wro-2018-huizhou-mink-industrial", "wro-1991-yunnan-machinery", "finding-1992-yunnan-machinery"}
    full = ledger_on("2026-06-23")
    return Ledger(full.orders[order] for order in sorted(wanted))


@pytest.fixture
def read(small: Ledger, origin: Callable[..., Origin]) -> Callable[[Sequence[Listing], str], Changes]:
    def take(rows: Sequence[Listing], on: str) -> Changes:
        changes = Changes()
        take_list(small, rows, origin(on, Channel.LIST), changes)
        return changes

    return take


def ids(changes: Changes) -> list[str]:
    return [event.id for event in changes.events]


def codes(changes: Changes) -> list[str]:
    return sorted(issue.code for issue in changes.issues)


def test_a_list_that_says_what_we_hold_changes_nothing(read: Callable[..., Changes]) -> None:
    changes = read(LISTED, "2026-07-01")
    assert (ids(changes), codes(changes)) == ([], [])
    assert not read(LISTED, "2026-07-02").orders, "and a second edition that says the same leaves no trace at all"


def test_a_date_that_no_other_source_has_is_asked_about_as_long_as_it_stands(
    read: Callable[[Sequence[Listing], str], Changes],
) -> None:
    read(LISTED, "2026-06-23")
    moved = [replace(LISTED[0], effective=date(2026, 4, 2)), *LISTED[1:]]
    for day in ("2026-07-01", "2026-07-02"):
        changes = read(moved, day)
        assert (ids(changes), codes(changes)) == ([], ["list-date-apart"])
        assert "2026-04-02" in changes.issues[0].message
    assert not codes(read([replace(LISTED[0], effective=date(2025, 4, 20)), *LISTED[1:]], "2026-07-03")), (
        "some days differ"
    )


def test_spelling_drift_and_reordering_are_no_news(read: Callable[..., Changes]) -> None:
    drifted = [
        replace(LISTED[2], parties=(Party("Mangalore Ganesh Beedie Works"),)),
        replace(LISTED[3], parties=(Party("Huizhou Mink Industrial Co., LTD."),)),
    ]
    changes = read([*reversed([LISTED[0], LISTED[1], LISTED[4], LISTED[5]]), *drifted], "2026-07-01")
    assert (ids(changes), codes(changes)) == ([], [])


def test_a_status_change_without_a_release_is_a_quiet_change(small: Ledger, read: Callable[..., Changes]) -> None:
    rows = [replace(LISTED[0], status=Status.INACTIVE, status_text="Inactive"), *LISTED[1:]]
    (event,) = read(rows, "2026-07-01").events
    assert event.id == "wro-2025-taepyung-salt-farm.lifted"
    assert event.channel is Channel.LIST
    assert (event.effective, event.no_later_than) == (None, date(2026, 7, 1))
    stands = standing(small, small.orders["wro-2025-taepyung-salt-farm"], date(2026, 7, 1))
    assert stands is not None
    assert (stands.status, stands.status_text) == (Status.INACTIVE, "Inactive")


def test_a_new_row_without_a_release_is_an_order(small: Ledger, read: Callable[..., Changes]) -> None:
    changes = read([*LISTED, row("Kiriri Tea Estates Ltd", "2026-06-30", "Tea", "KE")], "2026-07-01")
    assert ids(changes) == ["wro-2026-kiriri-tea-estates.imposed"]
    assert small.orders["wro-2026-kiriri-tea-estates"].marks[0].status_text == "Active"


def test_a_removal_in_remarks_is_a_carve_out_with_its_day(read: Callable[..., Changes]) -> None:
    cleared = Party("Select Salt Ltd", Role.EXEMPT, removed=date(2026, 6, 25))
    partly = replace(
        LISTED[0],
        status=Status.PARTIALLY_ACTIVE,
        status_text="Partially Modified",
        parties=(*LISTED[0].parties, cleared),
    )
    (event,) = read([partly, *LISTED[1:]], "2026-07-01").events
    assert event.id == "wro-2025-taepyung-salt-farm.narrowed.select-salt"
    assert event.effective == date(2026, 6, 25)


def test_goods_taken_out_are_a_carve_out_too(read: Callable[..., Changes]) -> None:
    partly = replace(
        LISTED[0],
        status=Status.PARTIALLY_ACTIVE,
        status_text="Partially Modified",
        removed_goods=(("Bath salt", date(2026, 6, 25)),),
    )
    (event,) = read([partly, *LISTED[1:]], "2026-07-01").events
    assert (event.id, event.effect) == ("wro-2025-taepyung-salt-farm.narrowed.bath-salt", Effect.NARROWED)


def test_a_vanished_row_lifts_nothing(small: Ledger, read: Callable[..., Changes]) -> None:
    changes = read(LISTED[1:], "2026-07-01")
    assert (ids(changes), codes(changes)) == ([], ["no-longer-listed"])
    order = small.orders["wro-2025-taepyung-salt-farm"]
    stands = standing(small, order, date(2026, 7, 1))
    assert stands is not None
    assert (stands.status, stands.status_text) == (Status.ACTIVE, NO_LONGER_LISTED)
    assert codes(read(LISTED[1:], "2026-07-02")) == ["no-longer-listed"], "as long as it is away"
    assert codes(read(LISTED, "2026-07-03")) == []


def test_many_vanished_rows_are_one_question_about_the_file(read: Callable[..., Changes]) -> None:
    assert codes(read([row("Somebody Else Ltd", "2026-06-30", "Tea", "KE")], "2026-07-01")) == ["many-no-longer-listed"]


def test_a_wording_we_do_not_know_keeps_the_status(small: Ledger, read: Callable[..., Changes]) -> None:
    rows = [replace(LISTED[0], status=Status.UNKNOWN, status_text="Suspended sine die"), *LISTED[1:]]
    changes = read(rows, "2026-07-01")
    assert ids(changes) == []
    stands = standing(small, small.orders["wro-2025-taepyung-salt-farm"], date(2026, 7, 1))
    assert stands is not None
    assert (stands.status, stands.status_text) == (Status.ACTIVE, "Suspended sine die")


def test_a_list_that_lags_behind_a_release_revives_nothing(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    changes = Changes()
    lagging = row("FGV Holdings Berhad", "2020-09-30", "Palm Oil and Palm Oil Products", "MY")
    take_list(ledger, [lagging], origin("2026-07-01", Channel.LIST), changes)
    assert "list-disagrees" in codes(changes)
    assert ids(changes) == []


def test_two_findings_on_one_prison_keep_their_rows_apart(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    prison = "State Penitentiary, Ciudad Victoria, Tamaulipas, Mexico"
    rows = [row(prison, day, "Furniture", "MX", instrument=Instrument.FINDING) for day in ("1958-10-29", "1953-12-28")]
    changes = Changes()
    take_list(ledger, rows, origin("2026-07-01", Channel.LIST), changes)
    assert ids(changes) == []
    for year in ("1953", "1958"):
        witnesses = ledger.orders[f"finding-{year}-state-penitentiary-ciudad"].events[0].witnesses
        assert {witness.said["effective"][:4] for witness in witnesses} == {year}


@pytest.mark.parametrize(
    ("before", "after", "suspect"),
    [(100, 100, False), (100, 91, True), (100, 89, True), (100, 96, False), (10, 9, False), (10, 8, True)],
)
def test_a_shrunken_list_is_held_back(before: int, after: int, suspect: bool) -> None:
    rows = [row(f"Firm {chr(65 + n // 26)}{chr(65 + n % 26)} Works", "2020-01-01", "Tea", "KE") for n in range(before)]
    assert bool(suspicious(rows, rows[:after])) is suspect


def test_a_carve_out_the_list_never_showed_is_no_widening(
    ledger_on: Callable[[str], Ledger], origin: Callable[..., Origin]
) -> None:
    """PureCircle was cleared out of the stevia order in 2017; the list went on calling the order Active."""
    ledger = ledger_on("2021-11-05")
    maker = "Inner Mongolia Hengzheng Group Baoanzhao Agricultural and Trade LLC"
    changes = Changes()
    take_list(
        ledger,
        [row(maker, "2016-05-20", "Stevia and its Derivatives", "CN")],
        origin("2021-11-05", Channel.LIST),
        changes,
    )
    assert ids(changes) == []
    stands = standing(ledger, ledger.orders["wro-2016-inner-mongolia-hengzheng"], date(2021, 11, 5))
    assert stands is not None
    assert stands.status is Status.ACTIVE
