"""The view of one item: everything its card in a mail shows, as plain clean text. Pure, and the same for everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, urlsplit

from ledger.model import Channel, Event, Party, Role, Witness
from ledger.timeline import is_late
from notify.change import Change
from notify.letterhead import Letterhead
from notify.plain import shown, web_address
from notify.wording import CHANNEL, MOOD, ROLE, act, headline, meaning, order_name, status_after, status_before
from templates.filters import day

_QUOTE = 600  #: characters of a quote
#: Which field's quote is shown, first choice first.
_QUOTED = ("effect", "action", "effective", "status", "remarks")
_LIST_END = " ;,:\n\r\t\u00a0"
PARTIES = 25  #: parties listed one by one


@dataclass(frozen=True, slots=True)
class Dated:
    label: str
    day: date


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Named:
    """A party as the mail shows it."""

    name: str
    role: str
    exempt: bool
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A fact that an earlier mail told, and how it is."""

    label: str
    told: str
    now: str
    said: str  #: both in a few words


@dataclass(frozen=True, slots=True)
class Item:
    """One change, note or correction."""

    headline: str
    act: str
    order: str
    before: str | None
    after: str
    mood: str  #: held, partly, free or open: how the status after it looks
    meaning: str
    dates: tuple[Dated, ...]
    seen: datetime
    country: str | None
    goods: str | None
    indicators: str | None
    parties: tuple[Named, ...]
    unnamed: int  #: parties beyond those listed
    open_ended: bool
    quote: str | None
    links: tuple[Link, ...]
    reason: str
    seen_as: str = "First seen"  #: what `seen` is called
    notes: tuple[str, ...] = ()  #: what a reader must know to take it right
    compared: tuple[Compared, ...] = ()


def of_change(change: Change, letterhead: Letterhead, country_name: Callable[[str], str]) -> Item:
    """`country_name`: ISO 3166-1 alpha-2 to a name."""
    event, order = change.event, change.order
    parties = named(event.parties or order.parties)
    country = event.country or order.country
    goods = event.goods or order.goods
    return Item(
        headline=headline(change),
        act=act(event),
        order=order_name(order),
        before=status_before(change),
        after=status_after(change),
        mood=MOOD[change.after],
        meaning=meaning(change),
        dates=_dates(event),
        seen=event.observed,
        country=shown(country_name(country)) if country else None,
        goods=shown(goods) if goods else None,
        indicators=_indicators(event),
        parties=parties[:PARTIES],
        unnamed=max(0, len(parties) - PARTIES),
        open_ended=order.open_ended,
        quote=_quote(event),
        links=links(event.order, event.witnesses, letterhead),
        reason=shown(event.reason),
        notes=tuple(_notes(change)),
    )


def _notes(change: Change) -> Iterator[str]:
    event = change.event
    if event.channel is Channel.LIST:
        yield "Only CBP's list shows this change: there was no release and no notice."
    if change.seen.date() > event.observed.date():
        yield (
            f"Found late, on {day(change.seen.date())}: we did not read it, or not so, out of the page that reached us on "
            f"{day(event.observed.date())}."
        )
    elif event.day and is_late(event):
        yield f"Came to light late: it dates from {day(event.day)} and reached us on {day(event.known)}."


def _dates(event: Event) -> tuple[Dated, ...]:
    """The legal dates that are known, each under its own label; they often differ."""
    known = (
        ("Effective", event.effective),
        ("Announced", event.announced),
        ("Applies from", event.applies_from),
        ("No later than", event.no_later_than if event.effective is None and event.announced is None else None),
    )
    return tuple(Dated(label, on) for label, on in known if on is not None)


def named(parties: Iterable[Party]) -> tuple[Named, ...]:
    """Exempt ones first, since they are what changed, then the group."""
    return tuple(
        map(_named, sorted(parties, key=lambda one: (one.role is not Role.EXEMPT, one.role is not Role.GROUP)))
    )


def _named(party: Party) -> Named:
    aliases = tuple(shown(alias, 120) for alias in party.aliases[:3])
    return Named(shown(party.name) or "(no readable name)", ROLE[party.role], party.role is Role.EXEMPT, aliases)


def _quote(event: Event) -> str | None:
    """The words the change rests on: those for what it does, else for when; of several documents the first that has them."""
    said: dict[str, str] = {}
    for witness in _list_last(event.witnesses):
        for evidence in witness.evidence:
            said.setdefault(evidence.field, evidence.quote)
    found = next((said[field] for field in _QUOTED if field in said), None)
    return shown(_without_list_end(found), _QUOTE) or None if found else None


def _without_list_end(quote: str) -> str:
    """Without what a row of a list ends with: "... LLC;", "... subsidiaries; and"."""
    cut = quote.rstrip(_LIST_END)
    head, _, last = cut.rpartition(" ")
    return head.rstrip(_LIST_END) if last.lower() in ("and", "or") and head.rstrip()[-1:] in (";", ",") else cut


def _indicators(event: Event) -> str | None:
    """The ILO forced-labor indicators the act rests on: their names where given, else how many."""
    found = event.indicators
    if found is None or not (found.names or found.count):
        return None
    names = shown(", ".join(found.names), _QUOTE)
    if found.count and found.count != len(found.names):
        return f"{found.count}" + (f", among them {names}" if names else " (not named)")
    return names


def _list_last(witnesses: Iterable[Witness]) -> list[Witness]:
    return sorted(witnesses, key=lambda witness: witness.channel is Channel.LIST)


def links(order: str, witnesses: Iterable[Witness], letterhead: Letterhead) -> tuple[Link, ...]:
    """The documents it rests on, the list last since it only says where things stand; then our own page."""
    heard = _list_last(witnesses)
    found = {url: _label(url, witness.channel) for witness in heard if (url := web_address(witness.url))}
    known = [Link(label, url) for url, label in found.items()]
    if letterhead.order_page:
        known.append(Link("History", letterhead.order_page.replace("{order}", quote(order, safe=""))))
    return tuple(known)


def _label(url: str, channel: Channel) -> str:
    """What kind of document the government published there, or whose page it is."""
    host = urlsplit(url).hostname or ""
    return CHANNEL[channel] if host.endswith(".gov") else host
