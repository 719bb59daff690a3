"""The item of anything that can be told: a change, an order that CBP's list lacks, a correction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ledger.model import Channel, Instrument, Status
from notify import told
from notify.change import Change, News
from notify.corrected import Correction
from notify.delisted import Delisting
from notify.item import PARTIES, Dated, Item, links, named, of_change
from notify.letterhead import Letterhead
from notify.plain import shown
from notify.wording import HELD, INSTRUMENT, MOOD, STATUS, order_name, whom
from templates.filters import day, short_day


def item(one: News | Correction, letterhead: Letterhead, country_name: Callable[[str], str]) -> Item:
    """`country_name`: ISO 3166-1 alpha-2 to a name."""
    match one:
        case Change():
            return of_change(one, letterhead, country_name)
        case Delisting():
            return _of_delisting(one, letterhead, country_name)
        case Correction(now=None):
            return _of_withdrawal(one, letterhead, country_name)
        case Correction():
            return _of_correction(one, letterhead, country_name)
    raise TypeError(f"no card for {type(one).__name__}")


def _of_delisting(found: Delisting, letterhead: Letterhead, country_name: Callable[[str], str]) -> Item:
    order = found.order
    parties = named(order.parties)
    heard = [w for event in order.events for w in event.witnesses if w.channel is Channel.LIST]
    listed = shown(found.listed or "listed")
    meaning = (
        f"CBP's list no longer shows this order. That alone lifts nothing: we still hold it to be "
        f"{STATUS[found.held].lower()} until a release, a notice or a court says otherwise. Ask before you ship."
    )
    again = f"The list of {day(found.again)} shows it again." if found.again else None
    return Item(
        headline=f"{whom(order)} no longer on CBP's list",
        act=f"missing from the list of {short_day(found.on)}",
        order=order_name(order),
        before=f"Listed: {listed}",
        after="Listed again" if found.again else "Not listed",
        mood=MOOD[found.held if found.again else Status.UNKNOWN],
        meaning=meaning if again is None else again,
        dates=(Dated("Not listed", found.on), *((Dated("Listed again", found.again),) if found.again else ())),
        seen=found.seen,
        country=shown(country_name(order.country)) if order.country else None,
        goods=shown(order.goods) if order.goods else None,
        indicators=None,
        parties=parties[:PARTIES],
        unnamed=max(0, len(parties) - PARTIES),
        open_ended=order.open_ended,
        quote=None,
        links=links(order.id, heard[-1:], letterhead),
        reason=f"CBP's list of {day(found.on)} has no row for it; the list before had it as {listed!r}",
    )


def _of_correction(wrong: Correction, letterhead: Letterhead, country_name: Callable[[str], str]) -> Item:
    """What holds today, with each fact that was told otherwise."""
    if wrong.now is None:
        raise ValueError("nothing holds: this is a withdrawal")
    today = item(wrong.now, letterhead, country_name)
    compared = tuple(told.compared(apart, country_name) for apart in wrong.differences)
    return replace(
        today,
        headline=f"Correction: {today.headline}",
        act=compared[0].said + (f", and {len(compared) - 1} more" if len(compared) > 1 else ""),
        before=None,
        meaning=f"An earlier mail told you otherwise. As we hold it today: {today.meaning}",
        compared=compared,
        notes=(),
    )


def _of_withdrawal(wrong: Correction, letterhead: Letterhead, country_name: Callable[[str], str]) -> Item:
    """What was told and holds no longer, and how the order stands."""
    account, order = wrong.told, wrong.order
    instrument = Instrument(account.instrument)
    stands = wrong.stands or Status.UNKNOWN
    return Item(
        headline=f'Withdrawn: "{told.headline(account)}"',
        act="an earlier mail was wrong",
        order=order_name(order) if order else f"{INSTRUMENT[instrument]} on {shown(account.about)}",
        before=f"Told: {STATUS[Status(account.status)]}" if account.status else "Told: not listed",
        after=f"Today: {STATUS[stands]}" if order else "Today: no order",
        mood=MOOD[stands],
        meaning=f"Do not rely on the earlier mail. {_today(stands, HELD[instrument]) if order else 'We hold no such order.'}",
        dates=(),
        seen=wrong.seen,
        seen_as="Found wrong",
        country=shown(country_name(account.country)) if account.country else None,
        goods=shown(account.goods) if account.goods else None,
        indicators=None,
        parties=named(order.parties)[:PARTIES] if order else (),
        unnamed=max(0, len(order.parties) - PARTIES) if order else 0,
        open_ended=bool(order and order.open_ended),
        quote=None,
        links=links(account.order, (), letterhead) if order else (),
        reason="the stored pages were read again, and nothing in them says so",
        compared=told.taken_back(account),
    )


def _today(stands: Status, held: str) -> str:
    match stands:
        case Status.ACTIVE:
            return f"As we hold it today the order is active, and shipments under it are {held}."
        case Status.PARTIALLY_ACTIVE:
            return f"As we hold it today the order is active in part, and shipments that it still covers are {held}."
        case Status.INACTIVE:
            return f"As we hold it today the order is not in force, and shipments are not {held} under it."
        case Status.UNKNOWN:
            return "How the order stands today is not known."
