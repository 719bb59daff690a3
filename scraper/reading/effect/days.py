"""An act's days: when it takes effect, and from when on it applies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ledger.model import Effect
from scraper.reading.clauses.statement import Statement
from scraper.reading.effect.in_force_since import begins, is_from_today, is_told, was_done, was_signed, without_ports
from scraper.reading.text.cutoffs import APPLIES, BARRED, ON_OR_AFTER
from scraper.reading.text.dates import Mention, mentions
from scraper.reading.text.lowercase import Needles, small
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import NUMBER, number

_EFFECT = re.compile(
    r"\b(?:(?:effective|beginning|starting|commencing)(?:\s+(?:on|as\s+of|from))?|as\s+of|took\s+effect(?:\s+on)?|"
    r"takes?\s+effect(?:\s+on)?|go(?:es)?\s+into\s+(?:effect|force)(?:\s+on)?|in\s+(?:effect|force)\s+(?:since|from|as\s+of)|from|went\s+into\s+effect(?:\s+on)?)(?:[\s,]+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?[\s,(]*$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:produced|manufactured|made|harvested|mined|imported|grown)\s+(?:before|prior\s+to)\s+(?:that\s+date|"
    r"this\s+date|the\s+effective\s+date|then)\b"
)
_ORDERED = re.compile(
    r"(?:WROs?|rders?|indings?|\))[^,.;]{0,12}\b(?:issued|dated|announced|imposed|published)?\s*(?:on|in|of)?\s*$"
)


@dataclass(frozen=True, slots=True)
class Days:
    """`from_text` is the sentence each day rests on; None where it is only the release's own date."""

    effective: date | None = None
    applies_from: date | None = None
    effective_in: Sentence | None = None
    applies_in: Sentence | None = None
    by_release: bool = False  #: "today", "immediately": no day of its own
    stated: bool = False  #: "effective July 15": not the day it was done on
    only_told: bool = False  #: "announced today", "effective immediately": no day on which it was done


def days(own: Sequence[Statement], umbrellas: Sequence[Statement], released: date | None) -> Days:
    """Stated effective day, else the day the act was done, else the release's own; an item without a day has the umbrella's."""
    found = _days(own, released)
    over = _days(umbrellas, released) if umbrellas and found.only_told else None
    if over is None or (found.effective_in is not None and over.by_release):
        return found
    return replace(
        over, applies_from=found.applies_from or over.applies_from, applies_in=found.applies_in or over.applies_in
    )


#: "detained from today", "have been held since 12:01 a.m. today": the day from which ports act on what was signed before it.
_FROM = re.compile(r"\b(?:since|as\s+of|from|starting|beginning)\s+(?:early\s+)?$", re.IGNORECASE)


def _held(one: Mention, statement: Statement, done: tuple[date, Sentence]) -> tuple[date, Sentence] | None:
    """The day of "today" where an order holds from then on that was `done` on a day told before it."""
    text = statement.sentence.plain
    before = without_ports(text[max(0, one.start - 120) : one.start])
    first = done[1] is not statement.sentence or any(
        other.day == done[0] and other.start < one.start for other in statement.dates
    )
    holds = one.word == "today" and first and (_FROM.search(before) or _EFFECT.search(before))
    return (one.day, statement.sentence) if holds and one.day else None


#: "CBP announced Tuesday": when it was told, not when it was done.
_TOLD_ON = re.compile(
    r"\b(?:CBP|agency|Protection(?:\s*\(CBP\))?|Department|DHS|officials)\s+(?:announced|said|told\s+\w+|reported)\s+(?:on\s+)?$"
)


def _days(statements: Sequence[Statement], released: date | None) -> Days:
    stated: tuple[date, Sentence] | None = None
    done: tuple[date, Sentence] | None = None
    now: tuple[date, Sentence] | None = None
    held: tuple[date, Sentence] | None = None
    today = False
    applies: tuple[date, Sentence] | None = None
    for statement in statements:
        text = statement.sentence.plain
        for one in statement.dates:
            if one.day is None:
                continue
            before = without_ports(text[max(0, one.start - 120) : one.start])
            if not one.word and (APPLIES.search(before) or ON_OR_AFTER.search(before)):
                applies = applies or (one.day, statement.sentence)
            elif not one.is_news(released):
                continue
            elif one.word in ("immediately", "today") or (one.word and _TOLD_ON.search(before)):
                now = now or (one.day, statement.sentence)
                today = today or not (one.word == "immediately" or is_told(text, one))
                held = held or (_held(one, statement, done) if done else None)
            elif one.word in ("", "tomorrow", "yesterday", "weekday") and _EFFECT.search(before):
                stated = stated or (one.day, statement.sentence)
            elif not _ORDERED.search(before) or not statement.scope or statement.effect is Effect.IMPOSED:
                done = done or _done(one, statement)
    stated = stated or held
    found = stated or done or now
    effective = found[0] if found else released
    return Days(
        effective,
        applies[0] if applies else None,
        found[1] if found else None,
        applies[1] if applies else None,
        stated is None and done is None,
        stated is not None,
        stated is None and done is None and not today,
    )


