"""Digests rendered in quantity: the card of each change is made once and set into everybody's mail."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from notify.digest import Digest
from notify.item import Item
from notify.render import Rendered, inlined, inlined_fragment
from templates import fill

#: Where a card goes. WORD JOINER cannot come from a source: `notify.plain.shown` takes it out of every text.
_MARK = "\u2060"
_SLOT = re.compile(f"{_MARK}([0-9]+){_MARK}")
_WHY = f"{_MARK}why{_MARK}"


class Press:
    """Renders `templates/digest/`, keeping the cards it has made."""

    def __init__(self, cards: int = 512) -> None:
        self._text = lru_cache(maxsize=cards)(_text_card)
        self._html = lru_cache(maxsize=cards)(_html_card)

    def render(self, digest: Digest, brief: bool = False) -> Rendered:
        """`brief`: with a short text part, as for a chat."""
        subject = " ".join(fill("digest/subject.txt", mail=digest).split())
        text = fill("digest/brief.txt" if brief else "digest/body.txt", mail=digest, card=self._text)
        page = inlined(fill("digest/body.html", mail=digest, subject=subject, slot=_slot))
        return Rendered(subject, text, _SLOT.sub(lambda found: self._card(digest, int(found[1])), page))

    def _card(self, digest: Digest, number: int) -> str:
        entry = digest.entries[number]
        return self._html(entry.item).replace(_WHY, escape(entry.why))


def _slot(number: int) -> str:
    return f"{_MARK}{number}{_MARK}"


def _text_card(item: Item) -> str:
    return fill("partials/event.txt", item=item)


def _html_card(item: Item) -> str:
    return inlined_fragment(fill("partials/event.html", item=item, why=_WHY))
