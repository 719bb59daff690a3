"""Every company, vessel and place by name."""

from __future__ import annotations

from web.page import Asked, Facts, Page
from web.pages import party

MOST = 2000


def facts(asked: Asked) -> Facts:
    found = party.names(asked.rows)
    shown = found if asked.copied else found[:MOST]
    letters: dict[str, list[dict[str, object]]] = {}
    for row in shown:
        first = row["name"][:1].upper()
        letters.setdefault(first if first.isalpha() else "#", []).append(row)
    return {
        "letters": [{"letter": letter, "parties": letters[letter]} for letter in sorted(letters)],
        "count": len(found),
        "more": len(found) > len(shown),
    }


PAGE = Page("parties", facts)
