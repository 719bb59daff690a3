"""An order on makers that it does not name: "the order on Malaysian glove makers", of whom one goes free."""

from __future__ import annotations

import re

from ledger.legal_forms import LEGAL_FORM
from ledger.model import Action, Party, Role
from scraper.reading.acts.act import Act, Draft
from scraper.reading.clauses.referring import FIRM
from scraper.reading.effect.described import in_headline
from scraper.reading.parties.covered import freed_clauses
from scraper.reading.phrases.party import related
from scraper.reading.text.plain import plain
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NUMBER

_ORDER_ON = r"\b(?i:order|wro|finding)\b[^.;:]{0,60}?\s(?:against|on|covering)\s+"
_SEVERAL = rf"(?:{FIRM}(?<=s)(?<!corps))\b(?!')"
#: Those a page has spoken of ("on the two makers"), and a number of them, other rules know.
_MAKERS = re.compile(
    _ORDER_ON + r"(?:(?:(?:an?|the)\s+(?:[a-z]+\s+)?(?:group|number|handful|series|set|cluster|list)\s+of|"
    r"(?:all|every)(?:\s+of)?(?:\s+the)?)\s+|"
    rf"(?!(?:the|these|those|this|that|both|its|their|one|each|{NUMBER})\b))(?:[\w'-]+\s+){{0,6}}?{_SEVERAL}"
)
#: "on the glove makers of Perak", "on the Malaysian glove industry".
_OF_A_PLACE = re.compile(
    _ORDER_ON + rf"(?:[\w'-]+\s+){{1,5}}?(?:{_SEVERAL}(?=\s+(?:of|in|from|around|near)\s+[A-Z])|(?:industry|sector)\b)"
)
#: "on the Taiwanese longline fleet", of which one vessel goes free.
_FLEET = re.compile(_ORDER_ON + r"(?:[\w'-]+\s+){0,6}?fleets?\b(?!')")
#: "vessels owned by A", "makers A", "growers: A": what ties makers to whose they are, or to who they are.
_TIED = re.compile(
    r",?\s*:?\s*(?:(?:(?:that|which)\s+(?:are\s+)?)?(?:owned|operated|run|controlled|managed|led|supplied|belong(?:ing)?|linked|related|affiliated|known|named|called|such|like|including)\s+)?"
    r"(?:(?:of|from|by|to|with|as)\s+)?(?:the\s+)?"
)
#: "the order against the company": told before.
_ON_ONE = re.compile(
    rf"\b(?:[Aa]gainst|[Oo]n)\s+(?:the|this|that|its)\s+(?:[\w-]+\s+){{0,3}}?{FIRM}\b(?!\s+(?:of|in|from|around|near)\s+[A-Z])"
)


def on_several(act: Act, parties: tuple[Party, ...]) -> Sentence | None:
    """The sentence that says that the order acted on is one on makers, none of whom it names, where one goes free."""
    if not freed_clauses(act) or not _is_one(parties):
        return None
    told = [] if LEGAL_FORM.search(parties[0].name) else _told(act)
    fleet = next((one for one in told if _speaks_of(_FLEET, one.plain, parties[0].name)), None)
    return fleet or next((one for one in _on_nobody_named(act) if _names_makers(one.plain, parties[0].name)), None)


def several_in_headline(act: Act, draft: Draft, parties: tuple[Party, ...]) -> bool:
    """Whether the headline alone says so, of an order of which the text says no more than that it was modified."""
    issued = (one for one in draft.past if one.statement.action is Action.ISSUED)
    changed = (one for one in act.said if one.statement.action is not None and not one.statement.scope)
    told = any(related(one.parties, parties) for one in (*issued, *changed))
    bare = bool(_on_nobody_named(act)) and _is_one(parties) and not (told or in_headline(parties, draft))
    return bare and _names_makers(plain(draft.manuscript.title).lower(), parties[0].name.lower())


def _is_one(parties: tuple[Party, ...]) -> bool:
    return len(parties) == 1 and parties[0].role in (Role.NAMED, Role.VESSEL)


def _told(act: Act) -> list[Sentence]:
    return [one.statement.sentence for one in act.said if one.statement.sentence.block >= 0]


def _on_nobody_named(act: Act) -> list[Sentence]:
    """The act's sentences of the text; none where one of them calls its order one on those told before."""
    told = _told(act)
    return [] if any(_ON_ONE.search(one.plain) for one in told) else told


def _names_makers(text: str, name: str) -> bool:
    """Whether a text speaks of an order on makers in the plural, and does not go on with `name`."""
    return any(_speaks_of(pattern, text, name) for pattern in (_MAKERS, _OF_A_PLACE))


def _speaks_of(pattern: re.Pattern[str], text: str, name: str) -> bool:
    tied = (_TIED.match(text, met.end()) for met in pattern.finditer(text))
    return any(one is not None and not text.startswith(name, one.end()) for one in tied)
