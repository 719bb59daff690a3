"""The sentence that says that what an order stopped comes in again, where no clause on what ports do was read."""

from __future__ import annotations

import re

from ledger.model import Party
from scraper.reading.acts.act import Act, Draft
from scraper.reading.clauses.referring import FIRM
from scraper.reading.effect.effects import frees
from scraper.reading.effect.in_force import own_sentences
from scraper.reading.effect.part import FOR_A_BUYER
from scraper.reading.phrases.any_goods import is_any_goods
from scraper.reading.phrases.party import core_names
from scraper.reading.text.sentences import Sentence

_ORDER = r"(?:[\w-]+\s+){0,3}?(?:[Oo]rder|WRO|[Ff]inding)"
#: "An order that is revoked", "each petition", "orders on several companies": of whichever there are.
_OF_ANY = re.compile(
    rf"\b(?:[Aa]n?|[Aa]ny|[Ee]very|[Ee]ach|[Ss]uch\s+an?)\s+(?:new\s+)?{_ORDER}\b(?!\s+(?:of|dated|issued|from|against|on)\s)|"
    r"(?:^|\s)(?:[Oo]rders|WROs|[Ff]indings)\s+(?:are|is|can|may|on\s+(?:several|some|many)|against\s+(?:several|some|many))\b|"
    r"\b(?:[Aa]|[Aa]ny|[Ee]ach|[Ee]very)\s+(?:company|firm|producer|petition|petitioner|importer|maker|supplier)\s+(?:that|which|who|whose|may|must|can|is|will)\b"
)
#: "The agency will lift the order once workers are paid": what is still to come.
_TO_COME = re.compile(
    r"\bwill\s+(?:not\s+)?(?:lift|revoke|modify|end|rescind|terminate|reconsider)\b|\b(?:once|until|unless|as\s+soon\s+as)\s+(?:it|CBP|the|they|workers)\b"
)
_THIS_ONE = re.compile(rf"\b(?:[Tt]he|[Ii]ts|[Tt]hat|[Tt]his|CBP's|agency's)\s+{_ORDER}\b")


def freeing_sentence(act: Act, draft: Draft, parties: tuple[Party, ...], *, alone: bool) -> Sentence | None:
    """What says that goods come in again: of this order's, and not of any that there is."""
    scoped = next((one.statement.sentence for one in act.said if one.statement.scope), None)
    told = (one for one in own_sentences(act, draft, alone=alone) if frees(one) and not _is_general(one, act, parties))
    return scoped or next((one for one in told if not FOR_A_BUYER.search(one.plain)), None)


def _is_general(sentence: Sentence, act: Act, parties: tuple[Party, ...]) -> bool:
    """Whether a sentence that none of the act's clauses stands in speaks of any order, or of any goods."""
    text = sentence.plain
    if any(one.statement.sentence.text == sentence.text for one in act.said):
        return False
    if _TO_COME.search(text) or not _points_at(text, act, parties):
        return True
    return (_OF_ANY.search(text) is not None and not _THIS_ONE.search(text)) or _of_any_goods(text)


#: "the company", "the order", "the goods", "they": of which the page has spoken.
_POINTS = re.compile(
    rf"\b(?:(?:the|this|these|those|its|their|both|all|any\s+of|CBP's|agency's)\s+(?:(?!(?:an?|any|every|each)\b)[\w'-]+\s+){{0,3}}?|that\s+)"
    rf"(?:order|wro|finding|{FIRM}|goods|products?|merchandise|imports|detention|restrictions?|ban|modification|revocation|change)s?\b|"
    r"\bsuch\s+(?!as\b|an?\b)[a-z]+\b|^(?:They|It)\s+(?:may|can|will|is|are|has|have|no)\b",
    re.IGNORECASE,
)


def _points_at(text: str, act: Act, parties: tuple[Party, ...]) -> bool:
    """Whether a sentence names the act's party or goods, or points back at them, or at the order."""
    lowered = text.lower()
    goods = (one.statement.phrase.goods or "" for one in act.said)
    words = {word for one in goods for word in re.findall(r"[a-z]{3,}", one.lower())} - {"and", "the"}
    if any(name and name in lowered for name in core_names(parties)) or words & set(re.findall(r"[a-z]+", lowered)):
        return True
    firsts = {party.name.split()[0] for party in parties}
    return _POINTS.search(text) is not None or any(re.search(rf"\b{re.escape(one)}\b", text) for one in firsts)


#: Where goods are told: as what the sentence is on, or behind "goods that".
_GOODS = re.compile(r"\b(?:goods|products|merchandise|imports|shipments|cargo|articles)\b", re.IGNORECASE)


def _of_any_goods(text: str) -> bool:
    return any(is_any_goods(f" {text[met.start() :]}") for met in _GOODS.finditer(text))
