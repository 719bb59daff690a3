"""Who is meant where the clauses of an act name nobody: "the company's gloves", "sea salt from the farm".

The headline's party comes first, then names in the act's own sentences, then those of the opening. What the page tells of
the past, of officials and of owners names no party of this act.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from ledger.model import Effect, Role
from scraper.reading.acts.act import Act, Draft, Said
from scraper.reading.clauses.referring import FIRM, REFERS
from scraper.reading.clauses.statement import is_background
from scraper.reading.names.finder import Found, names_a_firm, names_in
from scraper.reading.names.places import place_at
from scraper.reading.phrases.kin import parties_beside
from scraper.reading.phrases.party import Named, read_parties, related
from scraper.reading.phrases.phrase import Phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.lowercase import Seldom
from scraper.reading.text.sentences import Sentence, headline
from scraper.reading.text.vocabulary import INSTRUMENT

_OPENING = 3
_ACTED = Seldom(
    "acted|action|moved|unlike|another|similar|comparable|earlier|previous|year|month|under orders|other |findings,|before|last ",
    r"\b(?:acted|action|moved)\s+against\b|\bunlike\b|\banother\s+company\b|"
    r"\b(?:similar|comparable|earlier|previous)\s+(?:orders?|actions?|steps?|measures?)\b|\b(?:years?|months?)\s+ago\b|\bunder\s+orders\b|"
    r"^Other\s+(?:firms|companies|producers)\b|^Findings,\s|^(?:An?|One|Two|Three|Several)\s+(?:years?|months?|weeks?)\s+(?:earlier|before)\b|"
    r"^(?:The\s+(?:year|month)\s+before|Last\s+(?:year|month|spring|summer|fall|winter)|Earlier\s+this\s+(?:year|month)|Previously)\b",
)


_BY_THEM = re.compile(rf"\b(?:by|from|of)\s+(?:the|this|that|these|both)\s+(?:\w+\s+)?{FIRM}\b", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|yesterday)\b")
_AN_ORDER = re.compile(r"\b(?:issued|modified|revoked|lifted)\s+an\s+order\b")


#: "to which such footwear was subject": goods that the sentence before tells with their maker.
_SUCH = re.compile(r"\b[Ss]uch\s+(?:[a-z]+\s+){1,2}(?:was|is|were|are|may|will|had|has|have)\b")


def named_nearby(act: Act, draft: Draft) -> tuple[Named, Sentence] | None:
    """The parties, and the sentence that names them; None where the act is one on a place, or no name stands near."""
    alone = len(draft.acts) == 1
    if _of_a_place(act):
        return _named_by_it(draft) if alone and not act.releases else None
    heads = [one for one in draft.title if one.releases == act.releases and one.statement.several is None]
    if alone:
        for head in heads:
            named = head.named if head.parties else _headline_name(head, draft)
            if named.parties:
                return _aimed_at(named, draft) or (named, head.statement.sentence)
    of_place = bool(heads) and all(tells_place(head) for head in heads)
    own = [one.statement.sentence for one in act.said]
    referring = {one.block for one in own if REFERS.search(one.plain) or _SUCH.search(one.plain)}
    stated = not of_place and (bool(heads) or any(one.statement.action is not None for one in act.said))
    stated = stated or (alone and any(_BY_THEM.search(one.statement.phrase.whole) for one in act.said))
    own = [one.statement.sentence for one in act.said]
    recalled = _recalled(own, draft) if alone and act.releases else set()
    for sentence in near(act, draft):
        named = (
            _with_members(named_in(sentence), draft)
            if stated or sentence in own or sentence.block in referring or _old_days((sentence,), draft) & recalled
            else Named()
        )
        if named.parties:
            return named, sentence
    return _of_the_order(own, draft) if alone and act.releases else None


#: "The order was aimed at the X Factory", "an order that names the Y Association".
_AIMED = re.compile(
    r"\b(?:[Oo]rder|WRO|[Ff]inding|release)\b(?:,?\s+(?:which|that))?\s+(?:(?:was|is|had\s+been)\s+)?(?:first\s+|originally\s+)?"
    r"(?:aimed\s+at|directed\s+(?:at|against)|names|named|targets|targeted|issued\s+against)\s+(?:the\s+)?"
    r"(?:[a-z]+\s+of\s+(?:the\s+)?)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)


def _aimed_at(headed: Named, draft: Draft) -> tuple[Named, Sentence] | None:
    """Whom the text says the order is on, where the headline only describes them: its words stand nowhere in the text."""
    if any(party.name in one.plain for party in headed.parties for one in draft.sentences):
        return None
    return _named_by_it(draft)


def _named_by_it(draft: Draft) -> tuple[Named, Sentence] | None:
    """ "The order names the sawmill of Colony No. 84": whoever the goods and their place are told of before."""
    for sentence in draft.sentences:
        met = None if sentence.spoken else _AIMED.search(sentence.plain)
        found = next((one for one in names_in(sentence.plain) if met and one.start == met.end()), None)
        if found and (named := _read(found, sentence)).parties:
            return named, sentence
    return None


#: "revoked the order", "has modified its order".
_THAT_ORDER = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Ii]ts)\s+(?:[\w-]+\s+){0,4}?(?:[Oo]rder|WRO|[Ff]inding)\b|\b[Ii]t\s+was\s+(?:revoked|lifted|modified)\b"
)


def _of_the_order(own: Sequence[Sentence], draft: Draft) -> tuple[Named, Sentence] | None:
    """Of a page that ends "the order": whom the only sentence of the lead names that tells of an order, of whatever day."""
    lead = [one for one in draft.sentences if one.block < _OPENING and not one.spoken and not is_background(one)]
    if not any(_THAT_ORDER.search(one.plain) for one in (*own, *lead)):
        return None
    told = [(named, one) for one in lead if not _ACTED.search(one.plain) and (named := named_in(one)).parties]
    first = told[0] if told else None
    if first is None or any(not related(named.parties, first[0].parties) for named, _ in told):
        return None
    return first


#: "The group consists of A, B, and C".
_CONSISTS = re.compile(
    r"\b(?:[Gg]roup|[Ii]t|[Mm]embers)\s+(?:consists?\s+of|comprises?|is\s+made\s+up\s+of|includes?|are|has\s+(?:\w+\s+){1,3}(?:members|companies|subsidiaries):)\s+"
)


def _with_members(named: Named, draft: Draft) -> Named:
    """A group with those that another sentence says it consists of."""
    group = named.parties[0] if len(named.parties) == 1 else None
    if group is None or not re.search(r"\b(?:Groups?|Holdings?)$", group.name):
        return named
    for sentence in draft.sentences:
        met = _CONSISTS.search(sentence.plain) if not sentence.spoken else None
        behind = replace(sentence, text=sentence.text[met.end() :], plain=sentence.plain[met.end() :]) if met else None
        members = named_in(behind).parties if behind else ()
        if members:
            kin = tuple(replace(one, role=Role.SUBSIDIARY) for one in members)
            return replace(named, parties=(replace(group, role=Role.GROUP), *kin))
    return named


#: "The order issued last year against A now also covers B and C".
_NOW_COVERS = re.compile(
    r"\b(?:now|also|henceforth|from\s+now\s+on)\s+(?:also\s+|now\s+)?(?:covers?|reach(?:es)?|applies\s+to|takes\s+in|extends\s+to|includes?|names?|"
    r"cover|apply\s+to)\s+"
)


def taken_in(act: Act, draft: Draft) -> tuple[Named, Sentence] | None:
    """Whom a widened order reaches from now on, in a sentence of the act's paragraphs that states no act."""
    if act.said[0].statement.effect is not Effect.WIDENED:
        return None
    blocks = {one.statement.sentence.block for one in act.said}
    for sentence in draft.sentences:
        covers = _NOW_COVERS.search(sentence.plain) if sentence.block in blocks and not sentence.spoken else None
        if covers and (named := named_in(sentence, covers.end())).parties:
            return named, sentence
    return None


