"""One sentence on two orders: "The WRO covers gloves made in A; the Finding covers tea", "will seize tea and will admit rice"."""

from __future__ import annotations

import re
from dataclasses import replace

from scraper.reading.text.sentences import Sentence

_ORDER = r"(?:WRO|Withhold\s+Release\s+Order|[Oo]rder|(?:[Ff]orced\s+[Ll]abor\s+)?Finding)"
_COVERS = r"\s+(?:covers|concerns|bars|applies\s+to|targets|blocks|addresses)\s"
_OPENS = re.compile(rf"The\s+{_ORDER}{_COVERS}")
_TURN = re.compile(rf"(?:[,;]?\s+(?:and|while|whereas)|;)\s+(?=the\s+{_ORDER}{_COVERS})")
#: All one to the readers of a clause.
_CONCERNS = re.compile(r"(?<=\s)(?:concerns|applies\s+to|targets|addresses)(?=\s)")
_STOPS = r"will\s+(?:now\s+|begin\s+to\s+)?(?:detain|seize)\s"
_LETS_IN = r"will\s+(?:no\s+longer\s+(?:detain|seize)|(?:now\s+)?(?:admit|allow))\s"
_AND = r",?\s+and\s+(?:it\s+)?(?="
#: "will seize tea of A under a Finding and will no longer detain tobacco of B".
_WAYS = (
    (re.compile(_STOPS), re.compile(f"{_AND}{_LETS_IN})")),
    (re.compile(_LETS_IN), re.compile(f"{_AND}{_STOPS})")),
)
_TO_THE_GOODS = r"(?:no\s+longer\s+)?(?:detain|seize|hold|release|admit)\s+the\s"
#: "will seize the boots, detain the masks and release the cells": goods told before, and what is done to each.
_WILL = re.compile(rf"\bwill (?={_TO_THE_GOODS})")
#: "In two Findings CBP has determined that wigs are made with forced labor by A, and that gloves are made with it by B".
_FOUND_THAT = re.compile(
    r"(?<=inding)(?<!a Finding)s?\b[^;]{0,200}?\b(?:determined|found|concluded)\s+that\s+(?=[a-z])"
)
#: What parts the one from the next.
_ELSE = {
    _WILL: re.compile(rf"(?:,\s+(?:and\s+)?|\s+and\s+)(?={_TO_THE_GOODS})"),
    _FOUND_THAT: re.compile(r",?\s+and\s+that\s+(?=[a-z][^;]{10,160}?\slabor\b)"),
}
#: "The boots will be seized, and the cells will be released".
_THE_GOODS = r"(?:[Tt]he|[Tt]hose)\s+(?:[a-z-]+\s+){1,5}(?:will|may|can)\s+(?:now\s+|again\s+|no\s+longer\s+)*be\s"
_GOODS_OPEN = re.compile(rf"(?:[A-Z][a-z]+\s[^,;]{{2,40}},\s+)?{_THE_GOODS}")
_GOODS_NEXT = re.compile(rf"(?:[,;]\s+(?:and\s+|while\s+)?|\s+(?:and|while)\s+)(?={_THE_GOODS})")
#: "Tea exported by A is admissible on May 12, and tea exported by B is admissible on May 16".
_BY_MAKER = (
    r"(?:\s+[a-z]+){0,4}?\s+(?:exported|imported|made|produced|manufactured|grown|packed|processed|harvested|sold)\s+by\s+(?=[A-Z])"
    r"[^;:]{3,90}?\s(?:is|are|will|may|can)\s+(?!and\b)"
)
_MAKER_OPENS = re.compile(rf"(?:^|(?<=:\s))[A-Za-z]+{_BY_MAKER}")
_MAKER_NEXT = re.compile(rf"(?:,\s+and\s+|;\s+(?:and\s+)?|,?\s+while\s+)(?=[a-z]+{_BY_MAKER})")


def _each_done(sentence: Sentence) -> tuple[Sentence, ...]:
    """Of a sentence on what is done to goods of several orders, what it says of each: the rest of it is blank."""
    text = sentence.plain
    will = _FOUND_THAT.search(text) or _WILL.search(text)
    opens, following = (will, _ELSE[will.re]) if will else (_GOODS_OPEN.match(text), _GOODS_NEXT)
    if opens is None:
        opens, following = _MAKER_OPENS.search(text), _MAKER_NEXT
    stops = [met.span() for met in following.finditer(text, opens.end())] if opens else []
    if opens is None or not stops:
        return ()
    begins, verb = (will.start(), will.group()) if will else (opens.start(), "")
    first = begins + len(verb)
    parts = zip((first, *(end for _, end in stops)), (*(start for start, _ in stops), len(text)), strict=True)
    head = text[:begins]
    kept = (
        (head if will or start == begins else "").ljust(start - len(verb))
        + verb
        + text[start:end].ljust(len(text) - start)
        for start, end in parts
    )
    return tuple(replace(sentence, plain=plain) for plain in kept)


def halves(sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentence; where it tells of one order and then of another, what it says of each."""
    text = sentence.plain
    met = _TURN.search(text) if _OPENS.match(text) else None
    if met is None and " will " in text:
        met = next(
            (one for way, back in _WAYS if (one := back.search(text)) and way.search(text, 0, one.start())), None
        )
    if met is None:
        several = (" the " in text and " will " in text) or " and that " in text or text.count(" by ") > 1
        return (_each_done(sentence) if several else ()) or (sentence,)
    parts = (slice(0, met.start()), slice(met.end(), None))
    plain = _CONCERNS.sub(lambda verb: "covers".ljust(len(verb.group())), sentence.plain)
    return tuple(replace(sentence, text=sentence.text[part], plain=plain[part]) for part in parts)
