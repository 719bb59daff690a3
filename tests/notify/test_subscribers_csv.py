"""The subscribers' table: what is written comes back, what is wrong is named with its line."""

from __future__ import annotations

from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.model import Instrument
from notify.address import BadAddress, address
from notify.hours import Hours
from notify.subscribers_csv import BadTable, format_table, parse_table
from notify.subscriptions import Cadence, Subscriber, Subscription

words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)
some = st.lists(phrases, max_size=3).map(tuple)
wishes = st.builds(
    Subscription,
    id=st.none(),
    cadence=st.sampled_from(Cadence),
    names=some,
    countries=st.lists(st.sampled_from(["MY", "CN", "DO"]), max_size=2).map(tuple),
    goods=some,
    instruments=st.lists(st.sampled_from(Instrument), max_size=2, unique=True).map(tuple),
    everything=st.just(True),
    starts=st.none() | st.datetimes(timezones=st.just(UTC)),
    heartbeat=st.booleans(),
)


@given(st.lists(st.lists(wishes, min_size=1, max_size=3, unique=True).map(tuple), max_size=3))
def test_round_trip(all_wishes: list[tuple[Subscription, ...]]) -> None:
    people = tuple(Subscriber(f"p{n}@example.org", wishes) for n, wishes in enumerate(all_wishes))
    assert parse_table(format_table(people)) == people


def test_a_table_as_people_write_it() -> None:
    table = "\ufeffcadence,address,names,countries,instruments\r\nWeekly, Ann@Example.org ,Smart Glove; Top Glove,my,wro\r\n"
    [ann] = parse_table(table)
    assert ann.address == "Ann@example.org"
    assert ann.subscriptions == (
        Subscription(None, Cadence.WEEKLY, ("Smart Glove", "Top Glove"), ("MY",), instruments=(Instrument.WRO,)),
    )


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("", "line 1: column 'address' is missing; column 'cadence' is missing"),
        ('"address"x,cadence\n', "line 1: "),
        ("address,cadence,colour\n", "line 1: column 'colour' is not one of"),
        ("address,cadence,names\na@example.org,monthly,X\n", "line 2: 'monthly' is none of immediate, daily, weekly"),
        ("address,cadence,names\nnobody,daily,X\n", "line 2: 'nobody' is not an e-mail address"),
        ("address,cadence,names\na@example.org,daily,\n", "line 2: tracks nothing"),
        ("address,cadence,names\na@example.org,daily,X\nb@example.org,daily\n", "line 3: expected 3 cells"),
        ("address,cadence,names\na@example.org,daily,X,Y\n", "line 2: expected 3 cells"),
        ("address,cadence,everything\na@example.org,daily,maybe\n", "line 2: 'maybe' is neither yes nor no"),
        ("address,cadence,countries\na@example.org,daily,Malaysia\n", "line 2: 'Malaysia' is not a country code"),
        ("address,cadence,everything,starts\na@example.org,daily,yes,soon\n", "line 2: 'soon' is not an instant"),
        (
            "address,cadence,everything,starts\na@example.org,daily,yes,2026-07-01\n",
            "line 2: '2026-07-01' has no time zone",
        ),
        ('address,cadence,names\n"a@example.org"x,daily,X\n', "line 2: "),
    ],
)
def test_bad_table_names_the_line(table: str, why: str) -> None:
    with pytest.raises(BadTable) as caught:
        parse_table(table)
    assert str(caught.value).startswith(why)


@pytest.mark.parametrize(
    "text", ["", "a", "a@", "@example.org", "a@b@example.org", "a@exa mple.org", "a\r\nBcc: b@example.org"]
)
def test_bad_address(text: str) -> None:
    with pytest.raises(BadAddress):
        address(text)


def test_address_is_kept_in_one_form() -> None:
    assert address(" Ann@EXAMPLE.org ") == "Ann@example.org"
    assert address("ann@bücher.example.org") == "ann@xn--bcher-kva.example.org"


def test_hours_of_their_own() -> None:
    table = (
        "address,cadence,names,zone,weekday,hour\n"
        "ann@example.org,weekly,X,Europe/London,Friday,8\n"
        "ann@example.org,weekly,Y,,,\n"
        "ann@example.org,daily,X,,,23\n"
    )
    [ann] = parse_table(table)
    assert ann.hours == {Cadence.WEEKLY: Hours("Europe/London", 4, 8), Cadence.DAILY: Hours(hour=23)}
    assert [row.split(",")[9:] for row in format_table([ann]).splitlines()[1:]] == [
        ["Europe/London", "fri", "8"],
        ["Europe/London", "fri", "8"],
        ["", "", "23"],
    ]
    assert parse_table(format_table([ann])) == (ann,)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("weekly,X,Europe/Londn,,", "'Europe/Londn' is no time zone"),
        ("weekly,X,../etc/passwd,,", "'../etc/passwd' is no time zone"),
        ("weekly,X,,soon,", "'soon' is no day of the week"),
        ("weekly,X,,,24", "'24' is no hour of the day"),
        ("weekly,X,,,noon", "'noon' is no hour of the day"),
        ("immediate,X,,,8", "an immediate subscription has no hours"),
        ("daily,X,,,9", "another line has other hours for the daily mail"),
    ],
)
def test_hours_nobody_can_keep(row: str, why: str) -> None:
    with pytest.raises(BadTable, match=why) as caught:
        parse_table(f"address,cadence,names,zone,weekday,hour\na@example.org,daily,X,,,8\na@example.org,{row}\n")
    assert str(caught.value).startswith("line 3: ")
