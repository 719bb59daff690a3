"""Clauses that say where somebody, or an order, stands: "came under a Withhold Release Order today", "the order is at an end".

The instrument is neither the object of a verb of CBP's nor its passive subject here, so the grammar of `statements` does
not see it. A clause that tells of an order as of something known already ("held under the order on ...") states no act.
"""

from __future__ import annotations

import re
from datetime import date

from ledger.model import Action, Effect, Instrument
from scraper.reading.dates import mentions
from scraper.reading.force import HEARSAY, when_of
from scraper.reading.phrases import Phrase, read_phrase
from scraper.reading.scopes import subject_start
from scraper.reading.sentences import Sentence
from scraper.reading.statement import Statement
from scraper.reading.vocabulary import INSTRUMENT, NO_FORCE, NUMBER, PLURAL, number

_NEW = rf"(?:(?:an?|another|its|their|{NUMBER}|new|separate|region-wide|fresh|own|CBP's)\s+){{0,3}}"
#: "was made subject to a", "came under": who or what stands before it is what the new order covers.
_CAME = re.compile(
    r"\b(?:(?:was|were|is|are|has\s+been|have\s+been)\s+(?:also\s+|now\s+|today\s+|yesterday\s+)*(?:made\s+subject\s+to|(?:placed|put|brought)\s+under)|"
    r"(?:came|comes|come|falls?|fell|finds?\s+(?:itself|themselves)|found\s+(?:itself|themselves))\s+(?:once\s+more\s+|again\s+|today\s+|yesterday\s+)*under|"
    r"(?:became|becomes|become)\s+(?:subject\s+to|the\s+(?:subject|object|target)\s+of))\s+" + _NEW + r"$",
    re.IGNORECASE,
)
#: "has put nuts shelled by A under a": what stands between is what the new order covers.
_PUT = re.compile(
    r"\b(?:puts?|placed|places|placing|putting|brings?|brought|bringing)\s+(?P<what>(?!under\b)[^;:]{3,240}?)\s+under\s+"
    + _NEW
    + "$"
)
#: "Published in the Federal Register today (90 FR 1): a Finding on".
_PUBLISHED = re.compile(
    r"\b(?:published|printed|appear(?:s|ing)|appearing)\s+in\s+(?:the|today's)\s+(?:Federal\s+Register|Customs\s+Bulletin)[^.:;()]{0,60}(?:\([^()]*\))?"
    r"\s*(?::|is|are|-)\s+(?:an?|the|two)\s+(?:new\s+|formal\s+)*$",
    re.IGNORECASE,
)
#: "The order ... now also covers B": what it reaches from now on.
_REACHES = re.compile(
    r"[^;:.]{0,160}?\s(?:now\s+also|also\s+now|now|henceforth|in\s+addition)\s+(?:covers?|reaches|applies\s+to|takes\s+in|extends\s+to|includes)\s+(?=\S)"
)
#: Behind an order's name: it goes on no longer.
_OVER = re.compile(
    r"[^;:.]{0,90}?\b(?:is|are|was|has|have)\s+(?:now\s+)?(?:at\s+an\s+end|no\s+more|(?:come|been\s+brought)\s+to\s+an\s+end|"
    r"ended(?!\s+(?:up|with))|over(?=[.,;]|\s+and\b|$))"
)
_SINCE = re.compile(r"\b(?:since|had|once)\b")
_ON = re.compile(r"(?:\s*\([^)]{1,40}\))?\s+(?:on|against|covering|for)\s+(?=\S)")
_NEEDLES = (
    "under",
    "subject",
    "object",
    "target",
    " end",
    "no more",
    " over",
    " now ",
    "henceforth",
    "in addition",
    "ublished",
    "ppear",
)


def standings(sentence: Sentence, released: date | None, *, title: bool) -> list[Statement]:
    """Who comes under an order, and which order has ended."""
    text = sentence.plain
    found: list[Statement] = []
    if not any(needle in text for needle in _NEEDLES):
        return found
    for met in INSTRUMENT.finditer(text):
        stated = next((one for read in _READERS if (one := read(sentence, met, released, title=title))), None)
        if stated is not None:
            found.append(stated)
    return found


