"""A sentence that turns to another act of the same day: "In a separate action, CBP", "It also", "Second, the agency"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.reading.acts.act import Said
from scraper.reading.acts.additions import adds
from scraper.reading.phrases.party import related
from scraper.reading.text.dates import MONTH
from scraper.reading.text.sentences import Sentence

_AGENCY = (
    r"(?:It|CBP|U\.S\.\s+Customs\s+and\s+Border\s+Protection|(?:The|the)\s+(?:agency|bureau|service)|DHS|it|"
    r"(?:The|the)\s+(?:Secretary|Commissioner|Department))"
)
_STEP = r"(?:action|move|step|decision|announcement|development|matter|order)"
_OPENS = re.compile(
    rf"(?:{_AGENCY}\s+(?:has\s+)?(?:(?:today|yesterday|this\s+week)\s+)?(?:also|separately|likewise|in\s+addition|additionally|further)\s|"
    rf"{_AGENCY},\s+(?:too|in\s+addition|separately),|"
    r"(?:Also|Separately|In\s+addition|Additionally|Moreover|Meanwhile|At\s+the\s+same\s+time|In\s+parallel|Next|Second|Secondly|Third|Thirdly|"
    r"Finally|Lastly|Beyond\s+that|Besides(?:\s+that)?|On\s+the\s+same\s+day|The\s+same\s+day),?\s+(?:(?:also|today|yesterday),?\s+)?"
    rf"(?:{_AGENCY}|an?\s+(?:[\w-]+\s+){{0,3}}?(?:order|WRO|Order|Finding|finding)\b)|"
    rf"(?:In|As|By|Under|With)\s+(?:an?(?:other)?|the)\s+(?:(?:second|third|further|separate|related|unrelated|different|distinct|parallel|other|last)\s+)*{_STEP}"
    r"(?:\s+(?:today|yesterday|(?:of|on)\s+(?:the\s+same|that)\s+day))?,?\s)"
)
#: "CBP also issued two orders last year": what is told beside, and is not of this day.
_OF_LATE = re.compile(
    r"\b(?:this\s+year|so\s+far|to\s+date|since|earlier|recently|lately|last|previous(?:ly)?|prior|fiscal|past|had|ago|already|"
    r"before|formerly|once|in\s+(?:19|20)\d\d|(?:in|during|over|of)\s+(?:the\s+|early\s+|late\s+|mid-?)*(?:spring|summer|fall|autumn|winter|holidays)|"
    rf"(?:in|during|of)\s+(?:early\s+|late\s+|mid-?)?{MONTH})\b"
)


#: "It also ordered ports to detain carpets of B": an order of its own, and no more goods under the one told before.
_ORDERS_PORTS = re.compile(
    r"\b(?:ordered|directed|instructed)\s+(?:(?:all|its|the|U\.S\.)\s+)*(?:ports|officers|personnel)\b"
)


#: "It lifted its order on B", on a page that counts its acts.
_GOES_ON = re.compile(rf"(?:And\s+|Then\s+)?{_AGENCY}\s+(?:(?:has|then|today|further)\s+)*[a-z]+(?:ed|ook|ut|ew)\s")


def opens_another(sentence: Sentence) -> bool:
    """Whether a sentence turns to another act of the day."""
    return _OPENS.match(sentence.plain) is not None


def turns(news: Sequence[Said], *, wholly: bool, counted: bool) -> list[Sentence]:
    """The sentences that turn to what is done to somebody whom no clause before them names.

    `wholly`: and name nobody else. `counted`: the page says that it announces several acts.
    """
    enough = all if wholly else any
    found: list[Sentence] = []
    for at, one in enumerate(news):
        sentence = one.statement.sentence
        opens = opens_another(sentence) or (counted and _GOES_ON.match(sentence.plain))
        if sentence in found or not opens or (adds(one) and not _ORDERS_PORTS.search(sentence.plain)):
            continue
        before = [other for other in news[:at] if other.statement.sentence is not sentence]
        own = [other for other in news[at:] if other.statement.sentence is sentence]
        told = any(other.parties and (other.statement.action or other.statement.scope) for other in own)
        if before and told and enough(names_a_new_one(other, before) for other in own if other.parties):
            found.append(sentence)
    return found


def is_next(one: Said, kept: Sequence[Said], turning: Sequence[Sentence]) -> bool:
    """What is done, beside an act of this day, to the order on somebody else, in the next breath of the text."""
    statement = one.statement
    if statement.when == "then" or statement.sentence not in turning or not kept:
        return False
    near = statement.sentence.block - kept[-1].statement.sentence.block in (0, 1)
    fresh = any(other.statement.when == "now" for other in kept)
    return near and fresh and not _OF_LATE.search(statement.sentence.plain)


def names_a_new_one(one: Said, others: Sequence[Said]) -> bool:
    """Whether a clause names somebody, and none of those the others name."""
    return bool(one.parties) and not any(related(one.parties, other.parties) for other in others)


def are_apart(said: Sequence[Said], others: Sequence[Said]) -> bool:
    """Whether the page turns to another act, of somebody else, between the clauses of two acts."""
    for before, then in ((said, others), (others, said)):
        opens, last = then[0].statement.sentence, before[0].statement.sentence
        if opens is not last and opens.block >= last.block and opens_another(opens):
            return any(names_a_new_one(one, before) for one in then)
    return False
