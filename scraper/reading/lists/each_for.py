"""Several makers told together, each with its own goods: "orders against two firms: A, for toys, and B, for bricks"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from scraper.reading.clauses.coordinated import with_coordinated
from scraper.reading.clauses.order_on import order_on
from scraper.reading.clauses.statement import Statement
from scraper.reading.lists.items import item_statement
from scraper.reading.names.finder import names_in
from scraper.reading.names.places import place_at
from scraper.reading.phrases.party import read_parties
from scraper.reading.phrases.phrase import read_phrase
from scraper.reading.phrases.relative import DOES
from scraper.reading.text.dates import MONTH, mentions
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NUMBER

#: ", for squid", ", which makes bricks": behind each of several makers.
_FOR_WHAT = re.compile(
    r"(?:\s*\([^()]{1,60}\))?(?:,?\s+(?:of|in)\s+(?:the\s+)?[A-Z]\w+(?:\s[A-Z]\w+)?)?,?\s+(?:for\s+(?:its\s+)?|(?:which|that)\s+(?:makes|produces|manufactures|grows|harvests|mines|processes|exports)\s+)(?=[a-z])"
)


#: ", a leading maker of bricks", in their place.
_MAKER = re.compile(
    r"(?:\s*\([^()]{1,60}\))?,\s+an?\s+(?:[\w-]+\s+){0,3}?(?:maker|producer|manufacturer|grower|exporter|processor|supplier)\s+of\s+(?=[a-z])"
)


def with_own_goods(stated: Sequence[Statement]) -> list[Statement]:
    """ "a Finding on A, which makes toys in X, and an order on B, a maker of bricks in Y": what each of them makes."""
    bare = [one for one in stated if one.action and one.phrase.entity and one.phrase.goods is None]
    if len(bare) < 2 or any(one.sentence is not bare[0].sentence for one in bare):
        return list(stated)
    return [_with_goods(one) if one in bare else one for one in stated]


def _with_goods(one: Statement) -> Statement:
    text = one.sentence.plain
    behind = _FOR_WHAT.match(text, one.phrase.end) or _MAKER.match(text, one.phrase.end)
    goods = read_phrase(text, behind.end()).goods if behind else None
    return replace(one, phrase=replace(one.phrase, goods=goods)) if goods else one


_AND = re.compile(r"[,;]?\s+(?:and\s+)?(?:the\s+)?$")


def each_for(umbrella: Statement) -> tuple[Statement, ...]:
    """ "orders against two firms: A, for toys in X, and B, for bricks in Y": as many as there are orders, or firms."""
    text, found = umbrella.sentence.plain, []
    if umbrella.several is None:
        return ()
    named = [one for one in names_in(text) if _FOR_WHAT.match(text, one.end) and one.start >= umbrella.span[0]]
    for one, following in zip(named, [*(other.start for other in named[1:]), len(text)], strict=False):
        until = len(_AND.sub("", text[:following]))
        own = slice(one.start, until)
        piece = Sentence(umbrella.sentence.text[own], text[own], umbrella.sentence.block, Kind.ITEM)
        behind = _FOR_WHAT.match(piece.plain, one.end - one.start)
        told = read_phrase(piece.plain, behind.end()) if behind else None
        if told is None or told.goods is None:
            return ()
        phrase = replace(told, entity=text[one.start : one.end], form=one.form)
        found.append(replace(umbrella, sentence=piece, phrase=phrase, span=(0, phrase.end), several=None))
    return tuple(found) if len(found) > 1 and umbrella.several in (0, len(found)) else ()


_RESPECTIVELY = re.compile(r",?\s+respectively\b")
_IN_TURN = re.compile(r"\s*(?:,\s*(?:and\s+)?|;\s*(?:and\s+)?|\sand\s+)")


def are_told_apart(body: Sequence[Sentence]) -> bool:
    """Whether a page says of makers told together what goes for "the former" and for "the latter"."""
    texts = [one.plain for one in body if not one.spoken]
    return any(" former" in text and " latter" in text for text in texts) or any(map(_RESPECTIVELY.search, texts))


def each_party(umbrella: Statement) -> tuple[Statement, ...]:
    """ "orders against A and B on May 3 and May 5, respectively": an order each, with its own goods and day."""
    phrase, parties = umbrella.phrase, read_parties(umbrella.phrase).parties
    count = len(parties)
    if count < 2 or umbrella.several not in ((0, 2) if count == 2 else (count,)):
        return ()
    stop = _RESPECTIVELY.search(umbrella.sentence.plain)
    goods = _IN_TURN.split(phrase.goods) if phrase.goods and stop else []
    days = [one for one in umbrella.dates if stop and one.end <= stop.start()]
    found = []
    for at, party in enumerate(parties):
        own = replace(phrase, entity=party.name, goods=goods[at] if len(goods) == count else phrase.goods)
        dates = (days[at],) if len(days) == count else umbrella.dates
        found.append(replace(umbrella, phrase=own, dates=dates, several=None))
    return tuple(found)


_MADE_BY = r"(?:\s+[a-z]+(?:ed|wn|de|ght))?(?:\s+in\s+(?:the\s+)?[A-Z][\w ]{2,30}?)?\s+(?:by|from|of)"
_GOODS = r"[a-z](?:(?!\bformer\b|\blatter\b)[^.;:]){2,90}?"
_LAST_GOODS = r"[a-z][\w -]{2,60}?"
_ENDS = r"(?=[.,;]|\s+(?:will|may|can|at|are|is)\b|$)"
_ONE = r"(?:\s+(?:company|firm|order|one|vessel))?"
_DOES = rf"(?:{DOES}|covers|applies\s+to|concerns)"
_BY_EACH = re.compile(
    #: "garments made by the former and toys made by the latter"
    rf"(?P<one>{_GOODS}){_MADE_BY}\s+the\s+former{_ONE},?\s+(?:and|while|as\s+well\s+as)\s+"
    rf"(?P<two>{_GOODS}){_MADE_BY}\s+the\s+latter\b|"
    #: "the former's garments and the latter's toys"
    rf"\bthe\s+former's\s+(?P<own>{_GOODS}),?\s+and\s+the\s+latter's\s+(?P<others>{_LAST_GOODS}){_ENDS}|"
    #: "The former makes garments, the latter toys"
    rf"\b[Tt]he\s+former{_ONE}\s+{_DOES}\s+(?P<makes>{_GOODS})(?:[,;]|,?\s+(?:and|while))\s+(?:and\s+)?"
    rf"the\s+latter{_ONE},?\s+(?:(?:{_DOES}|to)\s+)?(?P<does>{_LAST_GOODS}){_ENDS}"
)


def of_the_two(sentence: Sentence, stated: Sequence[Statement], before: Sequence[Statement]) -> list[Statement]:
    """What a sentence says of the goods of "the former" and "the latter" of two makers told before; else what it `stated`."""
    met = None
    if " former" in sentence.plain and " latter" in sentence.plain and not any(one.action for one in stated):
        first = next((one.phrase.goods for one in stated if one.phrase.goods), None)
        met = _BY_EACH.search(sentence.plain, max(sentence.plain.find(first), 0) if first else 0)
    told = [one for one in before if one.phrase.entity and one.action is not None][-2:]
    if met is None or len(told) < 2:
        return list(stated)
    kinds = [name for name, words in met.groupdict().items() if words]
    effect, scope = (stated[0].effect, True) if stated else (told[0].effect, False)
    when, dates = (stated[0].when, stated[0].dates) if stated else (told[0].when, ())
    found = []
    for name, one in zip(kinds, told, strict=True):
        goods = read_phrase(met[name], 0)
        phrase = replace(one.phrase, goods=goods.goods, country=goods.country or one.phrase.country, end=met.end(name))
        found.append(
            replace(
                one,
                sentence=sentence,
                phrase=phrase,
                span=met.span(name),
                scope=scope,
                effect=effect,
                when=when,
                dates=dates,
                several=None,
            )
        )
    return found


_ORDER = r"(?:order|one|WRO|[Ww]ithhold\s+[Rr]elease\s+[Oo]rder|[Ff]inding)"
#: "Salt of A is the subject of one; nuts shelled by B are the subject of the other".
_OF_ONE = re.compile(
    r"(?:^|;\s+(?:and\s+)?|,?\s+(?:and|while|whereas)\s+)(?P<what>[A-Za-z][^;:]{5,240}?)\s(?:is|are|was|were)\s+(?:now\s+)?"
    r"(?:the\s+(?:subject|object|target)s?\s+of|covered\s+by|named\s+in|subject\s+to|barred\s+(?:by|under)|under)\s+"
    rf"(?:(?:the\s+)?(?:first|second|third|other|latter|former)|one|another)(?:\s+{_ORDER})?(?=\s*(?:[.;,]|$)|\s+(?:and|while|whereas|of\s+(?:them|the\s+two))\b)"
)
#: "The order of September 8 covers apparel of A; that of September 10, computer parts of B".
_OF_DAY = re.compile(
    rf"(?:^|;\s+(?:and\s+)?)(?:[Tt]he\s+{_ORDER}|[Tt]hat)\s+(?:of|dated|issued\s+on|signed\s+on)\s+{MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?,?\s+"
    r"(?:(?:(?:covers|concerns|names|targets|bars|reaches|applies\s+to)|(?:is|was)\s+(?:issued\s+)?(?:on|against))\s+)?(?P<what>[^;]+)"
)


_TURNS = (" one", " first", " second", " third", " other", " another", " latter", " former")


def names_its_turn(sentence: Sentence) -> bool:
    """Whether goods are said to be "the subject of one"."""
    return any(map(sentence.plain.__contains__, _TURNS)) and _OF_ONE.match(sentence.plain) is not None


#: "the first, which went into effect June 15 and is aimed at A": whose goods, behind the order.
_AIMED_AT = re.compile(r"[^.;:]{0,90}?\b(?:(?:aimed|directed|targeted)\s+(?:at|against)|against)\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")


def _aimed_at(sentence: Sentence, met: re.Match[str], umbrella: Statement, released: date | None) -> Statement | None:
    """Goods in front of their order, which names whom it is aimed at."""
    text = sentence.plain
    aimed = _AIMED_AT.match(text, met.end())
    goods = read_phrase(text[: met.end("what")], met.start("what"), initial=True).goods if aimed else None
    whose = read_phrase(text, aimed.end()) if aimed and goods else None
    if whose is None or whose.entity is None:
        return None
    phrase, item = replace(whose, goods=goods), replace(sentence, kind=Kind.ITEM)
    dates, span = tuple(mentions(text, released)), (0, whose.end)
    return replace(umbrella, sentence=item, phrase=phrase, when="now", dates=dates, span=span, scope=True, several=None)


def told_of_each(sentence: Sentence, umbrella: Statement, released: date | None) -> list[Statement]:
    """What each of several orders is on: goods told in front of their order, orders told apart by their days or objects."""
    text, found = sentence.plain, []
    if any(one.is_past(released) for one in mentions(text, released)):
        return []  # of orders there were
    for met in _OF_ONE.finditer(text) if _OF_ONE.match(text) else _OF_DAY.finditer(text):
        at = slice(*met.span("what"))
        piece = replace(sentence, text=sentence.text[at], plain=text[at], kind=Kind.ITEM)
        if stated := item_statement(piece, umbrella, released):
            days = mentions(text[met.start() : met.start("what")], released)
            own = tuple(replace(one, start=0, end=0) for one in days)
            found.append(replace(stated, dates=(*own, *stated.dates), several=None))
        elif met.re is _OF_ONE and (aimed := _aimed_at(sentence, met, umbrella, released)):
            found.append(aimed)
    return found or list(filter(None, [order_on(sentence, umbrella, released)]))


_ORDERS = r"(?:WROs|orders|Withhold\s+Release\s+Orders|Findings|others|ones)"
#: "The two WROs are directed against", "Two of the orders are on facilities:", "They cover".
_SOME_ORDERS = (
    rf"(?:(?:The|These|Both|All)(?:\s+(?:{NUMBER}|new|other|remaining|of|the|these))*\s+{_ORDERS}|"
    rf"{NUMBER}\s+(?:of\s+(?:the|these|them)(?:\s+{_ORDERS})?|others)|They|The\s+(?:other|remaining|first|last)\s+{NUMBER})"
)
_THEY_COVER = re.compile(
    rf"(?:In\s+(?P<place>(?-i:[A-Z])[\w ]{{2,30}}),\s+)?{_SOME_ORDERS}\b(?:,\s[^,;:]{{3,60}},)?\s+"
    r"(?:(?:are|were)\s+(?:(?:directed|aimed|issued)\s+)?(?:against|at|on)|cover|bar|concern|target|apply\s+to|block|stop)\s+"
    r"(?:[\w-]+(?:\s[\w-]+){0,3}:\s+)?(?=\S)",
    re.IGNORECASE,
)


def they_cover(sentence: Sentence, umbrella: Statement, released: date | None) -> list[Statement]:
    """Several of the orders counted before in one sentence: "The two orders cover garlic made by A and shoes made by B"."""
    met = _THEY_COVER.match(sentence.plain)
    if met is None or any(one.is_past(released) for one in mentions(sentence.plain, released)):
        return []
    text = sentence.plain[met.end() :]
    rest = replace(sentence, text=sentence.text[met.end() :], plain=text, kind=Kind.ITEM)
    first = item_statement(rest, umbrella, released)
    found = list(with_coordinated(first)) if first else []
    place = place_at(met["place"], 0) if met["place"] else None
    if place:
        found = [replace(one, phrase=replace(one.phrase, country=one.phrase.country or place.code)) for one in found]
    return found if len(found) > 1 else []
