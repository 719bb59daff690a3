"""Announcements against the ledger: the right order, the right event, or an issue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import permutations

import pytest

from ledger.ledger import Ledger
from ledger.model import Action, Announcement, Channel, Effect, Event, Evidence, Instrument, Order, Party, Role, Status
from ledger.reconcile import Changes, Origin, announce
from ledger.timeline import standing
from ledger.witnesses import disagreements


def act(
    action: str,
    effect: str,
    day: str,
    *parties: str | Party,
    goods: str | None = None,
    country: str | None = None,
    instrument: Instrument = Instrument.WRO,
    announced: str | None = None,
    recalls: str | None = None,
    against: tuple[Party, ...] = (),
) -> Announcement:
    return Announcement(
        instrument=instrument,
        action=Action(action),
        effect=Effect(effect),
        effective=date.fromisoformat(day),
        announced=date.fromisoformat(announced or day),
        country=country,
        goods=goods,
        parties=tuple(party if isinstance(party, Party) else Party(party) for party in parties),
        evidence=(Evidence("action", action),),
        recalls=recalls,
        against=against,
    )


def exempt(name: str) -> Party:
    return Party(name, Role.EXEMPT)


def take(ledger: Ledger, said: Announcement, origin: Origin) -> Changes:
    changes = Changes()
    announce(ledger, said, origin, changes)
    return changes


def codes(changes: Changes) -> list[str]:
    return [issue.code for issue in changes.issues]


def test_a_new_order_is_found(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    said = act("issued", "imposed", "2026-10-01", "Kiriri Tea Estates Ltd", goods="black tea", country="KE")
    changes = take(
        ledger, said, origin("2026-10-01", title="CBP issues Withhold Release Order on Kiriri Tea Estates Ltd")
    )
    (event,) = changes.events
    assert event.id == "wro-2026-kiriri-tea-estates.imposed"
    assert (event.effective, event.country, event.goods) == (date(2026, 10, 1), "KE", "black tea")
    assert event.witnesses[0].snapshot == 7
    assert not changes.issues


def test_a_known_event_gains_a_witness_and_no_event(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    said = act(
        "modified", "lifted", "2023-04-26", Party("Smart Glove", Role.GROUP), goods="synthetic gloves", country="MY"
    )
    changes = take(ledger, said, origin("2026-10-01"))
    assert not changes.events
    event = ledger.orders["wro-2021-smart-glove"].events[-1]
    assert [witness.source for witness in event.witnesses] == ["baseline", "newsroom"]
    assert disagreements(event).keys() == {"goods"}
    assert event.goods == "Disposable gloves"


def test_the_same_document_testifies_once(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    said = act("modified", "lifted", "2023-04-26", Party("Smart Glove", Role.GROUP), country="MY")
    take(ledger, said, origin("2026-10-01"))
    again = take(ledger, said, origin("2026-10-01"))
    assert not again.orders


def test_a_lifting_of_an_order_in_force(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    said = act(
        "modified", "lifted", "2026-11-02", "Taepyung Salt Farm", goods="sea salt", country="KR", recalls="2025-04"
    )
    changes = take(ledger, said, origin("2026-11-02"))
    assert [event.id for event in changes.events] == ["wro-2025-taepyung-salt-farm.lifted"]
    stands = standing(ledger, ledger.orders["wro-2025-taepyung-salt-farm"], date(2026, 11, 2))
    assert stands is not None
    assert (stands.status, stands.since) == (Status.INACTIVE, date(2026, 11, 2))


def test_lifting_a_finding_leaves_its_wro_to_the_fold(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    said = act(
        "modified",
        "lifted",
        "2026-11-02",
        Party("Da Wang", Role.VESSEL),
        goods="seafood",
        instrument=Instrument.FINDING,
    )
    changes = take(ledger, said, origin("2026-11-02", Channel.FEDERAL_REGISTER))
    assert [event.order for event in changes.events] == ["finding-2022-da-wang"]
    wro = standing(ledger, ledger.orders["wro-2020-da-wang"], date(2026, 11, 3))
    assert wro is not None
    assert wro.status is Status.INACTIVE


def test_a_finding_follows_the_wro_on_the_same_firm(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    said = act(
        "issued",
        "imposed",
        "2026-11-02",
        "Firemount Group Ltd.",
        goods="garments",
        country="MU",
        instrument=Instrument.FINDING,
    )
    take(ledger, said, origin("2026-11-02", Channel.FEDERAL_REGISTER))
    assert ledger.orders["finding-2026-firemount"].follows == "wro-2025-firemount"


def test_clearing_one_of_two_firms_is_a_carve_out_and_never_a_lifting(
    ledger: Ledger, origin: Callable[..., Origin]
) -> None:
    said = act(
        "modified",
        "lifted",
        "2026-11-02",
        "Yili Zhuowan Garment Manufacturing Co., Ltd.",
        goods="apparel",
        country="CN",
    )
    changes = take(ledger, said, origin("2026-11-02"))
    assert [event.effect for event in changes.events] == [Effect.NARROWED]
    assert codes(changes) == ["lifting-in-part"]


def test_a_carve_out_of_a_regional_order(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    said = act("modified", "narrowed", "2026-11-02", exempt("JTI Leaf (Malawi) Limited"), goods="tobacco", country="MW")
    changes = take(ledger, said, origin("2026-11-02"))
    (event,) = changes.events
    assert event.id == "wro-2019-tobacco-malawi.narrowed.jti-leaf-malawi"
    party = next(p for p in ledger.orders["wro-2019-tobacco-malawi"].parties if p.name.startswith("JTI"))
    assert party.role is Role.EXEMPT


def test_a_carve_out_told_twice_is_one_event(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    said = act(
        "modified", "narrowed", "2020-08-01", exempt("Limbe Leaf Tobacco Company Ltd."), goods="tobacco", country="MW"
    )
    changes = take(ledger, said, origin("2026-11-02"))
    assert not changes.events


def test_an_issuance_told_again_is_an_issue_and_no_second_order(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    said = act("issued", "imposed", "2026-11-02", "Taepyung Salt Farm", goods="sea salt products", country="KR")
    changes = take(ledger, said, origin("2026-11-02"))
    assert codes(changes) == ["issued-again"]
    assert not changes.events


def test_an_order_lifted_long_ago_may_be_issued_anew(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    said = act("issued", "imposed", "2026-11-02", "Supermax Corporation Bhd.", goods="disposable gloves", country="MY")
    changes = take(ledger, said, origin("2026-11-02"))
    assert [event.id for event in changes.events] == ["wro-2026-supermax.imposed"]


def test_what_may_concern_two_orders_changes_neither(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    said = act(
        "modified",
        "lifted",
        "2026-11-02",
        "State Penitentiary",
        goods="furniture",
        country="MX",
        instrument=Instrument.FINDING,
    )
    changes = take(ledger, said, origin("2026-11-02"))
    assert codes(changes) == ["ambiguous-order"]
    assert not changes.events


def test_a_modification_of_an_order_nobody_knew_recalls_it(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    said = act(
        "modified",
        "lifted",
        "2026-11-02",
        "Arrabal Tiles S.A.",
        goods="ceramic tiles",
        country="ES",
        recalls="2026-07-29",
    )
    changes = take(ledger, said, origin("2026-11-02"))
    assert [event.id for event in changes.events] == ["wro-2026-arrabal-tiles.imposed", "wro-2026-arrabal-tiles.lifted"]
    assert changes.events[0].effective == date(2026, 7, 29)
    assert codes(changes) == ["issuance-not-seen"]


def test_whoever_goes_free_of_a_known_order_makes_no_order_of_its_own(
    ledger: Ledger, origin: Callable[..., Origin]
) -> None:
    """CBP's releases name the order by the firm it is on, and beside it a firm the order never named."""
    freed = Party("Jeungdo Salt Cooperative", Role.EXEMPT)
    farm = (Party("Taepyung Salt Farm"),)
    said = act("modified", "narrowed", "2026-11-03", freed, goods="sea salt products", country="KR", against=farm)
    changes = take(ledger, said, origin("2026-11-03"))
    assert [event.id for event in changes.events] == ["wro-2025-taepyung-salt-farm.narrowed.jeungdo-salt-cooperative"]
    assert codes(changes) == []


