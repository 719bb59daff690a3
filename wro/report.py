"""The table for a letter or a board paper: date, company or area, products, application, status, and when it was lifted.

Pure: the ledger and a day give the rows; `templates/report` makes a page of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger.identity import lead_party
from ledger.ledger import Ledger
from ledger.life import Standing
from ledger.model import Effect, Event, Instrument, Order, Party, Role, Status
from ledger.timeline import cleared_on
from ledger.words import INSTRUMENT, STATUS
from templates.filters import day as long_day
from wro import questions

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "all eleven")
#: Roles that are listed behind the one an order is called after.
_WITH = (Role.NAMED, Role.SUBSIDIARY, Role.VESSEL, Role.FLEET, Role.PLACE)


@dataclass(frozen=True, slots=True)
class Line:
    """One order as it stood on the day of the report."""

    order: str
    instrument: Instrument
    issued: date | None  #: when it took effect
    country: str | None
    whom: str  #: whom the order is called after
    others: str  #: who is named with it, as it follows in the sentence
    products: str
    application: tuple[str, ...]  #: sentences
    status: Status
    since: date | None
    lifted: date | None  #: when its end was announced, else when it took effect, else by when it had happened
    url: str | None

    @property
    def parties(self) -> str:
        """Company or area, as one text."""
        return f"{self.whom}{self.others}"

    @property
    def instrument_word(self) -> str:
        return INSTRUMENT[self.instrument]

    @property
    def status_word(self) -> str:
        return STATUS[self.status]


def lines(
    ledger: Ledger, on: date, country: str | None = None, goods: str | None = None, since: date | None = None
) -> list[Line]:
    """Every order issued by a day, the latest first; with `since`, only those of which something changed from then on."""
    found = questions.orders(ledger, on, (), country, goods)
    return [
        _line(ledger, order, stands, on)
        for order, stands in found
        if since is None or any(since <= day <= on for day in _days(ledger, order))
    ]


def _days(ledger: Ledger, order: Order) -> Iterator[date]:
    """When anything happened to an order; the end of its Finding is one of its own."""
    for event in _acts(ledger, order):
        if event.day is not None:
            yield event.day


def _acts(ledger: Ledger, order: Order) -> Iterator[Event]:
    yield from order.events
    for finding in ledger.findings_on(order.id):
        yield from (event for event in finding.events if event.effect is Effect.LIFTED)


def _line(ledger: Ledger, order: Order, stands: Standing, on: date) -> Line:
    issued = next((event for event in order.events if event.effect is Effect.IMPOSED), None)
    end = _end(ledger, order, stands)
    name, others = whom(order, on)
    then = [event for event in order.events if event.day is None or event.day <= on]
    return Line(
        order=order.id,
        instrument=order.instrument,
        issued=stands.issued,
        country=order.country,
        whom=name,
        others=others,
        products=order.goods or "not named",
        application=tuple(_application(order, issued, end, stands, on)),
        status=stands.status,
        since=stands.since,
        lifted=(end.announced or end.day) if end else None,
        url=next(iter(questions.links(then)), None),
    )


def _end(ledger: Ledger, order: Order, stands: Standing) -> Event | None:
    """The act that ended an order, its own or that of the Finding on it."""
    if stands.status is not Status.INACTIVE:
        return None
    ends = [event for event in _acts(ledger, order) if event.effect is Effect.LIFTED and event.day == stands.since]
    return ends[0] if ends else None


def whom(order: Order, on: date) -> tuple[str, str]:
    """Whom an order is on: what it is called after (a group, firm, vessel or area), and how those with it follow."""
    covered = [party for party in order.parties if not _is_clear(order, party, on)]
    lead = lead_party(covered)
    if lead is None:
        return order.goods or order.id, ""
    others = [party for party in covered if party is not lead and party.role in _WITH]
    named = _listed([party.name for party in others])
    if lead.role is Role.FLEET:
        return f"Fishing vessels of {lead.name}", ""
    if lead.role is Role.GROUP:
        label = lead.name if "group" in lead.name.lower() else f"{lead.name} group"
        return label, f" (including {named})" if others else ""
    if others and all(party.role is Role.SUBSIDIARY for party in others):
        return lead.name, f" and subsidiaries ({'including ' if order.open_ended else ''}{named})"
    behind = f", with {named}" if others else ""
    return lead.name, f"{behind} and subsidiaries" if order.open_ended else behind


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _is_clear(order: Order, party: Party, on: date) -> bool:
    if party.role is not Role.EXEMPT:
        return False
    cleared = cleared_on(order, party)
    regional = any(other.role is Role.PLACE for other in order.parties)
    return regional or cleared is None or cleared <= on


def _application(order: Order, issued: Event | None, end: Event | None, stands: Standing, on: date) -> Iterator[str]:
    """What the order reaches, sentence by sentence."""
    if order.instrument is Instrument.FINDING:
        yield "Finding: goods are seized."
    if issued is not None and issued.scope:
        yield _sentence(issued.scope)
    elif any(party.role is Role.NAMED for party in order.parties):
        yield "Made wholly or in part by the company named."
    if issued is not None and issued.indicators and issued.indicators.count:
        yield _indicators(issued.indicators.count, issued.indicators.names)
    if order.open_ended:
        yield "May reach firms that are not named: subsidiaries and affiliates."
    yield from _carve_outs(order, on)
    if end is not None:
        yield _ended(end, order)
    elif stands.note:
        yield _sentence(stands.note)
    marks = [mark for mark in order.marks if mark.on <= on]
    if marks and marks[-1].remarks and "supersed" in marks[-1].remarks:
        yield "CBP's list: enforcement is superseded by the UFLPA presumption; the order itself stands."


def _indicators(count: int, names: tuple[str, ...]) -> str:
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    listed = f": {', '.join(names)}" if names and count < len(_NUMBERS) - 1 else ""
    return f"{number.capitalize()} ILO forced-labor indicator{'' if count == 1 else 's'} found{listed}."


def _carve_outs(order: Order, on: date) -> Iterator[str]:
    for event in order.events:
        if event.effect is not Effect.NARROWED or event.day is None or event.day > on:
            continue
        cleared = [party.name for party in event.parties if party.role is Role.EXEMPT]
        what = ", ".join(cleared) or (event.goods if event.goods != order.goods else None) or "part of it"
        yield f"Not for {what} (taken out on {long_day(event.day)})."


def _ended(end: Event, order: Order) -> str:
    with_finding = f", with the Finding that followed it ({end.order})" if end.order != order.id else ""
    if end.announced is None and end.effective is None:
        return (
            f"No longer in force by {long_day(end.day) if end.day else 'a day not known'}; how it ended is not known."
        )
    told = f"Lifted on {long_day(end.announced or end.effective or date.min)}{with_finding}"
    if end.announced and end.effective and end.announced != end.effective:
        told += f", effective {long_day(end.effective)}"
    return _sentence(told)


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