#: "Gemstone Company", "Palm Oil Producer": what somebody is.
_DESCRIBED = re.compile(
    r"(?:[A-Z][a-z-]+\s+){1,3}(?:Company|Companies|Maker|Producer|Manufacturer|Exporter|Supplier|Processor|Grower|Firm|Group|Mill|Factory|Farm|Mine|Plant|Estate|Trader)s?"
)


def _told_in_full(draft: Draft) -> bool:
    """Whether the opening names a firm with its legal form."""
    opening = [one.plain for one in draft.sentences if one.block < _OPENING and not one.spoken]
    return any(map(names_a_firm, opening))


def _headline_name(head: Said, draft: Draft) -> Named:
    """An object that is nothing but a name: in a headline every word may have a capital."""
    whole = head.statement.phrase.whole
    found = names_in(whole)
    if not found or found[0].start or whole[found[0].end :].strip(" .,"):
        return Named()
    people = place_at(whole, 0)
    name = whole[: found[0].end]
    written = any(name in one.plain for one in draft.sentences)
    if not written and ((people and people.kind == "people") or (_DESCRIBED.fullmatch(name) and _told_in_full(draft))):
        return Named()
    return read_parties(Phrase(entity=whole, form=found[0].form, end=len(whole), whole=whole))


def _of_a_place(act: Act) -> bool:
    """Whether goods and a country are all the act speaks of: nobody in particular makes them."""
    return any(tells_place(one) for one in act.said) and not any(
        REFERS.search(one.statement.phrase.whole) for one in act.said
    )


