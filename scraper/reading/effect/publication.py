"""The day a Finding was published on, from which it has force: "published in the Federal Register on May 16"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from scraper.reading.effect.days import Days
from scraper.reading.text.dates import Mention, mentions
from scraper.reading.text.sentences import Sentence

_REST = r"(?:[^.;]|\.(?=\w)){0,80}?"
#: "published it in the Federal Register on", "The Federal Register of", "will appear in the Federal Register".
_BEFORE = re.compile(
    rf"\bpublish(?:ed|es)\b{_REST}\b(?:on|of)\s+(?:[A-Z][a-z]+day,?\s+)?$|\bpublication\b[^.;]{{0,60}}?\bon\s+$|"
    r"\b(?:publish(?:ed|es|ing)?|publication|appear(?:s|ed)?|printed|carried|runs?)\b"
    rf"{_REST}\bFederal\s+Register,?\s+(?:(?:on|of|for)\s+)?$|\bFederal\s+Register\s+(?:of|for)\s+$|"
    r"\bpublication\s+(?:is\s+scheduled\s+for|will\s+follow(?:\s+on)?|is\s+set\s+for)\s+$|\bit\s+will\s+be\s+published\s+(?:on\s+)?$",
    re.IGNORECASE,
)
#: Behind a day: "May 16, when the Finding appeared in the Federal Register", "The May 16 Federal Register carries".
_BEHIND = re.compile(
    r",\s+when\s+[^,;.]{0,60}\b(?:appeared|published|printed)\b[^,;.]{0,20}\bFederal\s+Register\b|\s+Federal\s+Register\s+(?:carries|contains)\b"
)
#: "in today's Federal Register".
_EDITION = re.compile(r"\b(?P<day>[Tt]oday|[Yy]esterday|[Tt]omorrow)'s\s+Federal\s+Register\b")
_AWAY = {"today": 0, "yesterday": -1, "tomorrow": 1}
#: "effective immediately", "will seize from today": before a publication that is still to come.
_AT_ONCE = re.compile(
    r"\b(?:effective|beginning|starting|as\s+of|from|takes\s+effect)\s+(?:immediately|today|now)\b|^Immediately,",
    re.IGNORECASE,
)


def of_publication(found: Days, around: Sequence[Sentence], released: date | None) -> Days:
    """ "The Secretary approved on October 31 a Finding. CBP published it on November 8": of these, the second.

    A day still to come counts only where the Finding has no force before it.
    """
    told = [one for one in around if not one.spoken and ("ubli" in one.plain or "Register" in one.plain)]
    for sentence in told:
        day = _published(sentence, released)
        if day is None or released is None:
            continue
        if day > released and any(_AT_ONCE.search(one.plain) for one in around):
            continue
        if day == released and found.effective == day:
            continue
        return replace(found, effective=day, effective_in=sentence, by_release=False)
    return found


def _published(sentence: Sentence, released: date | None) -> date | None:
    text = sentence.plain
    for one in mentions(text, released):
        if one.day and one.is_news(released) and _is_published(text, one):
            return one.day
    edition = _EDITION.search(text)
    return released + timedelta(_AWAY[edition["day"].lower()]) if edition and released else None


def _is_published(text: str, one: Mention) -> bool:
    if one.word == "immediately":
        return False
    return _BEFORE.search(text[max(0, one.start - 120) : one.start]) is not None or (
        not one.word and _BEHIND.match(text, one.end) is not None
    )
