"""Digests rendered in quantity: the card of each change is made once and set into everybody's mail.

A page that would be longer than mail programs show (Gmail cuts at 102 kB) has its later changes in short; the plain text
has them all in full.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape

from notify.digest import Digest
from notify.item import Item
from notify.render import Rendered, inlined, inlined_fragment
from templates import fill

#: Bytes of HTML in UTF-8 that a mail may have.
LONGEST = 96_000
#: Stands where the cards go. WORD JOINER cannot come from a source: `notify.plain.shown` takes it out of every text.
_MARK = "\u2060"
_SLOT = f"{_MARK}cards{_MARK}"
_WHY = f"{_MARK}why{_MARK}"


class Press:
    """Renders `templates/digest/`, keeping the cards it has made."""

    def __init__(self, cards: int = 512) -> None:
        self._text = lru_cache(maxsize=cards)(_text_card)
        self._html = lru_cache(maxsize=cards)(_html_card)
        self._short = lru_cache(maxsize=cards)(_short_card)

    def render(self, digest: Digest, brief: bool = False) -> Rendered:
        """`brief`: with a short text part, as for a chat."""
        subject = " ".join(fill("digest/subject.txt", mail=digest).split())
        text = fill("digest/brief.txt" if brief else "digest/body.txt", mail=digest, card=self._text)
        page = inlined(fill("digest/body.html", mail=digest, subject=subject, slot=_SLOT))
        return Rendered(subject, text, page.replace(_SLOT, self._cards(digest, LONGEST - _size(page))))

    def _cards(self, digest: Digest, room: int) -> str:
        """As many changes in full as there is room for, then in short, then counted."""
        whole = [self._html(entry.item).replace(_WHY, escape(entry.why)) for entry in digest.entries]
        if sum(map(_size, whole)) <= room:
            return "\n".join(whole)
        cards = [self._short(entry.item) for entry in digest.entries]
        rest = inlined_fragment(fill("partials/rest.html", number=len(cards)))
        room -= _size(rest) + sum(map(_size, cards))
        while room < 0 and cards:
            room += _size(cards.pop())
        for at in range(len(cards)):
            room -= _size(whole[at]) - _size(cards[at])
            if room < 0:
                break
            cards[at] = whole[at]
        return "\n".join([*cards, inlined_fragment(fill("partials/rest.html", number=len(whole) - len(cards)))])


def _size(html: str) -> int:
    return len(html.encode("utf-8", "replace")) + 1


def _text_card(item: Item) -> str:
    return fill("partials/event.txt", item=item)


def _html_card(item: Item) -> str:
    return inlined_fragment(fill("partials/event.html", item=item, why=_WHY))


def _short_card(item: Item) -> str:
    return inlined_fragment(fill("partials/short.html", item=item))
