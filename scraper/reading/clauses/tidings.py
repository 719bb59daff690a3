"""An order told as news of the day by how things stand, with no verb of CBP's: only where a day says that it is new."""

from __future__ import annotations

import re
from datetime import date

from ledger.model import Action, Effect
from scraper.reading.clauses.statement import Statement
from scraper.reading.phrases.phrase import Phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.force import HEARSAY
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NO_FORCE, NUMBER, PLURAL, instrument_of, number

ABOUT = re.compile(
    r"(?:\s*\([^)]{1,40}\))?\s+(?:on|against|covering|for|"
    r"(?:that\s+is\s+)?(?:aimed|directed)\s+(?:at|against)|targeting|concerning)\s+(?=\S)"
)
#: "The court today remanded the Finding that": who reviews an order issues none.
_REVIEWED = re.compile(
    r"\b(?:[Cc]ourt|[Jj]udge|[Jj]ustices|CIT|[Pp]anel|[Pp]laintiffs?)\b[^;]{0,120}?\b(?:remand|vacat|sustain|uph[oe]l|affirm|stay|review|heard|hear|challeng|"
    r"contest|enjoin|set|struck|overturn|dismiss|reject|order)\w*\b[^;]{0,80}$"
)
_NOW = re.compile(r"\bnow\b")
#: "is the target of CBP's newest order", where a page opens.
_NEWEST = re.compile(r"\b(?:CBP's|the\s+agency's|its)\s+(?:latest|newest|most\s+recent)\b")
#: "The Jin Hai, a longliner that has been barred since 2020, is now": what was before is of the aside alone.
_BEFORE_NOW = re.compile(
    r",\s(?:(?:an?|the|its)\s[^,;:]{2,60}?\s)?(?:that|which|who|whose)\s[^;:]{4,160},(?=\s(?:is|are)\s(?:also\s)?now\s)"
)
TODAYS = re.compile(r"\b(?:[Tt]oday|[Yy]esterday)'s\s+(?:Federal\s+Register|Customs\s+Bulletin)\b")


def told(
    sentence: Sentence, met: re.Match[str], released: date | None, phrase: Phrase, span: tuple[int, int]
) -> Statement | None:
    """An order issued, of this day only: a clause on how things stand tells of old orders as well."""
    text = sentence.plain
    if NO_FORCE.search(text[: met.start()][-140:]) or HEARSAY.search(text[: met.start()]):
        return None
    if _REVIEWED.search(text, 0, met.start()):
        return None
    dates = tuple(mentions(text, released))
    news = any(one.is_news(released) for one in dates) or _NOW.search(text[slice(*span)]) is not None
    news = news or TODAYS.search(text) is not None or (sentence.block == 0 and _NEWEST.search(text, *span) is not None)
    aside = _BEFORE_NOW.search(text, 0, span[0] + len("are now "))
    told_of = (one for one in dates if not (aside and aside.start() < one.start < aside.end()))
    if not news or any(one.is_past(released) for one in told_of):
        return None
    instrument = instrument_of(met)
    several = several_of(text, met.start() + 1, met)
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, instrument, phrase, "now", dates, span, several=several)


def several_of(text: str, start: int, met: re.Match[str]) -> int | None:
    """ "Two packers came under Withhold Release Orders": as many orders as there are subjects."""
    if not PLURAL.search(met.group().strip()):
        return None
    counted = re.match(rf"(?:[^,;]{{0,40}},\s+)?({NUMBER})\s", text[:start], re.IGNORECASE)
    return (number(counted.group(1)) or 0) if counted else 0
