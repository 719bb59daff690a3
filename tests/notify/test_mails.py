"""Golden mails: `tests/fixtures/mails/<case>/expected.eml` is the whole mail as sent, with plain newlines."""

from __future__ import annotations

import email
import re
from dataclasses import replace
from email.policy import default
from pathlib import Path

import pytest

from ledger.model import Channel, Evidence, Witness
from notify.change import Change
from notify.confirmation import confirmation
from notify.digest import SourceState
from notify.drafting import digests
from notify.due import due, news
from notify.item import Link, of_change
from notify.operator import operator_mail, report
from notify.outbox import Mail, Window
from notify.subscriptions import Cadence
from notify.suppliers import ORDERS, ROWS, Met, Row, SupplierNews
from notify.welcome import welcome
from tests.notify.cases import LETTERHEAD, MAILS, at, read
from tests.notify.test_drafting import ANN, FILLED, facts, order, person

GMAIL = 102_000  #: bytes of HTML from which Gmail cuts a mail off


def mails(folder: Path) -> list[Mail]:
    case = read(folder)
    match case.kind:
        case "confirm":
            link = "https://watch.example.org/mail/confirm/NQ.x3"
            facts = case.facts
            return [confirmation(5, case.subscriber, link, facts.letterhead, case.now, facts.country_name)]
        case "welcome":
            return [welcome(case.subscriber, case.facts, case.now)]
        case "operator":
            found = report(case.troubles, case.told, case.facts.letterhead, case.now)
            assert found is not None
            return [operator_mail(found, "ann@example.org")]
    fresh = news(case.facts.news, case.window, case.facts.watching_since)
    told = {case.subscriber.address: {wrong.id for wrong in case.wrong}}
    wrong = {case.subscriber.address: case.wrong}
    listed = {case.subscriber.address: case.suppliers} if case.suppliers else {}
    dues = due([case.subscriber], fresh, case.window, told, case.heartbeat, wrong, listed)
    return list(digests(dues, case.facts, case.now))


@pytest.mark.parametrize("folder", sorted(MAILS.iterdir()), ids=lambda folder: folder.name)
def test_mail_is_the_expected_one(folder: Path) -> None:
    [mail] = mails(folder)
    expected = folder / "expected.eml"
    got = mail.body.replace(b"\r\n", b"\n")
    if not expected.exists():
        expected.write_bytes(got)
        pytest.fail(f"wrote {expected}: read it, then commit it")
    assert got.decode() == expected.read_text("utf-8")


READ, FAILED = SourceState("CBP newsroom", at("2026-07-20T05:00")), SourceState("CSMS", None, "turned away (403)")
ASKING = replace(ANN, subscriptions=(replace(ANN.subscriptions[0], heartbeat=True),))
UNASKED = SourceState("Federal Register", None, None, "the folder holds nothing of it")


@pytest.mark.parametrize(
    ("sources", "subject", "says"),
    [
        ((READ,), "all quiet", "and every source was read."),
        ((READ, UNASKED), "all quiet", "and every source that is asked was read."),
        ((READ, UNASKED), "all quiet", "Federal Register: not asked (the folder holds nothing of it)"),
        ((READ, UNASKED), "all quiet", "A source that was not read may hold changes that are not in this mail."),
        ((READ, FAILED), "no change seen, but not every source could be read", "COULD NOT BE READ: turned away (403)"),
        ((UNASKED,), "no change seen, but no source has been read", "not asked"),
        ((), "no change seen, but no source has been read", "No source has been asked yet"),
    ],
)
def test_quiet_is_said_only_as_far_as_anybody_looked(sources: tuple[SourceState, ...], subject: str, says: str) -> None:
    known = replace(facts([]), sources=sources)
    window = Window(7, Cadence.WEEKLY, at("2026-07-13T06:00"), at("2026-07-20T06:00"))
    [mail] = digests(due([ASKING], (), window, {}, True), known, window.end)
    assert mail.subject.startswith(f"WRO Watch: {subject}")
    assert says in " ".join(part(mail, "plain").split())
    assert ('class="card calm"' in part(mail, "html")) is subject.startswith("all quiet")


def part(mail: Mail, kind: str) -> str:
    found = email.message_from_bytes(mail.body, policy=default).get_body((kind,))
    assert found is not None
    return str(found.get_content())


