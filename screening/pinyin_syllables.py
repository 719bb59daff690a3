"""Which Latin words are written in pinyin: there a changed letter is another name ("Haolin", "Maolin"), not a slip."""

from __future__ import annotations

import re

_SYLLABLE = (
    r"(?:(?:zh|ch|sh|r|z|c|s)(?:i|a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    r"|[bpm](?:a|o|ai|ei|ao|an|en|ang|eng|i|ie|iao|iu|ian|in|iang|ing|u|ou)"
    r"|f(?:a|o|ei|ou|an|en|ang|eng|u)"
    r"|[dtnl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|u|uo|ui|uan|un|ue|v|ve)"
    r"|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    r"|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)"
    r"|w(?:u|a|o|ai|ei|an|en|ang|eng)"
    r"|y(?:i|a|e|o|ao|ou|an|in|ang|ing|ong|u|ue|uan|un))"
)
#: Within a word a syllable begins with a consonant; the few that do not are marked off by an apostrophe.
_VOWELS = r"(?:er|ai|ei|ao|ou|an|en|ang|a|e|o)"
_ONE = re.compile(rf"{_SYLLABLE}|{_VOWELS}")
_ALL = re.compile(rf"(?:{_SYLLABLE}|{_VOWELS}){_SYLLABLE}{{0,5}}")


def is_syllable(word: str) -> bool:
    """Whether a lower-case word is one syllable of pinyin."""
    return len(word) <= 6 and _ONE.fullmatch(word) is not None


def syllables(word: str) -> tuple[str, ...]:
    """The syllables of a lower-case word of two or three, where it can be read so: "sanyou" is "san", "you"."""
    for cut in range(min(len(word) - 2, 6), 1, -1):
        head, rest = word[:cut], word[cut:]
        if is_syllable(head) and rest[0] not in "aeiou" and is_pinyin(rest):
            return (head, rest) if is_syllable(rest) else (head, *syllables(rest))
    return ()


def is_pinyin(word: str) -> bool:
    """Whether a lower-case word can be read as syllables of pinyin."""
    return _ALL.fullmatch(word) is not None
