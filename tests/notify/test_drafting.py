"""From news to stored mails, window after window, with a real mail file: each change told once to each who tracks it."""

from __future__ import annotations

import email
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from email.policy import default
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.ledger import Ledger
from ledger.model import Action, Channel, Effect, Event, Instrument, Order, Party
from notify.change import changes
from notify.drafting import Facts, answer, digests, digests_due, store, window_for
from notify.hours import Hours
from notify.outbox import Mail
from notify.schedule import Schedule, rounds
from notify.subscriptions import Cadence, Subscriber, Subscription
from store.mail import MailStore
from tests.notify.cases import LETTERHEAD, at

FILLED = at("2026-06-01T00:00")
MONDAY = at("2026-07-20T06:00")
WEEK = timedelta(days=7)


def order(number: int, seen: datetime) -> Order:
    party = Party(f"Company {number}")
    event = Event(
        id=f"wro-{number}.imposed",
        order=f"wro-{number}",
        instrument=Instrument.WRO,
        action=Action.ISSUED,
        effect=Effect.IMPOSED,
        observed=seen,
        known=seen.date(),
        channel=Channel.RELEASE,
        reason="the release announces it",
        effective=seen.date(),
        parties=(party,),
    )
    return Order(event.order, Instrument.WRO, "MY", "Gloves", parties=(party,), events=(event,))


def facts(orders: Sequence[Order]) -> Facts:
    events = tuple(event for one in orders for event in one.events)
    ledger = Ledger(orders)
    return Facts(ledger, changes(ledger, events), FILLED, (), LETTERHEAD, lambda code: code)


def person(name: str, *cadences: Cadence) -> Subscriber:
    wishes = tuple(Subscription(None, cadence, everything=True, starts=FILLED) for cadence in cadences)
    return Subscriber(f"{name}@example.org", wishes)


def run(
    box: MailStore, people: Sequence[Subscriber], known: Facts, cadence: Cadence, end: datetime
) -> tuple[Mail, ...]:
    # As the command does: the first window of all begins when the watching did.
    window = window_for(box.outbox, cadence, min(known.watching_since, end - WEEK), end)
    return store(box.outbox, digests(digests_due(box.outbox, people, window, known), known, end), end)


@pytest.fixture
def box(tmp_path: Path) -> Iterator[MailStore]:
    with MailStore.open(tmp_path / "wro.mail.db") as opened:
        yield opened


ANN = person("ann", Cadence.WEEKLY)


def test_a_second_run_adds_nothing(box: MailStore) -> None:
    known = facts([order(1, MONDAY - timedelta(days=2))])
    assert len(run(box, [ANN], known, Cadence.WEEKLY, MONDAY)) == 1
    assert not run(box, [ANN], known, Cadence.WEEKLY, MONDAY)
    assert not run(box, [ANN], known, Cadence.WEEKLY, MONDAY + WEEK)


def test_weeks_without_a_run_are_caught_up_in_one_mail(box: MailStore) -> None:
    run(box, [ANN], facts([]), Cadence.WEEKLY, MONDAY)
    known = facts([order(week, MONDAY + week * WEEK - timedelta(days=1)) for week in (1, 2, 3)])
    [mail] = run(box, [ANN], known, Cadence.WEEKLY, MONDAY + 3 * WEEK)
    assert mail.events == ("wro-1.imposed", "wro-2.imposed", "wro-3.imposed")


def test_what_was_stored_after_its_window_was_answered_comes_with_the_next(box: MailStore) -> None:
    run(box, [ANN], facts([]), Cadence.WEEKLY, MONDAY)
    known = facts([order(1, MONDAY - timedelta(seconds=5))])
    [mail] = run(box, [ANN], known, Cadence.WEEKLY, MONDAY + WEEK)
    assert mail.events == ("wro-1.imposed",)


def test_moving_from_weekly_to_daily_loses_nothing(box: MailStore) -> None:
    known = facts([order(1, MONDAY + timedelta(days=1))])
    tuesday = MONDAY + timedelta(days=1, hours=1)
    run(box, [person("bob", Cadence.DAILY)], known, Cadence.DAILY, tuesday)
    moved = person("ann", Cadence.DAILY)
    [mail] = run(box, [moved], known, Cadence.DAILY, tuesday + timedelta(days=1))
    assert mail.address == moved.address


