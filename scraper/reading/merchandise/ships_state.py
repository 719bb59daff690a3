"""Whose a ship is: the flag it flies, or the state of its owner, told in a sentence beside the act's."""

from __future__ import annotations

import re

from scraper.reading.acts.act import Act, Draft
from scraper.reading.names.origins import is_at_sea, is_flag
from scraper.reading.names.places import Place, places
from scraper.reading.parties.nearby import near
from scraper.reading.text.sentences import Sentence

#: "which belong to A Ltd. of Taiwan", "operated out of Busan", "Its owner, B Ltd., has its seat in Kaohsiung".
_OWNER = re.compile(
    r"\b(?:owned|(?<!jointly )operated|managed|chartered|run|runs|(?<!\d )belong(?:s|ing|ed)?|registered|owners?|operators?|"
    r"home\s+ports?|registry)\b(?P<between>[^;:]{0,110}?)$"
)
#: What else stands between the two: where the ship fishes, or who works on it.
_TURNS = re.compile(
    r"\b(?:fish(?:es|ed|ing)?|caught|catch(?:es)?|crew|crews|workers|deckhands|men|landed|lands|unload\w*|transship\w*|sold|waters|off|hired|recruited|buyers?)\b"
)
_OWNS = re.compile(
    r"(?:\s+(?:state|company|fishing|shipping|fishery|state-owned|family)){0,2}[\s-]+(?:owne[rd]s?|operators?|managers?)\b"
)
_NEEDLES = ("own", "operat", "belong", "regist", "manage", "charter", "run", "home port")


def flag_told(act: Act, draft: Draft) -> tuple[str, Sentence] | None:
    """ "The longliner flies the flag of Belize", in a sentence beside the act's."""
    for sentence in near(act, draft):
        for place in places(sentence.plain) if "flag" in sentence.plain else ():
            if is_flag(sentence.plain, place):
                return place.code, sentence
    return None


def owner_told(act: Act, draft: Draft) -> tuple[str, Sentence] | None:
    """ "The boats belong to A Ltd. of Taiwan", in a sentence near the act; none where two of them tell two states."""
    found: dict[str, Sentence] = {}
    others = {one.statement.sentence for other in draft.acts if other is not act for one in other.said}
    for sentence in near(act, draft):
        if sentence not in others and any(map(sentence.plain.__contains__, _NEEDLES)):
            code = next((one.code for one in places(sentence.plain) if _is_owners(sentence.plain, one)), None)
            if code:
                found.setdefault(code, sentence)
    return next(iter(found.items())) if len(found) == 1 else None


def _is_owners(text: str, place: Place) -> bool:
    if place.kind == "people" and _OWNS.match(text, place.end):
        return True
    cue = _OWNER.search(text, max(0, place.start - 140), place.start)
    return cue is not None and not _TURNS.search(cue["between"]) and not is_at_sea(text, place)
