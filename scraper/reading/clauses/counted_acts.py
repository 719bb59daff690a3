"""Leads that count what was done without saying of what kind it is: "CBP took two actions today. In the first, it issued"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from scraper.reading.clauses.statement import Statement
from scraper.reading.text.dates import mentions
from scraper.reading.text.sentences import Sentence

_ACTIONS = re.compile(
    r"\b(?:announc\w+|t(?:ook|akes)|made)\s+(?:today\s+)?(?:two|three|four|a\s+pair\s+of)\s+(?:[a-z-]+\s+){0,3}?(?:actions|decisions|measures|steps|changes|moves)\b"
)


_ACTS = ("actions", "decisions", "measures", "steps", "changes", "moves")


def counting(body: Sequence[Sentence]) -> Sentence | None:
    """The sentence of the lead that counts actions."""
    lead = (one for one in body if one.block < 2 and not one.spoken and any(map(one.plain.__contains__, _ACTS)))
    return next((one for one in lead if _ACTIONS.search(one.plain)), None)


def of_this_day(statement: Statement, counts: Sentence | None, released: date | None) -> Statement:
    """The statement as news, where the sentence that counts it with others has a day of these days."""
    if counts is None or statement.when != "unmarked" or statement.sentence.block != counts.block:
        return statement
    dated = any(one.is_news(released) for one in mentions(counts.plain, released))
    return replace(statement, when="now") if dated and statement.action is not None else statement
