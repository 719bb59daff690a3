"""Goods as people call them: the orders on them under another name than CBP's."""

from __future__ import annotations

import json

from ledger.folding import fold
from web.page import Asked


def by_other_name(asked: Asked, words: str) -> str:
    """The orders whose goods these words are another name for ("tyres" for tires), as a JSON list of ids for SQL."""
    rows = asked.rows.all("SELECT id, goods FROM orders WHERE goods IS NOT NULL") if words.strip() else []
    return json.dumps([row["id"] for row in rows if asked.frame.known_by(row["goods"], words)])


def of_any_words(asked: Asked, words: str) -> str:
    """The same for words that may be a firm's name as well: a single one only, for gloves are not Smart Glove."""
    single = sum(len(word) > 1 for word in fold(words).split()) == 1
    return by_other_name(asked, words) if single else "[]"
