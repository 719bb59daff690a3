"""When an act applies: as its own clauses tell it, else as the page tells it of its orders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from ledger.model import Announcement, Effect, Instrument
from scraper.reading.acts.act import Act, Draft, around
from scraper.reading.clauses.statement import is_background
from scraper.reading.effect.days import (
    Days,
    applies_elsewhere,
    barred_before,
    days,
    of_the_same_day,
    only_after,
    stated_elsewhere,
)
from scraper.reading.effect.each_day import own_day
from scraper.reading.effect.publication import of_publication
from scraper.reading.text.sentences import Sentence, holds_any
from scraper.reading.text.vocabulary import instrument_of, instruments


def days_of(act: Act, made: Announcement, draft: Draft, others: Sequence[Act]) -> Days:
    """From when the act holds, and for goods of which day. `made`: what is known of it so far."""
    released = draft.manuscript.released
    umbrellas = [one.statement for one in draft.umbrellas if one.releases == act.releases]
    when = days([one.statement for one in act.said], umbrellas, released)
    if when.by_release:
        when = of_the_same_day(when, [one.statement.sentence for one in act.said], draft.sentences, released)
    if not when.stated:
        when = stated_elsewhere(when, _on_orders(act, draft, others), released)
    if each := own_day(act, draft, others):
        when = replace(when, effective=each[0], effective_in=each[1])
    if not when.stated and made.instrument is Instrument.FINDING:
        when = of_publication(when, around(act, draft), released)
    if when.applies_from is None and (told := _goods_from(act, made, when, draft, others)):
        when = replace(when, applies_from=told[0], applies_in=told[1])
    return when


def _goods_from(
    act: Act, made: Announcement, when: Days, draft: Draft, others: Sequence[Act]
) -> tuple[date | None, Sentence] | None:
    """The day from which goods are let in or stopped, told beside the act."""
    released = draft.manuscript.released
    alone = not others and made.effect is not Effect.IMPOSED
    return (
        applies_elsewhere(around(act, draft), released)
        or (only_after(draft.sentences, released) if alone else None)
        or barred_before(_beside(act, draft, others), when.effective, released)
    )


_THE_ORDERS = re.compile(
    r"\b(?:[Tt]he|[Aa]ll|[Bb]oth|[Tt]hese|CBP\)?|Protection)\s+(?:[\w.]+\s+){0,6}?(?:[Oo]rders|WROs|[Ff]indings|actions|measures|restrictions|changes|decisions|(?:revoc|modific|cancell|termin|rescis|lift|withdraw|amend)[a-z]*s)\b"
    r"|\b(?:[Ee]ach|[Ee]very|[Nn]one)\s+(?:of\s+the\s+(?:\w+\s+)?)?(?:[Oo]rders?|WROs?)\b"
    r"|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)\s+(?:\w+\s+){0,2}?(?:decisions|orders|actions|measures|steps)\s+(?:that|which)\s+(?:CBP|U\.S\.|the\s+agency|it)(?=\s)"
    r"|^(?:They|Both|Each|All(?:\s+(?:two|three|four|five|six|seven))?)\s+(?:of\s+them\s+)?(?:(?:are|were|is)\s+(?:effective|in\s+(?:force|effect))|(?:go|went|came|come)\s+into\s+(?:force|effect)|t(?:ook|ake)\s+effect)"
)


def _beside(act: Act, draft: Draft, others: Sequence[Act]) -> list[Sentence]:
    """The act's own blocks; on a page with one act that frees goods, the paragraph behind them as well."""
    own = around(act, draft)
    last = max((one.block for one in own), default=-1)
    behind = [one for one in draft.sentences if one.block == last + 1 and not one.spoken and not is_background(one)]
    return own if others or not act.releases or last < 0 else own + behind


def _ends_with_any(sentence: Sentence, told: Sequence[Sentence]) -> bool:
    """Whether a sentence, or its end behind "The second, effective today, covers", is one of those told."""
    return any(one.block == sentence.block and sentence.plain.endswith(one.plain) for one in told)