@pytest.mark.parametrize("folder", sorted(MAILS.iterdir()), ids=lambda folder: folder.name)
def test_mail_loads_nothing_and_fits_where_it_is_read(folder: Path) -> None:
    [mail] = mails(folder)
    html = part(mail, "html")
    # What a program would fetch by itself; in text they are escaped, as the hostile case shows.
    assert not re.search(
        r"<(img|link|script|iframe|object|video|audio|svg|form)\b|\burl\(|\bsrcset?=\"|@import|@font-face", html
    )
    assert len(html.encode()) < GMAIL


@pytest.mark.parametrize("number", [1, 20, 100, 400])
def test_a_mail_of_many_changes_is_whole_in_its_text_and_short_enough_in_html(number: int) -> None:
    seen = at("2026-07-14T10:00")
    known = facts([order(n, seen) for n in range(number)])
    known = replace(known, letterhead=replace(LETTERHEAD, order_page="https://watch.example.org/order/{order}"))
    window = Window(7, Cadence.WEEKLY, at("2026-07-13T06:00"), at("2026-07-20T06:00"))
    [mail] = digests(
        due([person("ann", Cadence.WEEKLY)], news(known.news, window, FILLED), window, {}), known, window.end
    )
    html, text = part(mail, "html"), part(mail, "plain")
    assert text.count("Applies from") == 0
    assert text.count("Status        No order -> Active") == number
    assert len(html.encode()) < GMAIL
    assert (html.count('class="card"') == number) is (number < 50), "all in full while there is room"
    shown = len(re.findall(r"Company \d+ now detained</", html))
    assert shown == number or f"And {number - shown} more." in html


@pytest.mark.parametrize(("beyond", "unread", "rows", "words"), [(1, 1, "row:", "was"), (2, 2, "rows:", "were")])
def test_one_row_more_is_one_row(beyond: int, unread: int, rows: str, words: str) -> None:
    window = Window(7, Cadence.WEEKLY, at("2026-07-13T06:00"), at("2026-07-20T06:00"))
    one = Met("is named in", "an order", "", "WRO issued 14 Jul 2026", "Active", "held", "")
    shown = tuple(Row(n, "us", (one,)) for n in range(12))
    listed = SupplierNews("s.csv", shown, 12 + beyond, window.end, unread)
    ann = person("ann", Cadence.WEEKLY)
    [mail] = digests(due([ann], (), window, {}, suppliers={ann.address: listed}), facts([]), window.end)
    for kind in ("plain", "html"):
        told = " ".join(part(mail, kind).split())
        assert f"And {beyond} more {rows} " in told
        assert f"{unread} of its rows could not be read and {words} not looked at" in told


def test_a_long_supplier_list_beside_many_changes_still_fits() -> None:
    seen = at("2026-07-14T10:00")
    known = facts([order(n, seen) for n in range(200)])
    window = Window(7, Cadence.WEEKLY, at("2026-07-13T06:00"), at("2026-07-20T06:00"))
    link = Link("CBP release", "https://www.cbp.gov/" + "x" * 120)
    one = Met("is named in", "o" * 100, "p" * 80, "WRO issued 14 Jul 2026", "Active", "held", "w" * 300, (link, link))
    listed = SupplierNews("s.csv", tuple(Row(n, "n" * 80, (one,) * ORDERS, 9) for n in range(ROWS)), 900, window.end)
    ann = person("ann", Cadence.WEEKLY)
    dues = due([ann], news(known.news, window, FILLED), window, {}, suppliers={ann.address: listed})
    [mail] = digests(dues, known, window.end)
    assert len(part(mail, "html").encode()) < GMAIL
    assert "And 888 more rows" in part(mail, "html")
    assert "And 875 more rows" in part(mail, "plain")
    assert part(mail, "plain").count("Status        No order -> Active") == 200


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        ("Zhejiang Rubber LLC;", "Zhejiang Rubber LLC"),
        ("and its subsidiaries; and\n", "and its subsidiaries"),
        ("gloves, or", "gloves"),
        ("will be detained.", "will be detained."),
        ("made by Ferdinand", "made by Ferdinand"),
        ("; and", None),
    ],
)
def test_a_quote_is_shown_without_the_ends_of_the_list_it_was_cut_from(stored: str, seen: str | None) -> None:
    [change] = facts([order(1, FILLED)]).news
    assert isinstance(change, Change)
    witness = Witness(Channel.RELEASE, "newsroom", None, 1, FILLED, evidence=(Evidence("effect", stored),))
    event = replace(change.event, witnesses=(witness,))
    assert of_change(replace(change, event=event), LETTERHEAD, str).quote == seen
    assert event.witnesses[0].evidence[0].quote == stored
