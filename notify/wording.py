"""A change in plain words: headline, statuses, and what it means for shipments.

The legal words behind them: goods under a WRO are detained (19 CFR 12.42(e)), under a Finding seized (12.42(f)).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ledger import words
from ledger.identity import lead_party
from ledger.model import Action, Channel, Effect, Event, Instrument, Order, Party, Role
from notify.change import Change
from notify.match import Reason
from notify.plain import shown
from notify.subscriptions import Cadence, Subscription
from templates.filters import short_day

STATUS, MOOD, INSTRUMENT, HELD, ROLE = words.STATUS, words.MOOD, words.INSTRUMENT, words.HELD, words.ROLE
#: What a source's document is called, by the way it became known.
CHANNEL = {
    Channel.RELEASE: "CBP release",
    Channel.LIST: "CBP's list",
    Channel.FEDERAL_REGISTER: "Federal Register",
    Channel.BULLETIN: "Customs Bulletin",
    Channel.COURT: "Court",
    Channel.PERSON: "Source",
    Channel.UNKNOWN: "Source",
}
#: The kind of mail a cadence makes, and how often it comes.
CADENCE = {
    Cadence.IMMEDIATE: ("Alert", "as soon as something changes"),
    Cadence.DAILY: ("Daily digest", "once a day"),
    Cadence.WEEKLY: ("Weekly digest", "once a week"),
}
#: How an order whose status keeps its name differs from before.
_COMPARED = {
    Effect.IMPOSED: "imposed again",
    Effect.LIFTED: "as before",
    Effect.NARROWED: "but narrower",
    Effect.WIDENED: "and wider",
}
_IF_LAWFUL = "if they meet all other U.S. requirements"
NAME = 70  #: longest name in a headline


def status_before(change: Change) -> str:
    if change.before is None:
        return "Active WRO" if change.follows else "No order"
    return STATUS[change.before]


def status_after(change: Change) -> str:
    """The status now, and what else tells it from the one before when the word is the same."""
    word = STATUS[change.after]
    if change.before is None and change.follows:
        return f"{word} Finding"
    if change.before is change.after:
        return f"{word}, {_COMPARED[change.event.effect]}"
    return word


def whom(order: Order) -> str:
    """Whom an order is on: its group, else its first party and how many more, else its goods."""
    covered = [party for party in order.parties if party.role is not Role.EXEMPT]
    lead = lead_party(covered)
    if lead is None:
        return shown(order.goods or order.id, NAME)
    others = sum(party.role is lead.role for party in covered) - 1
    more = "" if others < 1 or lead.role in (Role.GROUP, Role.PLACE) else f" and {others} other{'s' * (others > 1)}"
    return shown(lead.name, NAME) + more


def exempted(event: Event) -> tuple[Party, ...]:
    return tuple(party for party in event.parties if party.role is Role.EXEMPT)


def headline(change: Change) -> str:
    """What the change does, in one line: "Smart Glove no longer detained"."""
    event = change.event
    freed = _names(exempted(event)) if exempted(event) else ""
    vacated = event.action is Action.VACATED
    return words.headline(event.instrument, event.effect, whom(change.order), freed, vacated=vacated)


def act(event: Event) -> str:
    """What CBP or a court did, and when: "WRO modified 26 Apr 2023"."""
    verb = "vacated by a court" if event.action is Action.VACATED else event.action.value
    when = f" {short_day(event.day)}" if event.day else ""
    return f"{event.instrument} {verb}{when}"


def meaning(change: Change) -> str:
    """What the change means for shipments."""
    event = change.event
    held = HELD[event.instrument]
    kind = INSTRUMENT[event.instrument]
    match event.effect:
        case Effect.IMPOSED:
            return _imposed(change)
        case Effect.LIFTED if event.action is Action.VACATED:
            return (
                f"A court has set this {kind} aside. Shipments are no longer {held} under it and may enter, {_IF_LAWFUL}. "
                "The government may appeal."
            )
        case Effect.LIFTED:
            return f"Shipments are no longer {held} under this {kind}. They may enter, {_IF_LAWFUL}."
        case Effect.NARROWED if freed := exempted(event):
            return (
                f"Shipments of {_names(freed)} may enter, {_IF_LAWFUL}. All others under the {kind} are still {held}."
            )
        case Effect.NARROWED:
            return f"Part of what the {kind} covered may enter, {_IF_LAWFUL}. The rest is still {held}."
        case Effect.WIDENED:
            return f"The {kind} covers more than before. Shipments that now fall under it are {held}."


def _imposed(change: Change) -> str:
    if change.event.instrument is Instrument.FINDING:
        before = " Until now they were detained under a Withhold Release Order." if change.follows else ""
        return f"Shipments that fall under this Finding are seized at U.S. ports of entry.{before}"
    return (
        "Shipments that fall under this Withhold Release Order are detained at U.S. ports of entry. "
        "The importer may export them, or prove that no forced labor was used."
    )


def _names(parties: Iterable[Party]) -> str:
    first, *rest = [shown(party.name, NAME) for party in parties]
    return first + (f" and {len(rest)} other{'s' * (len(rest) > 1)}" if rest else "")


def tracks(wish: Subscription, country_name: Callable[[str], str]) -> str:
    """What a subscription tracks: "Smart Glove; gloves from Malaysia (WROs only)"."""
    parts = [shown(name, NAME) for name in wish.names]
    if wish.goods or wish.countries:
        parts.append(area(wish.goods, wish.countries, country_name))
    if not parts:
        parts.append("every order" if wish.everything or wish.instruments else "nothing")
    only = " and ".join(f"{kind}s" for kind in wish.instruments)
    return "; ".join(parts) + (f" ({only} only)" if only else "")


def because(reasons: Iterable[Reason], country_name: Callable[[str], str]) -> str:
    """Why somebody is told, as an ending of "You get this because ..."."""
    known = tuple(reasons)
    if any(reason.told for reason in known):
        return "an earlier mail told you of it"
    return "you track " + " and ".join(_tracked(reason, country_name) for reason in known)


def _tracked(reason: Reason, country_name: Callable[[str], str]) -> str:
    if reason.every:
        return f"every {reason.every}"
    if reason.name:
        party = reason.party
        role = party and ("exempt from this order" if party.role is Role.EXEMPT else "a party to this order")
        return f'"{shown(reason.name, NAME)}"' + (f" ({shown(party.name, NAME)} is {role})" if party else "")
    return area((reason.goods,) if reason.goods else (), (reason.country,) if reason.country else (), country_name)


def area(goods: Iterable[str], countries: Iterable[str], country_name: Callable[[str], str]) -> str:
    """An area of trade: "gloves, palm oil from Malaysia", "goods from Malaysia"."""
    what = ", ".join(shown(one, NAME) for one in goods)
    places = ", ".join(country_name(country) for country in countries)
    return f"{what or 'goods'} from {places}" if places else what


def order_name(order: Order) -> str:
    """What an order is called in a sentence: "Withhold Release Order on Smart Glove"."""
    return f"{INSTRUMENT[order.instrument]} on {whom(order)}"
