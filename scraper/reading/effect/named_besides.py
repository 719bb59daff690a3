"""An order that is said to name more firms than go free of it."""

from __future__ import annotations

import re

from ledger.model import Party, Role
from scraper.reading.acts.act import Act, Draft
from scraper.reading.names.finder import firms_in
from scraper.reading.parties.covered import freed_clauses
from scraper.reading.phrases.party import related, split_once
from scraper.reading.text.sentences import Sentence

#: "the order, which names A Ltd. and B Ltd.", "The WRO of 2021 listed A Ltd., B Ltd., and C Ltd.".
_NAMES = re.compile(
    r"\b(?:[Oo]rder|WRO|[Ff]inding)\b[^.;:]{0,60}?\s(?:names?|named|lists?|listed|covers?|covered)\s(?=[^;]{0,60}?[A-Z])"
)


def names_others(act: Act, draft: Draft) -> Sentence | None:
    """The sentence that says that the order names firms beside the freed."""
    free = tuple(party for one in freed_clauses(act) for party in one.parties)
    for sentence in draft.sentences if free else ():
        met = None if sentence.spoken else _NAMES.search(sentence.plain)
        if met is None:
            continue
        rest = sentence.plain[met.end() :]
        named = [Party(rest[one.start : one.end], Role.NAMED) for one in firms_in(rest)]
        each = tuple(one for party in named for one in split_once(party.name).parties)
        if any(related((one,), free) for one in each) and not all(related((one,), free) for one in each):
            return sentence
    return None
