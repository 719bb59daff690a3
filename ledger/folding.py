"""Folding: one spelling for what differs only in writing (case, accents, dots, "&", "No.4")."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def listed(table: str) -> tuple[str, ...]:
    """The entries of a table written as text, parted by "|" and line ends."""
    return tuple(entry.strip() for line in table.splitlines() for entry in line.split("|") if entry.strip())


_ACCENTS = re.compile("[\u0300-\u036f]")
_OWN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
_APOSTROPHE = re.compile(r"(?<=\w)['’‘`´ʻʼ](?=\w)")
_PLAIN = re.compile(r"[a-z0-9 ,()-]*")  #: text without a sign that is folded by its neighbours
_NO_WORD = re.compile(r"[^a-z0-9]+")  #: of ASCII text
_DOTTED = re.compile(r"(?<![\w])[^\W\d_](?:\.[^\W\d_])+(?!\w)")
_NUMBER_SIGN = re.compile(r"(?<!\w)(?:no|nos|nr|num|number|#)[\s.:#]*(?=\d)|#\s*(?=\d)")
_SPELLED = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
}
_SPELLED_NUMBER = re.compile(rf"(?<!\w)(?:no|number)\.?\s+({'|'.join(_SPELLED)})(?!\w)")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Words in lower case without accents and punctuation, one space apart.

    "&" becomes "and", "S.A." becomes "sa", "No.4", "No. 4" and "Number 4" become "no 4". Scripts other than Latin
    are kept. Folding twice changes nothing.
    """
    while (folded := _fold_once(text)) != text:
        text = folded
    return text


def _fold_once(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).casefold()
        text = unicodedata.normalize("NFKC", _ACCENTS.sub("", text)).translate(_OWN_LETTERS)
    text = text.lower().replace("&", " and ")
    if not _PLAIN.fullmatch(text):
        text = _APOSTROPHE.sub("", text)
        text = _DOTTED.sub(lambda match: match.group().replace(".", ""), text)
    if "no" in text or "nu" in text or "nr" in text or "#" in text:
        text = _SPELLED_NUMBER.sub(lambda match: f"no {_SPELLED[match.group(1)]}", text)
        text = _NUMBER_SIGN.sub("no ", text)
    if text.isascii():
        return _NO_WORD.sub(" ", text).strip()
    return " ".join("".join(char if _is_word(char) else " " for char in text).split())


def _is_word(char: str) -> bool:
    return char.isalnum() or (not char.isascii() and unicodedata.category(char).startswith("M"))
