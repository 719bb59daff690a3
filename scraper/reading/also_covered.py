"""Whom a sentence of its own adds to an order just issued: "The order also covers goods sold by B", "Also subject are C, D"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ledger.model import Party, Role
from scraper.reading.acts import Act, Draft, Said
from scraper.reading.finder import names_in
from scraper.reading.nearby import named_in
from scraper.reading.parties import read_parties, related
from scraper.reading.phrases import Phrase
from scraper.reading.sentences import Sentence
from scraper.reading.statement import is_background
from scraper.reading.vocabulary import NO_FORCE

_ORDER = r"(?:[Ww]ithhold\s+[Rr]elease\s+[Oo]rder|(?:[Dd]etention\s+)?[Oo]rder|WRO|[Ff]inding|[Mm]easure|[Ii]t)"
_COVERS = (
    r"(?:covers?|appl(?:y|ies)\s+to|extends?\s+to|reach(?:es)?|includes?|names?|bars?|blocks?|stops?|takes\s+in|targets?|"
    r"(?:is|was)\s+(?:directed|aimed)\s+(?:at|against))"
)
_TOO = r"(?:[Aa]lso|[Ll]ikewise|further(?:more)?|[Aa]dditionally|in\s+addition|as\s+well|equally)"
#: Behind it stand those the order covers beside the ones told before.
_BESIDES = re.compile(
    rf"\b{_ORDER},?\s+(?:{_TOO}\s+{_COVERS}|(?:extends|applies)\s+{_TOO}\s+to|extends\s+to|reaches)\s+"
    rf"|^(?:{_TOO},?\s+(?:subject\s+to|covered\s+by|included\s+in|named\s+in|under|affected\s+by)\s+(?:the|this)\s+{_ORDER}\s+(?:is|are))\s+"
    rf"|\b{_ORDER}\s+(?:is|was|has\s+been)\s+(?:issued|directed|aimed)\s+(?:against|at)\s+(?:both\s+)?(?:the|this)\s+[a-z]+\s+and\s+(?:also\s+)?(?:against|at)\s+"
    rf"|^(?:In\s+addition|Additionally|Further(?:more)?|Moreover|Besides),?\s+(?:to\s+[^,]{{2,60}},\s+)?(?:the|this)\s+{_ORDER}\s+{_COVERS}\s+",
    re.MULTILINE,
)
#: The same, where the order comes first and "as well" stands at the end.
_AT_THE_END = re.compile(rf"^(?:The|This)\s+{_ORDER}\s+{_COVERS}\s+(?=[^.;]*\bas\s+well\s*[.,])")
#: What ports do besides.
_ALSO_DETAIN = re.compile(rf"\b(?:In\s+addition|{_TOO}),?\s[^.;]{{0,60}}\b(?:detain|seiz|stop|withh|block)")
_THEIRS = re.compile(
    r"\b(?:its|their|the\s+(?:company|firm|group|producer)'s|the\s+same)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:subsidiar(?:y|ies)|affiliates?|units?|plants?|mills?|factor(?:y|ies)|branch(?:es)?|divisions?|arms?)\b"
)
_NEEDLES = (
    "also",
    "Also",
    "ddition",
    "xtends to",
    "eaches",
    "ikewise",
    "urther",
    "oreover",
    "as well",
    "qually",
    "esides",
    "and against",
    " too",
)


def adds(said: Said) -> bool:
    """Whether a clause on what ports stop tells of goods beside those told before."""
    statement = said.statement
    if not statement.scope or statement.action is not None or said.releases:
        return False
    text = statement.sentence.plain
    return any(map(text.__contains__, _NEEDLES)) and (_ALSO_DETAIN.search(text) or _besides(text)) is not None


def first_told(act: Act) -> Act:
    """The act without clauses on what else its order covers: its country is told before."""
    return Act([one for one in act.said if not adds(one)] or act.said)


def _besides(text: str) -> re.Match[str] | None:
    return _BESIDES.search(text) or _AT_THE_END.match(text)


#: "sold through its arm, B LLC, which is likewise covered": behind the name.
_IS_COVERED = re.compile(
    rf",?\s+(?:(?:which|who|that)\s+)?(?:(?:is|are)\s+(?:{_TOO}\s+)(?:covered|included|named|listed|subject\s+to\s+the\s+(?:order|WRO|Finding))\b"
    rf"|(?:is|are)\s+(?:covered|included)(?:\s+by\s+(?:it|the\s+(?:order|WRO|Finding)))?\s+{_TOO}\b"
    r"|(?:comes?|falls?)\s+under\s+(?:it|(?:the|this)\s+(?:order|WRO|Finding))\s+(?:too|as\s+well)\b)"
)


def also_covered(act: Act, draft: Draft, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties of an order just issued, and those whom other clauses of it, or sentences beside them, add."""
    if act.releases or not parties or any(one.statement.effect is None for one in act.said):
        return parties
    told = [(one.statement.sentence, one.statement.span[0], one.parties) for one in act.said if adds(one)]
    for sentence in _telling(act, draft) if len(draft.acts) == 1 else ():
        met = _besides(sentence.plain)
        if met and not NO_FORCE.search(sentence.plain[: met.start()]):
            told.append((sentence, met.end(), named_in(sentence, met.end()).parties))
        told += ((sentence, 0, each) for each in _covered_before(sentence))
    for sentence, start, named in told:
        new = [one for one in named if not related((one,), parties)]
        parties += tuple(_as_kin(one, sentence, start) for one in new)
    return parties


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
        if sentence.spoken or sentence.block < first.block or not any(map(sentence.plain.__contains__, _NEEDLES)):
            continue
        if not is_background(sentence):
            yield sentence