def test_two_cadences_of_one_person_tell_it_once(box: MailStore) -> None:
    both = person("ann", Cadence.WEEKLY, Cadence.IMMEDIATE)
    known = facts([order(1, MONDAY - timedelta(days=2))])
    assert len(run(box, [both], known, Cadence.IMMEDIATE, MONDAY - timedelta(days=1))) == 1
    assert not run(box, [both], known, Cadence.WEEKLY, MONDAY)


def test_composing_that_died_half_way_is_finished(box: MailStore) -> None:
    people = [person(f"p{number}", Cadence.WEEKLY) for number in range(5)]
    known = facts([order(1, MONDAY - timedelta(days=2))])
    window = window_for(box.outbox, Cadence.WEEKLY, MONDAY - WEEK, MONDAY)
    mails = digests(digests_due(box.outbox, people, window, known), known, MONDAY)
    store(box.outbox, [next(mails), next(mails)], MONDAY)
    assert len(run(box, people, known, Cadence.WEEKLY, MONDAY)) == 3
    assert box.outbox.counts() == {"ready": 5}


def test_equal_wishes_share_everything_but_their_own_link(box: MailStore) -> None:
    people = [person(f"p{number}", Cadence.WEEKLY) for number in range(3)]
    links = {one.address: f"https://watch.example.org/stop/{one.address[:2]}?a=1&b=2" for one in people}
    known = replace(facts([order(1, MONDAY - timedelta(days=2))]), stop_page=lambda who: links[who.address])
    mails = run(box, people, known, Cadence.WEEKLY, MONDAY)
    assert len({mail.message_id for mail in mails}) == 3
    for mail in mails:
        body = mail.body.decode().replace("=\r\n", "").replace("=3D", "=")
        assert body.count(links[mail.address]) == 2, "in the header and in the text part"
        assert links[mail.address].replace("&", "&amp;") in body
        assert "own-link.invalid" not in body


story = st.lists(
    st.one_of(
        st.tuples(st.just("event"), st.integers(1, 600)),
        st.tuples(st.just("run"), st.sampled_from(list(Cadence))),
        st.tuples(st.just("wait"), st.integers(1, 72)),
    ),
    max_size=25,
)


@settings(max_examples=25, deadline=None)
@given(story)
def test_any_order_of_events_and_runs_tells_everybody_everything_once(acts: list[tuple[str, int | Cadence]]) -> None:
    """Events appear up to ten minutes after they were seen; runs come whenever; at the end every cadence runs once more."""
    people = [person("w", Cadence.WEEKLY), person("d", Cadence.DAILY), person("all", *Cadence)]
    now, orders, told = MONDAY, list[Order](), Counter[tuple[str, str]]()
    with TemporaryDirectory() as folder, MailStore.open(Path(folder) / "wro.mail.db") as box:
        for what, value in [*acts, ("wait", 1), *(("run", cadence) for cadence in Cadence)]:
            if what == "event":
                orders.append(order(len(orders), now - timedelta(seconds=int(value))))
            elif what == "wait":
                now += timedelta(hours=int(value))
            else:
                for mail in run(box, people, facts(orders), Cadence(str(value)), now):
                    told.update((mail.address, event) for event in mail.events)
    assert told == Counter({(one.address, event.id): 1 for one in people for o in orders for event in o.events})


#: Zones that change their clocks on different days, by half an hour, at odd offsets, or never.
ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
OURS = Schedule(ZoneInfo("Europe/Berlin"), hour=2)  # an hour that one day of the year lacks and another has twice
clocks = st.builds(
    Hours,
    st.none() | st.sampled_from(ZONES),
    st.none() | st.integers(0, 6),
    st.none() | st.sampled_from((0, 1, 2, 3, 8, 23)),
)
mixed_story = st.lists(
    st.one_of(
        st.tuples(st.just("event"), st.integers(1, 600)),
        st.tuples(st.just("tick"), st.none()),
        st.tuples(st.just("run"), st.none()),
        st.tuples(st.just("wait"), st.integers(1, 24 * 60 * 3)),
        st.tuples(st.just("move"), st.tuples(st.integers(0, 3), clocks)),
    ),
    max_size=30,
)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(("2026-10-22T12:00", "2027-03-12T12:00", "2027-03-26T12:00")),
    st.lists(st.tuples(clocks, st.sampled_from([(Cadence.DAILY,), (Cadence.WEEKLY,), tuple(Cadence)])), min_size=4),
    mixed_story,
)
def test_whatever_clocks_people_live_by_everybody_is_told_everything_once(
    begin: str, wishes: list[tuple[Hours, tuple[Cadence, ...]]], acts: list[tuple[str, Any]]
) -> None:
    """Some run by the clock and some by hand, people move to other hours, summer time comes and goes; nobody hears a
    change twice, nobody before its window closed by their own clock, and in the end everybody has heard all."""
    people = [
        replace(person(f"p{n}", *cadences), hours=dict.fromkeys(cadences, own))
        for n, (own, cadences) in enumerate(wishes)
    ]
    now, orders, told = at(begin), list[Order](), Counter[tuple[str, str]]()
    with TemporaryDirectory() as folder, MailStore.open(Path(folder) / "wro.mail.db") as box:
        for what, value in [*acts, ("wait", 9 * 24 * 60), ("tick", None)]:
            if what == "event":
                orders.append(order(len(orders), now - timedelta(seconds=value)))
            elif what == "wait":
                now += timedelta(minutes=value)
            elif what == "move":
                number, own = value
                people[number] = replace(people[number], hours=dict.fromkeys(people[number].hours, own))
            else:
                seen = {event.id: event.observed for one in orders for event in one.events}
                for one in rounds(people, Cadence, OURS):
                    window, mails = answer(box.outbox, one, facts(orders), now, scheduled=what == "tick")
                    told.update((mail.address, event) for mail in mails for event in mail.events)
                    assert all(seen[event] < window.end <= now for mail in mails for event in mail.events)
    assert told == Counter({(one.address, event.id): 1 for one in people for o in orders for event in o.events})


