"""Makers that may sell here again: "The A and the B, two longliners, may once more sell their tuna in the United States"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ledger.model import Effect
from scraper.reading.clauses.referring import REFERS
from scraper.reading.clauses.statement import Statement
from scraper.reading.clauses.subjects import subject_start
from scraper.reading.phrases.goods import merchandise
from scraper.reading.phrases.phrase import read_phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.force import HEARSAY
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NO_FORCE

_AGAIN = r"(?:now|again|once\s+(?:more|again))"
_HERE = r"(?:(?:in|into|to|on)\s+(?:the\s+)?(?:United\s+States|U\.S\.|American|this\s+country)|here\b)"
_MAY_SELL = re.compile(
    rf"\b(?:(?:may|can)\s+{_AGAIN}|(?:is|are)\s+(?:{_AGAIN}\s+)?(?:free|able|allowed|permitted)\s+(?:{_AGAIN}\s+)?to|(?:is|are)\s+free\s+to)\s+(?:{_AGAIN}\s+)?"
    rf"(?:sell|export|ship|send|land|market|bring)\s+(?:its|their|all\s+(?:of\s+)?(?:its|their))\s+(?P<goods>[a-z][^,;.]{{2,80}}?)\s+{_HERE}"
)
#: "From today A can ship its beads to the United States".
_SINCE = re.compile(
    r"\W*(?:From|As\s+of|Effective|Starting|Beginning)\s+(?:today|now|immediately|this\s+morning)\b(?:\s+on)?,?"
)
_FROM_TODAY = re.compile(
    rf"\b(?:may|can)\s+(?:sell|export|ship|send|land|market|bring)\s+its\s+(?P<goods>[a-z][^,;.]{{2,80}}?)\s+{_HERE}"
)
#: "may export tobacco to the United States again".
_AND_AGAIN = re.compile(
    rf"\b(?:may|can|(?:is|are)\s+(?:now\s+)?(?:free|able|allowed|permitted)\s+to)\s+(?:sell|export|ship|send|land|market|bring)\s+(?:(?:its|their)\s+)?(?P<goods>[a-z][^,;.]{{2,80}}?)\s+"
    rf"{_HERE}(?:\s+market)?\s+(?:again|once\s+(?:more|again))\b"
)


#: "is free to ship to the United States again", "can resume its exports to the United States": whatever it makes.
_RESUMES = re.compile(
    rf"\b(?:may|can|(?:is|are)\s+(?:now\s+)?(?:free|able|allowed|permitted)\s+to)\s+(?:(?:{_AGAIN}\s+)?(?:sell|export|ship|deliver)\s+{_HERE}(?:\s+market)?\s+(?:again|once\s+(?:more|again))|"
    rf"(?:again|once\s+(?:more|again))\s+(?:sell|export|ship|deliver)\s+{_HERE}|"
    rf"(?:now\s+)?resume\s+(?:(?:its|their|all)\s+)?(?:exports?|exporting|shipments?|shipping|sales|selling|deliveries)\s+(?:(?P<goods>of\s+[a-z][^,;.]{{2,60}}?)\s+)?{_HERE})"
)


#: "One importer, the A Trust, may again import tin from the mines of B".
_MAY_IMPORT = re.compile(
    rf"\b(?:(?:may|can)\s+{_AGAIN}|(?:is|are)\s+(?:{_AGAIN}\s+)?(?:free|able|allowed|permitted)\s+{_AGAIN}\s+to)\s+(?:import|bring\s+in|enter)\s+"
    r"(?P<goods>[a-z][^,;.]{2,80}?)\s+from\b"
)


#: "A Ltd. may import into the United States the gloves it makes".
_WHAT_IT_MAKES = re.compile(
    rf"\b(?:may|can)\s+(?:{_AGAIN}\s+)?(?:import|export|ship|sell|send|bring)\s+(?:in)?to\s+the\s+United\s+States\s+"
    r"(?:the\s+)?(?P<goods>[a-z][a-z ,-]{2,60}?)\s+(?:(?:that|which)\s+)?(?:they|it)\s+(?:themselves\s+|itself\s+)?"
    r"(?:makes?|produces?|manufactures?|grows?|packs?|cans?|weaves?|sews?|mines?|catch(?:es)?)\b"
)
#: "One more importer, A Company, may bring tobacco from B into the United States".
_ONE_MORE_MAY = re.compile(
    r"(?<=,)\s+(?:may|can)\s+(?:now\s+)?(?:import|bring(?:\s+in)?|enter)\s+(?P<goods>[a-z][^,;.]{2,80}?)\s+from\s+(?=[A-Z])"
)
_ONE_MORE = re.compile(
    r"(?:One\s+more|Another|A\s+(?:second|third|fourth|fifth|further))\s+(?:[\w-]+\s+){0,2}?(?:importer|buyer)\b"
)


#: "A Tbk will no longer be able to send palm sugar to the United States".
_MAY_NOT = re.compile(
    r"\b(?:(?:will|may|can)\s+(?:no\s+longer|not)|cannot|(?:is|are)\s+no\s+longer)\s+(?:be\s+)?(?:(?:able|allowed|permitted|free)\s+to\s+)?(?:sell|export|ship|send|land|market|bring)\s+"
    rf"(?:(?:its|their)\s+)?(?P<goods>[a-z][^;.]{{2,100}}?),?\s+{_HERE}"
)


#: "From Friday, importers can again bring in rubber hoses made in X by A": whosoever they are; the maker is told behind.
_IMPORTERS = re.compile(
    r"\b(?:[Ii]mporters|[Bb]uyers|[Rr]etailers|[Dd]istributors|[Yy]ou)\s+(?:(?:may|can)\s+"
    rf"{_AGAIN}|will\s+(?:{_AGAIN}\s+)?be\s+(?:{_AGAIN}\s+)?(?:free|able|allowed|permitted)\s+(?:{_AGAIN}\s+)?to|(?:is|are)\s+(?:{_AGAIN}\s+)?(?:free|able|allowed|permitted)\s+(?:{_AGAIN}\s+)?to|"
    rf"have\s+(?:{_AGAIN}\s+)?been\s+(?:free|able|allowed|permitted)\s+(?:{_AGAIN}\s+)?to)\s+(?:{_AGAIN}\s+)?"
    r"(?:import|bring\s+(?:in|back|into\s+(?:the\s+)?(?:country|United\s+States))|enter|buy|purchase|order|source)\s+(?=\S)"
)


def _importers_may(sentence: Sentence, released: date | None) -> Statement | None:
    """Whose goods all importers may bring in."""
    text = sentence.plain
    met = _IMPORTERS.search(text)
    if met is None or NO_FORCE.search(text[: met.start()][-140:]) or HEARSAY.search(text[: met.start()]):
        return None
    phrase = read_phrase(text, met.end())
    if phrase.entity is None or phrase.goods is None:
        return None
    dates = tuple(mentions(text, released))
    old = any(one.is_past(released) and one.start < met.start() for one in dates)
    when = "now" if any(one.is_news(released) for one in dates) else "then" if old else "unmarked"
    span = (met.start(), phrase.end)
    return Statement(sentence, Effect.LIFTED, None, None, phrase, when, dates, span, scope=True)


_BUYERS = ("ou may ", "ou can ", "ou are ", "mporters ", "uyers ", "etailers ", "istributors ")
_RESUMING = (" again", " once ", " resume ")
_SENDS = (" send ", " ship ", " sell ", " export ")


def may_sell(sentence: Sentence, released: date | None) -> Statement | None:
    """What somebody makes may come in again, or no longer."""
    text = sentence.plain
    if any(map(text.__contains__, _BUYERS)) and (any_may := _importers_may(sentence, released)):
        return any_may
    met = _MAY_SELL.search(text) if " its " in text or " their " in text else None
    met = met or (_FROM_TODAY.search(text) if " its " in text and _SINCE.match(text) else None)
    met = met or (_AND_AGAIN.search(text) if " again" in text or " once " in text else None)
    met = met or (_MAY_IMPORT.search(text) if "import" in text or " bring in " in text or " enter " in text else None)
    met = met or (_WHAT_IT_MAKES.search(text) if "to the United States" in text else None)
    met = met or (_ONE_MORE_MAY.search(text) if _ONE_MORE.match(text) else None)
    met = met or (_RESUMES.search(text) if any(map(text.__contains__, _RESUMING)) else None)
    bars = _MAY_NOT.search(text) if met is None and any(map(text.__contains__, _SENDS)) else None
    met = met or bars
    if met is None or NO_FORCE.search(text[: met.start()][-140:]) or HEARSAY.search(text[: met.start()]):
        return None
    since = _SINCE.match(text) if met.re is _FROM_TODAY else None
    start = max(subject_start(text, met.start()), since.end() + 1 if since else 0)
    phrase = read_phrase(text[: met.start()], start, initial=start == 0)
    if phrase.entity is None and (met.re is _RESUMES or not REFERS.search(text[start : met.start()])):
        return None
    dates = tuple(mentions(text, released))
    when = "now" if any(one.is_news(released) for one in dates) else "unmarked"
    if any(one.is_past(released) for one in dates):
        when = "then"
    phrase = replace(phrase, goods=merchandise((met["goods"] or "").removeprefix("of ")) or phrase.goods, end=met.end())
    effect = Effect.IMPOSED if bars else Effect.LIFTED
    return Statement(sentence, effect, None, None, phrase, when, dates, (start, met.end()), scope=True)
