"""A company, vessel or place: where it stands now and on any day, under which orders."""

from __future__ import annotations

from datetime import date

from web import changes, given, standing
from web.keys import may_be_cut, party_key, spelled
from web.page import Asked, Facts, Page
from web.rows import Row, Rows, unpacked

_UNDER = """\
SELECT DISTINCT p.id, p.name, p.role, p.removed, p.status, p.since, o.id AS order_id, o.title AS order_title, o.instrument,
  o.goods, o.country, o.open_ended, o.issued, o.status AS order_status,
  (SELECT json_group_array(name) FROM (SELECT m.name FROM party_names m WHERE m.party_id = p.id AND m.kind = 'alias'
    ORDER BY m.position)) AS aliases
FROM party_names n JOIN parties p ON p.id = n.party_id JOIN orders o ON o.id = p.order_id
WHERE n.folded = :folded ORDER BY coalesce(o.issued, ''), o.id, p.position"""
_CUT = "SELECT DISTINCT folded FROM party_names WHERE folded >= :begin AND folded < :begin || char(1114111)"
_NAMES = """\
SELECT n.folded, min(p.name) AS name, count(DISTINCT p.order_id) AS orders,
  max(p.status IN ('active', 'partially_active')) AS covered, min(p.role) AS role
FROM party_names n JOIN parties p ON p.id = n.party_id WHERE n.position = 0 AND n.folded >= :begin
GROUP BY n.folded ORDER BY n.folded LIMIT :most OFFSET :skip"""


def folded_name(rows: Rows, key: str) -> str:
    """The folded name a key stands for; it need not exist."""
    begin = spelled(key)
    if not may_be_cut(key):
        return begin
    candidates = rows.all(_CUT, begin=spelled(key.rpartition("-")[0]))
    return next((row["folded"] for row in candidates if party_key(row["folded"]) == key), begin)


def facts(asked: Asked) -> Facts | None:
    rows = asked.rows
    found = rows.all(_UNDER, folded=folded_name(rows, asked.key))
    if not found:
        return None
    shown = given.day("on", asked.given.get("on", ""), asked.today)
    under = [_under(rows, unpacked(row, "aliases"), asked, shown) for row in found]
    names = [name for row in under for name in (row["name"], *row["aliases"])]
    return {
        "name": names[0],
        "key": asked.key,
        "other_names": [name for name in dict.fromkeys(names) if name != names[0]],
        "day": shown.isoformat(),
        "is_today": shown == asked.today,
        "status": worst([row["on_day"]["status"] for row in under if row["on_day"]]),
        "under": under,
        "events": changes.of_orders(rows, list(dict.fromkeys(row["order_id"] for row in under))),
    }


def _under(rows: Rows, row: Row, asked: Asked, day: date) -> Row:
    cleared = row["removed"] or (row["since"] if row["role"] == "exempt" else None)
    spans = standing.of_party(standing.of_order(rows, row["order_id"]), row["role"], cleared)
    name = asked.frame.country_name(row["country"]) if row["country"] else ""
    later = cleared if row["role"] == "exempt" and cleared and cleared > day.isoformat() else None
    on_day = standing.on(spans, day)
    return row | {"spans": spans, "on_day": on_day, "cleared_later": later, "country_name": name}


def worst(statuses: list[str]) -> str | None:
    """The status that matters most of several orders; None where there was none yet."""
    return next((s for s in ("active", "partially_active", "unknown", "inactive") if s in statuses), None)


def names(rows: Rows, begin: str = "", most: int = -1, skip: int = 0) -> list[Row]:
    """Every party once, by name from `begin` on: `{folded, name, orders, covered, role, key}`."""
    found = rows.all(_NAMES, begin=begin, most=most, skip=skip)
    return [row | {"key": party_key(row["folded"])} for row in found]


def every(rows: Rows) -> list[str]:
    return [row["key"] for row in names(rows)]


def feed(asked: Asked) -> list[Row]:
    return changes.feed_of_party(asked.rows, folded_name(asked.rows, asked.key))


PAGE = Page("party", facts, every, events=feed, asks=("on",))
