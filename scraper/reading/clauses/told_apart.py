"""One order ends and another begins, each in a sentence of its own: "... and issued another. The new one is on carp of B"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ledger.model import Action, Effect, Instrument
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.statement import Statement
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.lowercase import Seldom
from scraper.reading.text.sentences import Sentence

_ORDER = r"(?:[Oo]rder|WRO|Withhold\s+Release\s+Order|one)"
#: "lifted one order and issued another", "and imposed a new one".
_ISSUED_ANOTHER = Seldom(
    "another|a new|a second|a further|a separate|a different",
    r"\b(?:issu|impos|sign|announc|plac|adopt|beg[au]n)\w*\s+(?:today\s+)?(?:another|an?\s+(?:new|second|further|separate|different)\s+"
    rf"{_ORDER})(?:\s+{_ORDER})?(?:\s+in\s+its\s+place)?(?=\s*[.;,]|\s+(?:today|yesterday|on\s+[A-Z][a-z]+)\b)",
)
#: "The second order, effective immediately, is on", "The one that begins covers".
_NEW_ONE = Seldom(
    "the new|the second|the other|the latter|the latest|the newer|the one |the order |the wro ",
    rf"^The\s+(?:(?:new|newer|latest|second|other|latter)(?:\s+{_ORDER})?|{_ORDER}\s+that\s+(?:begins|starts|is\s+new|takes\s+effect|now\s+begins))"
    r"(?:,\s+[^,;.]{3,60}(?:,\s+\d{4})?,)?\s+(?:(?:is|was\s+issued)\s+(?:on|against|for)|covers|applies\s+to|targets|concerns|bars|stops|names)\s+(?=\S)",
)
#: "lifted one Withhold Release Order".
_LIFTED_ONE = Seldom(
    "lifted|revoked|ended|withdrew|rescinded|terminated",
    rf"\b(?:lifted|revoked|ended|withdrew|rescinded|terminated)\s+(?:one|an?)\s+(?:forced\s+labor\s+)?{_ORDER}\b(?!\s+(?:on|against|that|which|of)\b)",
)
#: "The order that ends is on", "The one that was lifted covered".
_OLD_ONE = Seldom(
    "the order |the one |the wro |the old|the former|the first",
    rf"^The\s+(?:(?:old|older|former|first)(?:\s+{_ORDER})?|{_ORDER}\s+that\s+(?:ends|ended|goes|falls|is\s+gone|(?:is|was|has\s+been)\s+(?:lifted|revoked|ended|withdrawn|rescinded)))"
    r"(?:,\s+[^,;.]{3,60}(?:,\s+\d{4})?,)?\s+(?:(?:is|was)\s+(?:issued\s+)?(?:on|against|for)|covered|applied\s+to|targeted|concerned|barred|stopped|named)\s+(?=\S)",
)
_NEAR = 3  #: sentences between the two; a page tells of the old order in between


def told_apart(sentence: Sentence, body: Sequence[Sentence], released: date | None) -> Statement | None:
    """The sentence as the order that one of those just before it says was issued, or lifted, without a word of what it is on."""
    text = without_inserted(sentence.plain)
    begins = _NEW_ONE.search(text)
    opens = begins or _OLD_ONE.search(text)
    if opens is None:
        return None
    at = body.index(sentence)
    announces = _ISSUED_ANOTHER if begins else _LIFTED_ONE
    before = (one for one in body[max(0, at - _NEAR) : at] if not one.spoken)
    told = next((one for one in before if announces.search(one.plain)), None)
    phrase = read_phrase(text, opens.end()) if told else Phrase()
    if told is None or not (phrase.entity or (phrase.goods and phrase.country)):
        return None
    own = tuple(mentions(sentence.plain, released))
    span = (0, phrase.end)
    if begins is None:
        return Statement(sentence, Effect.LIFTED, None, Instrument.WRO, phrase, "now", (), span, scope=True)
    if any(one.is_past(released) for one in own):
        return None
    days = own or tuple(mentions(told.plain, released))
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, Instrument.WRO, phrase, "now", days, span, scope=True)
