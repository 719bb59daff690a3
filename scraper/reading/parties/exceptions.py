"""Who an order that is issued leaves out from the first: "does not apply to gum exported by A", "except those sold by B"."""

from __future__ import annotations

import re
from dataclasses import replace

from ledger.model import Effect, Party, Role
from scraper.reading.acts.act import Act, Draft
from scraper.reading.names.finder import names_in
from scraper.reading.parties.nearby import near
from scraper.reading.phrases.party import read_parties, related
from scraper.reading.phrases.phrase import Phrase
from scraper.reading.text.sentences import Sentence

#: Behind these words stand those left out.
_BUT = re.compile(
    r"\b(?:does|do|will|shall)\s+not\s+(?:apply\s+to|cover|affect|reach|extend\s+to|include|concern)\b|"
    r"\b(?:[Ee]xcept(?:\s+(?:for|that))?|[Ee]xcluding|[Oo]ther\s+than|[Aa]part\s+from|with\s+the\s+(?:sole\s+|only\s+)?exception\s+of|save\s+for|but\s+not)\b|"
    r"\b(?:exempts|spares|leaves\s+out|excludes)\b"
)
#: Before these words.
_OUT = re.compile(
    r"\b(?:is|are|stays?|remains?)\s+(?:\w+\s+)?(?:exempt(?:ed)?|excluded|not\s+(?:covered|affected|included|subject))\b"
)


#: "except shipments by its subsidiary A", "Shipments by its affiliate B are exempt".
_ITS_KIN = re.compile(
    r"\b(?:[Ee]xcept|[Ee]xcluding|but\s+not|exception\s+of|not\s+(?:apply\s+to|cover|extend\s+to))\b[^.;]{0,60}?\b(?:its|their)\s+(?:[\w-]+\s+)?(?:subsidiary|affiliate|sister\s+company)\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])|"
    r"\b(?:its|their)\s+(?:[\w-]+\s+)?(?:subsidiary|affiliate|sister\s+company)\s+[A-ZÀ-ÖØ-ÞĀ-Ž][^;:]{2,80}?\s(?:is|are)\s+(?:exempt|not\s+(?:covered|affected|subject))"
)


def left_out(act: Act, draft: Draft, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties of an order issued on a place, and behind them those it does not reach; of one on a firm its own kin."""
    if act.said[0].statement.effect is not Effect.IMPOSED or not parties:
        return parties
    on_firms = any(party.role is not Role.PLACE for party in parties)
    found: tuple[Party, ...] = ()
    for sentence in (one for one in near(act, draft) if not on_firms or _ITS_KIN.search(one.plain)):
        more = _exempt_in(sentence)
        found += tuple(replace(one, role=Role.EXEMPT) for one in more if not related((one,), (*parties, *found)))
    return (*parties, *found)


def _exempt_in(sentence: Sentence) -> tuple[Party, ...]:
    text = sentence.plain
    but, out = _BUT.search(text), _OUT.search(text)
    if but is None and out is None:
        return ()
    start, end = (but.end(), len(text)) if but else (0, out.start() if out else 0)
    found: list[Party] = []
    for one in names_in(text):
        if start <= one.start and one.end <= end:
            phrase = Phrase(entity=sentence.text[one.start : one.end], form=one.form, end=one.end, whole=text)
            found += [party for party in read_parties(phrase).parties if party.role is not Role.PLACE]
    return tuple(found)
