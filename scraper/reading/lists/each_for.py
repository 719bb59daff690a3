"""Several makers in one sentence, each with its own goods: "orders against two firms: A, for toys, and B, for bricks"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scraper.reading.clauses.statement import Statement
from scraper.reading.names.finder import names_in
from scraper.reading.phrases.phrase import read_phrase
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.sentences import Sentence

#: ", for squid", ", which makes bricks": behind each of several makers.
_FOR_WHAT = re.compile(
    r"(?:\s*\([^()]{1,60}\))?,?\s+(?:for\s+(?:its\s+)?|(?:which|that)\s+(?:makes|produces|manufactures|grows|harvests|mines|processes|exports)\s+)(?=[a-z])"
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