#: "signed on September 11 and in force since that day", "issued on May 2 and in effect ever since": the day named just before.
_THAT_DAY = re.compile(
    r"\b(?:effective|in\s+(?:effect|force)|t(?:ook|akes)\s+effect|binding)\b[^.;]{0,20}?\b(?:since|from|on|as\s+of)?\s*(?:that|the\s+same|this)\s+(?:very\s+)?(?:day|date)\b"
    r"|\beffective\s+(?:up)?on\s+(?:its\s+)?(?:issuance|signature|publication)\b"
    r"|\b(?:in\s+(?:effect|force)|binding|bound)\b[^.;]{0,30}?\b(?:since\s+then|ever\s+since|from\s+then\s+on)\b"
    r"|\bsince\s+(?:then|that\s+(?:day|date)),?\s+[^.;]{0,40}?\b(?:has|have)\s+been\s+(?:detain|stopp|hold|held|turn|seiz|barr|refus|withh)"
)
#: "signed on May 12, and it took effect the next day", "took effect three days later".
_LATER = re.compile(
    r"\b(?:effective|in\s+(?:effect|force)|t(?:ook|akes)\s+effect|into\s+(?:effect|force)|binding)\s+(?:on\s+)?"
    rf"(?:the\s+(?:next|following)\s+day|(?P<n>an?|{NUMBER})\s+days?\s+later)\b"
)
#: "announced the order on Thursday, two days after it took effect".
_AFTER_EFFECT = re.compile(
    rf"\b(?P<n>an?|{NUMBER})\s+days?\s+after\s+(?:(?:it|they|the\s+(?:order|WRO|Finding)s?)\s+(?:had\s+)?(?:t(?:ook|aken)|went|gone|became|become|entered|came)|"
    r"(?:its|their)\s+(?:entry|coming)|(?:taking|going|entering|becoming))\s+(?:in(?:to)?\s+)?(?:effect(?:ive)?|force)\b"
)

#: One of these is in all three.
_BEGUN = Needles("effect", "in force", "into force", "binding", "bound", "since")


def _of_that_day(sentence: Sentence, released: date | None) -> date | None:
    """The day that "that day", "the next day" or "two days after it took effect" takes from the one named before it."""
    days_told = [one for one in mentions(sentence.plain, released) if one.day and one.is_news(released)]
    if not days_told:
        return None
    if not _BEGUN.stand_in(small(sentence.plain)):
        return None
    same = _THAT_DAY.search(sentence.plain)
    later = None if same else _LATER.search(sentence.plain)
    met = same or later or _AFTER_EFFECT.search(sentence.plain)
    before = [one.day for one in days_told if one.day and met and one.end <= met.start()]
    if met is None or not before:
        return None
    apart = 0 if same else number(met["n"]) or 1 if met["n"] else 1
    return before[-1] + timedelta(days=apart if later else -apart)


def stated_elsewhere(found: Days, around: Sequence[Sentence], released: date | None) -> Days:
    """ "The order is effective Oct. 29.": a sentence beside the act that says nothing else of it.

    Before the day ports began stands the one an order is said to have force from; what it is dated, and who signed it
    when, count where no other day is told.
    """
    told = [one for one in around if not one.spoken]
    for sentence in told:
        if same := _of_that_day(sentence, released):
            return replace(found, effective=same, effective_in=sentence, by_release=False, stated=True)
        for one in _of_these_days(sentence, released, today=True):
            if begins(sentence.plain, one, ports=found.only_told or found.by_release) or _heads_list(sentence, one):
                return replace(found, effective=one.day, effective_in=sentence, by_release=False, stated=True)
    if not found.only_told or any(is_from_today(one.plain) for one in told):
        return found
    at_once = any("mmediate" in one.plain for one in told)
    for tells in (was_done,) if at_once else (was_done, was_signed):
        for sentence in told:
            for one in _of_these_days(sentence, released):
                if tells(sentence.plain, one):
                    return replace(found, effective=one.day, effective_in=sentence, by_release=False)
    return found


#: "CBP will as of May 16 withhold release of:", "Effective May 16 and at all ports, CBP will detain the following:".
_FROM_DAY = re.compile(r"\b(?:[Ee]ffective|[Aa]s\s+of|[Bb]eginning|[Ss]tarting|[Ff]rom)\s+(?:on\s+)?$")


def _heads_list(sentence: Sentence, one: Mention) -> bool:
    """Whether it is the day from which all holds that is listed under the sentence."""
    return sentence.opens_list and _FROM_DAY.search(sentence.plain, 0, one.start) is not None


def _of_these_days(sentence: Sentence, released: date | None, *, today: bool = False) -> list[Mention]:
    """The days that a sentence names; `today`: also that of the release itself."""
    days_told = mentions(sentence.plain, released)
    away = ("immediately",) if today else ("immediately", "today")
    return [one for one in days_told if one.day and one.is_news(released) and one.word not in away]


