"""Goods that ports stop, or let in, on a condition that names their maker: "is admissible when it was produced by A"."""

from __future__ import annotations

import re
from dataclasses import replace

from ledger.legal_forms import LEGAL_FORM
from scraper.entity.kinds import has_legal_form
from scraper.reading.clauses.referring import REFERS
from scraper.reading.names.spans import name_end
from scraper.reading.phrases.making import MAKING
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.phrases.relative import DOES
from scraper.reading.text.lowercase import Needles, small

_IF = (
    r"(?:(?i:if),?\s+and\s+only\s+if,?\s+|"
    r"(?:(?:but\s+)?only\s+)?(?i:if|where|when|whenever|provided(?:\s+that)?|providing(?:\s+that)?|(?:so|as)\s+long\s+as|"
    r"on\s+(?:the\s+)?condition\s+that|in\s+so\s+far\s+as|insofar\s+as|to\s+the\s+extent\s+that)\s+)"
)
_MAY_BE = Needles(
    *(
        "if ",
        "if,",
        "where ",
        "when ",
        "whenever",
        "provided",
        "providing",
        "long as",
        "condition that",
        "far as",
        "insofar",
        "extent that",
    )
)
_THE_GOODS = r"(?:it|they|such\s+[a-z]+|the\s+(?:[a-z-]+\s+){1,3}?)"
_WAS = r"(?:is|are|was|were|has\s+been|have\s+been|had\s+been)\s+(?:both\s+|wholly\s+|entirely\s+|only\s+|itself\s+)?"
_DONE = rf"(?:{MAKING}|[a-z]{{2,}}(?:ed|wn|oven|ung|ght|ound)\b)"
_MAKER = (
    r"(?:producer|maker|manufacturer|grower|miner|exporter|processor|refiner|smelter|weaver|packer|source|supplier|seller|"
    r"shipper)"
)
_NAME = r"(?:the\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž]"
#: Each with the words that make what follows a noun phrase with a maker: "goods" + "made in X by A".
_CONDITIONS = (
    (re.compile(rf"{_IF}(?:{_THE_GOODS}\s*{_WAS})?(?={_DONE})"), "goods "),
    (re.compile(rf"{_IF}{_THE_GOODS}\s*(?:comes?|came|originates?|originated|stems?)\s+(?=from\s)"), "goods "),
    (re.compile(rf"{_IF}(?:its|their|the)\s+{_MAKER}\s+(?:is|was)\s+(?={_NAME})"), "goods of "),
    (re.compile(rf"{_IF}(?={_NAME}[^,;]{{2,60}}?\s{DOES})"), "goods that "),
)


def _condition(text: str, at: int) -> Phrase | None:
    """The maker that a condition at `at` names; none where it is on papers, proof, or what anybody makes."""
    for pattern, lead in _CONDITIONS:
        if met := pattern.match(text, at):
            maker = read_phrase(lead + text[met.end() :], 0)
            end = met.end() + maker.end - len(lead)
            if maker.entity and maker.form != "place":
                return replace(maker, end=end)
    return None


#: How far behind the verb a condition may stand: a port and a day may come before it.
_NEAR = 100
_OPENS = re.compile(rf"(?<=[\s,])(?={_IF})")
_ENDS = re.compile(r"[;:]|\.\s+[A-Z]")


def maker_behind(text: str, at: int) -> Phrase | None:
    """The maker in a condition behind the verb, or behind the goods, that end at `at`."""
    if not _MAY_BE.stand_in(small(text)):
        return None
    stop = _ENDS.search(text, at)
    for opens in _OPENS.finditer(text, at, min(at + _NEAR, stop.start() if stop else len(text))):
        if maker := _condition(text, opens.end()):
            return maker
    return None


_THEN = re.compile(r"[^,;]{0,90}?,\s+(?=[a-zA-Z])")


def maker_before(text: str) -> tuple[Phrase, int] | None:
    """The maker in a condition that opens the sentence, and where the clause begins that it is on."""
    maker = _condition(text, 0) if _MAY_BE.stand_in(small(text)) else None
    then = _THEN.match(text, maker.end) if maker else None
    return (maker, then.end()) if maker and then else None


def with_maker(phrase: Phrase, maker: Phrase | None) -> Phrase:
    """The phrase as goods of that maker; a country told with the goods comes first."""
    held = phrase.entity and phrase.form != "place"
    if maker is None or (
        held and not (LEGAL_FORM.search(maker.entity or "") and not LEGAL_FORM.search(phrase.entity or ""))
    ):
        return phrase
    country = phrase.country or maker.country
    return replace(maker, goods=phrase.goods, country=country, end=max(phrase.end, maker.end))


def with_label(phrase: Phrase, text: str) -> Phrase:
    """ "A SARL: ore of this company will be detained": of whom the words in front of the colon name."""
    if phrase.entity or ":" not in text or not REFERS.search(phrase.whole):
        return phrase
    end = name_end(text, 0)
    named = text[end : end + 1] == ":" and has_legal_form(text[:end])
    return replace(phrase, entity=text[:end]) if named else phrase
