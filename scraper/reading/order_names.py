"""By which words a page tells its orders apart: the names of their parties, in full and in short."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.legal_forms import LEGAL_FORM
from ledger.model import Announcement
from scraper.entity.trade_words import TRADE_WORDS
from scraper.reading.names.places import place_at
from scraper.reading.text.plain import plain


def names_of(one: Announcement) -> list[str]:
    """Its parties in full, their other names, and what stands before a legal form."""
    forms = {plain(name) for party in one.parties for name in (party.name, *party.aliases)}
    forms |= {form[: met.start()].split(" (")[0].strip(" ,.") for form in forms if (met := LEGAL_FORM.search(form))}
    return [form for form in forms if len(form) > 2]


def short_names(one: Announcement, others: Sequence[Announcement]) -> list[str]:
    """ "Lianfa" of Guangdong Lianfa Energy Storage: words of its name that are no place, no word of trade and no other's."""
    taken = {word for other in others for party in other.parties for word in party.name.split()}
    words = [word.strip(",.") for party in one.parties for word in LEGAL_FORM.sub(" ", party.name).split()]
    return [
        word
        for word in words
        if len(word) > 3
        and word[0].isupper()
        and word not in taken
        and word.casefold() not in TRADE_WORDS
        and not place_at(word, 0)
    ][:2]


def names_it(text: str, form: str) -> bool:
    """Whether `form` stands in `text` as whole words. A pattern for each name would cost more to make than to search."""
    at = text.find(form)
    while at >= 0:
        before, behind = text[at - 1 : at] if at else "", text[at + len(form) : at + len(form) + 1]
        if not (before.isalnum() or before == "_" or behind.isalnum() or behind == "_"):
            return True
        at = text.find(form, at + 1)
    return False
