"""Names of companies, vessels and places: folding, legal forms, numbers, and whether two of them are the same."""

from __future__ import annotations

import re
from functools import lru_cache

from ledger.folding import fold, listed
from ledger.legal_forms import LEGAL_FORM, is_legal_form, legal_form_at, legal_forms, without_legal_forms
from ledger.spelling import drifted

__all__ = [
 "LEGAL_FORM", "core", "fold", "initials", "legal_form_at", "legal_forms", "names_somebody", "numbers", "same", "slug",
]  # fmt: skip

#: What a list puts in front of a name: "Fishing Vessel: X", "Fishing Vessels owned by X", "F/V X"; "M/s" before firms.
_VESSEL = re.compile(
    r"^\s*(?:m/s\b\.?\s+(?=\S)|(?:the\s+)?(?:[\w-]+-flag(?:ged)?\s+)?(?:(?:fishing|merchant|motor|longline)\s+vessels?|[fm]/v\b\.?|vessel\s*(?=:))"
    r"(?:\s+owned(?:\s+(?:and|or)\s+operated)?\s+by\b|\s+operated\s+by\b)?(?:\s*:)?\s+(?=\S))",
    re.IGNORECASE,
)
#: What it puts behind one: "X and its subsidiaries and joint ventures".
_OPEN_END = re.compile(
    r"(?<=\S)[\s,]+(?:and|&)\s+(?:(?:all|any)\s+(?:of\s+)?)?(?:(?:its|their)\s+)?"
    r"(?:subsidiaries|subsidiary|subordinates?|subordinate entities|affiliates?|affiliated entities|joint ventures)"
    r"(?:(?:,|\s+and|\s+&)+\s+(?:(?:its|their)\s+)?"
    r"(?:subsidiaries|affiliates|subordinates|affiliated entities|joint ventures))?"
    r"[\s.]*$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\s*\(\s*[\"“”']?([A-Z]{2,8})[\"“”']?\s*\)")
_CORPORATION = re.compile(r" corp(?:oration)? (?:sdn|bhd|berhad|ltd|limited|llc|inc|pvt|pte)\b")
_DIGITS = re.compile(r"\d+")
_SMALL_WORDS = frozenset(("a", "an", "and", "for", "of", "or", "the"))
#: Words that tell nothing of who is meant, left out of an order's id. Not "an": Ya An is a city.
_NOT_IN_SLUG = frozenset(
    listed("""
    all|and|any|by|company|containing|derivatives|derived|for|from|goods|group|harvested|having|in|its|limited|made
    manufactured|merchandise|mined|of|on|or|owned|part|produced|product|products|the|their|through|to|vessel|vessels
    whole|with
    """)
)
_SHORT_FOR = {
    "bros": "brother",
    "dept": "department",
    "exp": "export",
    "fty": "factory",
    "grp": "group",
    "hldg": "holding",
    "hldgs": "holding",
    "imp": "import",
    "inds": "industry",
    "intl": "international",
    "mfg": "manufacturing",
    "nig": "nigeria",
    "tech": "technology",
    "trdg": "trading",
    "univ": "university",
}


def names_somebody(name: str) -> bool:
    """Whether a name can tell one from another: it is not blank, and there is more in it than signs and legal forms."""
    folded = fold(name)
    return bool(folded) and not is_legal_form(folded)


@lru_cache(maxsize=65536)
def core(name: str) -> str:
    """What of a name tells who is meant: folded, without legal forms.

    "Fishing Vessel:" in front, "and its subsidiaries" behind and a name's own initials in brackets go too. Never empty
    unless `name` is blank: a name of nothing but legal forms keeps them.
    """
    while (stripped := _core_once(name)) != name:
        name = stripped
    return name


def _core_once(name: str) -> str:
    bare = _OPEN_END.sub("", _VESSEL.sub("", _without_initials(name)))
    return without_legal_forms(fold(bare)) or fold(name) or " ".join(name.split()).casefold()


def _without_initials(name: str) -> str:
    """Without "(XUAR)" behind the words it abbreviates; "(HK)" and "(Nantong)" stay, they tell companies apart."""
    name = " ".join(name.split())
    return _ACRONYM.sub(lambda match: "" if _spells(match.group(1), name[: match.start()]) else match.group(), name)


