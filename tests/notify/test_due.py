"""Who is due what: matching, one item an event, where news begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from ledger.ledger import Ledger
from ledger.model import Instrument, Party, Role
from notify.change import Change, OrderMissing, changes
from notify.due import LATE, Due, due, news
from notify.match import Matcher, Reason
from notify.outbox import Window
from notify.subscriptions import Cadence, Interest, Subscriber, Subscription
from tests.notify.cases import at, smart_glove

SEEN = at("2026-07-14T09:05")
FILLED = at("2026-06-01T00:00")
WINDOW = Window(1, Cadence.WEEKLY, at("2026-07-13T06:00"), at("2026-07-20T06:00"))
LIFTED = "wro-2021-smart-glove.lifted"


def fresh(seen: datetime = SEEN, window: Window = WINDOW) -> Any:
    ledger = smart_glove(seen)
    events = ledger.orders["wro-2021-smart-glove"].events
    return news(changes(ledger, events), window, FILLED)


def wish(cadence: Cadence = Cadence.WEEKLY, starts: datetime = FILLED, **tracks: Any) -> Subscription:
    return Subscription(None, cadence, **(tracks or {"names": ("Smart Glove",)}), starts=starts)


def who(*wishes: Subscription, **more: Any) -> Subscriber:
    return Subscriber("ann@example.org", wishes, **more)


def reasons(interest: Interest, change: Change) -> tuple[Reason, ...]:
    return next((why for _, why in Matcher([change])(interest)), ())


def items(answer: tuple[Due, ...]) -> list[str]:
    return [item.change.id for one in answer for item in one.items]


@pytest.mark.parametrize(
    ("tracks", "meets"),
    [
        ({"names": ("Smart Glove",)}, True),
        ({"names": ("SMART-GLOVE corporation sdn. bhd.",)}, True),
        ({"names": ("Sigma Glove Industries",)}, True),
        ({"names": ("Platinum Glove",)}, True),
        ({"names": ("Top Glove",)}, False),
        ({"names": ("glo",)}, False),
        ({"countries": ("MY",)}, True),
        ({"countries": ("CN",)}, False),
        ({"goods": ("glove",)}, True),
        ({"goods": ("synthetic gloves",)}, True),
        ({"goods": ("cotton",)}, False),
        ({"goods": ("",)}, False),
        ({"countries": ("MY",), "goods": ("gloves",)}, True),
        ({"countries": ("CN",), "goods": ("gloves",)}, False),
        ({"names": ("Top Glove",), "countries": ("MY",)}, True),
        ({"instruments": (Instrument.WRO,)}, True),
        ({"instruments": (Instrument.FINDING,)}, False),
        ({"names": ("Smart Glove",), "instruments": (Instrument.FINDING,)}, False),
        ({"everything": True}, True),
        ({"everything": True, "instruments": (Instrument.FINDING,)}, False),
        ({}, False),
    ],
)
def test_interest_meets_change(tracks: dict[str, Any], meets: bool) -> None:
    [change] = fresh()
    assert bool(reasons(Interest(**tracks), change)) is meets
    assert Interest(**tracks).empty is (tracks == {})


def test_goods_are_met_by_another_name() -> None:
    def known_by(goods: str | None, tracked: str) -> frozenset[str]:
        return frozenset({tracked} if "glove" in (goods or "").lower() and tracked == "guantes" else ())

    asking = Interest(goods=("guantes",))
    assert not Matcher(fresh())(asking)
    assert not Matcher(fresh(), known_by)(Interest(goods=("tuna",)))
    [(_, why)] = Matcher(fresh(), known_by)(asking)
    assert why == (Reason(goods="guantes"),)
    wanting = [who(wish(goods=("guantes",)))]
    assert items(due(wanting, fresh(), WINDOW, {}, known_by=known_by)) == [LIFTED]


@pytest.mark.parametrize("role", list(Role))
def test_party_meets_in_every_role_and_by_alias(role: Role) -> None:
    [change] = fresh()
    vessel = Party("Da Wang", role, ("Big King 88",))
    change = replace(change, event=replace(change.event, parties=(vessel,)))
    [met] = reasons(Interest(names=("big king 88",)), change)
    assert met.party == vessel
    assert not reasons(Interest(names=("Big King 89",)), change)


def test_party_of_just_that_name_is_met_before_one_that_contains_it() -> None:
    [change] = fresh()
    change = replace(change, event=replace(change.event, parties=change.event.parties[::-1]))
    assert reasons(Interest(names=("smart glove",)), change) == (Reason("smart glove"),)


def test_one_item_an_event_with_every_reason() -> None:
    answer = due([who(wish(), wish(countries=("MY",)), wish(names=("Sigma Glove",)))], fresh(), WINDOW, {})
    assert items(answer) == [LIFTED]
    assert [reason.name or reason.country for reason in answer[0].items[0].why] == ["Smart Glove", "MY", "Sigma Glove"]


@pytest.mark.parametrize(
    ("seen", "is_news"),
    [
        (WINDOW.start, True),
        (WINDOW.end - timedelta(microseconds=1), True),
        (WINDOW.end, False),
        (WINDOW.start - LATE, True),
        (WINDOW.start - LATE - timedelta(microseconds=1), False),
    ],
)
def test_window_is_half_open_and_looks_back_for_latecomers(seen: datetime, is_news: bool) -> None:
    assert bool(fresh(seen)) is is_news


def test_first_fill_is_no_news() -> None:
    window = Window(1, Cadence.WEEKLY, FILLED - timedelta(days=7), FILLED + timedelta(hours=1))
    assert not fresh(FILLED, window)
    assert fresh(FILLED + timedelta(seconds=1), window)


@pytest.mark.parametrize(("starts", "gets"), [(SEEN, True), (SEEN + timedelta(seconds=1), False)])
def test_subscription_starts_from_now(starts: datetime, gets: bool) -> None:
    assert bool(due([who(wish(starts=starts))], fresh(), WINDOW, {})) is gets


def test_what_an_earlier_mail_told_is_not_told_again() -> None:
    assert not due([who(wish())], fresh(), WINDOW, {"ann@example.org": frozenset({LIFTED})})
    assert due([who(wish())], fresh(), WINDOW, {"bob@example.org": frozenset({LIFTED})})


def test_other_cadences_and_stopped_people_get_nothing() -> None:
    assert not due([who(wish(Cadence.DAILY))], fresh(), WINDOW, {})
    assert not due([who(wish(), stopped="refused 3 mails in a row")], fresh(), WINDOW, {})


def test_no_news_no_mail_unless_a_heartbeat_is_wanted() -> None:
    quiet, loud = who(wish()), who(replace(wish(), heartbeat=True))
    assert not due([quiet], (), WINDOW, {}, heartbeat=True)
    assert not due([loud], (), WINDOW, {})
    assert items(due([loud], (), WINDOW, {}, heartbeat=True)) == []
    assert len(due([loud], (), WINDOW, {}, heartbeat=True)) == 1


def test_late_subscriber_gets_no_heartbeat_for_a_window_before_them() -> None:
    newcomer = who(replace(wish(starts=WINDOW.end + timedelta(seconds=1)), heartbeat=True))
    assert not due([newcomer], (), WINDOW, {}, heartbeat=True)


def test_event_without_its_order_is_loud() -> None:
    [change] = fresh()
    with pytest.raises(OrderMissing, match="wro-2021-smart-glove"):
        changes(Ledger(), [change.event])
