"""Findings told by their publication: "Published in the Federal Register today: a Finding on A"."""

from __future__ import annotations

import re
from datetime import date

from ledger.model import Action, Effect, Instrument
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.statement import Statement
from scraper.reading.clauses.tidings import ABOUT, told
from scraper.reading.phrases.phrase import read_phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.force import when_of
from scraper.reading.text.sentences import Sentence

#: "Published in the Federal Register today (90 FR 1): a Finding on".
_PUBLISHED = re.compile(
    r"\b(?:published|printed|appear(?:s|ing)|appearing)\s+in\s+(?:the|today's)\s+(?:Federal\s+Register|Customs\s+Bulletin)[^.:;()]{0,60}(?:\([^()]*\))?"
    r"\s*(?::|is|are|-)\s+(?:an?|the|two)\s+(?:new\s+|formal\s+)*$",
    re.IGNORECASE,
)
#: "carries CBP's Finding that": what was found is what it covers.
_THAT = re.compile(r"\s+(?:by\s+CBP\s+)?that\s+(?=(?:certain\s+)?[a-z])")
#: "The Federal Register of May 16 carries a", before "Finding by CBP on tiles".
_CARRIES = re.compile(
    r"\bFederal\s+Register(?:\s+(?:of|for)\s+[^,;]{3,20}?)?\s+(?:carries|carried|contains|contained|includes|included|prints|printed|publishes)\s+"
    r"(?:an?|the|CBP's)\s+(?:notice\s+of\s+(?:an?\s+)?)?(?:new\s+|formal\s+|forced\s+labor\s+)*$"
)
_ON = re.compile(r"\s+by\s+CBP\s+(?:against|on|covering|concerning)\s+(?=\S)")

#: "In a Finding published today, CBP concluded that".
_CBP_FOUND = re.compile(
    r"(?:\s+(?:that\s+(?:was|is)\s+)?(?:published|issued|signed|dated)\b[^,;.]{0,60}(?:,\s*\d{4})?)?,\s+(?:U\.S\.\s+Customs\s+and\s+Border\s+Protection(?:\s+\(CBP\))?|CBP|the\s+agency|it)\s+(?:has\s+)?"
    r"(?:concluded|found|determined|finds|concludes|determines|states|stated)\s+that\s+(?=(?:certain\s+)?[a-z])"
)


def published(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """ "Published in the Federal Register today: a Finding on A"."""
    text = sentence.plain
    about = None if title or met.group("wro") else ABOUT.match(text, met.end())
    verb = _PUBLISHED.search(text[max(0, met.start() - 200) : met.start()]) if about else None
    if verb is None or about is None:
        return None
    start = max(0, met.start() - 200) + verb.start()
    phrase = read_phrase(text, about.end())
    dates = tuple(mentions(text, released))
    when = when_of(text, start, met.start(), dates, released, title=title, changes=False)
    return Statement(
        sentence, Effect.IMPOSED, Action.ISSUED, Instrument.FINDING, phrase, when, dates, (start, phrase.end)
    )


def found_that(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """ "The Federal Register of today carries CBP's Finding that planks made by A are ..."."""
    text = without_inserted(sentence.plain)
    found = met.group("finding") and met.group("finding").lstrip()[:1] in ("F", "N")
    that = (_THAT.match(text, met.end()) or _CBP_FOUND.match(text, met.end())) if found else None
    if _CARRIES.search(text, 0, met.start()):
        that = that or _ON.match(text, met.end())
    if title or that is None:
        return None
    phrase = read_phrase(text, that.end())
    return told(sentence, met, released, phrase, (met.start(), phrase.end)) if phrase.entity or phrase.country else None
