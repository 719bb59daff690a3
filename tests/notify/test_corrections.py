"""What was told and does not hold any more is told again as it is: once, to those who had been told, and to nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.ledger import Ledger
from ledger.listings import NO_LONGER_LISTED
from ledger.model import Action, Effect, Event, ListMark, Order, Party, Status
from notify.account import Account, differences
from notify.change import News, changes
from notify.delisted import delistings
from notify.drafting import Facts, digests, digests_due, store, window_for
from notify.outbox import Mail
from notify.remembered import remember
from notify.subscriptions import Cadence, Subscriber, Subscription
from store.mail import MailStore
from tests.notify.cases import LETTERHEAD, at
from tests.notify.test_drafting import order

FILLED = at("2026-06-01T00:00")
TOLD = at("2026-07-14T10:00")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
MOMENT = timedelta(seconds=1)
SEEN = TOLD - HOUR


@pytest.fixture
def box(tmp_path: Path) -> Iterator[MailStore]:
    with MailStore.open(tmp_path / "wro.mail.db") as opened:
        yield opened


def person(name: str = "ann", starts: datetime = FILLED, **tracks: object) -> Subscriber:
    wish = Subscription(None, Cadence.IMMEDIATE, **(tracks or {"everything": True}), starts=starts)  # type: ignore[arg-type]
    return Subscriber(f"{name}@example.org", (wish,))


def run(box: MailStore, people: Sequence[Subscriber], orders: Sequence[Order], now: datetime) -> list[Mail]:
    """One run of digests over this ledger, which was looked through a moment before."""
    ledger = Ledger(orders)
    events = [event for one in orders for event in one.events]
    known: tuple[News, ...] = (*changes(ledger, events), *delistings(ledger))
    news, remembered = remember(box.outbox, known, ledger, now - MOMENT)
    facts = Facts(ledger, news, FILLED, (), LETTERHEAD, lambda code: code, remembered=remembered)
    window = window_for(box.outbox, Cadence.IMMEDIATE, FILLED, now)
    return list(store(box.outbox, digests(digests_due(box.outbox, people, window, facts), facts, now), now))


def imposed(number: int = 1, seen: datetime = SEEN) -> Order:
    return order(number, seen)


def with_event(held: Order, change: Callable[[Event], Event]) -> Order:
    [event] = held.events
    new = change(event)
    return replace(held, id=new.order, parties=new.parties, events=(new,))


def text(mail: Mail) -> str:
    return mail.body.decode().replace("=\r\n", "")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda e: replace(e, effective=date(2026, 7, 1)), "Effective: 1 July 2026, not 14 July 2026"),
        (lambda e: replace(e, effective=None, no_later_than=e.effective), "Effective: not 14 July 2026"),
        (lambda e: replace(e, country="MY"), None),
        (lambda e: replace(e, announced=date(2026, 7, 13)), None),
        (lambda e: replace(e, parties=(Party("COMPANY 1"),)), None),
        (lambda e: replace(e, parties=(Party("Company 1"), Party("Daughter Ltd"))), "Parties: also Daughter Ltd"),
        (lambda e: replace(e, goods="Gloves, disposable"), None),
    ],
    ids=["date", "date-gone", "country-known", "date-found", "spelling", "party-found", "goods-spelled"],
)
def test_only_what_contradicts_the_earlier_mail_is_corrected(
    box: MailStore, change: Callable[[Event], Event], says: str | None
) -> None:
    assert len(run(box, [person()], [imposed()], TOLD)) == 1
    later = [with_event(imposed(), change)]
    mails = run(box, [person()], later, TOLD + 20 * DAY)
    who = "Company 1" + (" and 1 other" if len(later[0].parties) > 1 else "")
    assert [mail.subject for mail in mails] == ([f"WRO Watch: Correction: {who} now detained ({says})"] if says else [])
    assert run(box, [person()], later, TOLD + 21 * DAY) == []


def test_an_event_that_is_gone_is_withdrawn_once_for_those_who_were_told(box: MailStore) -> None:
    ann, bob = person("ann"), person("bob", starts=TOLD + DAY)
    assert len(run(box, [ann, bob], [imposed()], TOLD)) == 1
    [mail] = run(box, [ann, bob], [], TOLD + 30 * DAY)
    assert mail.address == ann.address
    assert mail.subject == 'WRO Watch: Withdrawn: "Company 1 now detained" (an earlier mail was wrong)'
    assert "Do not rely on the earlier mail." in text(mail)
    assert run(box, [ann, bob], [], TOLD + 31 * DAY) == []
    [back] = run(box, [ann, bob], [imposed()], TOLD + 32 * DAY)
    assert "Correction: Company 1 now detained" in back.subject
    assert run(box, [ann, bob], [imposed()], TOLD + 33 * DAY) == []


def test_an_act_under_a_new_id_is_neither_news_nor_withdrawn(box: MailStore) -> None:
    run(box, [person()], [imposed()], TOLD)
    renamed = with_event(imposed(), lambda e: replace(e, id="wro-2026-other.imposed", order="wro-2026-other"))
    for day in (1, 2, 30):
        assert run(box, [person()], [renamed], TOLD + day * DAY) == []
    corrected = with_event(renamed, lambda e: replace(e, effective=date(2026, 7, 1)))
    [mail] = run(box, [person()], [corrected], TOLD + 31 * DAY)
    assert "Correction: Company 1" in mail.subject
    assert run(box, [person()], [corrected], TOLD + 32 * DAY) == []


def test_what_is_found_in_old_pages_is_news_from_when_it_was_found(box: MailStore) -> None:
    """A better parser reads an event out of a page that was fetched long before the last digest."""
    ann, newcomer = person("ann"), person("new", starts=TOLD + 41 * DAY)
    run(box, [ann], [], TOLD)
    run(box, [ann], [], TOLD + 39 * DAY)
    [mail] = run(box, [ann, newcomer], [imposed()], TOLD + 40 * DAY)
    assert mail.address == ann.address
    assert "Found late, on 23 August 2026" in " ".join(text(mail).split())
    assert run(box, [ann, newcomer], [imposed()], TOLD + 42 * DAY) == []


def test_rare_runs_do_not_make_old_news_new(box: MailStore) -> None:
    """Digests once a month: who subscribed after an event was seen does not hear of it."""
    run(box, [], [], TOLD - 30 * DAY)
    held = imposed(seen=TOLD - 20 * DAY)
    mails = run(box, [person("ann"), person("bob", starts=TOLD - 10 * DAY)], [held], TOLD)
    assert [mail.address for mail in mails] == ["ann@example.org"]


def test_a_party_found_later_reaches_who_tracks_it(box: MailStore) -> None:
    mother, daughter = person("m", names=("Company 1",)), person("d", names=("Daughter Ltd",))
    first = run(box, [mother, daughter], [imposed()], TOLD)
    assert [mail.address for mail in first] == [mother.address]
    wider = with_event(imposed(), lambda e: replace(e, parties=(*e.parties, Party("Daughter Ltd"))))
    mails = {mail.address: mail.subject for mail in run(box, [mother, daughter], [wider], TOLD + 30 * DAY)}
    assert "Correction" in mails[mother.address]
    assert mails[daughter.address] == "WRO Watch: Company 1 and 1 other now detained (WRO issued 14 Jul 2026)"


def test_a_court_is_named(box: MailStore) -> None:
    held = imposed()
    [issue] = held.events
    end = replace(
        issue,
        id="wro-1.lifted",
        action=Action.VACATED,
        effect=Effect.LIFTED,
        effective=date(2026, 7, 15),
        observed=TOLD,
    )
    run(box, [person()], [held], TOLD)
    [mail] = run(box, [person()], [replace(held, events=(issue, end))], TOLD + DAY)
    assert mail.subject == (
        "WRO Watch: Court sets order aside: Company 1 no longer detained (WRO vacated by a court 15 Jul 2026)"
    )
    by_cbp = replace(held, events=(issue, replace(end, action=Action.REVOKED)))
    [wrong] = run(box, [person()], [by_cbp], TOLD + 2 * DAY)
    assert "Ended: by CBP, not by a court" in wrong.subject


def test_an_order_that_the_list_lacks_is_a_note_and_no_lifting(box: MailStore) -> None:
    listed = ListMark(date(2026, 7, 1), Status.ACTIVE, "Active")
    held = replace(imposed(), marks=(listed,))
    run(box, [person()], [held], TOLD)
    lacking = replace(held, marks=(listed, ListMark(date(2026, 7, 15), Status.UNKNOWN, NO_LONGER_LISTED)))
    [mail] = run(box, [person()], [lacking], TOLD + DAY)
    assert mail.subject == "WRO Watch: Company 1 no longer on CBP's list (missing from the list of 15 Jul 2026)"
    assert "That alone lifts nothing" in " ".join(text(mail).split())
    assert run(box, [person()], [lacking], TOLD + 2 * DAY) == []
    again = replace(lacking, marks=(*lacking.marks, ListMark(date(2026, 7, 17), Status.ACTIVE, "Active")))
    [back] = run(box, [person()], [again], TOLD + 3 * DAY)
    assert "Listed again: 17 July 2026" in back.subject
    assert run(box, [person()], [again], TOLD + 4 * DAY) == []


def test_a_mail_stored_before_accounts_were_kept_is_left_alone(box: MailStore) -> None:
    box.outbox.add(
        key="old",
        address="ann@example.org",
        message_id="<1@x>",
        subject="s",
        body=b"b",
        now=TOLD,
        events=["gone.imposed"],
    )
    assert run(box, [person()], [], TOLD + DAY) == []


def test_an_account_survives_being_kept() -> None:
    held = imposed()
    account = Account.of_event(held.events[0], held, Status.ACTIVE)
    assert Account.read(account.text()) == account
    assert Account.read(account.text().replace('"about"', '"of a later version":1,"about"')) == account


def a_day_later(event: Event) -> Event:
    return replace(event, effective=(event.effective or event.known) + DAY)


acts = st.lists(
    st.one_of(
        st.tuples(st.just("event"), st.integers(0, 600)),
        st.tuples(st.just("alter"), st.integers(0, 9)),
        st.tuples(st.just("lose"), st.integers(0, 9)),
        st.tuples(st.just("find"), st.integers(0, 9)),
        st.tuples(st.just("run"), st.integers(0, 1)),
        st.tuples(st.just("wait"), st.integers(1, 400)),
    ),
    max_size=30,
)


@settings(max_examples=40, deadline=None)
@given(acts)
def test_whatever_becomes_of_the_ledger_everybody_ends_up_told_what_holds(story: list[tuple[str, int]]) -> None:
    """Events come, change, go and come back; the ledger is read whenever. In the end nobody holds what is not so."""
    people = [person("ann"), person("bob", names=("Company 1", "Company 2"))]
    held: dict[int, Order] = {}
    lost: dict[int, Order] = {}
    now = TOLD
    with TemporaryDirectory() as folder, MailStore.open(Path(folder) / "wro.mail.db") as box:
        for what, value in [*story, ("wait", 1), ("run", 0)]:
            number = value % max(1, len(held) + len(lost))
            match what:
                case "event":
                    held[len(held) + len(lost)] = imposed(len(held) + len(lost), now - timedelta(seconds=value))
                case "alter" if number in held:
                    held[number] = with_event(held[number], a_day_later)
                case "lose" if number in held:
                    lost[number] = held.pop(number)
                case "find" if number in lost:
                    held[number] = lost.pop(number)
                case "wait":
                    now += timedelta(hours=value)
                case "run":
                    run(box, people, list(held.values()), now)
        now += HOUR
        assert run(box, people, list(held.values()), now) == []
        ids = [f"wro-{number}.imposed" for number in (*held, *lost)]
        told = box.outbox.told(ids)
    known = {
        one.id: one.account for one in changes(Ledger(held.values()), [e for o in held.values() for e in o.events])
    }
    for whom in told.values():
        for event, account in whom.items():
            assert account is not None
            holds = known.get(event)
            assert Account.read(account).withdrawn if holds is None else not differences(Account.read(account), holds)
    assert set(told.get("ann@example.org", {})) >= set(known), "everything that holds was told"
