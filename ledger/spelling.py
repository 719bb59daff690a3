"""Typing slips and rival romanisations: whether two lists of words are one name spelled twice."""

from __future__ import annotations

from ledger.folding import listed

#: Ways of writing the same sounds in Latin letters, folded to one ("Taepyeong" and "Taepyung").
_SOUNDS = (("yeo", "yu"), ("eo", "u"), ("ph", "f"))
_VOWELS = frozenset("aeiouy")
#: Neighbours by spelling, not by map: a slip between two of these is another place.
_PLACES = frozenset(
    listed("""
    anhui|fujian|gansu|guangxi|guangdong|guizhou|hainan|hebei|hefei|heilongjiang|henan|hubei|hunan|jiangsu|jiangxi|jilin
    jinan|liaoning|nanjing|nantong|nanning|ningbo|ningxia|qinghai|shandong|shanghai|shanxi|shaanxi|sichuan|tianjin
    xinjiang|yunnan|zhejiang|austria|australia|niger|nigeria|slovakia|slovenia|gambia|zambia|guinea|guyana
    """)
)


def drifted(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the words pair off in order with one slip in a word, at most two in all (one in a short name)."""
    if len(one) != len(other):
        return False
    allowed = 1 if sum(map(len, one)) < 16 else 2
    for a, b in zip(one, other, strict=True):
        if a == b or _sound(a) == _sound(b):
            continue
        allowed -= 1
        if allowed < 0 or not _slip(a, b):
            return False
    return True


def _sound(word: str) -> str:
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return word


def _is_place(word: str) -> bool:
    return word in _PLACES or word.endswith(("zhou", "shan", "stan", "land"))


def _slip(a: str, b: str) -> bool:
    """One slip of the hand in a word of five letters or more: never in its first letter, nor between two places."""
    if min(len(a), len(b)) < 5 or a[0] != b[0] or not (a + b).isascii() or (a + b).isdigit():
        return False
    if _is_place(a) and _is_place(b):
        return False
    return _one_edit(a, b)


def _one_edit(a: str, b: str) -> bool:
    """Whether a letter left out, put in or swapped with its neighbour makes one the other.

    In long words also one mistaken letter.
    """
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(b) - len(a) == 1:
        return a[at:] == b[at + 1 :]
    if len(b) != len(a) or at == len(a):
        return False
    if a[at + 2 :] == b[at + 2 :] and a[at : at + 2] == b[at : at + 2][::-1]:
        return True
    return a[at + 1 :] == b[at + 1 :] and _mistaken(a, a[at], b[at])


def _mistaken(word: str, x: str, y: str) -> bool:
    """A wrong letter is a slip in a long word only; in a short one it makes another name."""
    return len(word) >= (7 if {x, y} <= _VOWELS else 10)
