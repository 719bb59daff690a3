"""What of a wish meets nothing in the ledger today: a slip of the pen would be silence for ever, so it is said at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

import click

from ledger import names
from ledger.concern import meets
from ledger.ledger import Ledger
from ledger.matching import goods_words
from notify.subscriptions import CHANNEL, Subscriber
from scraper.countries import country_name, country_of_cell, is_country_code
from wro.delivery import channels_of
from wro.errors import BadInput
from wro.opening import store_there
from wro.questions import is_on, nearest
from wro.settings import Settings

#: Lines told of a whole table of subscribers.
_MOST = 20


def check(people: Iterable[Subscriber]) -> None:
    """Raises `BadInput` for what can never meet anything: a code that ISO 3166-1 does not have, and words that say nothing."""
    wishes = [wish for person in people for wish in person.subscriptions]
    for name in (name for wish in wishes for name in wish.names):
        if not names.names_somebody(name):
            raise BadInput(f"{name!r} names nobody")
    for goods in (goods for wish in wishes for goods in wish.goods):
        if not goods_words(goods):
            raise BadInput(f"{goods!r} tells no goods from others, write it like 'cotton' or 'work gloves'")
    for code in sorted({code for wish in wishes for code in wish.countries}):
        if not is_country_code(code):
            meant = country_of_cell(code)
            hint = f", did you mean {meant} ({country_name(meant)})?" if meant else ""
            raise BadInput(f"{code} is no country of ISO 3166-1{hint}")


def tell(settings: Settings, people: Iterable[Subscriber]) -> None:
    """On stderr, a line for each name, goods or channel that leads nowhere today; it is kept all the same."""
    known = tuple(people)
    lines = list(_channels(settings, known))
    with store_there(settings.db) as store:
        lines += [] if store is None else unmet(store.orders.load(), known)
    for line in lines[:_MOST]:
        click.secho(f"note: {line}", err=True, fg="yellow")
    if len(lines) > _MOST:
        click.secho(f"note: and {len(lines) - _MOST} more such", err=True, fg="yellow")


def unmet(ledger: Ledger, people: Iterable[Subscriber]) -> list[str]:
    """In the order given, each name and goods once; nothing while the ledger is empty."""
    wishes = [wish for person in people for wish in person.subscriptions]
    if not ledger.orders:
        return []
    spellings = [s for o in ledger.orders.values() for p in o.parties for s in (p.name, *p.aliases)]
    offered = {(order.goods, order.industry): order for order in ledger.orders.values()}
    found = [
        f"nobody in the ledger is called {name!r} today{_nearest(nearest(ledger, name, 3))}; it counts from the day on "
        "which an order names them"
        for name in dict.fromkeys(name for wish in wishes for name in wish.names)
        if not any(meets(name, spelling) for spelling in spellings)
    ]
    words = sorted({word for texts in offered for text in texts for word in goods_words(text)})
    return found + [
        f"no order is on {goods!r} today{_nearest(_alike(goods, words))}; it counts from the day on which one is"
        for goods in dict.fromkeys(goods for wish in wishes for goods in wish.goods)
        if not any(is_on(order, goods) for order in offered.values())
    ]


def _alike(goods: str, words: list[str]) -> list[str]:
    found = (match for word in sorted(goods_words(goods)) for match in difflib.get_close_matches(word, words, n=2))
    return list(dict.fromkeys(found))


def _nearest(found: list[str]) -> str:
    return f" (nearest: {', '.join(found)})" if found else ""


def _channels(settings: Settings, people: Iterable[Subscriber]) -> Iterator[str]:
    called = [person.address.removeprefix(CHANNEL) for person in people if person.is_channel]
    known = channels_of(settings) if called else {}
    for name in called:
        if name not in known:
            there = f" (set are: {', '.join(sorted(known))})" if known else ""
            yield f"no channel {name!r} is set in WRO_ALERTS here{there}; until one is, nothing can be sent to it"