def _on_orders(act: Act, draft: Draft, others: Sequence[Act]) -> list[Sentence]:
    """The act's own blocks, then what the page says of its one order, or of all its orders together."""
    theirs = [one.statement.sentence for other in others for one in other.said]
    own = [
        one
        for one in around(act, draft)
        if (not _ends_with_any(one, theirs) and not (others and _of_other_kind(one, act)))
        or holds_any(one, (said.statement.sentence for said in act.said))
    ]
    rest = [
        one
        for one in draft.sentences
        if not one.spoken
        and (not is_background(one) or _in_effect(one.plain))
        and one not in own
        and (one not in theirs or _heads_list(one))
    ]
    next_one = max((one.block for one in own), default=-1) + 1
    return own + [
        one
        for one in rest
        if (not others and (one.block <= next_one or _THE_ORDER.search(one.plain)))
        or _of_the_orders(one.plain)
        or (one.block < next_one and _heads_list(one))
    ]


@lru_cache(maxsize=32)
def _in_effect(text: str) -> bool:
    """Asked of a sentence for each act of a page, as the next is."""
    return _IN_EFFECT.search(text) is not None


@lru_cache(maxsize=32)
def _of_the_orders(text: str) -> bool:
    return _THE_ORDERS.search(text) is not None


_LISTED = re.compile(r"\bthe\s+(?:following|below)\s+(?:merchandise|goods|products|imports)\b")


def _heads_list(sentence: Sentence) -> bool:
    return sentence.opens_list or _LISTED.search(sentence.plain) is not None


def _of_other_kind(sentence: Sentence, act: Act) -> bool:
    """Whether only the other instrument is named: "The Withhold Release Order is effective August 12", beside a Finding."""
    named = {instrument_of(met) for met in instruments(sentence.plain)}
    own = {one.statement.instrument for one in act.said} - {None}
    return bool(named and own) and not named & own


#: "The order, in effect as of July 14, is the first on goods of Laos": no total alone.
#: "The order is effective", "Since May 15 ports detain such goods": no general law.
_IN_EFFECT = re.compile(
    r"\b(?:[Oo]rder|WRO|Finding),?\s+(?:which\s+)?(?:is\s+)?(?:effective|in\s+(?:effect|force))\b"
    r"|^(?:Since|As\s+of|From|Beginning|Effective|Starting)\s+(?:[A-Z][a-z]+day,?\s+)?[A-Z][a-z]{2,8}\.?\s+\d"
)


_THE_ORDER = re.compile(
    r"\b(?:[Oo]rder|WRO|Finding|[Mm]easure|[Rr]estriction|[Dd]ecision|[Mm]odification|[Rr]evocation|[Rr]emoval|[Ee]xclusion|[Ee]xemption|[Ee]xtension|[Ee]xpansion|[Tt]ermination|[Ii]nstruction|[Dd]irective|[Pp]rohibition|[Bb]an|"
    r"[Aa]ction|[Ee]nforcement|[Dd]etentions?|[Ee]ffective\s+[Dd]ate|[Ll]ifting|[Pp]ort\s+directors)\b"
    #: "It came into effect on", "Ports received instructions", "As of May 15, they are barred".
    r"|^It\s+(?:came|comes|goes|went|enter(?:s|ed)|t(?:ook|akes)|is|became|has\s+been)\s+(?:in(?:to)?\s+)?(?:effect|force|binding|effective)\b"
    r"|\b[Pp]orts\s+(?:received|got)\b|\b(?:[Ii]nstructions?|[Nn]otice|[Ww]ord)\s+(?:went|was|were)\b[^.;]{0,20}\bports\b"
    r"|^(?:As\s+of|Effective|Beginning|Starting|Since)\s[^;]{3,24},\s+(?:they|it|these|those|such|the)\s[^.;]{0,40}?\b(?:is|are|will|may|(?:has|have)\s+been)\b[^.;]{0,24}?"
    r"\b(?:barred|detained|held|stopped|turned\s+away|kept\s+out|admissible|admitted|inadmissible|free|on\s+CBP's\s+list)\b"
)