def test_an_order_nobody_knew_is_on_whom_the_text_says_and_not_on_who_goes_free(
    ledger: Ledger, origin: Callable[..., Origin]
) -> None:
    freed = Party("Ceuta Tiles S.A.", Role.EXEMPT)
    maker = (Party("Arrabal Tiles S.A."),)
    said = act("modified", "narrowed", "2026-11-02", freed, goods="ceramic tiles", country="ES", against=maker)
    changes = take(ledger, said, origin("2026-11-02"))
    assert [party.name for party in changes.events[0].parties] == ["Arrabal Tiles S.A."]
    assert [party.name for party in changes.events[1].parties] == ["Ceuta Tiles S.A."]
    assert codes(changes) == ["issuance-not-seen"]


def test_a_lifting_of_what_is_no_longer_in_force_is_an_issue(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    said = act("modified", "lifted", "2026-11-02", Party("Smart Glove", Role.GROUP), goods="gloves", country="MY")
    changes = take(ledger, said, origin("2026-11-02"))
    assert codes(changes) == ["lifted-again"]
    assert not changes.events


NEW = "CBP issues Withhold Release Order on Kiriri Tea Estates Ltd"
SAYINGS = {
    "release": (
        act("issued", "imposed", "2026-10-01", "Kiriri Tea Estates Ltd", goods="black tea", country="KE"),
        Channel.RELEASE,
    ),
    "bulletin": (
        act("issued", "imposed", "2026-10-02", "Kiriri Tea Estates Limited", goods="tea", country="KE"),
        Channel.BULLETIN,
    ),
    "lifting": (
        act("modified", "lifted", "2027-03-01", "Kiriri Tea Estates Ltd", goods="tea", country="KE", recalls="2026-10"),
        Channel.RELEASE,
    ),
    "notice": (
        act(
            "issued",
            "imposed",
            "2026-12-01",
            "Kiriri Tea Estates Ltd",
            goods="tea",
            country="KE",
            instrument=Instrument.FINDING,
        ),
        Channel.FEDERAL_REGISTER,
    ),
}


@pytest.mark.parametrize("order", list(permutations(SAYINGS)), ids="-".join)
def test_the_order_of_arrival_does_not_matter(
    order: tuple[str, ...], ledger_on: Callable[[str], Ledger], origin: Callable[..., Origin]
) -> None:
    ledger, expected = ledger_on("2026-06-23"), ledger_on("2026-06-23")
    for into, sequence in ((ledger, order), (expected, tuple(SAYINGS))):
        for name in sequence:
            said, channel = SAYINGS[name]
            take(into, said, origin("2027-04-01", channel, url=f"https://www.cbp.gov/{name}"))
    kiriri = {order.id: facts(order) for order in ledger.orders.values() if "kiriri" in order.id}
    assert kiriri == {order.id: facts(order) for order in expected.orders.values() if "kiriri" in order.id}


def facts(order: Order) -> tuple[object, ...]:
    """What of an order must not depend on the order of arrival: all but the sentence that says how it was found."""

    def fact(event: Event) -> tuple[object, ...]:
        return event.id, event.action, event.effective, event.announced, event.goods, event.channel, event.witnesses

    parties = sorted((party.name, party.role, party.aliases) for party in order.parties)
    return (
        order.instrument,
        order.country,
        order.goods,
        order.follows,
        parties,
        tuple(fact(event) for event in order.events),
    )


def test_a_group_and_the_firm_at_its_head_stay_two_parties(ledger: Ledger, origin: Callable[..., Origin]) -> None:
    parties = [
        Party("Smart Glove Corporation Sdn Bhd"),
        Party("GX Corporation Sdn Bhd"),
        Party("Smart Glove", Role.GROUP),
    ]
    said = act("modified", "lifted", "2023-04-26", *parties, goods="synthetic gloves", country="MY")
    take(ledger, said, origin("2026-10-01"))
    order = ledger.orders["wro-2021-smart-glove"]
    assert len(order.parties) == 6
    assert [(party.name, party.role) for party in order.parties][:2] == [
        ("Smart Glove", Role.GROUP),
        ("Smart Glove Corporation Sdn Bhd", Role.NAMED),
    ]
