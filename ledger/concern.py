"""Whether what somebody asks for or tracks, a name or goods, concerns a party or an order.

Wider than `ledger.names.same`: what is told needlessly costs a minute, what is missed may cost a shipment.
"""

from __future__ import annotations

from collections.abc import Iterable

from ledger import names
from ledger.matching import goods_words

#: A single word shorter than this meets only a name that is the same, never a part of a longer one.
_SHORT = 4


def meets(asked: str, spelling: str) -> bool:
    """Whether a name is this one, its initials as they stand behind it, or stands as whole words inside its core."""
    if names.same(asked, spelling) or names.fold(asked) in map(names.fold, names.initials(spelling)):
        return True
    core = names.core(asked)
    if len(core) < _SHORT or not core:
        return False
    return f" {core} " in f" {names.core(spelling)} "


def deals_in_words(goods: str, offered: Iterable[str | None]) -> bool:
    """Whether every telling word of the goods asked for opens a word of what is offered: "glove" opens "gloves"."""
    asked = goods_words(goods)
    words = frozenset().union(*map(goods_words, offered))
    return bool(asked) and all(any(_opens(word, other) for other in words) for word in asked)


def _opens(word: str, other: str) -> bool:
    return word == other or (len(word) >= _SHORT and other.startswith(word))
