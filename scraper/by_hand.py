"""Acts that a person writes down: a ruling no feed carries, or a decision of our own that corrects what we hold.

{"decision": {"on": "2026-07-10", "title": "The page says May 2, the notice May 3", "url": "https://…",
              "acts": [{"instrument": "WRO", "action": "issued", "effect": "imposed", "effective": "2026-05-03",
                        "country": "KE", "goods": "tea", "parties": [{"name": "Kiriri Tea Estates Ltd"}]}]}}

A ruling has `"ruling"` in place of `"decision"`. Of an act only instrument, action, effect and parties must be given.
What is written is believed over every page, so nothing in it is guessed: whatever cannot be meant is a mistake, and a
file with a mistake is refused as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from ledger.model import Action, Announcement, Document, Effect, Evidence, Instrument, Party, Reading, Role, Verdict
from scraper.by_hand_fields import Fields, as_day
from scraper.countries import country_of_cell, is_country_code
from scraper.day import impossible
from scraper.page import Page
from scraper.source import LayoutError

_DAYS = ("effective", "announced", "applies_from")

#: What an act of each verb can do to an order.
_CAN = {
    Action.ISSUED: (Effect.IMPOSED,),
    Action.MODIFIED: (Effect.LIFTED, Effect.NARROWED, Effect.WIDENED),
    Action.REVOKED: (Effect.LIFTED, Effect.NARROWED),
    Action.VACATED: (Effect.LIFTED, Effect.NARROWED),
}


class Mistakes(LayoutError):
    """A file written by hand that cannot be taken as it stands. `mistakes` has one line for each, naming its key."""

    def __init__(self, source: str, url: str, kind: str, mistakes: tuple[str, ...]) -> None:
        super().__init__(source, url, f"a {kind} with mistakes")
        self.mistakes = mistakes
        self.args = (f"{source}: a {kind} that cannot be taken in as it stands: {'; '.join(mistakes)}",)


def recognises(kind: str) -> Callable[[Page], bool]:
    """Whether a page is JSON with this one key: `decision` or `ruling`."""
    return lambda page: page.kind == "json" and isinstance(_file(page).get(kind), dict)


def reads(source: str, kind: str) -> Callable[[Page], Reading]:
    """The reader of a source of such files. It raises `Mistakes` with all that is wrong with one."""

    def read(page: Page) -> Reading:
        file = Fields(_file(page), "the file")
        fields = file.object(kind)
        on, title, url = fields.day("on", required=True), fields.text("title", required=True), _address(fields)
        if on is not None and (why := impossible(on, page.snapshot.fetched.date())):
            fields.wrong("on", on.isoformat(), why)
        acts = [act for each in fields.objects("acts", "act") if (act := _act(each, on, title))]
        fields.end()
        file.end()
        if fields.mistakes or on is None or title is None:
            raise Mistakes(source, page.url, kind, tuple(fields.mistakes))
        document = Document(source, url or page.url, title, on)
        return Reading(document, Verdict.ACTION if acts else Verdict.MENTION, tuple(acts), text=page.text)

    return read


def title(page: Page) -> str | None:
    """The title of such a file, also of one with mistakes."""
    found = next((content for content in _file(page).values() if isinstance(content, dict)), {})
    return found["title"] if isinstance(found.get("title"), str) else None


def _file(page: Page) -> dict[str, Any]:
    """The file's object; empty for a text that is none."""
    try:
        whole = json.loads(page.text)
    except (ValueError, RecursionError):
        return {}
    return whole if isinstance(whole, dict) else {}


def _address(fields: Fields) -> str | None:
    url = fields.text("url")
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
        fields.wrong("url", url, "no address such as https://www.cbp.gov/…")
    return url


def _act(fields: Fields, on: date | None, title: str | None) -> Announcement | None:
    """One act; None where it has a mistake, which `fields` has noted."""
    before = len(fields.mistakes)
    instrument, action = fields.word("instrument", Instrument), fields.word("action", Action)
    effect, days = fields.word("effect", Effect), {day: fields.day(day) for day in _DAYS}
    for key, day in days.items():
        if day is not None and (why := impossible(day, on or day)):
            fields.wrong(key, day.isoformat(), why)
    if action and effect and effect not in _CAN[action]:
        can = ", ".join(f"'{one}'" for one in _CAN[action])
        fields.wrong("effect", effect.value, f"not what an act {action.value!r} does: {can}")
    country, goods, open_ended = _country(fields), fields.text("goods"), fields.flag("open_ended")
    recalls, parties = _recalls(fields), tuple(map(_party, fields.objects("parties", "party", least=1)))
    fields.end()
    if len(fields.mistakes) > before or not (instrument and action and effect):
        return None
    return Announcement(
        instrument=instrument,
        action=action,
        effect=effect,
        country=country,
        goods=goods,
        open_ended=open_ended,
        parties=parties,
        evidence=(Evidence("title", title or ""),),
        recalls=recalls,
        effective=days["effective"],
        announced=days["announced"] or (None if days["effective"] else on),
        applies_from=days["applies_from"],
    )


def _party(fields: Fields) -> Party:
    name, role = fields.text("name", required=True), fields.word("role", Role, default=Role.NAMED)
    aliases = fields.texts("aliases")
    fields.end()
    return Party(name or "", role or Role.NAMED, aliases)


def _country(fields: Fields) -> str | None:
    code = fields.text("country")
    if code is None or (code.isupper() and is_country_code(code)):
        return code
    meant = country_of_cell(code)
    fields.wrong("country", code, "no country code of ISO 3166-1" + (f"; that is '{meant}'" if meant else ""))
    return None


def _recalls(fields: Fields) -> str | None:
    """When the order acted on was issued: a year, a month or a day."""
    said = fields.text("recalls")
    if said is not None and as_day(f"{said}-01-01"[:10] if len(said) < 10 else said) is None:
        fields.wrong("recalls", said, "no year, month or day such as 2019, 2019-09 or 2019-09-30")
    return said
