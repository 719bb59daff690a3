"""Whether what a supplier sells is what an order covers, by words and by Harmonized System codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from screening.words import words

_EVERYTHING = re.compile(r"^\s*(?:all products|unknown|)\s*$", re.IGNORECASE)
#: Words of an order's goods that tell no goods.
_VAGUE = frozenset(
    "all and product part based downstream containing other derivative raw fresh hand processed thereof item work extract".split()
)


class Fit(StrEnum):
    """How a supplier's goods stand to an order's."""

    COVERED = "covered"
    MAY_CONTAIN = "may_contain"  #: goods that may be made of the covered ones
    OTHER = "other"  #: no word and no HS heading in common
    UNKNOWN = "unknown"  #: the file does not say what is supplied


@dataclass(frozen=True, slots=True)
class GoodsFit:
    fit: Fit
    why: str  #: the words or codes it rests on


@dataclass(frozen=True, slots=True)
class _Goods:
    """A line of `goods.txt`: words and HS prefixes of the goods, and of what they may be in."""

    words: frozenset[str]
    words_with: frozenset[str]
    codes: tuple[str, ...]
    codes_with: tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def goods_fit(covered: str | None, goods: str, codes: str) -> GoodsFit:
    """`covered`: the order's goods in its own words; `goods` and `codes`: the supplier's, "" where not given."""
    supplied = _telling(goods)
    numbers = [re.sub(r"\D", "", code) for code in re.split(r"[;,|/\s]+(?=\d{2})", codes) if code.strip()]
    if not supplied and not any(numbers):
        return GoodsFit(Fit.UNKNOWN, "goods not given")
    if _EVERYTHING.match(covered or ""):
        return GoodsFit(Fit.COVERED, "the order covers all products")
    wanted = _covered(covered or "")
    if found := sorted(_met(supplied, wanted.words, goods)):
        return GoodsFit(Fit.COVERED, f"goods: {', '.join(found)}")
    if found := _under(numbers, wanted.codes):
        return GoodsFit(Fit.COVERED, f"HS {', '.join(found)}")
    if found := sorted(_met(supplied, wanted.words_with, goods)):
        return GoodsFit(Fit.MAY_CONTAIN, f"goods that may contain them: {', '.join(found)}")
    if found := _under(numbers, wanted.codes_with):
        return GoodsFit(Fit.MAY_CONTAIN, f"HS {', '.join(found)}, which may contain them")
    return GoodsFit(Fit.OTHER, f"the order covers {covered}; nothing in {goods or codes!r} says so")


def known_by(covered: str | None, goods: str) -> frozenset[str]:
    """Of goods asked for, the words that an order's goods are also known by: "tyres" and "tires", "tuna" and "seafood"."""
    return frozenset(_met(_telling(goods), _kinds(covered or ""), goods))


@cache
def _kinds(covered: str) -> frozenset[str]:
    """Words of `goods.txt` for these goods: without the order's own, of which one alone ("oil") may tell nothing."""
    named = _telling(covered)
    return frozenset().union(*(line.words for key, line in _table().items() if key in named))


def _met(supplied: frozenset[str], wanted: frozenset[str], text: str) -> set[str]:
    """Words in common; Chinese ones are looked for inside the text, which has no spaces."""
    return set(supplied & wanted) | {word for word in wanted if not word.isascii() and word in text}


def _under(numbers: list[str], headings: tuple[str, ...]) -> list[str]:
    """The codes that lie under a heading. A code shorter than the heading is too vague to."""
    return [number for number in numbers if number and number.startswith(headings)]


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.text for word in words(text) if word.text not in _VAGUE)


@cache
def _covered(goods: str) -> _Goods:
    """Everything the goods of an order are known by."""
    named = _telling(goods)
    lines = [line for key, line in _table().items() if key in named]
    return _Goods(
        named.union(*(line.words for line in lines)),
        frozenset().union(*(line.words_with for line in lines)) - named,
        tuple(code for line in lines for code in line.codes) or ("-",),
        tuple(code for line in lines for code in line.codes_with) or ("-",),
    )


@cache
def _table() -> dict[str, _Goods]:
    table: dict[str, _Goods] = {}
    for line in resources.files("screening").joinpath("goods.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, are, within, codes, codes_with = (
                [part for part in cell.split(",") if part] for cell in line.split("|")
            )
            table[key[0]] = _Goods(frozenset(are), frozenset(within), tuple(codes), tuple(codes_with))
    return table
