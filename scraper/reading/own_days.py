"""Days told of several orders apart from them: "The first two took effect on May 3, the others today"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ledger.model import Announcement, Effect, Evidence
from scraper.reading.acts.act import Draft
from scraper.reading.names.places import places
from scraper.reading.order_names import names_it, names_of, short_names
from scraper.reading.text.dates import Mention, mentions
from scraper.reading.text.sentences import Sentence, holds_any
from scraper.reading.text.vocabulary import NUMBER, instrument_named, number

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_ORDINAL = "|".join((*_ORDINALS, "last", "former", "latter", "next"))
#: "the first two", "the second and third", "the last", "orders 1 and 2".
_TURN = re.compile(
    rf"\b(?:[Tt]he|[Tt]hose)\s+(?P<turns>(?:{_ORDINAL})(?:(?:,\s+|,?\s+and\s+)(?:the\s+)?(?:{_ORDINAL}))*)\b"
    rf"(?:\s+(?P<count>{NUMBER})\b)?(?!\s+(?:time|day|week|month|half|quarter|fiscal|calendar)\b)",
    re.IGNORECASE,
)
#: All that no other words point to.
_REST = re.compile(
    r"\b(?:the\s+(?:others?|rest|remaining|remainder)|all\s+(?:the\s+)?others|each\s+of\s+the\s+others|every\s+other|any\s+other)\b",
    re.IGNORECASE,
)
_IN_EFFECT = re.compile(
    r"\b(?:effect(?:ive)?|in\s+force|into\s+force|applie[sd]|apply|binding|binds?|dates?|dated|signed|starts?|started|begins?|began|begun)\b"
)
_ON_ORDERS = re.compile(
    r"\b(?:[Oo]rders?|WROs?|[Ff]indings?|[Dd]etentions?|[Mm]odifications?|[Tt]he\s+ones?\s+on|[Aa]ll(?:\s+(?:two|three|four|five|six))?|[Ee]ach|[Bb]oth|[Rr]evocations?|[Aa]ctions?|[Mm]easures|[Cc]hanges?|former|latter|first|second|third|fourth|fifth|last|others?|[Tt]hat\s+on|[Tt]hose\s+on)\b"
)
#: "the orders announced today": when they were told of.
_TOLD = re.compile(r"\b(?:announc\w+|publish\w+|releas\w+|reported|said|told\s+\w+)\s+(?:on\s+)?$")


@dataclass(frozen=True, slots=True)
class _Told:
    """One day and the orders it is told of, by their number on the page; `rest`: those no other words point to."""

    of: frozenset[int]
    rest: bool
    day: date
    sentence: Sentence


def own_days(announcements: Sequence[Announcement], draft: Draft) -> tuple[Announcement, ...]:
    """Each of several orders that were issued, or changed, with the day that such a sentence gives it."""
    found = list(announcements)
    for imposed in (True, False):
        alike = [at for at, one in enumerate(found) if (one.effect is Effect.IMPOSED) is imposed]
        if len(alike) < 2:
            continue
        told = list(_told([found[at] for at in alike], draft))
        for place, at in enumerate(alike):
            if day := _day_of(place, told):
                found[at] = _on(found[at], day)
    return tuple(found)


def _on(one: Announcement, told: _Told) -> Announcement:
    evidence = (
        *(quote for quote in one.evidence if quote.field != "effective"),
        Evidence("effective", told.sentence.text),
    )
    return replace(one, effective=told.day, evidence=evidence)


def _day_of(place: int, told: Sequence[_Told]) -> _Told | None:
    """The one day told of the order, else that of the rest; None where two are told."""
    own = [one for one in told if place in one.of]
    rest = [one for one in told if one.rest] if not own and any(one.of for one in told) else []
    chosen = own or rest
    return chosen[0] if len({one.day for one in chosen}) == 1 else None


def _told(alike: Sequence[Announcement], draft: Draft) -> Iterator[_Told]:
    released = draft.manuscript.released
    forms = [names_of(one) + short_names(one, [other for other in alike if other is not one]) for one in alike]
    acting = [one.statement.sentence for act in draft.acts for one in act.said if one.statement.action is not None]
    acting += [one.statement.sentence for one in draft.umbrellas]
    for sentence in draft.sentences:
        text = sentence.plain
        if sentence.spoken or holds_any(sentence, acting) or not _IN_EFFECT.search(text) or not _ON_ORDERS.search(text):
            continue
        days = [
            one
            for one in mentions(text, released)
            if one.day and one.is_news(released) and not _TOLD.search(text[max(0, one.start - 24) : one.start])
        ]
        pieces = [piece for start, end in _clauses(text, days) for piece in _pieces(text, start, end, days)]
        pointed = [_pointed(piece, alike, forms) for piece, _ in pieces]
        for (piece, day), of in zip(pieces, pointed, strict=True):
            rest = _REST.search(piece) is not None or (len(pieces) > 1 and not of and any(pointed))
            if (of or rest) and (len(pieces) > 1 or _ALONE.match(text)):
                yield _Told(frozenset(of), rest, day, sentence)


#: "The A order is dated March 11": a sentence on when an order told before takes effect, and on nothing else.
_ALONE = re.compile(
    r"(?:[Tt]he|[Tt]hat|[Tt]hose|[Bb]oth)\s[^,;:]{2,90}?\s(?:is|are|was|were|has\s+been|have\s+been|t(?:ook|akes?)|goes?|went|came|comes?|enter(?:s|ed)?|"
    r"bec(?:omes?|ame)|appl(?:y|ies|ied)|dates?|starts?|started|begins?|began)\s"
)
#: A day that opens its sentence goes with the words behind it.
_OPENS = re.compile(r"\s*(?:(?:Effective|As\s+of|From|On|Beginning|Starting|Since|With\s+effect\s+from)\s+(?:on\s+)?)?")


def _clauses(text: str, days: Sequence[Mention]) -> list[tuple[int, int]]:
    """The parts between semicolons, where each holds a day."""
    ends = [met.start() for met in re.finditer(";", text)]
    parts = list(zip([0, *(end + 1 for end in ends)], [*ends, len(text)], strict=True))
    whole = all(any(start <= day.start < end for day in days) for start, end in parts)
    return parts if whole else [(0, len(text))]


def _pieces(text: str, start: int, end: int, days: Sequence[Mention]) -> Iterator[tuple[str, date]]:
    """Each day of a clause with the words it goes with: those before it, or behind it where a day opens the clause."""
    own = [one for one in days if start <= one.start < end]
    opens = bool(own) and _OPENS.fullmatch(text, start, own[0].start) is not None
    for at, day in enumerate(own):
        if opens:
            words = text[day.end : own[at + 1].start if at + 1 < len(own) else end]
        else:
            words = text[own[at - 1].end if at else start : day.start]
        if day.day:
            yield words, day.day


def _pointed(piece: str, alike: Sequence[Announcement], forms: Sequence[Sequence[str]]) -> set[int]:
    """The orders that a piece points to: by their turn, by a name, or by a country that is one's alone."""
    found: set[int] = set()
    for met in _TURN.finditer(piece):
        found |= _in_turn(met, len(alike))
    found |= {at for at, names in enumerate(forms) if any(names_it(piece, name) for name in names)}
    if not found and (kind := _KIND.search(piece)):
        found |= {at for at, one in enumerate(alike) if one.instrument is instrument_named(kind["order"])}
        found = found if len(found) == 1 else set()
    if not found:
        codes = {place.code for place in places(piece)}
        each = [at for at, one in enumerate(alike) if one.country in codes]
        found |= set(each) if len(each) < len(alike) else set()
    return found or _by_goods(piece, alike)


