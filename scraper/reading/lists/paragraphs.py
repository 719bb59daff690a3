"""Paragraphs that are a list with nothing to mark them, behind a sentence that says that they follow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.reading.clauses.statement import Statement
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.sentences import Sentence

#: "The orders cover the following": what stands in the paragraphs behind it is a list, whatever marks it.
_FOLLOWING = re.compile(r"\bfollowing\b[^.;:]{0,40}[.:]?\s*$|:\s*$")
_MADE_BY = re.compile(
    r"[A-Z][a-z-]+(?:[\s,]+[a-z-]+){0,7}?\s+(?:made|produced|manufactured|harvested|grown|mined|caught|processed|from)\b"
)


def is_listed(sentence: Sentence, body: Sequence[Sentence], umbrella: Statement) -> bool:
    """Whether a paragraph is one of as many as there are orders, right behind a sentence that says that they follow."""
    behind = sentence.block - umbrella.sentence.block
    if umbrella.several is None:
        return False
    if sentence.kind is not Kind.PARAGRAPH or not 1 <= behind <= (umbrella.several or 5):
        return False
    lead = [one for one in body if one.block == umbrella.sentence.block]
    if not lead:
        return False  # counted in the headline, which no paragraph is behind
    return _FOLLOWING.search(lead[-1].plain) is not None and _MADE_BY.match(sentence.plain) is not None
