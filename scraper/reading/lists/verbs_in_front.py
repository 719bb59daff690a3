"""Acts told by a verb and a colon: "Modified: the WRO of 2021 on gowns made by A", "Finding issued: tea of B"."""

from __future__ import annotations

import re
from datetime import date

from ledger.model import Action, Effect
from scraper.reading.clauses.statement import Statement
from scraper.reading.lists.items import with_goods_behind
from scraper.reading.phrases.phrase import read_phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import instrument_named

_VERBS: dict[str, tuple[Action, Effect | None]] = {
    "issued": (Action.ISSUED, Effect.IMPOSED),
    "new": (Action.ISSUED, Effect.IMPOSED),
    "imposed": (Action.ISSUED, Effect.IMPOSED),
    "published": (Action.ISSUED, Effect.IMPOSED),
    "modified": (Action.MODIFIED, None),
    "revoked": (Action.REVOKED, Effect.LIFTED),
    "lifted": (Action.REVOKED, Effect.LIFTED),
    "ended": (Action.REVOKED, Effect.LIFTED),
    "terminated": (Action.REVOKED, Effect.LIFTED),
}
_FRONT = re.compile(
    r"(?:\(?\d{1,2}[.)]\s+)?(?P<verb>Issued|New|Imposed|Published|Modified|Revoked|Lifted|Ended|Terminated)(?:\s+(?:today|yesterday))?\s*(?::|\s-+)\s+"
    r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Oo]ne)\s+)?(?:new\s+)?(?P<order>Withhold\s+Release\s+Order|WRO|[Oo]rder|(?:[Ff]orced\s+[Ll]abor\s+)?Finding)(?:\s*\([^)]{1,12}\))?"
    r"(?:,?\s+(?:of|from|dated|issued(?:\s+(?:in|on))?)\s+(?:[A-Z][a-z]+\.?\s+)?(?:\d{1,2},\s+)?\d{4},?)?\s+(?:on|against|covering|for)\s+(?=\S)"
)
#: "WRO issued against A (Ecuador): bananas", "2. Finding modified: A (Korea), snacks".
_BEHIND = re.compile(
    r"(?:\(?\d{1,2}[.)]\s+)?(?P<order>Withhold\s+Release\s+Order|WRO|(?:Forced\s+Labor\s+)?Finding)(?:\s*\([^)]{1,12}\))?\s+"
    r"(?P<verb>issued|imposed|published|modified|revoked|lifted|ended|terminated)(?:\s*(?::|\s-+)|\s+(?:on|against|for))\s+(?=[A-Za-z])"
)


def verb_in_front(sentence: Sentence, released: date | None) -> Statement | None:
    """The act, of this day where no day of the sentence says otherwise: an order's own old day does not."""
    met = _FRONT.match(sentence.plain) or _BEHIND.match(sentence.plain)
    if met is None:
        return None
    action, effect = _VERBS[met["verb"].lower()]
    days = tuple(mentions(sentence.plain, released))
    free = tuple(one for one in days if one.start >= met.end())
    if any(one.is_past(released) for one in (days if action is Action.ISSUED else free)):
        return None
    recalled = next((one.recalled for one in days if one.end <= met.end() and one.is_past(released)), None)
    phrase = with_goods_behind(read_phrase(sentence.plain, met.end()), sentence.plain)
    instrument = instrument_named(met["order"]) if met["order"].lower() != "order" else None
    return Statement(
        sentence, effect, action, instrument, phrase, "now", free, (met.start(), phrase.end), recalled=recalled
    )
