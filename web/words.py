"""Plain words for what the database holds in codes, as the pages and feeds say them."""

from __future__ import annotations

import re
from datetime import date, datetime

from ledger import words
from ledger.model import Role
from templates import filters
from web.rows import Row

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

#: The pages in the head of every page.
NAV = (
    ("orders", "Orders"),
    ("parties", "Parties"),
    ("changes", "Changes"),
    ("coverage", "Coverage"),
    ("issues", "Issues"),
    ("about", "About"),
)
STATUS, MOOD, INSTRUMENT = words.STATUS, words.MOOD, words.INSTRUMENT
#: What a status means for goods under an order, by the legal act.
MEANING = {
    ("WRO", "active"): "Goods that fall under this Withhold Release Order are detained at U.S. ports of entry.",
    ("Finding", "active"): "Goods that fall under this Finding are seized at U.S. ports of entry.",
    ("WRO", "partially_active"): "Part of what this Withhold Release Order covered may enter; the rest is detained.",
    ("Finding", "partially_active"): "Part of what this Finding covered may enter; the rest is seized.",
    ("WRO", "inactive"): "This Withhold Release Order no longer detains goods.",
    ("Finding", "inactive"): "This Finding no longer bars goods.",
    ("WRO", "unknown"): "How this Withhold Release Order stands is not known.",
    ("Finding", "unknown"): "How this Finding stands is not known.",
}
EFFECT = {"imposed": "imposed", "lifted": "lifted", "narrowed": "narrowed", "widened": "widened"}
ROLE = words.ROLE | {Role.EXEMPT: "exempt: may enter"}
#: What a source's document is called, by the way it became known.
CHANNEL = {
    "release": "CBP release",
    "list": "CBP’s list",
    "federal_register": "Federal Register",
    "bulletin": "Customs Bulletin",
    "court": "court",
    "person": "a person",
    "unknown": "another source",
}
VIA = {
    "network": "asked the site",
    "folder": "read from a folder",
    "import": "saved by hand",
    "archive": "taken from a web archive",
    "built_in": "built in",
}
#: What a document turned out to be.
VERDICT = {
    "action": "announces a change",
    "mention": "speaks of orders, announces nothing new",
    "unrelated": "not about orders",
    "unclear": "not clear: needs a person",
}
FIELD = {
    "action": "CBP’s verb",
    "effect": "what it does",
    "effective": "takes effect",
    "announced": "announced",
    "applies_from": "goods from",
    "country": "country",
    "goods": "goods",
    "parties": "parties",
    "indicators": "indicators of forced labor",
    "entity": "the list’s entity",
    "status": "the list’s status",
    "remarks": "the list’s remarks",
    "title": "headline",
    "scope": "scope",
    "source": "cited page",
    "recalled": "recalled",
}


def day(text: str | None) -> str:
    """26 April 2023, of a stored day or instant; "" for none."""
    return filters.day(date.fromisoformat(text[:10])) if text else ""


def short_day(text: str | None) -> str:
    """26 Apr 2023."""
    return filters.short_day(date.fromisoformat(text[:10])) if text else ""


def moment(text: str | None) -> str:
    """26 April 2023, 14:05 UTC."""
    return filters.moment(datetime.fromisoformat(text)) if text else ""


def which_day(event: Row) -> str:
    """The legal day of an event, and which day that is: "effective 26 April 2023"."""
    if event["effective"]:
        return f"effective {day(event['effective'])}"
    if event["announced"]:
        return f"announced {day(event['announced'])}"
    if event["no_later_than"]:
        return f"not later than {day(event['no_later_than'])}"
    return "on a day not known"


def field(name: str) -> str:
    return FIELD.get(name, name.replace("_", " "))


def told(value: str) -> str:
    """A witness's value: a day in words, everything else as it is."""
    return short_day(value) if _DAY.fullmatch(value) else value


def counted(number: int, one: str, many: str = "") -> str:
    """`1 order`, `2 orders`, `no orders`."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def act(event: Row) -> str:
    """What CBP or a court did: "WRO modified: lifted"."""
    verb = "vacated by a court" if event["action"] == "vacated" else str(event["action"])
    return f"{event['instrument']} {verb}: {EFFECT[event['effect']]}"
