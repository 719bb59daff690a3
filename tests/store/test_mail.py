"""Subscribers, and the life of a mail: never two of one key, never an unknown outcome taken for another."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from store import MailStore
from store.outbox import OutboxConflict
from store.subscribers import StoredHours
from store.supplier_lists import ListFiles
from tests.store.conftest import NOW
from tests.store.tables import ask

ANN = "Ann@Example.org"
HOUR = timedelta(hours=1)


def add_mail(
    mail: MailStore,
    key: str = "digest:1",
    address: str = ANN,
    events: tuple[str, ...] = (),
    window: int | None = None,
    suppliers_until: datetime | None = None,
) -> bool:
    return mail.outbox.add(
        key=key,
        address=address,
        message_id=f"<{key}@wro>",
        subject="s",
        body=b"b",
        now=NOW,
        events=events,
        window=window,
        suppliers_until=suppliers_until,
    )


def claim(mail: MailStore) -> int:
    claimed = mail.outbox.claim_next(NOW)
    assert claimed is not None
    return claimed.id


def begin(mail: MailStore) -> int:
    number = claim(mail)
    mail.outbox.mark_begun(number, NOW)
    return number


def state(mail: MailStore, number: int) -> str:
    found = mail.outbox.get(number)
    assert found is not None
    return found.state


def test_adding_a_person_twice_is_no_error(mail: MailStore) -> None:
    first = mail.subscribers.add(ANN, token="one", now=NOW, name="Ann")
    assert mail.subscribers.add(ANN.lower(), token="two", now=NOW) == first
    person = mail.subscribers.get(ANN.upper())
    assert person is not None
    assert (person.address, person.name, person.token) == (ANN, "Ann", "one")
    assert mail.subscribers.by_token("one") == person
    assert mail.subscribers.by_token("two") is None
    assert "@" not in person.recipient


def test_wishes_are_kept_once_and_whole(mail: MailStore) -> None:
    ann = mail.subscribers.add(ANN, token="t", now=NOW)
    wish, new = mail.subscribers.subscribe(
        ann, cadence="weekly", starts=NOW, names=("Smart Glove", "Café"), countries=("MY",), goods=("gloves",)
    )
    again = mail.subscribers.subscribe(
        ann,
        cadence="weekly",
        starts=NOW + HOUR,
        names=("Smart Glove", "Café"),
        countries=("MY",),
        goods=("gloves",),
        heartbeat=True,
    )
    other, _ = mail.subscribers.subscribe(ann, cadence="daily", starts=NOW, everything=True, instruments=("WRO",))
    assert (new, again) == (True, (wish, False))
    (person,) = mail.subscribers.all()
    weekly, daily = person.subscriptions
    assert (weekly.names, weekly.countries, weekly.goods) == (("Smart Glove", "Café"), ("MY",), ("gloves",))
    assert (weekly.starts, weekly.heartbeat) == (NOW, True)
    assert (daily.id, daily.everything, daily.instruments) == (other, True, ("WRO",))
    assert mail.subscribers.unsubscribe(other)
    assert not mail.subscribers.unsubscribe(other)


def test_confirming_stopping_and_resuming_may_be_repeated(mail: MailStore) -> None:
    mail.subscribers.add(ANN, token="t", now=NOW)
    for hours in range(2):
        assert mail.subscribers.confirm(ANN, NOW + hours * HOUR)
        assert mail.subscribers.stop(ANN, NOW + hours * HOUR, f"reason {hours}")
    person = mail.subscribers.get(ANN)
    assert person is not None
    assert (person.confirmed, person.stopped, person.stop_reason) == (NOW, NOW, "reason 0")
    assert mail.subscribers.resume(ANN)
    person = mail.subscribers.get(ANN)
    assert person is not None
    assert (person.stopped, person.name) == (None, "")
    assert not mail.subscribers.stop("nobody@example.org", NOW, "x")


def test_a_person_who_is_removed_is_forgotten(mail: MailStore) -> None:
    ann = mail.subscribers.add(ANN, token="t", now=NOW)
    mail.subscribers.subscribe(ann, cadence="weekly", starts=NOW, everything=True)
    add_mail(mail, "sent")
    mail.outbox.mark_sent(begin(mail), NOW, "250 ok")
    add_mail(mail, "ready")
    assert mail.subscribers.remove(ANN.lower(), NOW)
    assert not mail.subscribers.remove(ANN, NOW)
    assert mail.outbox.counts() == {"sent": 1, "withdrawn": 1}
    mail.close()
    assert b"example.org" not in mail.path.read_bytes().lower(), "not even in pages that are free again"


def test_windows_of_a_cadence_tile_time(mail: MailStore) -> None:
    week = timedelta(days=7)
    first = mail.outbox.find_or_create_window("weekly", NOW - week, NOW)
    assert (first.start, first.end) == (NOW - week, NOW)
    assert mail.outbox.find_or_create_window("weekly", NOW - HOUR, NOW) == first
    add_mail(mail, window=first.id)
    late = mail.outbox.find_or_create_window("weekly", NOW + 2 * week, NOW + 3 * week)
    assert (late.start, late.end) == (NOW, NOW + 3 * week), "no stretch of time is left out"
    assert mail.outbox.find_or_create_window("weekly", NOW, NOW + week) == late, "the clock was set back"
    assert mail.outbox.find_or_create_window("daily", NOW, NOW + HOUR).start == NOW


def test_each_clock_has_windows_of_its_own(mail: MailStore) -> None:
    ours = mail.outbox.find_or_create_window("weekly", NOW, NOW + HOUR)
    london = mail.outbox.find_or_create_window("weekly", NOW, NOW + HOUR, "fri 08:00 Europe/London")
    assert (london.start, london.end) == (ours.start, ours.end)
    assert london.id != ours.id
    assert mail.outbox.find_or_create_window("weekly", NOW, NOW + HOUR, "fri 08:00 Europe/London") == london


def test_own_hours_are_kept_by_cadence_and_go_with_the_person(mail: MailStore) -> None:
    ann = mail.subscribers.add(ANN, token="t", now=NOW)
    mail.subscribers.set_hours(ann, "weekly", StoredHours("Europe/London", "fri", 8))
    mail.subscribers.set_hours(ann, "daily", StoredHours(hour=6))
    mail.subscribers.set_hours(ann, "daily", StoredHours(hour=7))
    person = mail.subscribers.get(ANN)
    assert person is not None
    assert person.hours == {"weekly": StoredHours("Europe/London", "fri", 8), "daily": StoredHours(hour=7)}
    mail.subscribers.set_hours(ann, "weekly", StoredHours())
    person = mail.subscribers.get(ANN)
    assert person is not None
    assert set(person.hours) == {"daily"}
    mail.subscribers.remove(ANN, NOW)
    assert ask(mail.path, "SELECT * FROM hours") == []


def test_looking_often_leaves_no_windows_behind(mail: MailStore) -> None:
    windows = [mail.outbox.find_or_create_window("immediate", NOW, NOW + n * HOUR / 4) for n in range(100)]
    assert [(window.id, window.end - window.start) for window in windows[1:]] == [(windows[0].id, HOUR / 4)] * 99
    assert ask(mail.path, "SELECT count(*) FROM windows") == [(1,)]
    add_mail(mail, window=windows[-1].id)
    assert mail.outbox.find_or_create_window("immediate", NOW, NOW + 50 * HOUR).start == windows[-1].end


def test_a_second_mail_of_a_key_is_never_stored(mail: MailStore) -> None:
    assert add_mail(mail, events=("a", "b"))
    assert not add_mail(mail, events=("c",))
    add_mail(mail, "other", "bo@example.org", ("b", "d"))
    assert mail.outbox.told({"b", "c", "d"}) == {ANN: {"b": None}, "bo@example.org": {"b": None, "d": None}}
    stored = mail.outbox.get(1)
    assert stored is not None
    assert (stored.events, stored.body) == (("a", "b"), b"b")


def test_the_straight_way(mail: MailStore) -> None:
    add_mail(mail)
    number = claim(mail)
    assert mail.outbox.claim_next(NOW) is None, "it is taken"
    mail.outbox.mark_begun(number, NOW)
    mail.outbox.mark_sent(number, NOW, "250 ok")
    sent = mail.outbox.get(number)
    assert sent is not None
    assert (sent.state, sent.attempts, sent.said) == ("sent", 1, "250 ok")


def test_a_mail_put_back_waits_its_time(mail: MailStore) -> None:
    add_mail(mail)
    mail.outbox.release(begin(mail), NOW, NOW + HOUR, "451 try later")
    assert mail.outbox.claim_next(NOW) is None
    again = mail.outbox.claim_next(NOW + HOUR)
    assert again is not None
    assert (again.attempts, again.state) == (1, "claimed")


def test_what_a_dead_process_left(mail: MailStore) -> None:
    add_mail(mail, "claimed")
    add_mail(mail, "begun")
    claimed, begun = claim(mail), begin(mail)
    assert mail.outbox.recover(NOW - HOUR, NOW) == (), "its owner may still be alive"
    (unknown,) = mail.outbox.recover(NOW + HOUR, NOW + HOUR)
    assert (unknown.id, unknown.state) == (begun, "unknown")
    assert state(mail, claimed) == "ready", "it surely was not sent"
    assert mail.outbox.recover(NOW + 2 * HOUR, NOW + 2 * HOUR) == ()
    assert [m.id for m in mail.outbox.in_state("unknown")] == [begun]
    mail.outbox.retry(begun, NOW)
    assert state(mail, begun) == "ready"


def test_refusals_in_a_row_are_counted(mail: MailStore) -> None:
    refusals = []
    for key in "abcd":
        add_mail(mail, key)
        number = begin(mail)
        if key == "b":
            mail.outbox.mark_sent(number, NOW, "250 ok")
        else:
            refusals.append(mail.outbox.mark_failed(number, NOW, "550 no such user"))
    assert refusals == [1, 1, 2]


def test_nothing_goes_to_those_who_stopped(mail: MailStore) -> None:
    mail.subscribers.add(ANN, token="t", now=NOW)
    add_mail(mail, address=ANN.lower())
    mail.subscribers.stop(ANN, NOW, "asked to")
    assert mail.outbox.claim_next(NOW) is None
    mail.subscribers.resume(ANN)
    assert mail.outbox.claim_next(NOW) is not None


@pytest.mark.parametrize("step", ["mark_sent", "mark_failed", "mark_unknown", "mark_begun", "retry"])
def test_a_step_from_the_wrong_state_is_refused(mail: MailStore, step: str) -> None:
    """Two processes must not both decide about one mail."""
    add_mail(mail)
    more = {"mark_sent": ("ok",), "mark_failed": ("no",), "mark_unknown": ("?",)}.get(step, ())
    with pytest.raises(OutboxConflict, match="mail 1 is ready and so cannot become"):
        getattr(mail.outbox, step)(1, NOW, *more)
    with pytest.raises(OutboxConflict, match="mail 9 does not exist"):
        getattr(mail.outbox, step)(9, NOW, *more)
    assert state(mail, 1) == "ready"


def test_a_late_answer_settles_an_unknown_outcome(mail: MailStore) -> None:
    add_mail(mail)
    number = begin(mail)
    mail.outbox.mark_unknown(number, NOW, "the line broke")
    mail.outbox.mark_sent(number, NOW, "250 ok")
    assert state(mail, number) == "sent"


def test_a_supplier_list_counts_as_looked_through_with_the_mail_that_tells_it(mail: MailStore) -> None:
    ann = mail.subscribers.add(ANN, token="t", now=NOW)
    mail.supplier_lists.set(ann, ListFiles(Path("suppliers.csv")), NOW)
    assert add_mail(mail, "welcome")
    assert [one.since for one in mail.supplier_lists.all()] == [NOW]
    assert add_mail(mail, suppliers_until=NOW + HOUR)
    assert not add_mail(mail, suppliers_until=NOW + 2 * HOUR), "this mail tells nothing of the second hour"
    assert [one.since for one in mail.supplier_lists.all()] == [NOW + HOUR]
    other = ListFiles(Path("other.csv"), Path("decided.csv"), Path("names.csv"))
    mail.supplier_lists.set(ann, other, NOW + 5 * HOUR)
    [kept] = mail.supplier_lists.all()
    assert (kept.files, kept.since) == (other, NOW + HOUR)
    mail.supplier_lists.looked_through(ANN, NOW)
    assert [one.since for one in mail.supplier_lists.all()] == [NOW + HOUR], "it never goes back"
    mail.subscribers.remove(ANN, NOW)
    assert mail.supplier_lists.all() == ()
