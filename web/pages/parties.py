"""Every company, vessel and place by name."""

from __future__ import annotations

from ledger.folding import fold
from web.page import Asked, Facts, Page
from web.pages import party
from web.paging import Piece
from web.rows import Rows

SIZE = 600
_COUNT = "SELECT count(DISTINCT folded) FROM party_names WHERE position = 0"
_FIRST = "SELECT DISTINCT upper(substr(folded, 1, 1)) AS letter FROM party_names WHERE position = 0 ORDER BY 1"


def facts(asked: Asked) -> Facts:
    rows, piece = asked.rows, Piece(asked, SIZE)
    found = party.names(rows, fold(asked.given.get("from", "")), **piece.limits)
    letters: dict[str, list[dict[str, object]]] = {}
    for row in piece.shown(found):
        letters.setdefault(_letter(row["folded"]), []).append(row)
    return {
        "letters": [{"letter": letter, "parties": letters[letter]} for letter in sorted(letters)],
        "first_letters": rows.once("first letters", lambda: _first_letters(rows)),
        "count": rows.once("names", lambda: rows.value(_COUNT)),
        "leaves": piece.leaves(found),
    }


def _first_letters(rows: Rows) -> list[str]:
    return list(dict.fromkeys(_letter(row["letter"]) for row in rows.all(_FIRST)))


def _letter(name: str) -> str:
    first = name[:1].upper()
    return first if first.isalpha() else "#"


PAGE = Page("parties", facts, asks=("from", "page"))
