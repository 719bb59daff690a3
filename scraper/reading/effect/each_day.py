"""Days told of several orders in one sentence: "May 3 and May 5, respectively", "the former from ..., the latter from ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from scraper.reading.acts.act import Act, Draft
from scraper.reading.text.dates import Mention, mentions
from scraper.reading.text.sentences import Sentence

_RESPECTIVELY = re.compile(r",?\s+respectively\b")
_FORMER = re.compile(r"\bthe\s+(?:former|first)\b", re.IGNORECASE)
_LATTER = re.compile(r"\bthe\s+(?:latter|second|other)\b", re.IGNORECASE)
#: "November 16, except the last, which takes effect on November 17".
_EXCEPT = re.compile(
    r",?\s+except\s+(?:for\s+)?(?:(?:that|those)\s+(?:on|against)\s+|the\s+(?P<which>first|second|third|fourth|fifth|last)(?:\s+(?:one|order))?\b)"
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth")


_NEEDLES = ("respectively", "former", "except", "he second", "he other")


def own_day(act: Act, draft: Draft, others: Sequence[Act]) -> tuple[date, Sentence] | None:
    """The day that such a sentence gives the act by its place among the orders of its kind; None where none does."""
    if not others:
        return None
    alike = [one for one in draft.acts if one.releases == act.releases]
    at = next((number for number, one in enumerate(alike) if one is act), -1)
    released = draft.manuscript.released
    own = [one.statement.sentence for one in act.said]
    for sentence in draft.sentences if at >= 0 else ():
        if sentence.spoken or not (sentence in own or any(map(sentence.plain.__contains__, _NEEDLES))):
            continue
        days = [one for one in mentions(sentence.plain, released) if one.day and one.is_news(released)]
        if beside := _beside_names(sentence, days, alike, at):
            return beside, sentence
        found = _in_order(sentence.plain, days, len(alike), at) or _in_turn(sentence.plain, days, len(alike), at)
        found = found or _but_for(sentence.plain, days, len(alike), at)
        if found:
            return found, sentence
    return None


def _beside_names(sentence: Sentence, days: Sequence[Mention], alike: Sequence[Act], at: int) -> date | None:
    """ "against A on February 13 and against B on February 17": one day behind each name, or before each."""
    told = [
        next((one.statement.phrase for one in act.said if one.statement.sentence == sentence and one.parties), None)
        for act in alike
    ]
    ends = [one.end for one in told if one]
    if len(alike) < 2 or len(ends) != len(alike) or len(days) != len(ends) or sorted(ends) != ends:
        return None
    behind = all(end <= day.start for end, day in zip(ends, days, strict=True)) and all(
        day.start < end for end, day in zip(ends[1:], days, strict=False)
    )
    before = all(day.start < end for end, day in zip(ends, days, strict=True)) and all(
        end <= day.start for end, day in zip(ends, days[1:], strict=False)
    )
    return days[at].day if behind or before else None


def _in_order(text: str, days: Sequence[Mention], count: int, at: int) -> date | None:
    met = _RESPECTIVELY.search(text) if "respectively" in text else None
    told = [one for one in days if met and one.end <= met.start()]
    return told[at].day if len(told) == count > 1 else None


def _in_turn(text: str, days: Sequence[Mention], count: int, at: int) -> date | None:
    former = _FORMER.search(text) if count == 2 and len(days) == 2 else None
    latter = _LATTER.search(text, former.end()) if former else None
    if former is None or latter is None or not former.end() <= days[0].start < latter.start() < days[1].start:
        return None
    return days[at].day


def _but_for(text: str, days: Sequence[Mention], count: int, at: int) -> date | None:
    met = _EXCEPT.search(text) if len(days) == 2 and "except" in text else None
    if met is None or not days[0].end <= met.start() < met.end() <= days[1].start or not met["which"]:
        return None
    other = count - 1 if met["which"] == "last" else _ORDINALS.index(met["which"])
    return days[1 if at == other else 0].day
