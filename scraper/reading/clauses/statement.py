"""One statement: what a clause says is done to an order, to what goods, of whom, when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ledger.model import Action, Effect, Instrument
from scraper.reading.phrases.phrase import Phrase
from scraper.reading.text.dates import Mention
from scraper.reading.text.general import BACKGROUND
from scraper.reading.text.lowercase import small
from scraper.reading.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Statement:
    """`when`: now (marked as the news), then (marked as past) or unmarked; `scope` says it speaks of what ports do."""

    sentence: Sentence
    effect: Effect | None
    action: Action | None
    instrument: Instrument | None
    phrase: Phrase
    when: str
    dates: tuple[Mention, ...]
    span: tuple[int, int]
    scope: bool = False
    several: int | None = None  #: how many orders it speaks of, when more than one or unknown (0)
    recalled: str | None = None  #: when the order acted on was issued


def is_background(sentence: Sentence) -> bool:
    """Law, procedure, totals and history."""
    return background_text(sentence.plain)


@lru_cache(maxsize=256)
def background_text(text: str) -> bool:
    """`is_background`, once for each sentence of a page. Cleared with each page."""
    return BACKGROUND.found_in(small(text))