def test_london_and_washington_share_an_installation(box: MailStore) -> None:
    london, washington = (
        replace(person(name, Cadence.WEEKLY), hours={Cadence.WEEKLY: Hours(zone, 4, 8)})
        for name, zone in (("london", "Europe/London"), ("washington", "America/New_York"))
    )
    people = [ANN, london, washington]
    known = facts([order(1, at("2026-10-21T12:00"))])
    came = {}
    for minutes in range(0, 7 * 24 * 60, 15):
        now = at("2026-10-22T00:00") + timedelta(minutes=minutes)
        for one in rounds(people, Cadence, OURS):
            for mail in answer(box.outbox, one, known, now, scheduled=True)[1]:
                came[mail.address] = now
    # Friday 23 October, both still in summer time; Ann's Monday at 2 in Berlin, the day after the clocks went back.
    assert came == {
        "london@example.org": at("2026-10-23T07:00"),
        "washington@example.org": at("2026-10-23T12:00"),
        "ann@example.org": at("2026-10-26T01:00"),
    }


def test_who_moves_to_hours_of_their_own_is_not_told_twice_that_all_is_quiet(box: MailStore) -> None:
    usual, friday = Schedule(ZoneInfo("UTC"), 6, 0), Hours("UTC", 4, 8)
    ann = replace(ANN, subscriptions=(replace(ANN.subscriptions[0], heartbeat=True),))
    moved = replace(ann, hours={Cadence.WEEKLY: friday})

    def told(who: Subscriber, now: datetime) -> int:
        known = facts([])
        return sum(
            len(answer(box.outbox, one, known, now, scheduled=True)[1])
            for one in rounds([who], [Cadence.WEEKLY], usual)
        )

    assert told(ann, MONDAY) == 1
    assert told(moved, MONDAY + timedelta(hours=5)) == 0
    assert told(moved, MONDAY + timedelta(days=4, hours=3)) == 1
    assert told(moved, MONDAY + timedelta(days=4, hours=4)) == 0
    assert told(moved, MONDAY + timedelta(days=11, hours=3)) == 1


def test_quiet_is_not_said_of_a_week_whose_change_an_alert_has_told(box: MailStore) -> None:
    wishes = tuple(
        replace(one, heartbeat=True) for one in person("ann", Cadence.IMMEDIATE, Cadence.WEEKLY).subscriptions
    )
    ann = Subscriber("ann@example.org", wishes)
    usual = Schedule(ZoneInfo("UTC"), 6, 0)
    known = facts([order(1, MONDAY - timedelta(days=2))])

    def weekly(end: datetime) -> str:
        [one] = rounds([ann], [Cadence.WEEKLY], usual)
        [mail] = answer(box.outbox, one, known, end, scheduled=True)[1]
        text = email.message_from_bytes(mail.body, policy=default).get_body(("plain",))
        assert text is not None
        return " ".join(text.get_content().split())

    run(box, [ann], known, Cadence.IMMEDIATE, MONDAY - timedelta(days=1))
    assert "but what an earlier mail told you" in weekly(MONDAY)
    assert "but what an earlier mail told you" not in weekly(MONDAY + WEEK)
