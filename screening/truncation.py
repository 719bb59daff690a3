"""Names that a field was too short for: "Shanghai Hero Vast International Tr" filled its 35 characters.

Only what a cut explains is forgiven: the words stand as in the tracked name from its first on, the last may be the
beginning of a word, and what is gone tells no more than what the firm does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from screening.slips import slips
from screening.spellings import Spelling
from screening.vocabulary import CANONICAL, KINDS, WEIGHT, Kind
from screening.words import Word

#: How wide the name fields of common systems are, in characters (SAP 35 and 40, JD Edwards 40, bills of lading 35, …).
WIDTHS = frozenset((30, 32, 35, 36, 40, 50, 60, 80))
#: From so many characters on a name that ends in mid-word is taken for cut at whatever width.
_LONG = 18
_LEAST_WORDS, _LEAST_WEIGHT, _SURE_WEIGHT = 3, 2.0, 3.0
_COST, _SLIP = 0.1, 0.05

#: A legal form that lost its end: "Co., L", "Sdn. B", "S.A. de", "Corporation Limi", "Berha".
_CUT_FORM = re.compile(
    r"[\s,]+(?:(?:co(?:mpany|rp|rporation)?|pvt|pte|pty|private|\(p\)|\(m\))[.,]*\s*(?:l|li|lt|lim|limi|limit|limite)"
    r"|sdn[.,]*\s*(?:b|bh|be|ber|berh|berha)|sdn|s\.?\s?a\.?\s+de(?:\s+c\.?)?|s\.?\s?a\.?\s+d|(?:sociedad|soc)\s+an\w*"
    r"|d\.\s?o\.?|s\.\s?r\.?|l\.\s?l\.?|lim|limi|limit|limite|ber|berh|berha|com|comp|compa|compan|corpor(?:a|at|ati|atio)?|incorp\w*)[.,\s]*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A cell's name met with a tracked one that goes on where the cell ends."""

    score: float
    words: tuple[str, ...]
    why: str


def without_cut_form(cell: str) -> str:
    """The cell without the beginning of a legal form at its end; itself where it ends otherwise."""
    return _CUT_FORM.sub("", cell)


def fills_a_field(cell: str) -> bool:
    """Whether a cell is as long as a usual field, counting a blank that was cut away behind it."""
    return bool({len(cell), len(cell) + 1} & WIDTHS)


def cut_off(found: tuple[Word, ...], spelling: Spelling, cell: str) -> Cut | None:
    """How the words of a whole cell are the beginning of a spelling; None where they are not, or say too little.

    `cell`: the text in the file, blanks at its ends taken away.
    """
    known, full = spelling.words, fills_a_field(cell)
    if spelling.exact or not _LEAST_WORDS <= len(found) <= len(known) or not (full or len(cell) >= _LONG):
        return None
    kept, last, at = found[:-1], found[-1], len(found) - 1
    whole = last.text == known[at].text
    if whole and not full:
        return None
    if not whole and not _begins(last, known[at], sure=full):
        return None
    count = _slips(kept, known)
    weight = sum(WEIGHT[word.kind] for word in known[: at + whole])
    gone = known[at + 1 :]
    if count is None or weight < (_LEAST_WEIGHT if full else _SURE_WEIGHT) - WEIGHT[Kind.PLACE]:
        return None
    if whole and not gone:
        return None
    if any(word.kind is Kind.NUMBER or (whole and word.kind > Kind.NUMBER) for word in gone):
        return None
    why = f"cut off after {len(cell)} characters" + (", a usual width" if full else ", in mid-word")
    return Cut(spelling.worth - _COST - _SLIP * count, tuple(word.raw for word in found), why)


def _begins(last: Word, known: Word, *, sure: bool) -> bool:
    """Whether a word is the beginning of another, and, unless `sure` that the cell was cut, no word of its own."""
    begun = any(one.startswith(last.raw) and one != last.raw for one in (known.raw, known.text))
    if not begun or known.kind is Kind.NUMBER:
        return False
    return sure or not (last.raw in KINDS or last.raw in CANONICAL)


def _slips(kept: tuple[Word, ...], known: tuple[Word, ...]) -> int | None:
    """Slips in the words before the last; None where one is another word, or more than one is misspelt."""
    count = 0
    for typed, own in zip(kept, known, strict=False):
        if typed.text != own.text:
            count += 99 if own.kind is Kind.NUMBER else slips(typed.raw, own.raw, place=own.kind is Kind.PLACE)
    return count if count <= 1 else None
