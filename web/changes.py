"""Events as pages and feeds tell them: what happened, to whom, which day that is, and where it can be read."""

from __future__ import annotations

from typing import Any

from ledger import words as told
from ledger.model import Action, Effect, Instrument
from web import words
from web.rows import Row, Rows

_EVENTS = """\
SELECT e.id, e.order_id, e.day, e.instrument, e.action, e.effect, e.effective, e.announced, e.applies_from,
  e.no_later_than, e.observed, e.channel, e.reason, e.confidence, e.snapshot_id, e.url, e.title AS headline_of_source,
  coalesce(e.country, o.country) AS country, coalesce(e.goods, o.goods) AS goods, o.title AS order_title,
  o.goods AS order_goods, o.status,
  (SELECT group_concat(p.name, '; ') FROM event_parties p WHERE p.event_id = e.id AND p.role = 'exempt') AS exempted
FROM events e JOIN orders o ON o.id = e.order_id
"""
_LATEST_FIRST = " ORDER BY e.day DESC, e.order_id, e.position DESC LIMIT :most OFFSET :skip"
#: For feeds: what was seen last comes first, whatever its day.
_NEWEST_FIRST = " ORDER BY e.observed DESC, e.day DESC, e.id"
_NEWEST = "WHERE e.id IN (SELECT e.id FROM events e {where}" + _NEWEST_FIRST + " LIMIT :most)"  # noqa: S608 - constants
#: How many events a feed tells.
FEED = 50
_ALL = -1

_ON_PARTY = """\
WHERE e.order_id IN (SELECT p.order_id FROM parties p JOIN party_names n ON n.party_id = p.id WHERE n.folded = :folded)"""
_ON_GOODS = """\
WHERE e.order_id IN (SELECT order_id FROM orders_search WHERE orders_search MATCH :match)
  OR e.order_id IN (SELECT value FROM json_each(:others))"""


def latest(rows: Rows, most: int, skip: int = 0) -> list[Row]:
    """The latest events of all by their legal day."""
    return [_told(row) for row in rows.all(_EVENTS + _LATEST_FIRST, most=most, skip=skip)]


def of_order(rows: Rows, order: str) -> list[Row]:
    """The events of an order and of the Findings that follow it, oldest first."""
    where = "WHERE e.order_id = :order OR e.order_id IN (SELECT id FROM orders WHERE follows = :order)"
    last = " ORDER BY coalesce(e.day, ''), e.order_id <> :order, e.position"
    return [_told(row) for row in rows.all(_EVENTS + where + last, order=order)]


def of_orders(rows: Rows, orders: list[str]) -> list[Row]:
    """The events of these orders, latest first."""
    marks = {f"o{n}": order for n, order in enumerate(orders)}
    where = f"WHERE e.order_id IN ({', '.join(':' + name for name in marks)})"
    return [_told(row) for row in rows.all(_EVENTS + where + _LATEST_FIRST, most=_ALL, skip=0, **marks)]


def for_feed(rows: Rows, where: str = "", **values: Any) -> list[Row]:
    """The events last seen, newest first; `where` narrows them down."""
    newest = _NEWEST.format(where=where)
    return [_told(row) for row in rows.all(_EVENTS + newest + _NEWEST_FIRST, most=FEED, **values)]


def feed_of_all(rows: Rows) -> list[Row]:
    return for_feed(rows)


def feed_of_country(rows: Rows, key: str) -> list[Row]:
    return for_feed(rows, "JOIN orders o ON o.id = e.order_id WHERE o.country = :country", country=key)


def feed_of_party(rows: Rows, folded: str) -> list[Row]:
    return for_feed(rows, _ON_PARTY, folded=folded)


def feed_of_goods(rows: Rows, match: str, others: str) -> list[Row]:
    """`others`: a JSON list of ids of orders that are on the goods by another name."""
    return for_feed(rows, _ON_GOODS, match=match, others=others)


def _told(row: Row) -> Row:
    name = name_of(row["order_title"], row["order_goods"])
    return row | {"name": name, "headline": headline(row, name), "quiet": row["channel"] == "list"}


def name_of(title: str, goods: str | None) -> str:
    """Whom an order is on, of its title "whom: goods"."""
    return title.removesuffix(f": {goods}") if goods else title


def headline(event: Row, name: str) -> str:
    """What the event does, in one line: "Smart Glove no longer detained"."""
    instrument, effect = Instrument(event["instrument"]), Effect(event["effect"])
    return told.headline(instrument, effect, name, event["exempted"] or "", vacated=event["action"] == Action.VACATED)


def summary(event: Row) -> str:
    """An event in one paragraph, every date with the word that tells which it is."""
    parts = [
        f"{words.act(event)}, {words.which_day(event)}",
        f"announced {words.day(event['announced'])}" if event["announced"] and event["effective"] else "",
        f"goods from {words.day(event['applies_from'])}" if event["applies_from"] else "",
        f"first seen by us {words.day(event['observed'])}",
    ]
    goods = f" Goods: {event['goods']}." if event["goods"] else ""
    return f"{'; '.join(filter(None, parts))}.{goods} How we know: {event['reason']}."
