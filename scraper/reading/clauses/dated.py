"""Orders told as new by the day beside them: "The order issued Monday against A", "A WRO issued today by CBP covers B"."""

from __future__ import annotations

import re
from datetime import date

from ledger.model import Action, Effect
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.statement import Statement
from scraper.reading.clauses.tidings import TODAYS, several_of
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.force import HEARSAY
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import CBP, INSTRUMENT, NO_FORCE, instrument_named, instrument_of

#: The order's name, its participle, and right behind it the day.
_IS_ISSUED = (
    r"(?:\s*\([^)]{1,40}\))?,?\s+(?:(?:which|that)\s+(?:(?:CBP|[Tt]he\s+agency|it)\s+|(?:was|were)\s+))?"
    r"(?:issued|signed|announced|imposed|published|dated|handed\s+down|of)"
)
_ISSUED = re.compile(
    r"\b(?P<order>(?:[Tt]he|[Aa]n?|[Ii]ts|\w+)\s+(?:new\s+)?(?:(?:[Ww]ithhold\s+[Rr]elease\s+)?[Oo]rders?|WROs?|(?:[Ff]orced\s+[Ll]abor\s+[Ff]|F)indings?|measures?))"
    rf"{_IS_ISSUED}"
    rf"(?:\s+by\s+(?:{CBP}|the\s+(?:agency|Acting\s+Commissioner|Commissioner)))?,?\s+(?:on\s+|in\s+(?=today's|yesterday's))?"
)
#: The heart of it, looked for first: every word may open the whole.
_ISSUED_AT_ALL = re.compile(rf"(?:rders?|WROs?|indings?|easures?){_IS_ISSUED}")
#: Behind the day, or behind who issued it: what the order covers.
_ABOUT = re.compile(
    r"(?:\s+by\s+(?:CBP|the\s+agency))?,?\s+(?:that\s+|which\s+|and\s+)?(?:(?:against|on|covering|concerning|over)|(?:is\s+|are\s+)?(?:directed|aimed)\s+(?:at|against)|(?:appl(?:y|ies)\s+to|"
    r"covers?|concerns?|addresses|names?|bars?|targets?|stops?|blocks?|hits?|keeps|shuts\s+out|(?:prohibits?|forbids?)(?:\s+the\s+(?:release|entry|importation)\s+of)?))\s+(?=\S)"
)
#: An order spoken of as known, and clauses on the end of one.
_KNOWN = re.compile(
    r"\b(?:under|by|of|with|to|per|from|violat\w+|following|after|since|before|without|any|each|no|in)\s+$",
    re.IGNORECASE,
)
#: "In a Withhold Release Order issued Thursday, CBP told its ports".
_ONE = re.compile(r"[Aa]n?\s")
_BY_ONE = re.compile(r"\b(?:by|with|in|under|through|by\s+means\s+of|by\s+way\s+of)\s+$", re.IGNORECASE)
_ENDS = re.compile(r"\b(?:modif|revok|revoc|lift|rescind|terminat|no\s+longer|suspend|exempt|vacat)", re.IGNORECASE)


#: "are advised of a new Withhold Release Order": which it is, a table tells.
_ADVISED = re.compile(
    r"\b(?:advised|notified|informed|aware|notice)\s+(?:of|that\s+there\s+is)\s+a\s+new\s+(?P<order>Withhold\s+Release\s+Order|WRO|(?:[Ff]orced\s+[Ll]abor\s+)?Finding)\b"
)


#: "Through a Withhold Release Order issued today, CBP stopped shipments of tiles".
_STOPPED = re.compile(
    rf",\s+{CBP}\s+(?:has\s+|is\s+)?(?:now\s+)?"
    r"(?:(?:stopp|block|barr|halt|prohibit|bann)(?:ed|ing)|ordered\s+(?:[\w.]+\s+){1,6}?to\s+(?:detain|hold|stop))\s+"
    r"(?:(?:all\s+)?(?:the\s+)?(?:imports?|shipments?|importation|entry|arrivals?)\s+of\s+)?(?=\S)"
)


_DONE = (
    " issued",
    ",issued",
    " signed",
    " announced",
    " imposed",
    " published",
    " dated",
    " handed down",
    "rder of ",
    "WRO of ",
    "inding of ",
)


def advised(sentence: Sentence) -> Statement | None:
    """A new order that is only made known, with no word of what it is."""
    met = _ADVISED.search(sentence.plain)
    if met is None:
        return None
    instrument = instrument_named(met["order"])
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, instrument, Phrase(end=met.end()), "now", (), met.span())


#: "Withhold Release Order on raisins produced by A, effective January 13", in a list of what was done.
_LISTED = re.compile(
    r"(?:An?\s+|One\s+)?(?:new\s+)?(?P<order>Withhold\s+Release\s+Order|WRO|(?:[Ff]orced\s+[Ll]abor\s+)?Finding)(?:\s*\([^)]{1,12}\))?\s+(?:on|against|covering)\s+(?=\S)"
)


def _listed(sentence: Sentence, released: date | None) -> Statement | None:
    """An order as an item of a list, where its day is one of these days."""
    text = sentence.plain
    met = _LISTED.match(text)
    days = tuple(mentions(text, released)) if met else ()
    if (
        met is None
        or _ENDS.search(text)
        or not (any(one.is_news(released) for one in days) or TODAYS.search(text))
        or any(one.is_past(released) for one in days)
    ):
        return None
    phrase = read_phrase(text, met.end())
    instrument = instrument_named(met["order"])
    span = (0, phrase.end)
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, instrument, phrase, "now", days, span)


def dated(sentence: Sentence, released: date | None) -> Statement | None:
    """The order a day of these days says to be new; None where the sentence tells of an older one, or of one's end."""
    text = without_inserted(sentence.plain)
    if sentence.kind is Kind.ITEM and (listed := _listed(sentence, released)):
        return listed
    if not any(map(text.__contains__, _DONE)):
        return advised(sentence) if " new " in text else None
    met = _ISSUED.search(text) if _ISSUED_AT_ALL.search(text) else None
    if met is None and " new " in text:
        return advised(sentence)
    if met is None or _ENDS.search(text):
        return None
    before = text[: met.start()]
    if _KNOWN.search(before) and not (_ONE.match(met["order"]) and _BY_ONE.search(before)):
        return None
    if NO_FORCE.search(before[-140:]) or HEARSAY.search(before):
        return None
    days = tuple(mentions(sentence.plain, released))
    day = next((one for one in days if 0 <= one.start - met.end() <= 1), None)
    printed = TODAYS.match(text, met.end())
    if not (printed or (day and day.is_news(released))) or any(one.is_past(released) for one in days):
        return None
    end = printed.end() if printed else day.end if day else met.end()
    about = _ABOUT.match(text, end) or (_STOPPED.match(text, end) if _BY_ONE.search(before) else None)
    phrase = read_phrase(text, about.end()) if about else Phrase(end=end)
    order = INSTRUMENT.search(met["order"])
    instrument = None if order is None else instrument_of(order)
    several = several_of(text[met.start() :], len(text), order) if order else None
    span = (met.start(), phrase.end)
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, instrument, phrase, "now", days, span, several=several)
