"""Several orders in one page: to each its own indicators, by the sentences that name it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ledger.model import Announcement, Effect, Evidence, Indicators
from scraper.reading.acts.act import Draft
from scraper.reading.names.places import places
from scraper.reading.order_names import names_it, names_of, short_names
from scraper.reading.text.indicators import is_indicator, read_indicators
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import INSTRUMENT, NUMBER, number

#: Where one sentence turns from one order to the next: "five at A: ...; three at B: ...".
_TURN = re.compile(
    rf";\s+(?:and\s+)?|,?\s+(?:and|while|whereas)\s+(?=(?:at|aboard|on\s+board|for)\s+(?:the\s+)?[A-Z]|"
    rf"(?:of\s+)?{NUMBER}\s+(?:(?:of\s+the\s+)?(?:[\w-]+\s+)?indicators?\s+)?(?:at|aboard|for)\s)"
)


def own_indicators(announcements: Sequence[Announcement], draft: Draft) -> tuple[Announcement, ...]:
    """With one order, or none named beside indicators, nothing changes."""
    imposed = [one for one in announcements if one.effect is Effect.IMPOSED]
    if len(imposed) < 2:
        return tuple(announcements)
    spoken_of = _by_order(imposed, draft)
    taken = {sentence.text for sentences in spoken_of.values() for sentence in sentences}
    return tuple(
        _with_own(one, spoken_of.get(id(one), []), taken) if one.effect is Effect.IMPOSED else one
        for one in announcements
    )


def _by_order(imposed: Sequence[Announcement], draft: Draft) -> dict[int, list[Sentence]]:
    """The sentences that name one order alone, and those behind them in the same block that name none."""
    names = {id(one): names_of(one) for one in imposed}
    for one in imposed:
        names[id(one)] += short_names(one, [other for other in imposed if other is not one])
    found: dict[int, list[Sentence]] = {}
    owner: int | None = None
    block = -9
    for piece in _pieces(draft):
        if _AT_ONE_UNNAMED.match(piece.plain):
            owner = _only_left(imposed, found, piece.block)
            block = piece.block
        named = [key for key, forms in names.items() if any(names_it(piece.plain, form) for form in forms)]
        named = named or _by_country(piece, imposed) or _in_turn(piece, imposed)
        if len(named) == 1:
            owner = named[0]
        elif named or piece.block != block:
            owner = None
        block = piece.block
        if owner is not None:
            found.setdefault(owner, []).append(piece)
    return found


#: "; and, at the cannery, debt bondage": of one that is not named.
_AT_ONE_UNNAMED = re.compile(r"(?:and,?\s+)?(?:at|in|aboard|on\s+board|for)\s+the\s+[a-z]+,")


def _only_left(imposed: Sequence[Announcement], found: dict[int, list[Sentence]], block: int) -> int | None:
    """The one order of which the block has not spoken yet."""
    left = [id(one) for one in imposed if all(each.block != block for each in found.get(id(one), []))]
    return left[0] if len(left) == 1 else None


def _by_country(piece: Sentence, imposed: Sequence[Announcement]) -> list[int]:
    """ "In the Ghanaian case", "At the Thai cannery": the one order of a country, wherever the workers come from."""
    told = list(places(piece.plain))
    at_one = told and _AT_THE.fullmatch(piece.plain, 0, told[0].start)
    codes = {place.code for place in (told[:1] if at_one else told)}
    each = [one for one in imposed if one.country in codes]
    return [id(one) for one in each] if len(codes) == 1 and len(each) == 1 else []


_AT_THE = re.compile(r"\s*(?:At|In|On|Aboard|For)\s+(?:the\s+|both\s+)?")
_FORMER = re.compile(r"\b(?:the|The)\s+(?:former|first)\b")
_LATTER = re.compile(r"\b(?:the|The)\s+(?:latter|second)\b")


def _in_turn(piece: Sentence, imposed: Sequence[Announcement]) -> list[int]:
    """ "At the latter", of two orders."""
    former, latter = _FORMER.search(piece.plain), _LATTER.search(piece.plain)
    if len(imposed) != 2 or not (former or latter) or INSTRUMENT.search(piece.plain):
        return []
    return [id(imposed[0])] * bool(former and not latter) + [id(imposed[1])] * bool(latter and not former)


def _pieces(draft: Draft) -> Iterator[Sentence]:
    for sentence in draft.sentences:
        if sentence.spoken:
            continue
        start = 0
        for turn in _TURN.finditer(sentence.plain):
            if is_indicator(sentence.plain[turn.end() :].partition(";")[0]):
                continue
            yield replace(
                sentence, text=sentence.text[start : turn.start()], plain=sentence.plain[start : turn.start()]
            )
            start = turn.end()
        yield replace(sentence, text=sentence.text[start:], plain=sentence.plain[start:]) if start else sentence


_CASE = re.compile(r"\b(?:case|former|latter)\b")
#: A piece that opens with the indicators, or with where they were found, and has no verb.
_NO_VERB = re.compile(r"^[a-z](?:(?!\b(?:is|are|was|were|has|have|will|may|can)\b)[^.;]){5,160}\.?$")


def _cases(sentences: Sequence[Sentence]) -> list[Sentence]:
    """ "In the Ghanaian case, deception", "At the latter, ...", "deception aboard the B": what was found, told in turn."""
    return [
        one
        for one in sentences
        if _CASE.search(one.plain) or (one.kind is Kind.PARAGRAPH and _NO_VERB.search(one.plain))
    ]


_SO_MANY = re.compile(
    rf"(?:At\s+least\s+)?({NUMBER})\s+(?:of\s+(?:the|them)\b[^.;]{{0,40}}?\s(?:was|were)\s+(?:found|present|identified)|(?:at|aboard|for)\s)",
    re.IGNORECASE,
)


def _counted(sentences: Sequence[Sentence]) -> tuple[Indicators, Sentence] | None:
    """ "... six indicators at A, and three at B", "at least four of the eleven were found": the number alone."""
    for sentence in sentences:
        met = _SO_MANY.match(sentence.plain)
        if met:
            return Indicators(number(met.group(1)), ()), sentence
    return None


def _with_own(one: Announcement, sentences: Sequence[Sentence], taken: set[str]) -> Announcement:
    """What its sentences give; nothing where it only had what is said of another order."""
    read = read_indicators(sentences) or _counted(sentences) or read_indicators(_cases(sentences), begun=True)
    evidence = tuple(quote for quote in one.evidence if quote.field != "indicators")
    if read is not None:
        return replace(one, indicators=read[0], evidence=(*evidence, Evidence("indicators", read[1].text)))
    quoted = next((quote.quote for quote in one.evidence if quote.field == "indicators"), None)
    own = {sentence.text for sentence in sentences}
    if quoted is not None and any(text in quoted for text in taken if text and text not in own):
        return replace(one, indicators=None, evidence=evidence)
    return one
