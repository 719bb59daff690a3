"""What changed, the latest first: the event log."""

from __future__ import annotations

from itertools import groupby

from web import changes
from web.page import Asked, Facts, Page
from web.paging import Piece

SIZE = 200


def facts(asked: Asked) -> Facts:
    piece = Piece(asked, SIZE)
    found = changes.latest(asked.rows, **piece.limits)
    years = [
        {"year": year or "no year known", "events": list(events)}
        for year, events in groupby(piece.shown(found), key=lambda event: (event["day"] or "")[:4])
    ]
    return {"years": years, "leaves": piece.leaves(found)}


PAGE = Page("changes", facts, events=lambda asked: changes.feed_of_all(asked.rows), asks=("page",))
