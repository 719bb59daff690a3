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


def halves(sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentence; where it tells of one order and then of another, what it says of each."""
    text = sentence.plain
    met = _TURN.search(text) if _OPENS.match(text) else None
    if met is None and " will " in text:
        met = next(
            (one for way, back in _WAYS if (one := back.search(text)) and way.search(text, 0, one.start())), None
        )
    if met is None:
        return (sentence,)
    parts = (slice(0, met.start()), slice(met.end(), None))
    plain = _CONCERNS.sub(lambda verb: "covers".ljust(len(verb.group())), sentence.plain)
    return tuple(replace(sentence, text=sentence.text[part], plain=plain[part]) for part in parts)
