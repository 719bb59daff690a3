"""Whether an order on somebody goes on for other goods of the same: "Belts may enter. Saddles will continue to be detained"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.model import Party, Role
from scraper.reading.acts.act import Said
from scraper.reading.phrases.party import related
from scraper.reading.text.sentences import Sentence

#: Goods by their plain name, of nobody and of no place, that are kept out as before.
_STAY = re.compile(
    r"(?!(?:Imports?|Shipments?|Goods|Products|Merchandise|Imported|Containers|Entries)\b)[A-Z][a-z-]+(?:,?\s+(?!(?:from|by|of|other|others|all|any|that|which)\b)[a-z-]+){0,5}?\s+"
    r"(?:(?:will\s+)?(?:continues?\s+to\s+be|remains?|stays?)|(?:is|are)\s+still(?:\s+being)?)\s+"
    r"(?:(?:detained|seized|barred|held|stopped|withheld|excluded|prohibited)\b|(?:subject\s+to|under|covered\s+by)\s+(?:the|this|that|detention|seizure)\b)"
)


def other_goods_stay(told: Sequence[Said], parties: tuple[Party, ...], sentences: Sequence[Sentence]) -> bool:
    """Whether the order is told (`told`: its clauses) on none but `parties`, and goods of another kind stay under it."""
    held = tuple(party for one in told for party in one.parties)
    theirs = bool(held) and all(one.role is not Role.PLACE and related((one,), parties) for one in held)
    return theirs and any(_STAY.match(one.plain) for one in sentences)
