"""Late discoveries: an act of long ago is told only when today is otherwise for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from ledger.model import Action, Effect, Event, ListMark, Order, Party, Role, Status
from store.mail import MailStore
from tests.notify.cases import at
from tests.notify.test_corrections import person, run
from tests.notify.test_drafting import order

FILL = at("2026-05-01T00:00")  # before the watching began: known from the first fill
WALK = at("2026-07-14T10:00")  # when the walk into the past finds things
LATER = WALK + timedelta(days=2)
ANN = person()


@pytest.fixture
def box(tmp_path: Path) -> Iterator[MailStore]:
    with MailStore.open(tmp_path / "wro.mail.db") as opened:
        yield opened


def life(*acts: tuple[Effect, str, datetime], marks: tuple[ListMark, ...] = ()) -> Order:
    """One order by its acts: what each did, its day, and when it came to light."""
    [pattern] = order(1, FILL).events
    verb = {Effect.IMPOSED: Action.ISSUED, Effect.LIFTED: Action.REVOKED}
    events = tuple(
        replace(
            pattern,
            id=f"wro-1.{effect}.{day}",
            effect=effect,
            action=verb.get(effect, Action.MODIFIED),
            effective=date.fromisoformat(day),
            observed=seen,
            known=seen.date(),
        )
        for effect, day, seen in acts
    )
    return replace(order(1, FILL), events=events, marks=marks)


def heard(box: MailStore, *orders: Sequence[Order]) -> list[str]:
    """What Ann is told by runs over these ledgers: one right before the walk, then one a day."""
    told: list[str] = []
    for days, ledger in enumerate(orders):
        for mail in run(box, [ANN], ledger, WALK + timedelta(hours=24 * days - 1)):
            told += mail.events
    return told


IMPOSED, LIFTED, NARROWED, WIDENED = Effect.IMPOSED, Effect.LIFTED, Effect.NARROWED, Effect.WIDENED
KNOWN = (IMPOSED, "2016-03-01", FILL)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param((), ((IMPOSED, "2016-03-01", WALK),), ["2016-03-01"], id="an order in force that we did not know"),
        pytest.param((), ((IMPOSED, "2016-03-01", WALK), (LIFTED, "2018-03-01", WALK)), [], id="one that is long over"),
        pytest.param((KNOWN,), (KNOWN, (LIFTED, "2018-03-01", WALK)), ["2018-03-01"], id="a lifting we did not know"),
        pytest.param(
            (KNOWN, (LIFTED, "2020-01-01", FILL)),
            (KNOWN, (NARROWED, "2018-03-01", WALK), (LIFTED, "2020-01-01", FILL)),
            [],
            id="a step on the way to where it stands",
        ),
        pytest.param((KNOWN,), (KNOWN, (NARROWED, "2018-03-01", WALK)), ["2018-03-01"], id="who is covered now"),
        pytest.param((KNOWN,), (KNOWN, (WIDENED, "2018-03-01", WALK)), ["2018-03-01"], id="more is covered now"),
        pytest.param((KNOWN,), (KNOWN, (IMPOSED, "2017-03-01", WALK)), [], id="the same, imposed again"),
        pytest.param((KNOWN,), (KNOWN, (LIFTED, "2026-07-10", WALK)), ["2026-07-10"], id="no late discovery"),
    ],
)
def test_told_when_today_is_otherwise_for_it(
    box: MailStore,
    before: tuple[tuple[Effect, str, datetime], ...],
    after: tuple[tuple[Effect, str, datetime], ...],
    told: list[str],
) -> None:
    ledgers = [[life(*acts)] if acts else [] for acts in (before, after, after)]
    assert [event.rpartition(".")[2] for event in heard(box, *ledgers)] == told


def test_a_copy_from_the_archive_is_as_late_as_the_day_it_is_found(box: MailStore) -> None:
    """It was captured long ago, so that it seems to have been known all the while."""
    captured = at("2018-03-05T00:00")
    found = life((IMPOSED, "2016-03-01", captured), (LIFTED, "2018-03-01", captured))
    assert heard(box, [], [found], [found]) == []


def test_a_step_found_after_what_was_told_is_told_too(box: MailStore) -> None:
    """The walk finds an old order, which is news; two days later it finds that the order is over."""
    one, both = life((IMPOSED, "2016-03-01", WALK)), life((IMPOSED, "2016-03-01", WALK), (LIFTED, "2018-03-01", LATER))
    told = heard(box, [], [one], [one], [both], [both])
    assert [event.rpartition(".")[2] for event in told] == ["2016-03-01", "2018-03-01"]


def test_a_lists_word_of_today_is_no_bygone(box: MailStore) -> None:
    """CBP's list shows a change of long ago for the first time: nobody knew, and it changes today."""
    marks = (ListMark(WALK.date(), Status.INACTIVE, "Inactive"),)
    told = heard(box, [life(KNOWN)], [life(KNOWN, (LIFTED, "2019-01-01", WALK), marks=marks)])
    assert [event.rpartition(".")[2] for event in told] == ["2019-01-01"]


