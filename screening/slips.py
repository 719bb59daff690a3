"""Typing slips: how many slips of the hand lie between two words, or that they are two words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from screening.phrases import SYMBOLS
from screening.pinyin_syllables import is_pinyin, syllables
from screening.vocabulary import KINDS, Kind

#: Ways of writing the same sounds in Latin letters ("Taepyeong", "Taepyung"; "Hsin", "Xin").
_SOUNDS = (
    ("yeo", "yu"),
    ("eo", "u"),
    ("ph", "f"),
    ("ight", "ite"),
    ("hs", "x"),
    ("tung", "dong"),
    ("ung", "ong"),
    ("fong", "feng"),
    ("kuang", "guang"),
    ("ts", "c"),
    ("ien", "ian"),
    ("ou", "o"),
    ("tz", "z"),
)
_NEVER = 99
_ALONE = 5  #: letters below which a word is another word when one letter differs
_LONG = 8  #: letters from which a word may have two slips, or a wrong first letter
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ONE_SOUND = (set("iy"), set("ck"), set("sz"), set("vw"))
_ALIKE = frozenset(
    (
        "il",
        "li",
        "mn",
        "nm",
        "uv",
        "vu",
        "ck",
        "kc",
        "sz",
        "zs",
        "iy",
        "yi",
        "cs",
        "sc",
        "o0",
        "bp",
        "pb",
        "dt",
        "td",
        "gk",
        "kg",
        "vw",
        "wv",
    )
)


@lru_cache(maxsize=1 << 18)
def slips(typed: str, known: str, *, place: bool = False, backed: bool = False) -> int:
    """Slips between a word in a file and a word of a tracked name: 0 the same, 1 or 2; 99 for another word.

    A brand in pinyin that reads as other pinyin is another brand. Not so a `place`; and where a letter is missing or
    doubled, not when the brand is `backed` by all the rest of a long name.
    """
    if typed == known:
        return 0
    if not (typed.isascii() and known.isascii()):
        return _NEVER
    if min(len(typed), len(known)) >= _SHORTEST and sounded(typed) == sounded(known):
        return 1
    if abs(len(typed) - len(known)) > 2 or min(len(typed), len(known)) < _SHORTEST:
        return _NEVER
    if is_acronym(known):
        return _NEVER
    if typed in KINDS and not (KINDS[typed] is Kind.COMMON and len(typed) >= _LONG):
        return _NEVER  # a word in its own right: "globe" is no misspelt "glove"
    return _edits(typed, known, place, backed)


def is_acronym(word: str) -> bool:
    """Whether a short word cannot be spoken: of initials, one letter other is another's."""
    return len(word) <= _LONGEST_ACRONYM and not set(word) & set("aeiou") and ("y" not in word or word[0] == "y")


_LONGEST_ACRONYM = 4
_SHORTEST = 3  #: letters of an abbreviation


@lru_cache(maxsize=1 << 16)
def shortens(typed: str, known: str) -> bool:
    """Whether a word is short for another: its beginning ("mach"), some of its consonants from the first ("mfg"), or
    its beginning and its end ("garmt").

    A word in its own right is short for none but its own verb: "car" is no carpet, "press" is pressing.
    """
    if known == f"{typed}ing" or typed in SYMBOLS.get(known, ()):
        return True
    if not _SHORTEST <= len(typed) <= len(known) - 2 or typed[0] != known[0] or typed in KINDS:
        return False
    if known.startswith(typed):
        return True
    letters = iter(known)
    if not all(letter in letters for letter in typed):
        return False
    ends = len(typed) > _SHORTEST and typed[:3] == known[:3] and typed[-1] == known[-1]
    return ends or not set(typed[1:]) & set("aeiou")


def initials(place: str) -> str:
    """What a Chinese place is short written as: "sh" for Shanghai; "" where it has not two syllables of pinyin."""
    parts = syllables(place)
    return parts[0][0] + parts[1][0] if len(parts) == 2 else ""


def shortenings(word: str) -> Iterator[str]:
    """What may be short for a word: its beginnings, with and without its end, and its consonants."""
    consonants = word[0] + "".join(letter for letter in word[1:] if letter not in "aeiou")
    if word.endswith("ing"):
        yield word.removesuffix("ing")
    beginnings = [word[:stop] for stop in range(_SHORTEST, len(word) - 1)]
    for short in {*beginnings, *(beginning + word[-1] for beginning in beginnings), consonants}:
        if shortens(short, word):
            yield short


