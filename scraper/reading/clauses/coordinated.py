"""Goods of two makers in one clause: "will detain rice grown in X by A and gloves made in Y by B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ledger.legal_forms import LEGAL_FORM
from ledger.model import Action, Effect, Instrument
from scraper.reading.clauses.inserted import without_inserted
from scraper.reading.clauses.statement import Statement
from scraper.reading.names.seat import SEAT
from scraper.reading.phrases.making import MAKING
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.phrases.relative import DOES
from scraper.reading.text.manuscript import Kind

_PLACE = r"(?:in\s+(?:the\s+)?[A-Z][\w' ]{2,40}?\s+)?"
_DONE_TO = rf"(?:{MAKING}|(?!and\b)[a-z]{{2,}}(?:ed|wn|un|ung|ght|ound)\b)"
_PARTLY = r"(?:,?\s+(?:wholly|in\s+whole)\s+or\s+in\s+part,?)?"
_MADE_BY = (
    rf"\s+{_DONE_TO}(?:\s+(?:and|or)\s+[a-z]+)?{_PARTLY}\s+"
    rf"(?:{_PLACE}(?:by|at|aboard)\s+(?:the\s+)?|in\s+the\s+)(?=[\"A-ZÀ-ÖØ-ÞĀ-Ž])"
)
_THAT_MAKES = r"\s+(?:that|which)\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž][^;:]{2,80}?\s" + rf"{DOES})"
#: ", a fishing vessel under the flag of Kiribati": what the first maker is.
_APPOSED = r"(?:,\s+(?:an?|the|which|whose)\s[^,;:]{3,80}(?=,\s+(?:and|while|whereas)\s))?"
#: Behind the first maker: ", and gloves made in Y by B", "makes in X, and crab that B catches".
_AND_GOODS = re.compile(
    rf"(?:[,\s]\s*+{DOES})?{SEAT}{_APPOSED}(?:(?:\s*+[,;])?\s++(?:and|while|whereas|as\s+well\s+as)|\s*+,)\s+(?:(?:another\s+|one\s+)?(?:on|against)\s+)?(?!another\b|one\b|its\b|their\b)(?P<of>of\s+)?(?P<goods>(?:certain\s+|all\s+)?[a-z][a-z/-]+(?:,?\s+[a-z/-]+){{0,7}}?)(?:{_MADE_BY}|{_THAT_MAKES}|(?(of)\s+by\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])|(?!)))"
)
#: ", and ginned cotton from B", "and from B": behind the first maker of what comes in.
_AND_THEIRS = re.compile(
    rf"{SEAT}\s*,?\s+(?:and|as\s+well\s+as)\s+(?:also\s+)?(?P<goods>(?!by\b|from\b|of\b)[a-z][a-z-]+(?:\s[a-z-]+){{0,5}}?\s+)?"
    r"(?:from|by|of)\s+(?:the\s+)?(?=[\"A-ZÀ-ÖØ-ÞĀ-Ž])"
)
#: "cocoa from A, Lda. and coffee from B, Lda. will be detained".
_AND_FROM = re.compile(
    rf"{SEAT}{_APPOSED}(?:(?:\s*+,)?\s++and|\s*+,)\s+(?!another\b|one\b|its\b|their\b)(?P<goods>(?:certain\s+|all\s+)?[a-z][a-z/-]+(?:,?\s+[a-z/-]+){{0,5}}?)\s+(?:from|of)\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
#: "two orders, one each on yarn spun in X by A and in Y by B", "on tuna caught by the A, which flies the flag of X, and by the B".
_AND_IN = re.compile(
    rf"{SEAT}(?:,\s+(?:which|that|an?|flying|sailing|flagged|owned|based|located)\s[^,;:]{{3,70}}(?=,))?(?:\s*+,)?\s++and\s+"
    r"(?=(?:in\s+(?:the\s+)?[A-Z][\w' ]{2,40}?\s+)?by\s+(?:the\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
_GOODS_MADE = "goods caught "
#: "and brought in by B": the same goods.
_DONE_BY = re.compile(r"\w+(?:ed|ght|wn|ade|old)\b")
#: "A Ltd., for raw silk, and B Farm, for cocoons".
_AND_FOR = re.compile(
    r",?\s+for\s+(?P<goods>[a-z][a-z ,/-]{2,60}?),?\s+and\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž][^;:]{2,80}?,\s+for\s+[a-z])"
)
_JOINED = re.compile(r"\s(?:and|while|whereas)\s")
_MOST = 6
#: "Modifies One Withhold Release Order and Issues Another": what else a headline says is done, to an order it only counts.
_ALSO_DONE = re.compile(
    r"(?:\s+(?:on|against)\s+[^,;:]{3,80}?)?(?:(?:,|;)?\s+(?:and|but|while)|[,;])\s+(?:also\s+)?(?:(?P<issued>[Ii]ssu(?:es|ed|ing)|[Ii]mpos(?:es|ed|ing)|[Pp]ublish(?:es|ed|ing))|"
    r"(?P<modified>[Mm]odif(?:ies|ied|ying))|(?P<revoked>[Rr]evok(?:es|ed|ing)|[Ll]ift(?:s|ed|ing)|[Ee]nd(?:s|ed|ing)|[Tt]erminat(?:es|ed|ing)))\s+"
    r"(?:(?:(?:[Ii]ts|[Tt]he|[Aa]n|[Oo]ne)\s+)?[Oo]rder(?=\s+(?:[Oo]n|[Aa]gainst)\s)|[Aa]nother|[Aa]\s+(?:[Nn]ew|[Ss]econd|[Tt]hird)(?:\s+[Oo]ne)?|[Oo]ne(?:\s+[Mm]ore)?)\b(?!\s+[Ff]inding|\s+WRO|\s+[Ww]ithhold|\s+[Oo]rder)"
)
_DONE: dict[str, tuple[Action, Effect | None]] = {
    "issued": (Action.ISSUED, Effect.IMPOSED),
    "modified": (Action.MODIFIED, None),
    "revoked": (Action.REVOKED, Effect.LIFTED),
}


def also_done(statement: Statement) -> Iterator[Statement]:
    """The statement of a headline, and what else it says is done to "another", which it names no further."""
    yield statement
    met = _ALSO_DONE.match(statement.sentence.plain, statement.span[1]) if statement.action is not None else None
    if met is not None and met.lastgroup:
        action, effect = _DONE[met.lastgroup]
        if action is not statement.action:
            phrase = Phrase(end=met.end())
            yield replace(statement, action=action, effect=effect, phrase=phrase, span=met.span(), several=None)


#: "issued an order on tea of A, and today it issued one on rubber from B": the second with a day of its own.
_ONE_MORE = re.compile(
    rf"{SEAT},?\s+(?:and|while)\s+(?P<day>(?:today|yesterday|on\s+[A-Z][\w.]+(?:\s+\d{{1,2}}(?:,\s+\d{{4}})?)?),?\s+)?(?:(?:it|CBP|the\s+agency)\s+)?(?:also\s+)?(?:has\s+)?issued\s+"
    r"(?:one(?:\s+more)?|another(?:\s+one)?|a\s+(?:second|third|further)(?:\s+one|\s+order|\s+WRO)?)\s+(?:(?P<behind>today|yesterday|on\s+[A-Z][\w.]+(?:\s+\d{1,2}(?:,\s+\d{4})?)?)\s+)?(?:on|against|covering)\s+(?=\S)"
)


def _one_more(statement: Statement, text: str) -> Statement | None:
    """The next order of the same sentence, which "one" stands for."""
    issued = statement.action is Action.ISSUED and statement.phrase.end and not statement.scope
    met = _ONE_MORE.match(text, statement.phrase.end) if issued else None
    phrase = read_phrase(text, met.end()) if met else None
    if met is None or phrase is None or not (phrase.entity or (phrase.goods and phrase.country)):
        return None
    own = tuple(one for one in statement.dates if met.start() <= one.start < phrase.end)
    return replace(statement, phrase=phrase, span=(met.start(), phrase.end), dates=own or statement.dates, several=None)


def _other_for(statement: Statement, text: str) -> Statement | None:
    """The other maker, for other goods."""
    met = _AND_FOR.match(text, statement.phrase.end) if statement.phrase.goods else None
    phrase = read_phrase(text, met.end()) if met else None
    if met is None or phrase is None or not phrase.entity or not phrase.goods or phrase.goods == statement.phrase.goods:
        return None
    return replace(statement, phrase=phrase, span=(met.end(), phrase.end), several=None)


def _from_a_firm(text: str, before: Phrase, *, listed: bool) -> re.Match[str] | None:
    """Goods that come "from" or are "of" a firm of full name, or of whomever a list of orders names, behind others that do."""
    met = _AND_FROM.match(text, before.end) if before.entity else None
    entity = read_phrase(text, met.start("goods")).entity if met else None
    return met if entity and (listed or LEGAL_FORM.search(entity)) else None


def with_coordinated(statement: Statement) -> Iterator[Statement]:
    """The statement, and one for each other kind of goods its clause goes on with; the same goods again are its own."""
    phrase, text = statement.phrase, without_inserted(statement.sentence.plain)
    if statement.scope and (both := _seized_besides(statement, text)):
        yield from both
        return
    yield statement
    if one := _one_more(statement, text) or _other_for(statement, text):
        yield one
        return
    if statement.effect is None or not phrase.entity or not phrase.goods or not _JOINED.search(text, phrase.end):
        return
    theirs = None if _AND_GOODS.match(text, phrase.end) else _AND_THEIRS.match(text, phrase.end)
    listed = statement.sentence.kind is Kind.ITEM or statement.several is not None
    if statement.scope and (statement.effect is Effect.LIFTED or listed) and (met := theirs):
        phrase = read_phrase("goods from " + text[met.end() :], 0)
        if phrase.entity:
            end = met.end() + phrase.end - len("goods from ")
            told = met["goods"] is not None and not _DONE_BY.match(met["goods"])
            own = read_phrase(text, met.start("goods")).goods if told else None
            goods = own or statement.phrase.goods
            yield replace(statement, phrase=replace(phrase, goods=goods, end=end), span=(met.start(), end))
            return
    if statement.several is not None and (met := _AND_IN.match(text, phrase.end)):
        there = read_phrase(_GOODS_MADE + text[met.end() :], 0)
        end = met.end() + there.end - len(_GOODS_MADE)
        other = replace(there, goods=phrase.goods, end=end)
        yield replace(statement, phrase=other, span=(met.end(), end), several=None)
        return
    for _ in range(_MOST):
        met = _AND_GOODS.match(text, phrase.end) or _from_a_firm(text, phrase, listed=listed)
        if met is None or met["goods"].lower() == statement.phrase.goods:
            return
        phrase = read_phrase(text, met.start("goods"))
        if not phrase.entity or not phrase.goods:
            return
        instrument = Instrument.FINDING if statement.scope and _SEIZED.match(text, phrase.end) else statement.instrument
        yield replace(statement, phrase=phrase, span=(met.start("goods"), phrase.end), instrument=instrument)


#: "... will be detained and imports of yarn made by B in C will be seized".
_SEIZED = re.compile(rf"{SEAT}\s++(?:will|shall|are\s+to)\s+be\s+seized\b")
#: "will detain gloves of A in X and will seize tea of B".
_AND_SEIZE = re.compile(
    rf"{SEAT}(?:\s*+,)?\s++(?:and|while)\s+(?:(?:it\s+)?will\s+)?(?:begin\s+to\s+)?(?P<verb>seize|detain)\s+(?:(?:all|any)\s+)?(?:(?:shipments|imports)\s+of\s+)?(?=[a-z])"
)


def _seized_besides(statement: Statement, text: str) -> tuple[Statement, Statement] | None:
    """What ports detain under an order, and what they seize under a Finding; or the other way round."""
    met = _AND_SEIZE.match(text, statement.phrase.end) if statement.effect is Effect.IMPOSED else None
    phrase = read_phrase(text, met.end()) if met else None
    if met is None or phrase is None or not (phrase.goods and phrase.entity):
        return None
    seizes = statement.instrument is Instrument.FINDING
    if seizes == (met["verb"] == "seize"):
        return None
    span = (met.start("verb"), phrase.end)
    other = replace(statement, phrase=phrase, span=span, instrument=Instrument.WRO if seizes else Instrument.FINDING)
    return (statement if seizes else replace(statement, instrument=Instrument.WRO)), other
