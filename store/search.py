"""Full-text search over party names, aliases, goods, headlines and evidence, and over the texts of snapshots."""

from __future__ import annotations

from dataclasses import dataclass

from store.database import Database


@dataclass(frozen=True, slots=True)
class Found:
    """An order whose names, goods, headlines or evidence hold the words."""

    order: str
    title: str
    excerpt: str  #: the best-fitting words around the match, the match itself in [brackets]


class Search:
    """Words in any order; each must occur. What people type is never taken as a query language."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def orders(self, words: str, limit: int = 20) -> list[Found]:
        """Orders that hold all the words, best first; a name counts more than goods, and goods more than prose."""
        query = _quoted(words)
        if not query:
            return []
        rows = self._db.rows(
            "SELECT o.id, o.title, snippet(orders_search, -1, '[', ']', '…', 12) AS excerpt "
            "FROM orders_search JOIN orders o ON o.id = orders_search.order_id WHERE orders_search MATCH ? "
            "ORDER BY bm25(orders_search, 0, 10, 4, 2, 1), o.id LIMIT ?",
            (query, limit),
        )
        return [Found(row["id"], row["title"], row["excerpt"]) for row in rows]

    def snapshots(self, words: str, limit: int = 20) -> list[int]:
        """Ids of snapshots whose cleaned text holds all the words, best first."""
        query = _quoted(words)
        if not query:
            return []
        rows = self._db.rows(
            "SELECT rowid FROM texts_fts WHERE texts_fts MATCH ? ORDER BY rank LIMIT ?", (query, limit)
        )
        return [row["rowid"] for row in rows]


def _quoted(words: str) -> str:
    """Each word as an FTS5 string, so that quotes, dashes and AND are only letters."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
