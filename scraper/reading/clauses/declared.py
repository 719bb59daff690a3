"""What CBP declared goods to be: "today declared tomato paste of A subject to seizure", "has made tea of A inadmissible"."""

from __future__ import annotations

import re
from datetime import date

from ledger.model import Effect, Instrument
from scraper.reading.clauses.statement import Statement
from scraper.reading.phrases.phrase import read_phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.force import powerless, when_of
from scraper.reading.text.sentences import Sentence

_DECLARED = re.compile(
    r"\b(?P<verb>declare[sd]?|ma(?:de|kes)|render(?:s|ed)|rule[sd])\s+(?:today\s+)?(?P<what>(?:[a-z]|[A-Z][a-z]+\s+[a-z])[^;:]{4,200}?)\s+"
    r"(?:(?:to\s+be\s+)?(?:subject|liable)\s+to\s+(?P<act>seizure|detention)|inadmissible)\b"
)


def declared(sentence: Sentence, released: date | None) -> Statement | None:
    """Goods stopped by what CBP said of them; those of whom the sentence names nobody are any goods."""
    text = sentence.plain
    met = _DECLARED.search(text) if "subject to " in text or "liable to " in text or "inadmissible" in text else None
    if met is None or powerless(text, met.start(), met["verb"], title=False):
        return None
    phrase = read_phrase(text[: met.end("what")], met.start("what"))
    if phrase.goods is None or (phrase.entity is None and phrase.country is None):
        return None
    dates = tuple(mentions(text, released))
    when = when_of(text, met.start(), met.end("verb"), dates, released, title=False, changes=False)
    instrument = Instrument.FINDING if met["act"] == "seizure" else None
    return Statement(sentence, Effect.IMPOSED, None, instrument, phrase, when, dates, met.span(), scope=True)