#: "The WRO", of a page that tells one of them beside a Finding.
_KIND = re.compile(r"\b[Tt]he\s+(?:new\s+)?(?P<order>WRO|Withhold\s+Release\s+Order|Finding)\b")


def _by_goods(piece: str, alike: Sequence[Announcement]) -> set[int]:
    """ "that on tea": by a word of the goods of one order alone."""
    words = [set(re.findall(r"[a-z]{3,}", (one.goods or "").lower())) for one in alike]
    told = set(re.findall(r"[a-z]{3,}", piece.lower()))
    own = [each - set().union(*(other for other in words if other is not each)) for each in words]
    return {
        at for at, each in enumerate(own) if each & told - {"and", "the", "with", "from", "other", "products", "goods"}
    }


def _in_turn(met: re.Match[str], count: int) -> set[int]:
    several = number(met["count"]) if met["count"] else None
    found: set[int] = set()
    for turn in re.findall(_ORDINAL, met["turns"].lower()):
        if turn in ("former", "latter") and count == 2:
            found.add(0 if turn == "former" else 1)
        elif turn == "last":
            found |= set(range(count - (several or 1), count))
        elif turn == "first" and several:
            found |= set(range(several))
        elif turn in _ORDINALS:
            found.add(_ORDINALS.index(turn))
    return {at for at in found if 0 <= at < count}