def initials(name: str) -> tuple[str, ...]:
    """What a name gives as its own short form: "XUAR" behind "Xinjiang Uyghur Autonomous Region"."""
    name = " ".join(name.split())
    return tuple(met[1] for met in _ACRONYM.finditer(name) if _spells(met[1], name[: met.start()]))


def _spells(acronym: str, words_before: str) -> bool:
    """Whether the letters are, in order, first letters of the words before them; words may be passed over."""
    initials = [word[0] for word in fold(words_before).split()]
    wanted = list(acronym.lower())
    while initials and wanted:
        if initials.pop() == wanted[-1]:
            wanted.pop()
    return not wanted


def numbers(name: str) -> tuple[str, ...]:
    """The numbers in a name, in order, without leading zeros: two names with other numbers are other parties."""
    return tuple(digits.lstrip("0") or "0" for digits in _DIGITS.findall(fold(name)))


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    """The words two names are compared by: no legal forms, no small words, no "no" before a number, no plurals."""
    words = core(name).split()
    kept = [
        word
        for at, word in enumerate(words)
        if not (word == "no" and words[at + 1 : at + 2] and words[at + 1].isdigit())
    ]
    plain = [_SHORT_FOR.get(word, word) for word in kept if word not in _SMALL_WORDS]
    return tuple(_singular(word) for word in plain or kept)


def _singular(word: str) -> str:
    if word.isdigit():
        return word.lstrip("0") or "0"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@lru_cache(maxsize=65536)
def _head(name: str) -> tuple[str, ...]:
    """The words before a legal form that a seat of one or two words follows ("X D.O.O. Bor"); else nothing."""
    folded = fold(name)
    for split in (1, 2):
        words = folded.rsplit(" ", split)
        before, seat = words[0], words[1:]
        if len(seat) == split and without_legal_forms(before) != before and not _DIGITS.search(" ".join(seat)):
            return _words(before) if without_legal_forms(" ".join(seat)) == " ".join(seat) else ()
    return ()


def same(a: str, b: str) -> bool:
    """Whether two spellings name the same party.

    Case, accents, dots, legal forms, plurals, spaces within and a typing slip in a long word may differ; a number, a
    word more or less, or another place may not. Aliases are not known here. A name without any legal form is the same
    as one with: "Smart Glove" and "Smart Glove Corporation Sdn Bhd".
    """
    if numbers(a) != numbers(b) or _other_corporation(a, b):
        return False
    one, other = _words(a), _words(b)
    return _alike(one, other) or _alike(_head(a), other) or _alike(one, _head(b))


def _other_corporation(a: str, b: str) -> bool:
    """Of two full names, one says "Corporation" before its form ("Top Glove Corporation Bhd", "Top Glove Sdn Bhd")."""
    full = [fold(name) for name in (a, b) if without_legal_forms(fold(name)) != fold(name)]
    return len(full) == 2 and bool(_CORPORATION.search(full[0])) != bool(_CORPORATION.search(full[1]))


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    return one == other or "".join(one) == "".join(other) or drifted(one, other)


def slug(name: str, words: int = 3) -> str:
    """The words of an order's id: ASCII, lower case, joined by "-".

    The first `words` telling ones and every number with its "no"; small words, legal forms and words of description are
    left out unless there is nothing else. A name without a Latin letter gets eight hex digits of its own.
    """
    folded = [word for word in core(name).split() if word.isascii()]
    if not folded:
        import hashlib  # rarely needed

        return "name-" + hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]
    skipped = _NOT_IN_SLUG if any(word not in _NOT_IN_SLUG and not word.isdigit() for word in folded) else frozenset()
    return "-".join(_telling(folded, words, skipped))


def _telling(folded: list[str], words: int, skipped: frozenset[str]) -> list[str]:
    kept: list[str] = []
    left = words
    for at, word in enumerate(folded):
        if word.isdigit() or (word == "no" and folded[at + 1 : at + 2] and folded[at + 1].isdigit()):
            kept.append(word)
        elif left and word not in skipped and word not in kept:
            kept.append(word)
            left -= 1
    return kept
