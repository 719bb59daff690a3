"""Acts told by a verb and a colon: "Modified: the WRO of 2021 on gowns made by A", "Tea of B: Finding issued"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ledger.model import Action, Effect
from scraper.reading.clauses.reach import added
from scraper.reading.clauses.statement import Statement
from scraper.reading.lists.items import item_statement, with_goods_behind
from scraper.reading.lists.row_acts import done_in
from scraper.reading.phrases.phrase import read_phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.manuscript import Kind
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
    r"(?=[(\dINPMRLET])(?:\(?\d{1,2}[.)]\s+)?(?P<verb>Issued|New|Imposed|Published|Modified|Revoked|Lifted|Ended|Terminated)(?:\s+(?:today|yesterday))?\s*(?::|\s-+)\s+"
    r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Oo]ne)\s+)?(?:new\s+)?(?P<order>Withhold\s+Release\s+Order|WRO|[Oo]rder|(?:[Ff]orced\s+[Ll]abor\s+)?Finding)(?:\s*\([^)]{1,12}\))?"
    r"(?:,?\s+(?:of|from|dated|issued(?:\s+(?:in|on))?)\s+(?:[A-Z][a-z]+\.?\s+)?(?:\d{1,2},\s+)?\d{4},?)?\s+(?:on|against|covering|for)\s+(?=\S)"
)
#: "WRO issued against A (Ecuador): bananas", "2. Finding modified: A (Korea), snacks".
_BEHIND = re.compile(
    r"(?=[(\dWF])(?:\(?\d{1,2}[.)]\s+)?(?P<order>Withhold\s+Release\s+Order|WRO|(?:Forced\s+Labor\s+)?Finding)(?:\s*\([^)]{1,12}\))?\s+"
    r"(?P<verb>issued|imposed|published|modified|revoked|lifted|ended|terminated)(?:\s*(?::|\s-+)|\s+(?:on|against|for))\s+(?=[A-Za-z])"
)


#: "Tea grown by A (India): revoked", "A Ltd., China - modified; tiles admissible".
_AT_THE_END = re.compile(
    r"(?:\s*\([^()]{2,40}\)|,\s+[A-Z][\w' -]{2,30}?)?(?:\s*:|\s+-+)\s+(?P<act>(?:(?:WRO|order|Finding)\s+)?(?:newly\s+)?"
    r"(?:issued|modified|amended|revoked|lifted|ended|terminated|expanded|widened|extended|narrowed)\b[^.]*)",
    re.IGNORECASE,
)


def verb_behind(sentence: Sentence, umbrella: Statement | None, released: date | None) -> Statement | None:
    """The item of a list of acts that says what each is behind whose goods they are."""
    stated = item_statement(sentence, umbrella, released) if umbrella and sentence.kind is Kind.ITEM else None
    met = _AT_THE_END.match(sentence.plain, stated.phrase.end) if stated else None
    done = done_in(met["act"], umbrella) if met and umbrella else None
    if stated is None or met is None or done is None:
        return None
    action, effect = done
    own = replace(stated, action=action, effect=effect, span=(stated.span[0], met.end()))
    more = added(own, met.start("act"), title=False)
    return (
        replace(own, phrase=replace(more[0].phrase, goods=stated.phrase.goods or more[0].phrase.goods)) if more else own
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
