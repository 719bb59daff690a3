"""Search: parties by name and alias, orders by any word, and the texts of documents."""

from __future__ import annotations

from ledger.folding import fold
from web.changes import name_of
from web.keys import party_key
from web.page import Asked, Facts, Page
from web.rows import Row, Rows, quoted

MOST = 20
_ORDERS = """\
SELECT o.id, o.title, o.goods, o.instrument, o.status, o.country, snippet(orders_search, -1, '\x02', '\x03', '…', 12) AS found
FROM orders_search JOIN orders o ON o.id = orders_search.order_id WHERE orders_search MATCH :match
ORDER BY bm25(orders_search, 0, 10, 4, 2, 1), o.id LIMIT :most"""
_GOODS = """\
SELECT id, title, goods, instrument, status, country, goods AS found FROM orders WHERE goods IS NOT NULL
ORDER BY issued DESC, id"""
#: Of the orders whose names match, the parties that carry all the words.
_PARTIES = """\
SELECT p.name, p.role, p.status, n.name AS matched, n.folded,
  (SELECT folded FROM party_names m WHERE m.party_id = p.id AND m.position = 0) AS main
FROM orders_search s JOIN parties p ON p.order_id = s.order_id JOIN party_names n ON n.party_id = p.id
WHERE orders_search MATCH :match LIMIT 2000"""
_TEXTS = """\
SELECT s.id, d.title, d.url, s.fetched, snippet(texts_fts, 0, '\x02', '\x03', '…', 16) AS found
FROM texts_fts JOIN snapshots s ON s.id = texts_fts.rowid JOIN documents d ON d.id = s.document_id
WHERE texts_fts MATCH :match AND s.via <> 'built_in' ORDER BY rank LIMIT :most"""


def facts(asked: Asked) -> Facts:
    words = asked.given.get("q", "").strip()[:200]
    match = beginning(words)
    rows = asked.rows
    return {
        "words": words,
        "parties": _parties(rows, words) if match else [],
        "orders": _orders(asked, words, match) if match else [],
        "texts": [row | {"found": parts(row["found"])} for row in rows.all(_TEXTS, match=match, most=MOST)]
        if match
        else [],
        "most": MOST,
    }


def beginning(words: str) -> str:
    """Each word, the last one as the beginning of one: people stop typing early."""
    return f"{quoted(words)}*" if words.strip() else ""


def _orders(asked: Asked, words: str, match: str) -> list[Row]:
    """Orders with these words; behind them, for a single word, those on goods it is another name for."""
    found = asked.rows.all(_ORDERS, match=match, most=MOST)
    if sum(len(word) > 1 for word in fold(words).split()) == 1:
        have = {row["id"] for row in found}
        others = (row for row in asked.rows.all(_GOODS) if row["id"] not in have)
        found = [*found, *(row for row in others if asked.frame.known_by(row["goods"], words))][:MOST]
    return [_order(row) for row in found]


def _parties(rows: Rows, words: str) -> list[Row]:
    """The exact name first, then those that begin with the words, then the others."""
    wanted = fold(words)
    asked = wanted.split()
    found: dict[str, Row] = {}
    for row in rows.all(_PARTIES, match=f"names : ({beginning(words)})"):
        if all(any(part.startswith(word) for part in row["folded"].split()) for word in asked):
            found.setdefault(row["main"], row | {"key": party_key(row["main"])})
    return sorted(
        found.values(), key=lambda row: (row["main"] != wanted, not row["main"].startswith(wanted), row["main"])
    )[:MOST]


def _order(row: Row) -> Row:
    return row | {"name": name_of(row["title"], row["goods"]), "found": parts(row["found"])}


def parts(marked: str) -> list[tuple[str, bool]]:
    """A snippet as (text, whether it matches), so that no markup is needed on the way."""
    found: list[tuple[str, bool]] = []
    for n, piece in enumerate(marked.split("\x02")):
        hit, closed, rest = piece.partition("\x03")
        found += [(hit, True), (rest, False)] if n and closed else [(piece, False)]
    return [(text, hit) for text, hit in found if text]


PAGE = Page("search", facts, copied=False, asks=("q",))
