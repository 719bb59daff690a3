"""All tracked names of a ledger, and the one question asked of them: whom does this cell name?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from ledger.model import Role
from ledger.names import core, fold
from screening import chinese
from screening.compare import Likeness, likeness
from screening.spellings import Spelling
from screening.triggers import Triggers
from screening.truncation import cut_off
from screening.variants import variants
from screening.words import joined_initials, words

#: From this score on a name is taken for the party. Set on the open two thirds of the evaluation set.
THRESHOLD = 0.75
_MOST_REMEMBERED = 1 << 16
_KIN = 0.7
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Han:
    """A spelling in Chinese script, taken apart."""

    spelling: Spelling
    parts: chinese.Parts
    bare: str


class Index:
    """Spellings of one ledger and its neighbours. Made once, asked many times; may be pickled and sent to other machines."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self.spellings = tuple(spellings)
        self.triggers = Triggers(self.spellings)
        self._han = tuple(
            _Han(spelling, chinese.parts(spelling.text, tracked=True), chinese.bare(spelling.text, tracked=True))
            for spelling in self.spellings
            if chinese.has_han(spelling.text)
        )
        self._remembered: dict[str, tuple[Likeness, ...]] = {}

    def matches(self, cell: str) -> tuple[Likeness, ...]:
        """Who is named in a cell: at most one likeness an order, the best first. Repeated cells cost nothing."""
        known = self._remembered.get(cell)
        if known is None:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            known = self._remembered[cell] = _best(self._likenesses(cell))
        return known

    def _likenesses(self, cell: str) -> Iterator[Likeness]:
        for variant in variants(cell):
            ends = cell.strip() if cell.rstrip().endswith(variant.text) else ""
            for found in self._of_text(variant.text, ends):
                if variant.doubtful and (found.spelling.reaches or found.spelling.role is Role.SUBSIDIARY):
                    continue  # a town in brackets tells the firms of a group apart
                why = (*found.why, variant.why) if variant.why else found.why
                doubtful = found.doubtful or variant.doubtful
                yield replace(found, score=found.score * variant.worth, why=why, doubtful=doubtful)

    def _of_text(self, text: str, cell: str) -> Iterator[Likeness]:
        """`cell`: the whole cell where the text stands at its end, and may be cut off with it; else ""."""
        if chinese.has_han(text):
            yield from filter(None, map(partial(_in_han, text), self._han))
        found = words(text)
        written = frozenset("".join(name.split()) for name in (fold(text), core(text)))
        tokens = _LETTERS.findall(joined_initials(fold(text)))
        for at in sorted(self.triggers.candidates(tokens)):
            like = likeness(found, self.spellings[at], written)
            if like is not None and (like.kin or like.score >= THRESHOLD):
                yield like
            if cell and (like is None or like.kin) and (cut := cut_off(found, self.spellings[at], cell)):
                yield Likeness(self.spellings[at], cut.score, False, cut.words, (cut.why,))


def _best(found: Iterator[Likeness]) -> tuple[Likeness, ...]:
    """Of each order the best: the party itself before its kin, these before a firm that has but the brand, then by
    score, one that is written so to the letter before others, the party's own name, and the longer."""
    best: dict[str, Likeness] = {}
    for like in found:
        if not like.kin and like.score < THRESHOLD:
            continue
        other = best.get(like.spelling.order)
        if other is None or _rank(like) > _rank(other):
            best[like.spelling.order] = like
    return tuple(sorted(best.values(), key=lambda like: (*_rank(like), like.spelling.order), reverse=True))


def _rank(like: Likeness) -> tuple[bool, bool, float, bool, bool, int]:
    spelling = like.spelling
    brand = like.kin and spelling.brand
    return not like.kin, not brand, round(like.score, 6), like.to_the_letter, not spelling.note, len(spelling.text)


def _in_han(text: str, known: _Han) -> Likeness | None:
    """A Chinese name against a Chinese spelling: same brand, no other business, no other place, no other number."""
    found = chinese.parts(text)
    spelling = known.spelling
    if found.number == known.parts.number and found.brand == known.parts.brand:
        if found.core == known.parts.core and found.places == known.parts.places:
            return Likeness(spelling, spelling.worth, False, (known.bare,), ())
        if (why := _less(found, known.parts)) is not None:
            return Likeness(spelling, spelling.worth - 0.1, False, (found.brand,), (why,))
    if spelling.stem and len(known.bare) >= 4 and known.bare in chinese.bare(text):
        return Likeness(spelling, _KIN * spelling.worth, True, (known.bare,), (f"begins with {known.bare!r}",))
    return None


def _less(found: chinese.Parts, known: chinese.Parts) -> str | None:
    """What a name leaves out of a spelling of the same brand; None when it says something else."""
    if len(found.brand) < 2 or not set(found.places) <= {*known.places, "china"}:
        return None
    business = [word for word in found.businesses if word not in known.businesses]
    gone = len(known.businesses) - len(found.businesses)
    if business or (gone and len(found.brand) < 3 and found.places != known.places):
        return None
    return "shorter than the full name" if found.places or len(found.brand) > 2 or not gone else None
