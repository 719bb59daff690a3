"""By which key a party or goods are addressed. One party under two orders, spelled alike, is one page."""

from __future__ import annotations

import hashlib

from ledger.folding import fold

_LONGEST = 80
_HASHED = 8


def party_key(folded: str) -> str:
    """The key of a party's folded name: `smart-glove`; long ones are cut and told apart by a hash."""
    key = folded.replace(" ", "-")
    if len(key) <= _LONGEST:
        return key
    return f"{key[:_LONGEST].rstrip('-')}-{hashlib.sha256(folded.encode()).hexdigest()[:_HASHED]}"


def spelled(key: str) -> str:
    """What a key was made of, where it was not cut; else its beginning."""
    return key.replace("-", " ")


def may_be_cut(key: str) -> bool:
    return len(key) > _LONGEST - 10 and len(key.rpartition("-")[2]) == _HASHED


def quote_anchor(quote: str) -> str:
    """The anchor of a quote on its snapshot's page."""
    return "q" + hashlib.sha256(quote.encode()).hexdigest()[:10]


#: Words that say nothing of the goods.
_EMPTY = frozenset(
    "a all and any by containing derivatives downstream extracts for from goods hand in its items made of or other "
    "parts processed product products the their thereof their using with based".split()
)


def goods_words(goods: str | None) -> list[str]:
    """The telling words of a description of goods, folded: `palm`, `oil`."""
    found = [word for word in fold(goods or "").split() if len(word) > 2 and word not in _EMPTY and not word.isdigit()]
    return list(dict.fromkeys(found))
