"""Typing slips and rival romanisations: whether two lists of words are one name spelled twice."""

from __future__ import annotations

import re
from functools import lru_cache

from ledger.folding import listed

#: Ways of writing the same sounds in Latin letters, folded to one ("Taepyeong" and "Taepyung").
_SOUNDS = (("yeo", "yu"), ("eo", "u"), ("ph", "f"))
_LAST_SOUND = re.compile(r"(?<=\w{3})(?:ie|ee|y)$")
#: One syllable of Mandarin in pinyin. Nearly every other letter makes another word of it: "Dongfang" and "Dongfeng".
_SYLLABLE = re.compile(
    r"[bpm](?:a|o|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|iu|ian|in|ing|u)|f(?:a|o|ei|ou|an|en|ang|eng|u)"
    r"|[dtnl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|u|uo|ui|uan|un|ue)"
    r"|(?:[gkhrzcs]|zh|ch|sh)(?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)|(?:[rzcs]|zh|ch|sh)i"
    r"|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)|y(?:a|e|i|ao|ou|an|in|ang|ing|ong|u|ue|uan|un)"
    r"|w(?:a|o|ai|ei|an|en|ang|eng|u)|a|o|e|ai|ei|ao|ou|an|en|ang|er"
)
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
    short = sum(map(len, one)) < 16
    allowed = 1 if short else 2
    for a, b in zip(one, other, strict=True):
        if a == b or _sound(a) == _sound(b):
            continue
        allowed -= 1
        if allowed < 0 or not _slip(a, b, mistaken=not short):
            return False
    return True


def _sound(word: str) -> str:
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return _LAST_SOUND.sub("i", word)


def _is_place(word: str) -> bool:
    return word in _PLACES or word.endswith(("zhou", "shan", "stan", "land"))


def _slip(a: str, b: str, *, mistaken: bool) -> bool:
    """One slip of the hand in a word of five letters or more: never its first or last letter, nor between two places."""
    if min(len(a), len(b)) < 5 or a[0] != b[0] or not (a + b).isascii() or (a + b).isdigit():
        return False
    if (_is_place(a) and _is_place(b)) or (_is_pinyin(a) and _is_pinyin(b)):
        return False
    return _one_edit(a, b, mistaken=mistaken)


@lru_cache(maxsize=4096)
def _is_pinyin(word: str) -> bool:
    """Whether syllables of Mandarin make up the whole word."""
    ends = {0}
    for at in range(len(word)):
        if at in ends:
            ends.update(stop for stop in range(at + 1, at + 7) if _SYLLABLE.fullmatch(word, at, min(stop, len(word))))
    return len(word) in ends


def _one_edit(a: str, b: str, *, mistaken: bool) -> bool:
    """Whether a letter left out, put in or swapped with its neighbour makes one the other.

    In a word of five or six letters only one written twice; with `mistaken`, in long ones also one wrong letter.
    """
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if at >= len(a) - 1 and a[-1] != b[-1]:
        return False
    if len(b) - len(a) == 1:
        return a[at:] == b[at + 1 :] and (len(a) > 6 or b[at] in (b[at - 1], b[at + 1 : at + 2]))
    if len(b) != len(a) or at == len(a):
        return False
    if a[at + 2 :] == b[at + 2 :] and a[at : at + 2] == b[at : at + 2][::-1]:
        return True
    return mistaken and a[at + 1 :] == b[at + 1 :] and _mistaken(a, a[at], b[at])


def _mistaken(word: str, x: str, y: str) -> bool:
    """A wrong letter is a slip in a long word only; in a short one it makes another name."""
    return len(word) >= (7 if {x, y} <= _VOWELS else 10)
