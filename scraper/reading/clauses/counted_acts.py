"""Leads that count what was done without saying of what kind it is: "CBP took two actions today. In the first, it issued"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from scraper.reading.clauses.statement import Statement
from scraper.reading.text.dates import mentions
from scraper.reading.text.sentences import Sentence

_KINDS = r"(?:[a-z-]+\s+){0,3}?(?:actions|decisions|measures|steps|changes|moves)\b"
_ACTIONS = re.compile(
    rf"\b(?:announc\w+|t(?:ook|akes)|made)\s+(?:today\s+)?(?:two|three|four|a\s+pair\s+of)\s+{_KINDS}"
    #: "under two decisions which CBP took on May 16".
    rf"|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Aa]\s+pair\s+of)\s+{_KINDS}\s+(?:(?:that|which)\s+)?(?:CBP|U\.S\.\s+Customs\s+and\s+Border\s+Protection(?:\s+\(CBP\))?|"
    r"the\s+agency)\s+(?:took|made|announced|reached)\b"
)
#: How a paragraph opens that tells of one of the acts counted.
_IN_TURN = re.compile(r"(?:In\s+)?(?:the\s+|a\s+)?(?:first|second|third|fourth|other)\b", re.IGNORECASE)


_ACTS = ("actions", "decisions", "measures", "steps", "changes", "moves")


def counting(body: Sequence[Sentence]) -> Sentence | None:
    """The sentence of the lead that counts actions."""
    lead = (one for one in body if one.block < 2 and not one.spoken and any(map(one.plain.__contains__, _ACTS)))
    return next((one for one in lead if _ACTIONS.search(one.plain)), None)


def of_this_day(statement: Statement, counts: Sentence | None, released: date | None) -> Statement:
    """The statement as news, where the sentence that counts it with others has a day of these days."""
    if counts is None or statement.when != "unmarked":
        return statement
    own = statement.sentence
    if own.block != counts.block and not (own.block <= counts.block + 3 and _IN_TURN.match(own.plain)):
        return statement
    dated = any(one.is_news(released) for one in mentions(counts.plain, released))
    return replace(statement, when="now") if dated and statement.action is not None else statement
