"""Changes as feeds: Atom (RFC 4287) and JSON Feed 1.1, the same entries in both, newest first.

Ids are made of the event's own id and never change; with the same changes the files come out the same, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from notify.card import item
from notify.change import Change
from notify.item import Item
from notify.letterhead import Letterhead
from notify.plain import web_address
from templates import fill


@dataclass(frozen=True, slots=True)
class Entry:
    """One change."""

    id: str
    title: str
    seen: datetime
    url: str | None
    summary: str
    html: str


@dataclass(frozen=True, slots=True)
class Feed:
    """All that `templates/feed/` shows."""

    id: str
    title: str
    home: str | None
    updated: datetime  #: when the newest change was seen
    entries: tuple[Entry, ...]


def feed(
    changes: Iterable[Change],
    letterhead: Letterhead,
    country_name: Callable[[str], str],
    filled: datetime,
    home: str | None = None,
) -> Feed:
    """`filled`: when the database was first filled, which dates a feed without changes; `home`: address of the web face.

    The letterhead's `list_id` is the authority of the ids, so it must stay the same.
    """
    known = sorted(changes, key=lambda change: (change.event.observed, change.event.id), reverse=True)
    entries = tuple(_entry(change, item(change, letterhead, country_name), letterhead) for change in known)
    updated = max((entry.seen for entry in entries), default=filled.astimezone(UTC))
    return Feed(_tag(letterhead, "changes"), letterhead.name, web_address(home), updated, entries)


def atom(view: Feed) -> str:
    return fill("feed/atom.xml", feed=view)


def json_feed(view: Feed) -> str:
    about = {"version": "https://jsonfeed.org/version/1.1", "title": view.title, "language": "en"}
    if view.home:
        about["home_page_url"] = view.home
    items = [_json_item(entry) for entry in view.entries]
    return json.dumps({**about, "items": items}, ensure_ascii=False, indent=1) + "\n"


def _json_item(entry: Entry) -> dict[str, str]:
    found = {
        "id": entry.id,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.seen.isoformat(),
    }
    return {**found, "url": entry.url} if entry.url else found


def _entry(change: Change, shown: Item, letterhead: Letterhead) -> Entry:
    html = fill("partials/event.html", item=shown, why=None)
    url = next((link.url for link in shown.links), None)
    title = f"{shown.headline} ({shown.act})"
    return Entry(_tag(letterhead, change.event.id), title, shown.seen.astimezone(UTC), url, shown.meaning, html)


def _tag(letterhead: Letterhead, what: str) -> str:
    """A tag URI (RFC 4151); the day is only there to say whose name it was then."""
    return f"tag:{letterhead.list_id},2026-01-01:{what}"
