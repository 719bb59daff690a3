"""One sentence on two orders: "The WRO covers gloves made in A; the Finding covers tea grown in B"."""

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


def halves(sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentence; where it tells of one order and then of another, what it says of each."""
    met = _TURN.search(sentence.plain) if _OPENS.match(sentence.plain) else None
    if met is None:
        return (sentence,)
    parts = (slice(0, met.start()), slice(met.end(), None))
    plain = _CONCERNS.sub(lambda verb: "covers".ljust(len(verb.group())), sentence.plain)
    return tuple(replace(sentence, text=sentence.text[part], plain=plain[part]) for part in parts)