def _edits(typed: str, known: str, place: bool, backed: bool) -> int:
    count, kinds = _distance(typed, known)
    shortest = min(len(typed), len(known))
    if count == 0 or count > (2 if shortest >= _LONG else 1):
        return _NEVER
    if typed[0] != known[0] and shortest < 6:
        return _NEVER
    if count == 2 and (typed[0] != known[0] or typed[-1] != known[-1]):
        return _NEVER  # "brightwave" has another ending than "brightway"
    if (
        count == 1
        and shortest < _ALONE
        and not (_sure_of_a_short_word(typed, known, kinds) or (backed and _heard_alike(typed, known, kinds)))
    ):
        return _NEVER
    if (
        is_pinyin(known)
        and is_pinyin(typed)
        and not (place or kinds == "transposed" or (backed and kinds == "missing"))
    ):
        return _NEVER
    if kinds == "wrong" and shortest < 6 and not (backed or _near_keys(typed, known)):
        return _NEVER
    return count


def _sure_of_a_short_word(typed: str, known: str, kinds: str) -> bool:
    """Letters swapped ("tpo"), doubled ("topp"), or one left out within ("smat"): no other word comes of that."""
    if kinds == "missing" and len(typed) > len(known):
        return any(a == b and typed[:at] + typed[at + 1 :] == known for at, (a, b) in enumerate(pairwise(typed)))
    within = typed[0] == known[0] and typed[-1] == known[-1] and len(known) >= _ALONE
    return kinds == "transposed" or (kinds == "missing" and within)


def _heard_alike(typed: str, known: str, kinds: str) -> bool:
    """Short words that one hears alike ("yti" for "yty"), or of which the last letter is silent ("sim" for "sime")."""
    if kinds == "missing":
        return typed.removesuffix("e") == known.removesuffix("e")
    return kinds == "wrong" and _one_sound_apart(typed, known)


@lru_cache(maxsize=1 << 18)
def sounded(word: str) -> str:
    """The word with rival spellings of a sound made one."""
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return word


def heard_alike(typed: str, known: str) -> bool:
    """Whether two words are one letter apart and sound alike; words in pinyin do not."""
    if len(typed) == len(known):
        alike = _one_sound_apart(typed, known)
    else:
        alike = typed.removesuffix("e") == known.removesuffix("e")
    return alike and not (is_pinyin(typed) and is_pinyin(known))


def _one_sound_apart(typed: str, known: str) -> bool:
    wrong = [(x, y) for x, y in zip(typed, known, strict=True) if x != y]
    return len(wrong) == 1 and set(wrong[0]) in _ONE_SOUND


def _near_keys(typed: str, known: str) -> bool:
    """Whether the one wrong letter lies beside the right one on the keyboard, or looks or sounds like it."""
    x, y = next((a, b) for a, b in zip(typed, known, strict=True) if a != b)
    if x + y in _ALIKE or {x, y} <= set("aeiou"):
        return True
    return any(abs(row.find(x) - row.find(y)) == 1 for row in _KEYS if x in row and y in row)


def _distance(a: str, b: str) -> tuple[int, str]:
    """Edits between two words with a swap of neighbours as one (optimal string alignment), and of a single edit what
    it was: `wrong`, `missing` (one letter more or less) or `transposed`. More than two are counted as three."""
    if abs(len(a) - len(b)) > 2:
        return 3, ""
    at = 0
    while at < min(len(a), len(b)) and a[at] == b[at]:
        at += 1
    end = 0
    while end < min(len(a), len(b)) - at and a[-1 - end] == b[-1 - end]:
        end += 1
    x, y = a[at : len(a) - end], b[at : len(b) - end]
    if len(x) == len(y) == 1:
        return 1, "wrong"
    if len(x) + len(y) == 1:
        return 1, "missing"
    if len(x) == 2 and x == y[::-1]:
        return 1, "transposed"
    return min(_table(x, y), 3), ""


def _table(x: str, y: str) -> int:
    before: list[int] = []
    row = list(range(len(y) + 1))
    for i, letter in enumerate(x, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(y, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == y[j - 2] and x[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
