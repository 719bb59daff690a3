"""Supplier lists through window after window: each change of an order is looked through once, whatever is run when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ledger.ledger import Ledger
from ledger.model import Effect, Order
from notify.change import Change, changes
from notify.drafting import Facts, answer
from notify.outbox import Mail
from notify.remembered import remember
from notify.schedule import Schedule, rounds
from notify.subscriptions import Cadence, Subscriber, Subscription
from notify.suppliers import Met, Row, SupplierNews
from store.mail import MailStore
from store.supplier_lists import ListFiles
from tests.notify.cases import LETTERHEAD, at
from tests.notify.test_bygones import life
from tests.notify.test_drafting import FILLED, MONDAY, order

OURS = Schedule(ZoneInfo("UTC"))


class EveryOther:
    """A list whose rows meet every order but each third; now and then it cannot be read."""

    def __init__(self, box: MailStore) -> None:
        self.lists = box.supplier_lists
        self.readable = True
        self.as_of = FILLED

    def since(self, address: str) -> datetime | None:
        known = self.lists.get(address)
        return known.since if known else None

    def look_through(self, address: str, found: Sequence[Change], until: datetime) -> SupplierNews | None:
        if not self.readable:
            return None
        met = tuple(
            Met("is named in", f"order <{one.order.id}>", "", "", "Active", "held", "")
            for one in found
            if meets(one.order)
        )
        if not met:
            self.lists.looked_through(address, until)
            return None
        return SupplierNews("s.csv", (Row(1, "Us", met),), 1, until)


def meets(one: Order) -> bool:
    return int(one.id.partition("-")[2]) % 3 != 0


def person(box: MailStore, name: str, *cadences: Cadence) -> Subscriber:
    """Somebody who tracks nothing that happens, with a list."""
    address = f"{name}@example.org"
    box.supplier_lists.set(box.subscribers.add(address, token=name, now=FILLED), ListFiles(Path("s.csv")), FILLED)
    return Subscriber(address, tuple(Subscription(None, c, names=("Nobody",), starts=FILLED) for c in cadences))


def run(
    box: MailStore,
    people: Sequence[Subscriber],
    lists: EveryOther,
    orders: Sequence[Order],
    now: datetime,
    *,
    scheduled: bool,
) -> list[Mail]:
    ledger = Ledger(orders)
    found = changes(ledger, [event for one in orders for event in one.events])
    news, remembered = remember(box.outbox, found, ledger, now)
    lists.as_of = now
    facts = Facts(ledger, news, FILLED, (), LETTERHEAD, str, remembered=remembered, suppliers=lists)
    later = now + timedelta(minutes=2)  # the clock goes on while a run works, and others store what they see
    return [
        mail
        for one in rounds(people, Cadence, OURS)
        for mail in answer(box.outbox, one, facts, later, scheduled=scheduled)[1]
    ]


story = st.lists(
    st.one_of(
        st.tuples(st.just("event"), st.integers(1, 600)),
        st.tuples(st.just("tick"), st.none()),
        st.tuples(st.just("run"), st.none()),
        st.tuples(st.just("unreadable"), st.booleans()),
        st.tuples(st.just("wait"), st.integers(1, 24 * 60 * 3)),
    ),
    max_size=25,
)


@settings(max_examples=50, deadline=None)
@given(story)
@example([("event", 1), ("tick", None), ("event", 120)])  # seen while the run worked, stored after it
def test_every_change_is_told_once_to_each_list_it_meets(acts: list[tuple[str, int | bool | None]]) -> None:
    now, orders, told = MONDAY, list[Order](), Counter[tuple[str, str]]()
    with TemporaryDirectory() as folder, MailStore.open(Path(folder) / "wro.mail.db") as box:
        people = [person(box, "w", Cadence.WEEKLY), person(box, "d", Cadence.DAILY), person(box, "all", *Cadence)]
        lists = EveryOther(box)
        for what, value in [*acts, ("unreadable", False), ("wait", 9 * 24 * 60), ("tick", None), ("run", None)]:
            match what:
                case "event":
                    orders.append(order(len(orders), now - timedelta(seconds=int(value or 0))))
                case "wait":
                    now += timedelta(minutes=int(value or 0))
                case "unreadable":
                    lists.readable = not value
                case _:
                    for mail in run(box, people, lists, orders, now, scheduled=what == "tick"):
                        text = mail.body.decode().replace("=\r\n", "").partition("text/html")[0]
                        told.update((mail.address, number) for number in re.findall(r"order\s+<(wro-\d+)>", text))
                    now += timedelta(minutes=3)
    assert told == Counter({(one.address, o.id): 1 for one in people for o in orders if meets(o)})


def test_a_bygone_is_no_news_to_a_list_either(tmp_path: Path) -> None:
    walk = at("2026-07-14T10:00")
    imposed, lifted = (Effect.IMPOSED, "2016-03-01", walk), (Effect.LIFTED, "2018-03-01", walk)
    for acts, mails in (((imposed, lifted), 0), ((imposed,), 1)):
        with MailStore.open(tmp_path / f"{mails}.mail.db") as box:
            ann, lists = person(box, "ann", Cadence.IMMEDIATE), EveryOther(box)
            assert run(box, [ann], lists, [], walk - timedelta(hours=1), scheduled=True) == []
            assert len(run(box, [ann], lists, [life(*acts)], walk + timedelta(hours=1), scheduled=True)) == mails
