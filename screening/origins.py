"""Places that are no whereabouts: streets called after them; and the origin that a goods text tells."""

from __future__ import annotations

import re
from functools import lru_cache

from ledger.folding import fold
from screening.places import COUNTRY_WORDS, REGION_PHRASES
from screening.variants import LONGEST

_ALL = {phrase for phrases in REGION_PHRASES.values() for phrase in phrases}.union(*COUNTRY_WORDS.values())
_LATIN = rf"\b(?:{'|'.join(sorted(filter(str.isascii, _ALL), key=len, reverse=True))})\b"
_CHINESE = rf"(?:{'|'.join(sorted(phrase for phrase in _ALL if not phrase.isascii()))})"
_SIDE = r"(?: (?:north|south|east|west|middle|central|first|second|third|[nsew]|zhong|dong|nan|bei|xi|(?:no )?\d+(?:st|nd|rd)?))"
_ROADS = "road|rd|street|str|st|avenue|ave|av|boulevard|blvd|lane|highway|hwy|expressway"
_CHINESE_STREET = (
    rf"{_CHINESE}[东東西南北中一二三\d]*(?:路|街|大道|大街)(?!桥|橋)"  # a builder of roads and bridges is none
)
#: In the name of a firm "Xinjiang Lu" may be how it is called.
_STREET_IN_NAME = re.compile(rf"{_LATIN}{_SIDE}*? (?:{_ROADS})\b|{_CHINESE_STREET}")
_STREET = re.compile(rf"{_LATIN}{_SIDE}*? (?:{_ROADS}|lu|jie|dao|dajie|dadao)\b|{_CHINESE_STREET}")
_PARTS = re.compile(r"[,;，；、\n]")

_BETWEEN = (
    "from|of|in|the|any|made|grown|sourced|produced|originating|origin|cotton|tomato|tomatoes|gold|tobacco|hair|diamonds"
    "|material|materials|fiber|fibers|fibre|fibres|product|products|goods"
)
#: "Cotton, not from Xinjiang", "yarn for Xinjiang", "non-Xinjiang", "Xinjiang-free", "Hami melons".
_NOT_FROM = re.compile(
    rf"\b(?:not|non|no|never|without|excluding|excl|except|outside|other than|free (?:of|from))(?: (?:{_BETWEEN}))* {_LATIN}"
    rf"|\b(?:for|to)(?: the)? {_LATIN}|{_LATIN} (?:free|style|type|melons?|pears?)\b|(?:非|不含|不是|无|除){_CHINESE}"
)


def whereabouts_said(cell: str, *, firm: bool = False) -> str:
    """A cell folded, without the streets that are called after a place. `firm`: it is the name of one."""
    street = _STREET_IN_NAME if firm else _STREET
    return " . ".join(street.sub(" ", fold(part)) for part in _PARTS.split(cell[:LONGEST]))


@lru_cache(maxsize=1 << 14)
def origin_said(goods: str) -> str:
    """A goods text folded, without the places that the goods are not from."""
    return _NOT_FROM.sub(" ", fold(goods[:LONGEST]))