def _under(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """The subject of "came under", or the object of "put under", as what a new order covers."""
    text = sentence.plain
    window = max(0, met.start() - 320)
    came = _CAME.search(text, window, met.start())
    put = None if came else _PUT.search(text, window, met.start())
    verb = came or put
    if verb is None or NO_FORCE.search(text[: verb.start()][-140:]) or HEARSAY.search(text[: verb.start()]):
        return None
    start = verb.start()
    if put:
        phrase = read_phrase(text[: put.end("what")], put.start("what"), title=title)
    else:
        opens = subject_start(text, start)
        phrase = read_phrase(text[:start], opens, title=title, initial=opens == 0)
    several = _several(text, start, met)
    if several is None and phrase.goods is None and phrase.entity is None and not title:
        return None
    dates = tuple(mentions(text, released))
    when = when_of(text, start, met.start(), dates, released, title=title, changes=False)
    if when == "unmarked" and _SINCE.search(text[max(0, start - 30) :]):
        when = "then"
    instrument = Instrument.WRO if met.group("wro") else Instrument.FINDING
    span = (min(start, met.start()), max(met.end(), phrase.end))
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, instrument, phrase, when, dates, span, several=several)


def _several(text: str, start: int, met: re.Match[str]) -> int | None:
    """ "Two packers came under Withhold Release Orders": as many orders as there are subjects."""
    if not PLURAL.search(met.group().strip()):
        return None
    counted = re.match(rf"(?:[^,;]{{0,40}},\s+)?({NUMBER})\s", text[:start], re.IGNORECASE)
    return (number(counted.group(1)) or 0) if counted else 0


def _ended(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """ "The order on A is at an end."."""
    text = sentence.plain
    over = _OVER.match(text, met.end())
    if over is None or NO_FORCE.search(text[: met.start()]) or HEARSAY.search(text[: met.start()]):
        return None
    about = _ON.match(text, met.end())
    phrase = read_phrase(text, about.end(), title=title) if about else Phrase(end=over.end())
    dates = tuple(mentions(text, released))
    past = any(one.is_past(released) for one in dates if one.start > over.end())
    when = "now" if title else "then" if past else "unmarked"
    instrument = Instrument.WRO if met.group("wro") else Instrument.FINDING
    span = (met.start(), over.end())
    return Statement(sentence, Effect.LIFTED, Action.REVOKED, instrument, phrase, when, dates, span)


def _published(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """ "Published in the Federal Register today: a Finding on A"."""
    text = sentence.plain
    verb = _PUBLISHED.search(text[max(0, met.start() - 200) : met.start()])
    about = _ON.match(text, met.end())
    if title or verb is None or about is None or met.group("wro"):
        return None
    start = max(0, met.start() - 200) + verb.start()
    phrase = read_phrase(text, about.end())
    dates = tuple(mentions(text, released))
    when = when_of(text, start, met.start(), dates, released, title=title, changes=False)
    return Statement(
        sentence, Effect.IMPOSED, Action.ISSUED, Instrument.FINDING, phrase, when, dates, (start, phrase.end)
    )


def _reaches(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """ "The order that CBP issued in 2021 against A now also covers B"."""
    text = sentence.plain
    over = _REACHES.match(text, met.end())
    if title or over is None or NO_FORCE.search(text[: met.start()]) or HEARSAY.search(text[: met.start()]):
        return None
    phrase = read_phrase(text, over.end())
    if phrase.goods is None and phrase.entity is None:
        return None
    instrument = Instrument.WRO if met.group("wro") else Instrument.FINDING
    dates = tuple(one for one in mentions(text, released) if one.start > over.end())
    span = (over.start(), phrase.end)
    return Statement(sentence, Effect.WIDENED, Action.MODIFIED, instrument, phrase, "unmarked", dates, span, scope=True)


_READERS = (_under, _ended, _published, _reaches)
