"""Clauses on an order that is new since it came into force today: "The agency's Withhold Release Order on A took effect today"."""

from __future__ import annotations

import re
from datetime import date

from scraper.reading.names.about import ABOUT
from scraper.reading.text.dates import mentions
from scraper.reading.text.sentences import Sentence

#: "The agency's Withhold Release Order on A came into force this morning": where a page opens with it, a new one.
_TODAY_IN_FORCE = re.compile(
    r"[^;:]{0,160}?\s(?:(?:went|came|comes|goes|entered|enters)\s+into\s+(?:effect|force)|t(?:ook|akes)\s+effect)\s+(?:today|yesterday|this\s+(?:morning|afternoon|week))\b"
)
_DEFINITE = re.compile(r"^\W*(?:The|Its|CBP's|The\s+agency's|DHS's|Homeland\s+Security's)\s+(?:new\s+)?$")


def took_effect_today(sentence: Sentence, met: re.Match[str], released: date | None) -> bool:
    """Whether a page opens with the order that `met` names, as one in force from this day, and with no older day of it."""
    text = sentence.plain
    opens = sentence.block < 2 and ABOUT.match(text, met.end()) and _DEFINITE.match(text[: met.start()])
    today = opens and _TODAY_IN_FORCE.match(text, met.end())
    return bool(today) and not any(one.is_past(released) for one in mentions(text, released))
