"""A name as the words it is compared by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ledger import names
from screening.phrases import spelled_out
from screening.pinyin_syllables import is_syllable
from screening.provinces import RANKS
from screening.vocabulary import CANONICAL, KINDS, Kind

_SMALL = frozenset("a|an|and|for|in|of|or|the|to|de|del|do|y|et|und|no|its|their|all".split("|"))
#: Legal forms and openings that `ledger.legal_forms` leaves in a name because they may be words elsewhere.
_FORMS_LEFT = re.compile(
    r"^(?:cong ty(?: co phan| tnhh)?(?: mot thanh vien| mtv)?|ct?y tnhh|perusahaan|syarikat|perbadanan|ladang|kilang"
    r"|firma|empresa|sociedad|kompanija|preduzece|privredno drustvo|m s|messrs|sdn|perseroan)\s+"
    r"|\s+(?:tnhh|mtv|joint stock|jsc|anonim|sirketi|pvt|pty|pte|fz|sae|k k|kabushiki gaisha|public|private|sb)$"
)
_ENDS_IN_KK = re.compile(r"\bk\.?\s?k\.?\s*$", re.I)
_INITIALS = re.compile(r"\b[^\W\d_](?: [^\W\d_])+\b")
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_NUMBER_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7",
    "viii": "8", "ix": "9",
}  # fmt: skip
#: "First Prison", "1st Prison" and "No. 1 Prison" are one; "Prison" is another.
_ORDINALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7",
    "eighth": "8", "ninth": "9", "tenth": "10", "eleventh": "11", "twelfth": "12",
}  # fmt: skip
_ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")
#: From this many digits on, a number is a registration or a telephone, and no part of a name.
REGISTRATION = 5


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name, in the spelling it is compared by."""

    text: str
    kind: Kind
    raw: str  #: as the name has it, folded


def kind_of(word: str) -> Kind:
    """What a canonical word is worth. Words of a single pinyin syllable are in too many names to be rare."""
    if word.isdigit():
        return Kind.NUMBER
    known = KINDS.get(word)
    if known is not None:
        return known
    return Kind.COMMON if len(word) <= 2 or is_syllable(word) else Kind.RARE


@lru_cache(maxsize=1 << 16)
def words(name: str) -> tuple[Word, ...]:
    """The words of a name without legal forms, small words and registration numbers; plurals and rival spellings folded.

    "Lop County No.04 Garments Mfg. Co., Ltd." gives lop, county, 4, garment, manufacturing. Empty for a blank name.
    """
    core = _ORDINAL.sub(r"\1", joined_initials(_core(name)))
    parts = spelled_out(_hong_kong(_PARTS.findall(core)))
    kept = [part for part in parts if part not in _SMALL and not (part.isdigit() and len(part) >= REGISTRATION)]
    if len(kept) > 1 and kept[-1] in _NUMBER_WORDS:
        kept[-1] = _NUMBER_WORDS[kept[-1]]
    found = [(_ORDINALS.get(part) or canonical(part), part) for part in kept or parts]
    # "Sichuan (Szechuan)" is one word said twice.
    once = [pair for at, pair in enumerate(found) if at == 0 or pair[0] != found[at - 1][0] or pair[0].isdigit()]
    found_words = [Word(text, kind_of(text), raw) for text, raw in once]
    return tuple(word for at, word in enumerate(found_words) if not (at and _is_rank(word, found_words[at - 1])))


def _is_rank(word: Word, before: Word) -> bool:
    """Whether a word only says of the place before it that it is a province or a city."""
    return word.raw in RANKS and before.kind is Kind.PLACE


def _core(name: str) -> str:
    core = names.core(joined_initials(name))
    core = _FORMS_LEFT.sub("", core) or core
    # Where nothing else tells who it is, "K.K." is no form but initials: "Carpet Industries K.K."
    if _ENDS_IN_KK.search(name) and all(kind_of(canonical(word)) <= Kind.BUSINESS for word in core.split()):
        return f"{core} kk"
    return core


def joined_initials(name: str) -> str:
    """Initials written apart as one word: "F G V Holdings" is "FGV Holdings"."""
    return _INITIALS.sub(lambda met: met.group().replace(" ", ""), name)


def canonical(word: str) -> str:
    """Canonical: no leading zeros, no plural, one of several rival spellings."""
    if word.isdigit():
        return word.lstrip("0") or "0"
    if word in CANONICAL:
        return CANONICAL[word]
    single = _singular(word)
    return CANONICAL.get(single, single)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 5 and word.endswith(("ches", "shes", "sses", "xes", "oes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):
        return word[:-1]
    return word


def _hong_kong(parts: list[str]) -> list[str]:
    joined: list[str] = []
    for part in parts:
        if part == "kong" and joined and joined[-1] == "hong":
            joined[-1] = "hongkong"
        else:
            joined.append(part)
    return joined


def numbers(found: tuple[Word, ...]) -> tuple[str, ...]:
    """The numbers among the words, in order."""
    return tuple(word.text for word in found if word.kind is Kind.NUMBER)
