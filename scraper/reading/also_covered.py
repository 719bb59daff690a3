"""Firms that a sentence of the opening names as covered besides: "sold through its arm, B LLC, which is likewise covered"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.model import Party, Role
from scraper.reading.acts import Act, Draft
from scraper.reading.finder import names_in
from scraper.reading.in_full import OPENING
from scraper.reading.parties import read_parties, related
from scraper.reading.phrases import Phrase
from scraper.reading.sentences import Sentence
from scraper.reading.statement import is_background

_TOO = r"(?:also|likewise|equally|too|as\s+well)"
#: Behind the name.
_IS_COVERED = re.compile(
    rf",?\s+(?:(?:which|who|that)\s+)?(?:is|are)\s+(?:{_TOO}\s+)(?:covered|included|named|listed|subject\s+to\s+the\s+(?:order|WRO|Finding))\b"
    rf"|,?\s+(?:(?:which|who|that)\s+)?(?:is|are)\s+(?:covered|included)(?:\s+by\s+(?:it|the\s+(?:order|WRO|Finding)))?\s+{_TOO}\b"
    r"|,?\s+(?:(?:which|who|that)\s+)?(?:comes?|falls?)\s+under\s+(?:it|(?:the|this)\s+(?:order|WRO|Finding))\s+(?:too|as\s+well)\b"
)
#: In front of it.
_COVERS = re.compile(
    rf"\b(?:[Oo]rder|WRO|[Ff]inding|[Ii]t)\s+(?:{_TOO}\s+)(?:covers|names|includes|applies\s+to|extends\s+to|reaches|takes\s+in)\s+(?:goods\s+of\s+|[a-z]+\s+(?:of|from|made\s+by)\s+)?(?:the\s+)?"
    r"(?:(?:its|their|a|the)\s+(?:[a-z-]+\s+){0,3})?$"
)


def also_covered(act: Act, draft: Draft, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties of a page's one order, and those told besides."""
    if act.releases or len(draft.acts) != 1 or not parties or any(one.role is Role.PLACE for one in parties[1:]):
        return parties
    told = (one for one in draft.sentences if one.block < OPENING and not one.spoken and not is_background(one))
    for sentence in told:
        if "cover" in sentence.plain or "nclud" in sentence.plain or "order" in sentence.plain:
            parties = (*parties, *_named(sentence, parties))
    return parties


def _named(sentence: Sentence, known: Sequence[Party]) -> list[Party]:
    found: list[Party] = []
    text = sentence.plain
    for one in names_in(text):
        if not _IS_COVERED.match(text, one.end) and not _COVERS.search(text, max(0, one.start - 120), one.start):
            continue
        phrase = Phrase(entity=sentence.text[one.start : one.end], form=one.form, end=one.end, whole=text)
        found += [party for party in read_parties(phrase).parties if not related((party,), (*known, *found))]
    return found
