"""A list of names told whole: where a clause was read from its second name on, the names before it belong to it, too.

Only names with a legal form, of the very list that a party found already stands in; what no list joins stays out.
"""

from __future__ import annotations

import re

from ledger.legal_forms import LEGAL_FORM
from ledger.model import Party, Role
from scraper.entity.forms import forms_in
from scraper.reading.acts.act import Act, Draft
from scraper.reading.names.finder import names_in
from scraper.reading.phrases.party import Named, read_parties, related
from scraper.reading.phrases.phrase import Phrase
from scraper.reading.text.sentences import Sentence

#: Between two names of a list.
_JOINED = re.compile(r"(?:[,;]|\band|\bor)\s+(?:(?:and|or)\s+)?(?:the\s+)?$")


def with_whole_list(parties: tuple[Party, ...], sentence: Sentence, act: Act, draft: Draft) -> tuple[Party, ...]:
    """Of an order imposed: its parties, and the firms of the same list that no other act of the page names."""
    named = [party for party in parties if party.role is Role.NAMED and forms_in(party.name)]
    if act.releases or not named:
        return parties
    text = sentence.plain
    at = min(text.find(party.name) for party in named)
    before = text[max(0, at - 60) : max(0, at)]
    if not _JOINED.search(before) or not LEGAL_FORM.search(before):
        return parties
    known = (*parties, *(party for other in draft.acts if other is not act for party in other.parties))
    more: list[Party] = []
    for one in names_in(text):
        listed = text[one.start : one.end]
        if one.form != "party" or ", " not in listed or not any(party.name in listed for party in named):
            continue
        found = read_parties(
            Phrase(entity=sentence.text[one.start : one.end], end=one.end, whole=text[one.start :])
        ).parties
        more += [
            party
            for party in found
            if party.role is Role.NAMED and forms_in(party.name) and not related((party,), known)
        ]
    return (*more, *parties) if more else parties


#: Who goes out of an order is not whom it covers.
_OUT = re.compile(r"\b(?:remov|exempt|exclud|except|carv|other\s+than)")


def listed_with(party: Party, sentence: Sentence) -> Named | None:
    """ "gloves produced by A Ltd., B Ltd. and C Ltd. (collectively, X Group)", of a page whose acts name A, or X Group, alone."""
    text = sentence.plain
    if party.name not in text or _OUT.search(text):
        return None
    for one in names_in(text):
        listed = text[one.start : one.end]
        if one.form != "party" or party.name not in listed:
            continue
        found = read_parties(Phrase(entity=sentence.text[one.start : one.end], end=one.end, whole=text[one.start :]))
        firms = [other for other in found.parties if forms_in(other.name)]
        if any(other.name == party.name for other in found.parties) and (len(firms) > 1 or found.open_ended):
            return found
    return None
