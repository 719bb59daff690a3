"""Whom a sentence of its own adds to an order just issued: "The order also covers goods sold by B", "Also subject are C, D"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ledger.model import Party, Role
from scraper.reading.acts.act import Act, Draft
from scraper.reading.acts.additions import NEEDLES, TOO, adds, besides
from scraper.reading.clauses.statement import is_background
from scraper.reading.names.finder import firms_in, names_in
from scraper.reading.parties.nearby import named_in
from scraper.reading.phrases.party import read_parties, related
from scraper.reading.phrases.phrase import Phrase
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NO_FORCE

_THEIRS = re.compile(
    r"\b(?:its|their|the\s+(?:company|firm|group|producer)'s|the\s+same)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:subsidiar(?:y|ies)|affiliates?|units?|plants?|mills?|factor(?:y|ies)|branch(?:es)?|divisions?|arms?)\b"
)
#: "sold through its arm, B LLC, which is likewise covered": behind the name.
_IS_COVERED = re.compile(
    r",?\s+(?:(?:which|who|that)\s+)?(?:is|are)\s+(?:all\s+)?(?:covered|named)(?:\s+by\s+it)?\s+(?:in\s+(?:its|their)\s+own\s+right|as\s+well|too)\b|"
    rf",?\s+(?:(?:which|who|that)\s+)?(?:(?:is|are)\s+(?:{TOO}\s+)(?:covered|included|named|listed|subject\s+to\s+the\s+(?:[Oo]rder|WRO|Finding))\b"
    rf"|(?:is|are)\s+(?:covered|included)(?:\s+by\s+(?:it|the\s+(?:[Oo]rder|WRO|Finding)))?\s+{TOO}\b"
    r"|(?:the|this|CBP's|its)\s+(?:[Oo]rder|WRO|Finding)\s+also\s+(?:names|covers|reaches|includes)\b"
    r"|(?:comes?|falls?)\s+under\s+(?:it|(?:the|this)\s+(?:[Oo]rder|WRO|Finding))\s+(?:too|as\s+well)\b)"
)


def also_covered(act: Act, draft: Draft, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties of an order just issued, and those whom other clauses of it, or sentences beside them, add."""
    if act.releases or not parties or any(one.statement.effect is None for one in act.said):
        return parties
    parties = _with_parent(parties, act, draft)
    told = [(one.statement.sentence, one.statement.span[0], one.parties) for one in act.said if adds(one)]
    for sentence in _telling(act, draft) if len(draft.acts) == 1 else ():
        met = besides(sentence.plain)
        if met and not NO_FORCE.search(sentence.plain[: met.start()]):
            told.append((sentence, met.end(), named_in(sentence, met.end()).parties))
        told += ((sentence, 0, each) for each in _covered_before(sentence))
    for sentence, start, named in told:
        new = [one for one in named if not related((one,), parties)]
        parties += tuple(_as_kin(one, sentence, start) for one in new)
    return parties


#: "Gloves it manufactures, and those of its subsidiaries A and B, are".
_IT_AND_ITS = re.compile(
    r"\b(?:it|they|the\s+(?:company|firm|group|producer))\s+(?:itself\s+)?[a-z]+s?\b[^;]{0,60}?\b(?:those|and|or)\b[^;]{0,30}?\b(?:its|their)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:subsidiar(?:y|ies)|affiliates?|units)\b"
)


def _with_parent(parties: tuple[Party, ...], act: Act, draft: Draft) -> tuple[Party, ...]:
    """With the one firm that the sentence before names, where the act's clause speaks of it and names its subsidiaries."""
    first = next(one for one in act.said if one.parties or one is act.said[-1])
    told = first.statement.sentence
    met = _IT_AND_ITS.search(told.plain)
    at = draft.sentences.index(told) if met and told in draft.sentences else 0
    firms = firms_in(draft.sentences[at - 1].plain) if at else ()
    if met is None or len(firms) != 1 or any(told.plain.find(one.name) in range(met.end()) for one in parties):
        return parties
    before = draft.sentences[at - 1]
    entity = before.text[firms[0].start : firms[0].end]
    parent = read_parties(Phrase(entity=entity, form=firms[0].form, end=firms[0].end, whole=before.plain)).parties
    if related(parent, parties):
        return parties
    return (*parent, *(replace(one, role=Role.SUBSIDIARY) for one in parties))


def _covered_before(sentence: Sentence) -> Iterator[tuple[Party, ...]]:
    """Those of whom a sentence says so behind their name."""
    for one in names_in(sentence.plain) if _IS_COVERED.search(sentence.plain) else ():
        if _IS_COVERED.match(sentence.plain, one.end):
            text = sentence.text[one.start : one.end]
            yield read_parties(Phrase(entity=text, form=one.form, end=one.end, whole=sentence.plain)).parties


def _as_kin(party: Party, sentence: Sentence, start: int) -> Party:
    """ "its subsidiary, B": B belongs to those told before."""
    theirs = _THEIRS.search(sentence.plain, start, max(start, sentence.text.find(party.name)))
    return replace(party, role=Role.SUBSIDIARY) if theirs and party.role is Role.NAMED else party


def _telling(act: Act, draft: Draft) -> Iterator[Sentence]:
    """Sentences behind the first of the act that speak of what else its order covers."""
    first = act.said[0].statement.sentence
    for sentence in draft.sentences:
        if sentence.spoken or sentence.block < first.block or not any(map(sentence.plain.__contains__, NEEDLES)):
            continue
        if not is_background(sentence):
            yield sentence
