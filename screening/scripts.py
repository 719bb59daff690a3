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


#: English words of firms as they are written by ear in Cyrillic letters, transliterated.
_BY_EAR = dict(
    pair.split("=")
    for pair in (
        "indastri=industry indastriz=industries silikon=silicon interneshnl=international interneyshnl=international"
        " internesnl=international koper=copper kopper=copper yurop=europe jurop=europe grup=group grupp=group"
        " korporeishn=corporation korporeyshn=corporation interneishnl=international bkhd=bhd gruppa=group"
        " kompani=company menyufekchuring=manufacturing manufakchuring=manufacturing"
        " treyding=trading trejding=trading kholding=holding kholdings=holdings glav=glove glov=glove"
        " teknolodzhi=technology tekhnolodzhi=technology prodakts=products srbija=serbia mayning=mining"
    ).split()
)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def latin(name: str) -> str:
    """The name with its Cyrillic letters transliterated and English words read back; itself when it has none."""
    if not _CYRILLIC.search(name):
        return name
    return _WORD.sub(lambda met: _BY_EAR.get(met.group().lower(), met.group()), name.translate(_TABLE))
