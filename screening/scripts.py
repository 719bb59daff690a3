"""Names in Cyrillic letters, written in Latin ones as Russian, Ukrainian and Serbian firms do."""

from __future__ import annotations

import re

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
}  # fmt: skip
_TABLE = str.maketrans(_LETTERS | {big.upper(): small.capitalize() for big, small in _LETTERS.items()})


def latin(name: str) -> str:
    """The name with its Cyrillic letters transliterated; itself when it has none."""
    return name.translate(_TABLE) if _CYRILLIC.search(name) else name
