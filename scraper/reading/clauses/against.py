"""Orders told in a clause on what they are against: "the fireworks of A, against which CBP issued an order yesterday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ledger.model import Action, Effect
from scraper.reading.clauses.statement import Statement
from scraper.reading.names.about import ISSUER
from scraper.reading.names.spans import name_end
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.dates import Mention, mentions
from scraper.reading.text.force import when_of
from scraper.reading.text.plain import blank
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import instrument_of

_WHICH = re.compile(
    r",?\s++(?:against|on|upon|for|covering)\s++(?:which|whom|whose\s++\w++(?:\s++\w++)?)\s++"
    rf"{ISSUER}\s++(?:(?:has|had|today|yesterday|now|also)\s++)*+$"
)
#: What stands before the noun that the clause is on.
_OPENS = re.compile(
    r".*[:;]\s++|(?:Not\s++so|So\s++(?:too|are|is|do)|Among\s++(?:them|these)(?:\s++(?:is|are|were|was))?|(?:It|That|This)\s++(?:is|was)|"
    r"They\s++(?:are|include|come\s++from)|There\s++(?:is|are)|Such\s++(?:is|are)|Enter)\s++"
)


#: "run by X S.A., against which the order is directed".
_BEFORE = re.compile(r",?\s++(?:against|on|upon)\s++(?:which|whom)\s++(?:the|this|a|an)\s++(?:\w++\s++)?$")
_CAPITAL = re.compile(r"(?<![\w'’.&-])[A-ZÀ-ÖØ-ÞĀ-Ž]")
_BEHIND = re.compile(r"(?:\s++\([A-Z]++\))?\s++(?:is|was|has\s++been)\s++(?:directed|issued|aimed)\b")


def directed(sentence: Sentence, met: re.Match[str], released: date | None, *, title: bool) -> Statement | None:
    """The order whose clause stands behind the name it is against."""
    text = sentence.plain
    before = _BEFORE.search(text, max(0, met.start() - 60), met.start()) if "against w" in text else None
    if title or before is None or _BEHIND.match(text, met.end()) is None:
        return None
    end = before.start()
    start = next(
        (one.start() for one in _CAPITAL.finditer(text, 0, end) if name_end(text, one.start(), end) == end), None
    )
    dates = tuple(mentions(text, released))
    if start is None or any(one.is_past(released) for one in dates if one.start > met.end()):
        return None
    phrase = Phrase(entity=text[start:end], end=end, whole=text[start:end])
    instrument = instrument_of(met)
    when = "now" if any(one.is_news(released) for one in dates) else "unmarked"
    return Statement(sentence, Effect.IMPOSED, Action.ISSUED, instrument, phrase, when, dates, (start, met.end()))


def clause_start(text: str, verb: int) -> int:
    """Where the clause "against which CBP" begins whose verb stands at `verb`, else 0: "today" in front is not its own."""
    met = _WHICH.search(text, max(0, verb - 90), verb) if "which" in text or "who" in text else None
    return met.start() if met else 0


def against_which(text: str, verb: int) -> Phrase | None:
    """The noun phrase before the clause whose verb stands at `verb`; None where there is no such clause."""
    met = _WHICH.search(text, max(0, verb - 60), verb) if "which" in text or "who" in text else None
    if met is None:
        return None
    opens = _OPENS.match(text, 0, met.start())
    start = opens.end() if opens else 0
    phrase = read_phrase(text[: met.start()], start, initial=True)
    return phrase if phrase.goods or phrase.entity else None


#: "Four orders, which CBP signed over the last weeks, were made public today".
_ASIDE_ON_ORDER = re.compile(
    rf",\s+(?:all\s+of\s+)?which\s+{ISSUER}\s+(?:has\s+|had\s+)?(?:issued|signed|imposed|published|prepared|drawn\s+up|drew\s+up)\b[^,;:]{{0,60}},"
    r"(?=\s+(?:was|were|has|have|is|are)\b)"
)


#: "The order that CBP issued on November 19, 2020 against A is revoked".
_RELATIVE = re.compile(
    rf"(?:\s*\([^)]{{1,40}}\))?,?\s+(?:that|which)\s+(?:{ISSUER}\s+(?:had\s+)?(?:issued|imposed|published|placed)|(?:was|had\s+been)\s+(?:issued|"
    r"imposed|published))\b[^;:]{0,40}?(?=\s+(?:against\b|on\s+(?![A-Z][a-z]+\.?\s+\d|\d)))"
)


#: "The order of May 3, 2021, to which such footwear was subject, is modified".
_BY_WHICH = re.compile(
    r"(?:,?\s+(?:of|dated|from|issued(?:\s+(?:on|in))?)\s+[^,;:]{3,16}(?:,\s+\d{4})?)?,\s+(?:to|under|by)\s+which\s[^,;:]{3,120}\s(?:was|were|has\s+been|have\s+been|had\s+been)\s[^,;:]{3,60},(?=\s)"
    #: "The order under which the gloves had been held since 2022 is revoked".
    r"|\s+(?:to|under|by)\s+which\s[^,;:]{3,80}?\s(?:was|were|has\s+been|have\s+been|had\s+been)\s(?:held|detained|stopped|barred|seized|subject|kept\s+out|withheld|blocked)"
    r"(?:\s+(?:since|from|in)\s+(?:[A-Z][a-z]+\s+)?(?:\d{4}|[A-Z][a-z]+))?(?=\s+(?:is|was|has|have|had)\s)"
)


#: "The order on tiles of A, which CBP issued on May 4, 2020, was revoked": how old it is, behind what it is on.
_WHICH_WAS_ISSUED = re.compile(
    rf",\s+which\s+(?:{ISSUER}\s+(?:had\s+)?|(?:was|had\s+been)\s+)(?:first\s+)?(?:issued|signed|imposed|published|announced)\s+(?:(?:on|in)\s+)?"
    r"(?:[A-Z][a-z]+\.?\s+(?:\d{1,2},\s+)?)?(?:19|20)\d\d,(?=\s+(?:was|were|has|have|is|are)\b)"
)


#: "The order on tiles of A that has been in place since 2021 was withdrawn": the same.
_IN_PLACE_SINCE = re.compile(
    r",?\s+(?:that|which)\s+(?:has|had)\s+been\s+in\s+(?:place|force|effect)\s+since\s+(?:(?:early|late|mid)-?\s*)?"
    r"(?:[A-Z][a-z]+\.?\s+(?:\d{1,2},\s+)?)?(?:19|20)\d\d,?(?=\s+(?:was|were|has|have|is|are)\b)"
)


def without_relative(text: str, at: int) -> str:
    """The clause on an order's past, behind its name, blank."""
    if " been in " in text:
        text = _IN_PLACE_SINCE.sub(blank, text)
    which = " which " in text[at:]
    met = _RELATIVE.match(text, at) if which or " that " in text[at:] else None
    met = met or ((_BY_WHICH.match(text, at) or _ASIDE_ON_ORDER.match(text, at)) if which else None)
    if met is None and which and (issued := _WHICH_WAS_ISSUED.search(text, at, at + 300)):
        return text[: issued.start()] + ",".ljust(issued.end() - issued.start()) + text[issued.end() :]
    return text[:at] + " " * (met.end() - at) + text[met.end() :] if met else text


#: "nine months after a WRO had been issued against": before what the sentence tells.
_HAD_BEEN = re.compile(r"\bhad\s+(?:\w+\s+)?been\s+$")


def when_done(
    text: str,
    order: int,
    verb: tuple[int, int, Action, Effect | None],
    dates: Sequence[Mention],
    released: date | None,
    *,
    title: bool,
) -> str:
    """When it was done; what an order whose name ends at `order` is said to have stopped before does not count."""
    start, end, action, _ = verb
    opens = clause_start(text, start)
    text = " " * opens + text[opens:]
    text = without_relative(text, order) if start > order and (" under which " in text or ", which " in text) else text
    told = tuple(one for one in dates if text[one.start : one.end].strip())
    when = when_of(text, start, end, told, released, title=title, changes=action is not Action.ISSUED)
    return "then" if _HAD_BEEN.search(text, order, start) else when
