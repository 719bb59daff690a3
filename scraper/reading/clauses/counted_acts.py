"""Leads that count what was done without saying of what kind it is: "CBP took two actions today. In the first, it issued"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ledger.model import Action, Effect, Instrument
from scraper.reading.clauses.statement import Statement
from scraper.reading.phrases.phrase import Phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import INSTRUMENT, NUMBER, instrument_named, instrument_of, number

_KINDS = r"(?:[a-z-]+\s+){0,3}?(?:actions|decisions|measures|steps|changes|moves)\b"
_ACTIONS = re.compile(
    rf"\b(?:announc\w+|t(?:ook|akes)|made)\s+(?:today\s+)?(?:two|three|four|a\s+pair\s+of)\s+{_KINDS}"
    #: "under two decisions which CBP took on May 16".
    rf"|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Aa]\s+pair\s+of)\s+{_KINDS}\s+(?:(?:that|which)\s+)?(?:CBP|U\.S\.\s+Customs\s+and\s+Border\s+Protection(?:\s+\(CBP\))?|"
    r"the\s+agency)\s+(?:took|made|announced|reached)\b"
    #: "Two decisions on seafood take effect today".
    rf"|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Aa]\s+pair\s+of)\s+{_KINDS}(?:\s+(?:on|about|concerning|regarding|affecting)\s[^.;]{{3,60}}?)?\s+(?:take|takes|took)\s+effect\b"
    #: "Two enforcement steps were announced today".
    rf"|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Aa]\s+pair\s+of)\s+{_KINDS}\s+(?:were|was|have\s+been)\s+(?:announced|taken|made\s+public)\b"
)
_SO_MANY = re.compile(r"\b(?:two|three|four|a\s+pair\s+of)\b", re.IGNORECASE)
#: How a paragraph opens that tells of one of the acts counted.
_IN_TURN = re.compile(r"(?:In\s+)?(?:the\s+|a\s+)?(?:first|second|third|fourth|other)\b", re.IGNORECASE)

#: "The order on A has been modified", in the two paragraphs behind.
_JUST_DONE = re.compile(r"\b(?:has|have)\s+(?:been\s+)?[a-z]+ed\b")

_OF_A_KIND = (
    rf"(?:{NUMBER}|an?)\s+(?:new\s+)?"
    r"(?:WROs?|Withhold\s+Release\s+Orders?|(?:[Ff]orced\s+[Ll]abor\s+)?Findings?)(?:\s+\([A-Z]+s?\))?"
)
#: "announced one new Withhold Release Order and two Forced Labor Findings": of each kind so many.
_OF_TWO_KINDS = re.compile(
    rf"\b(?:announc|issu|publish|sign|impos)(?:es|ed|ing)\s+(?:today\s+)?{_OF_A_KIND},?\s+and\s+{_OF_A_KIND}"
)
_ACTS = ("actions", "decisions", "measures", "steps", "changes", "moves", "inding")


#: "First, a Withhold Release Order bars garlic": what ports do, by an order told as new.
_BY_AN_ORDER = re.compile(
    r"\b(?:an?|new|another)\s+(?:WRO|[Ww]ithhold\s+[Rr]elease\s+[Oo]rder|(?:[Ff]orced\s+[Ll]abor\s+)?Finding)\b"
)


def counting(body: Sequence[Sentence]) -> Sentence | None:
    """The sentence of the lead that counts actions."""
    lead = (one for one in body if one.block < 2 and not one.spoken and any(map(one.plain.__contains__, _ACTS)))
    return next((one for one in lead if _ACTIONS.search(one.plain) or _OF_TWO_KINDS.search(one.plain)), None)


#: "CBP Takes Three Actions Against Forced Labor".
_IN_HEADLINE = re.compile(
    r"\b(?:announces?|takes?|took)\s+(?:two|three|four|several|a\s+pair\s+of)\s+(?:[\w-]+\s+){0,3}?(?:actions|decisions|measures|steps|changes|moves)\b",
    re.IGNORECASE,
)


def counts_in_headline(title: str) -> bool:
    """Whether a headline says that the page tells of several acts."""
    return _IN_HEADLINE.search(title) is not None


def how_many(counts: Sentence, released: date | None) -> int:
    """How many actions the sentence counts as of this day; 0 where it does not say, or has another day."""
    told = _ACTIONS.search(counts.plain)
    many = _SO_MANY.search(told.group()) if told else None
    if many is None or not any(one.is_news(released) for one in mentions(counts.plain, released)):
        return 0
    return 2 if many.group().lower().startswith("a") else number(many.group()) or 0


def takes_a_turn(sentence: Sentence) -> bool:
    """ "Second, the agency": whether the sentence tells of one of several acts."""
    return _IN_TURN.match(sentence.plain) is not None


def of_this_day(statement: Statement, counts: Sentence | None, released: date | None) -> Statement:
    """The statement as news, where the sentence that counts it with others has a day of these days."""
    if counts is None or statement.when != "unmarked":
        return statement
    own = statement.sentence
    just_done = own.block <= counts.block + 2 and _JUST_DONE.search(own.plain[slice(*statement.span)])
    in_turn = own.block <= counts.block + 3 and _IN_TURN.match(own.plain)
    if own.block != counts.block and not (just_done or in_turn):
        return statement
    dated = any(one.is_news(released) for one in mentions(counts.plain, released))
    done = statement.action is not None or (in_turn and _BY_AN_ORDER.search(own.plain, 0, statement.span[0] + 40))
    return replace(statement, when="now") if dated and done else statement


#: "Two of them are Findings; the third is a Withhold Release Order", ", one of them a Finding".
_OF_KIND = re.compile(
    rf"\b(?:the\s+(?:first|second|third|fourth|other|last|latter|remaining)|(?P<n>{NUMBER}|one|both|all))\b"
    r"(?:\s+(?:of\s+(?:them|these|the\s+[a-z]+)|one))?,?\s+(?:(?:is|are|was|were|being)\s+)?(?:(?:an?|new|formal)\s+)*$",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:modif|revok|lift|terminat|end(?:s|ed)\b|no\s+longer|amend|narrow|expan|admissib|remov)", re.IGNORECASE
)


def kinds_counted(counts: Sentence | None, body: Sequence[Sentence]) -> tuple[Instrument, ...]:
    """What each of the acts is that the lead counts, in their order; empty where one of them changes an order there was."""
    lead = [one.plain for one in body if counts is not None and one.block == counts.block and not one.spoken]
    if any(_CHANGES.search(text) for text in lead):
        return ()
    kinds: list[Instrument] = []
    for text in lead:
        for met in INSTRUMENT.finditer(text):
            of_kind = _OF_KIND.search(text, max(0, met.start() - 60), met.start())
            if of_kind:
                counted = (of_kind["n"] or "one").lower()
                kinds += [instrument_of(met)] * {"both": 2, "all": 3}.get(counted, number(counted) or 1)
    return tuple(kinds) if len(kinds) > 1 else ()


_TURNS = ("first", "second", "third", "fourth")
_TURN = re.compile(
    r"(?:The|Under\s+the|In\s+the)\s+(?:(?P<turn>first|second|third|fourth|other|last|latter|former)\b(?:\s+(?P<own>WRO|Withhold\s+Release\s+Order|(?:[Ff]orced\s+[Ll]abor\s+)?Finding)\b)?|(?P<kind>WRO|Withhold\s+Release\s+Order|(?:forced\s+labor\s+)?Finding)\b)"
)


def of_its_kind(
    sentence: Sentence, counts: Sentence | None, kinds: Sequence[Instrument], released: date | None
) -> Statement | None:
    """The sentence that counts, as told of the act whose turn `sentence` takes."""
    met = _TURN.match(sentence.plain) if kinds else None
    if met is None or counts is None:
        return None
    turn = met["turn"] or "first"
    at = _TURNS.index(turn) if turn in _TURNS else 0 if turn == "former" else len(kinds) - 1
    days = tuple(mentions(counts.plain, released))
    named = met["kind"] or met["own"]
    kind = instrument_named(named) if named else kinds[min(at, len(kinds) - 1)]
    return Statement(counts, Effect.IMPOSED, Action.ISSUED, kind, Phrase(), "now", days, (0, 0), several=0)
