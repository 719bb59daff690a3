"""Everything on goods, by a word of CBP's own wording."""

from __future__ import annotations

from web import changes
from web.keys import goods_words, spelled
from web.page import Asked, Facts, Page
from web.paging import Piece
from web.rows import Rows, quoted

SIZE = 200
_ORDERS = """\
SELECT o.id, o.title, o.instrument, o.goods, o.industry, o.status, o.since, o.issued, o.lifted, o.country
FROM orders_search s JOIN orders o ON o.id = s.order_id WHERE orders_search MATCH :match
ORDER BY o.status IN ('active', 'partially_active') DESC, coalesce(o.issued, '') DESC, o.id LIMIT :most OFFSET :skip"""


def _match(key: str) -> str:
    words = quoted(spelled(key))
    return f"goods : ({words})" if words else '""'


def facts(asked: Asked) -> Facts | None:
    piece = Piece(asked, SIZE)
    found = asked.rows.all(_ORDERS, match=_match(asked.key), **piece.limits)
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


PAGE = Page("goods", facts, every, events=lambda rows, key: changes.feed_of_goods(rows, _match(key)))
