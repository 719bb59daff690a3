"""Acts that a person writes down: a ruling no feed carries, or a decision of our own that corrects what we hold.

{"decision": {"on": "2026-07-10", "title": "The page says May 2, the notice May 3", "url": "https://…",
              "acts": [{"instrument": "WRO", "action": "issued", "effect": "imposed", "effective": "2026-05-03",
                        "country": "KE", "goods": "tea", "parties": [{"name": "Kiriri Tea Estates Ltd"}]}]}}

A ruling has `"ruling"` in place of `"decision"`. Of an act only instrument, action, effect and parties must be given.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from ledger.model import Action, Announcement, Document, Effect, Evidence, Instrument, Party, Reading, Role, Verdict
from scraper.page import Page
from scraper.source import LayoutError

_DAYS = ("effective", "announced", "applies_from")


def recognises(kind: str) -> Callable[[Page], bool]:
    """Whether a page is JSON with this one key: `decision` or `ruling`."""
    return lambda page: page.kind == "json" and _content(page, kind) is not None


def reads(source: str, kind: str) -> Callable[[Page], Reading]:
    """The reader of a source of such files. It raises `LayoutError` for one that lacks what it must have."""

    def read(page: Page) -> Reading:
        content = _content(page, kind) or {}
        try:
            on = date.fromisoformat(content["on"])
            acts = tuple(_act(act, on, content["title"]) for act in content["acts"])
        except (KeyError, ValueError, TypeError) as error:
            raise LayoutError(source, page.url, f"a {kind} that cannot be read: {error!r}") from error
        document = Document(source, content.get("url") or page.url, content["title"], on)
        return Reading(document, Verdict.ACTION if acts else Verdict.MENTION, acts, text=page.text)

    return read


def _content(page: Page, kind: str) -> dict[str, Any] | None:
    try:
        whole = json.loads(page.text)
    except ValueError:
        return None
    content = whole.get(kind) if isinstance(whole, dict) else None
    return content if isinstance(content, dict) else None


def _act(act: dict[str, Any], on: date, title: str) -> Announcement:
    days = {day: date.fromisoformat(act[day]) if act.get(day) else None for day in _DAYS}
    days["announced"] = days["announced"] or (None if days["effective"] else on)
    return Announcement(
        instrument=Instrument(act["instrument"]),
        action=Action(act["action"]),
        effect=Effect(act["effect"]),
        country=act.get("country"),
        goods=act.get("goods"),
        open_ended=bool(act.get("open_ended")),
        parties=tuple(
            Party(party["name"], Role(party.get("role", "named")), tuple(party.get("aliases", ())))
            for party in act["parties"]
        ),
        evidence=(Evidence("title", title),),
        recalls=act.get("recalls"),
        effective=days["effective"],
        announced=days["announced"],
        applies_from=days["applies_from"],
    )
