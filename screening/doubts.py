"""Slips that are as likely another word: believed only of a supplier in the order's own country, or of its goods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from screening.pinyin_syllables import is_pinyin
from screening.slips import heard_alike, is_acronym
from screening.vocabulary import KINDS, Kind
from screening.words import Word

_LONG, _LEAST_BEGINNING, _LEAST_MUDDLED, _LEAST_HEARD = 9, 5, 6, 4
_MANY = 3  #: words of a name beside its brand
_ACRONYM = (4, 5)  #: letters of an acronym in which one may stand for another of its own


def doubtful(typed: str, known: str, *, backed: bool = True) -> bool:
    """Whether a word may be a tracked name's own word after all.

    "hsin" for "hsing", "asly" for "asli", "agropec" for "agropecuarios", "wpr" for "wrp", "nachti" for
    "natchi". Of acronyms one that sounds alike only where it is `backed` by the rest of a long name.
    """
    if is_acronym(known) and sorted(typed) == sorted(known):
        return typed != known
    if muddles(typed, known):
        return True
    if known in KINDS or typed in KINDS or not (typed.isascii() and known.isascii()) or typed == known:
        return False
    shortest = min(len(typed), len(known))
    if begins(typed, known):
        return True
    if (backed if is_acronym(known) else shortest >= _LEAST_HEARD) and heard_alike(typed, known):
        return True
    # In pinyin "zhen" and "zheng" are two names; in other spellings of Chinese they are often one.
    nasal = known.endswith(("n", "ng")) and typed.endswith(("n", "ng")) and not is_pinyin(known)
    return nasal and shortest >= 3 and typed.removesuffix("g") == known.removesuffix("g")


def muddles(typed: str, known: str) -> bool:
    """Whether a word has the letters of another in disorder, the first and the last in their places: "nachti"."""
    return (
        min(len(typed), len(known)) >= _LEAST_MUDDLED
        and typed[0] == known[0]
        and typed[-1] == known[-1]
        and sorted(typed) == sorted(known)
        and typed not in KINDS
        and KINDS.get(known) is not Kind.BUSINESS
        and not (is_pinyin(typed) and is_pinyin(known))
    )


def begins(typed: str, known: str) -> bool:
    """Whether a word is the first half or more of a long one that is no pinyin."""
    longer = len(known) >= _LONG and not is_pinyin(known)
    return longer and known.startswith(typed) and max(_LEAST_BEGINNING, len(known) // 2) <= len(typed) <= len(known) - 3


def another_syllable(typed: str, known: str) -> bool:
    """Whether a brand in pinyin differs from another by one letter behind its first: two brands by themselves."""
    if len(typed) != len(known) or len(known) < _LEAST_MUDDLED or typed[0] != known[0] or typed in KINDS:
        return False
    return sum(a != b for a, b in zip(typed, known, strict=True)) == 1 and is_pinyin(typed) and is_pinyin(known)


def speak_for_it(beside: Sequence[Word]) -> bool:
    """Whether the words beside a brand, all of them met, tell who is meant: three or more, a place among them, and a
    word of the name that is neither pinyin, as any neighbour's may be, nor what the firm does."""
    named = any(word.kind >= Kind.COMMON and not is_pinyin(word.text) for word in beside)
    return len(beside) >= _MANY and named and any(word.kind is Kind.PLACE for word in beside)


def beginnings(known: str) -> Iterator[str]:
    """The words that `begins` takes for a word."""
    begun = (known[:stop] for stop in range(_LEAST_BEGINNING, len(known) - 2))
    yield from (word for word in begun if word not in KINDS and begins(word, known))


def muddled(acronym: str) -> frozenset[str]:
    """What an acronym becomes where its own letters are mixed up: "xppc", "xcpc" for "xpcc"; none of a short one."""
    if len(acronym) not in _ACRONYM or not acronym.isalpha():
        return frozenset()
    letters = set(acronym)
    mixed = ("".join(each) for each in product(sorted(letters), repeat=len(acronym)))
    return frozenset(each for each in mixed if each[0] == acronym[0] and set(each) == letters and each != acronym)