def test_a_correction_of_what_was_told_is_told_however_old_the_act(box: MailStore) -> None:
    def dated(day: str) -> Order:
        held = life((IMPOSED, "2016-03-01", WALK))
        [event] = held.events
        return replace(held, events=(replace(event, effective=date.fromisoformat(day)),))

    assert heard(box, [], [dated("2016-03-01")], [dated("2016-04-01")]) == ["wro-1.imposed.2016-03-01"] * 2


def test_an_exempt_party_found_late_is_told(box: MailStore) -> None:
    freed = Party("Company 2", Role.EXEMPT)

    def found(held: Order) -> Order:
        [imposed] = held.events
        act: Event = replace(
            imposed,
            id="wro-1.narrowed",
            effect=NARROWED,
            action=Action.MODIFIED,
            effective=date(2018, 3, 1),
            observed=WALK,
            known=WALK.date(),
            parties=(freed,),
        )
        return replace(held, parties=(*held.parties, freed), events=(imposed, act))

    assert heard(box, [life(KNOWN)], [found(life(KNOWN))]) == ["wro-1.narrowed"]


def test_a_bygone_is_told_when_what_had_ended_it_does_not_hold_however_long_ago_it_came_to_light(
    box: MailStore,
) -> None:
    """An order that seemed over was kept quiet; weeks later its lifting turns out to be of another order."""
    one, both = life((IMPOSED, "2016-03-01", WALK)), life((IMPOSED, "2016-03-01", WALK), (LIFTED, "2018-03-01", WALK))
    told = heard(box, [], *[[both]] * 20, *[[one]] * 20)
    assert told == ["wro-1.imposed.2016-03-01"]
    late = life((IMPOSED, "2016-03-01", WALK), (LIFTED, "2018-03-01", WALK + timedelta(days=38)))
    assert box.outbox.told(["wro-1.imposed.2016-03-01"])
    assert heard_on(box, [late], 40) == ["wro-1.lifted.2018-03-01"], "and that it is over after all"


def test_a_step_of_long_ago_stays_quiet_when_an_order_comes_again(box: MailStore) -> None:
    over = (KNOWN, (NARROWED, "2018-03-01", WALK), (LIFTED, "2020-01-01", FILL))
    again = life(*over, (IMPOSED, "2026-08-03", at("2026-08-03T10:00")))
    assert heard(box, *[[life(*over)]] * 21, *[[again]] * 9) == ["wro-1.imposed.2026-08-03"]


def heard_on(box: MailStore, ledger: Sequence[Order], days: int) -> list[str]:
    found = run(box, [ANN], ledger, WALK + timedelta(hours=24 * days - 1))
    return [event for mail in found for event in mail.events]
