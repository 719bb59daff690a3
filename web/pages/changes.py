"""What changed, the latest first: the event log."""

from __future__ import annotations

from itertools import groupby

from web import changes
from web.page import Asked, Facts, Page

MOST = 200


def facts(asked: Asked) -> Facts:
    found = changes.latest(asked.rows, -1 if asked.copied else MOST)
    years = [
        {"year": year or "no year known", "events": list(events)}
        for year, events in groupby(found, key=lambda event: (event["day"] or "")[:4])
    ]
    return {"years": years, "more": not asked.copied and len(found) == MOST}


PAGE = Page("changes", facts, events=changes.feed_of_all)