def tells_place(one: Said) -> bool:
    phrase = one.statement.phrase
    of_some = REFERS.search(phrase.whole) or _SOMEBODY_THERE.search(phrase.whole)
    return phrase.country is not None and phrase.goods is not None and not of_some


#: "ceramics made at Turkmen prison".
_SOMEBODY_THERE = re.compile(rf"\b(?:by|at|from|of)\s+[A-Z][a-z]+\s+{FIRM}$")


_NEAR = 16  #: sentences of one kind; no paragraph of a release has more


def near(act: Act, draft: Draft) -> Iterator[Sentence]:
    """The act's own sentences, those of its paragraphs, then, of a page with one act, the opening."""
    alone = len(draft.acts) == 1
    own = list(dict.fromkeys(one.statement.sentence for one in act.said))[:_NEAR]
    taken = [one.statement.sentence for other in draft.acts if other is not act for one in other.said]
    blocks = {one.block for one in own}
    beside = [one for one in draft.sentences if one.block in blocks and one not in own][:_NEAR]
    recalled = _recalled(own, draft) if alone and act.releases else set()
    opens = _opening_end(draft) if alone else 0
    opening = [
        one
        for one in draft.sentences
        if alone and one.block not in blocks and (one.block < opens or _old_days((one,), draft) & recalled)
    ]
    heads = [one for one in own if one.block < 0]
    for sentence in (*(one for one in own if one.block >= 0), *beside, *opening[:_NEAR], *heads):
        if sentence in own:
            yield sentence
        elif sentence.spoken or sentence in taken or (is_background(sentence) and sentence.block not in blocks):
            continue
        elif not _tells_the_past(sentence, recalled, draft) or (
            sentence.block in blocks and _OURS.match(sentence.plain)
        ):
            yield sentence


#: "Its garments had been detained since March 2021": of whom the act told.
_OURS = re.compile(r"(?:Its|Their|(?:The|This)\s+(?:[a-z]+\s+)?[a-z]+'s)\s+[a-z]")


def _opening_end(draft: Draft) -> int:
    """The block behind the opening: paragraphs of law between its own do not count."""
    told: set[int] = set()
    for one in draft.sentences:
        if len(told) == _OPENING and one.block not in told:
            return one.block
        if one.spoken or not is_background(one):
            told.add(one.block)
    return _OPENING


def tells_of_before(sentence: Sentence) -> bool:
    """Whether the words, whatever their verb, are of another act, before this one."""
    return _ACTED.search(sentence.plain) is not None and not _TODAY.search(sentence.plain)


def _tells_the_past(sentence: Sentence, recalled: set[date], draft: Draft) -> bool:
    """Other orders of an older day; the day of the one order that is lifted here is `recalled`."""
    if tells_of_before(sentence):
        return True
    old = _old_days((sentence,), draft)
    return (
        bool(old)
        and not old & recalled
        and (INSTRUMENT.search(sentence.plain) is not None or _AN_ORDER.search(sentence.plain) is not None)
    )


def _recalled(own: Sequence[Sentence], draft: Draft) -> set[date]:
    """The days the headline and the act's sentences give for the order that is lifted."""
    return _old_days((*own, headline(draft.manuscript)), draft)


def _old_days(told: Iterable[Sentence], draft: Draft) -> set[date]:
    released = draft.manuscript.released
    each = (one for sentence in told for one in mentions(sentence.plain, released) if one.is_past(released))
    return {one.day or date.min for one in each}


def named_in(sentence: Sentence, start: int = 0) -> Named:
    """All that stand in the sentence behind `start`, each once."""
    named = Named()
    for one in (each for each in names_in(sentence.plain) if each.start >= start):
        found = _read(one, sentence)
        more = tuple(party for party in found.parties if not related((party,), named.parties))
        named = replace(named, parties=(*named.parties, *more), open_ended=named.open_ended or found.open_ended)
    return named


def _read(one: Found, sentence: Sentence) -> Named:
    phrase = Phrase(entity=sentence.text[one.start : one.end], form=one.form, end=one.end, whole=sentence.plain)
    named = parties_beside(read_parties(phrase), sentence.plain, one.end)
    return replace(named, parties=tuple(party for party in named.parties if party.role is not Role.PLACE))
