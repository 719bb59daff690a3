"""Everything on goods, by a word of CBP's own wording or by another name for them."""

from __future__ import annotations

from web import changes
from web.goods_names import by_other_name
from web.keys import goods_words, spelled
from web.page import Asked, Facts, Page
from web.paging import Piece
from web.rows import Rows, quoted

SIZE = 200
_ORDERS = """\
SELECT o.id, o.title, o.instrument, o.goods, o.industry, o.status, o.since, o.issued, o.lifted, o.country
FROM orders o WHERE o.id IN (SELECT order_id FROM orders_search WHERE orders_search MATCH :match)
  OR o.id IN (SELECT value FROM json_each(:others))
ORDER BY o.status IN ('active', 'partially_active') DESC, coalesce(o.issued, '') DESC, o.id LIMIT :most OFFSET :skip"""


def _asked_for(asked: Asked) -> dict[str, str]:
    """How SQL finds the orders: by their own words, and by ids where the goods are known by another name."""
    words = spelled(asked.key)
    match = quoted(words)
    return {"match": f"goods : ({match})" if match else '""', "others": by_other_name(asked, words)}


def facts(asked: Asked) -> Facts | None:
    piece = Piece(asked, SIZE)
    found = asked.rows.all(_ORDERS, **_asked_for(asked), **piece.limits)
    if not found:
        return None
    return {
        "words": spelled(asked.key),
        "key": asked.key,
        "leaves": piece.leaves(found),
        "orders": [row | {"name": changes.name_of(row["title"], row["goods"])} for row in piece.shown(found)],
    }


def every(rows: Rows) -> list[str]:
    """The telling words of all goods, in order."""
    goods = rows.all("SELECT DISTINCT goods FROM orders WHERE goods IS NOT NULL")
    return sorted({word for row in goods for word in goods_words(row["goods"])})


PAGE = Page(
    "goods",
    facts,
    every,
    events=lambda asked: changes.feed_of_goods(asked.rows, **_asked_for(asked)),
    asks=("page",),
)