_SAME_DAY = re.compile(
    r"(?:(?:On|As\s+of|From|Effective|Beginning)\s+)?(?:[Tt]he\s+same|[Tt]hat(?:\s+same)?)\s+(?:day|date)\b"
)

#: "CBP issued an order against the company on that day", where the sentence itself names none.
_ON_THAT_DAY = re.compile(
    r"\b(?:issued|signed|published|imposed|modified|revoked|lifted|took\s+effect|effective|in\s+(?:force|effect))\b[^.;]{0,100}?\s(?:on|from|since|as\s+of)\s+"
    r"(?:that|the|this)\s+(?:very\s+|same\s+)?(?:day|date)\b|\b(?:issued|signed|imposed|modified|revoked)\b[^.;]{0,60}?\s(?:that|the\s+same)\s+(?:morning|day|afternoon|evening)\b"
)


def _points_to_a_day(sentence: Sentence, released: date | None) -> bool:
    if _SAME_DAY.match(sentence.plain):
        return True
    if any(one.is_news(released) for one in mentions(sentence.plain, released)):
        return False
    return _ON_THAT_DAY.search(sentence.plain) is not None


def of_the_same_day(found: Days, own: Sequence[Sentence], body: Sequence[Sentence], released: date | None) -> Days:
    """ "The same day CBP issued": the day that the sentences just before it name."""
    for sentence in own:
        if not _points_to_a_day(sentence, released) or sentence not in body:
            continue
        at = body.index(sentence)
        for before in reversed(body[max(0, at - 3) : at]):
            days_told = [one for one in mentions(before.plain, released) if one.day and one.is_news(released)]
            if days_told:
                return replace(found, effective=days_told[-1].day, effective_in=before, by_release=False)
    return found


def applies_elsewhere(around: Sequence[Sentence], released: date | None) -> tuple[date, Sentence] | None:
    """ "The order is effective for goods that arrive on or after Jan. 10." """
    for sentence in around:
        for one in mentions(sentence.plain, released):
            before = sentence.plain[max(0, one.start - 120) : one.start]
            if (
                one.day
                and not one.word
                and not sentence.spoken
                and ON_OR_AFTER.search(before)
                and APPLIES.search(before)
            ):
                return one.day, sentence
    return None


_QUALIFIES = re.compile(
    r"\b(?:[Oo]nly|qualif(?:y|ies)|eligible|admissible|benefits?|covered\s+by\s+the\s+modification|"
    r"(?:revocation|modification|lifting|decision|change)\s+(?:covers|applies\s+to|extends\s+to|reaches|concerns|is\s+limited\s+to))\b"
)


def only_after(told: Sequence[Sentence], released: date | None) -> tuple[date, Sentence] | None:
    """ "Only catch landed after November 30 qualifies", wherever a page with one act says it."""
    for sentence in told:
        for one in mentions(sentence.plain, released) if not sentence.spoken else ():
            if (
                one.day
                and not one.word
                and APPLIES.search(sentence.plain[max(0, one.start - 120) : one.start])
                and _QUALIFIES.search(sentence.plain)
            ):
                return one.day, sentence
    return None


def barred_before(
    around: Sequence[Sentence], effective: date | None, released: date | None
) -> tuple[date | None, Sentence] | None:
    """ "goods produced before that date remain inadmissible": the cut-off, which "that date" and "earlier" take from the act."""
    for sentence in around:
        for one in mentions(sentence.plain, released):
            if one.day and not one.word and BARRED.search(sentence.plain[max(0, one.start - 90) : one.start]):
                return one.day, sentence
        if ("before" in sentence.plain or "prior" in sentence.plain) and _BEFORE.search(sentence.plain):
            return effective, sentence
    return None


#: The day of a signature is neither when an order was issued nor when it takes effect.
_SIGNED = re.compile(
    r"\b(?:[Oo]rders?|WROs?|[Ff]indings?),?\s+signed\b|\b(?:was|were|been|CBP|agency|it)\s+(?:has\s+)?signed\b"
)


#: "under an order that CBP issued on": its day, however far behind.
_ISSUED_ON = re.compile(r"\b(?:issued|announced|imposed)\s+(?:on\s+)?$")


def _closes(one: Mention, statement: Statement) -> bool:
    """ "issued an order against A, the largest grower of laver in the country, on July 21.": the one day of its sentence."""
    text = statement.sentence.plain
    alone = sum(other.day is not None for other in statement.dates) == 1
    return (
        alone
        and statement.action is not None
        and bool(_ON.search(text[: one.start]))
        and not text[one.end :].strip(" .")
    )


_ON = re.compile(r",\s+on\s+$")


def _done(one: Mention, statement: Statement) -> tuple[date, Sentence] | None:
    """The day an act was done; a date far behind the verb belongs to something else."""
    if (
        _SIGNED.search(statement.sentence.plain)
        or one.day is None
        or (
            one.start > statement.span[1] + 60
            and not _ISSUED_ON.search(statement.sentence.plain[: one.start])
            and not _closes(one, statement)
        )
    ):
        return None
    return one.day, statement.sentence
