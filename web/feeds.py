"""Events as Atom (RFC 4287) and JSON Feed 1.1, of everything, a country, goods, a party or an order.

An entry's id is a tag URI made of the event's id (RFC 4151): the same in every feed that tells the event, for ever.
"""

from __future__ import annotations

import json
from typing import Any

from templates import fill
from web import addresses
from web.changes import summary
from web.page import Asked, Page
from web.rows import Row

_TITLES = {
    "changes": "every change",
    "country": "goods from {}",
    "goods": "{}",
    "party": "{}",
    "order": "{}",
}


def feed(page: Page, asked: Asked, form: str, base: str) -> str | None:
    """The feed of a page as `atom` or `feed` (JSON); None where nothing is known. `base` "": links go to the sources."""
    if page.events is None:
        return None
    events = page.events(asked)
    if not events and asked.key:
        return None
    about = _about(page, asked, events, base)
    entries = [_entry(event, asked, base) for event in events]
    return fill("web/feed.xml", feed=about, entries=entries) if form == "atom" else _json(about, entries)


def _about(page: Page, asked: Asked, events: list[Row], base: str) -> Row:
    path = {form: addresses.path(page.name, asked.key, form) for form in ("html", "atom", "feed")}
    name = asked.frame.country_name(asked.key) if page.name == "country" else asked.key.replace("-", " ")
    newest = max((event["observed"] for event in events), default=None)
    return {
        "id": tag(asked, addresses.path(page.name, asked.key)),
        "title": f"WRO Watch: {_TITLES[page.name].format(name)}",
        "updated": newest or asked.rows.value("SELECT min(stored) FROM snapshots") or asked.frame.now().isoformat(),
        **{form: base + address if base else "" for form, address in path.items()},
    }


def _entry(event: Row, asked: Asked, base: str) -> Row:
    own = base + addresses.path("order", event["order_id"]) + f"#{event['id']}" if base else None
    return {
        "id": tag(asked, event["id"]),
        "title": event["headline"],
        "url": own or event["url"],
        "source": event["url"],
        "published": f"{event['announced']}T00:00:00+00:00" if event["announced"] else None,
        "updated": event["observed"],
        "summary": summary(event),
        "tags": [word for word in (event["instrument"], event["effect"], event["country"]) if word],
    }


def tag(asked: Asked, what: str) -> str:
    """The day is only there to say whose name it was then; `notify.feed` makes the same ids."""
    return f"tag:{asked.frame.authority},2026-01-01:{what}"


def _json(about: Row, entries: list[Row]) -> str:
    told: dict[str, Any] = {"version": "https://jsonfeed.org/version/1.1", "title": about["title"], "language": "en"}
    if about["html"]:
        told |= {"home_page_url": about["html"], "feed_url": about["feed"]}
    told["items"] = [
        {
            name: value
            for name, value in {
                "id": entry["id"],
                "url": entry["url"],
                "external_url": entry["source"],
                "title": entry["title"],
                "content_text": entry["summary"],
                "date_published": entry["published"],
                "date_modified": entry["updated"],
                "tags": entry["tags"],
            }.items()
            if value is not None
        }
        for entry in entries
    ]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
