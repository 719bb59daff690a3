"""Which clauses speak of the same order, and which only retell its past."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.model import Action, Effect
from scraper.reading.acts.act import Act, Said
from scraper.reading.acts.additions import adds
from scraper.reading.acts.next_act import is_next, turns
from scraper.reading.acts.of_them_all import alike_acts, dealt, of_each, of_each_party, of_the_goods, of_them_all
from scraper.reading.acts.twins import of_twins, twin_of
from scraper.reading.acts.widening import widened, widens
from scraper.reading.lists.items import takes_turn
from scraper.reading.phrases.party import related, sails_for
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.sentences import Sentence


def sift(
    news: list[Said],
    title: Sequence[Said],
    umbrellas: Sequence[Said],
    counts: Sentence | None = None,
    *,
    counted: bool = False,
) -> tuple[list[Said], list[Said]]:
    """(news, past). An unmarked clause that goes against the title's act retells the order's past.

    `counts`: the sentence that says that the page announces several actions, of whatever kind; `counted`: it, or the headline.
    """
    heads = {one.releases for one in title if one.statement.several is None or one.statement.several}
    opening = next((one for one in [*umbrellas, *news] if one.statement.when == "now" and _names_deed(one)), None)
    lead = heads if len(heads) == 1 else _beside(opening, news) if opening is not None and not heads else set()
    if counts is not None and not heads:
        lead = set()
    wide = any(widens(one) and one.statement.when != "then" for one in news) and _of_one_modified(title)
    kept: list[Said] = []
    past = [one for at, one in enumerate(news) if _of_another_day(one, news[:at], title)]
    turning = turns(news, wholly=False, counted=counted)
    for one in (one for one in news if one not in past):
        one = _of_that_day(one, kept, turning)
        statement = one.statement
        against = len(lead) == 1 and one.releases not in lead
        if not heads and opening and _is_beside(one, opening):
            against = False
        if (wide and not one.releases and statement.when != "then") or _part_of_change(one, kept):
            against = False
        if against and statement.when == "unmarked":
            borne = _borne_out(one, news) or _goes_with(one, kept, turning)
            against = not (borne or _one_of_several(one, kept, counts))
        if against and (
            statement.when != "now"
            or (statement.scope and _same_as_any(one, [other for other in kept if other.releases != one.releases]))
        ):
            past.append(one)
        else:
            kept.append(one)
    return kept, past


def _names_deed(one: Said) -> bool:
    """Not "ports detain it under a new order", behind what was done to another."""
    return one.statement.action is not None and not (one.statement.scope and one.statement.action is Action.ISSUED)


def _of_another_day(one: Said, before: Sequence[Said], title: Sequence[Said]) -> bool:
    """ "On December 2, the agency announced a WRO on B", well behind an order on A that the headline is about."""
    named = [party for each in title if not each.statement.several for party in each.parties]
    days = [each.day for each in one.statement.dates if each.day]
    if one.statement.action is not Action.ISSUED or not (named and days and one.parties and before):
        return False
    first = before[0].statement
    behind = one.statement.sentence.block - first.sentence.block > 1 and first.when == "now"
    own = [each.day for said in before for each in said.statement.dates if each.day]
    known = (*named, *(party for said in before for party in said.parties))
    alone = all(each.several is None for each in (first, one.statement))
    return behind and alone and all(each > max(days) for each in own) and not related(one.parties, known)


def _of_one_modified(title: Sequence[Said]) -> bool:
    """ "CBP modifies order on A": by somebody who comes under it as well as by somebody who leaves it."""
    return all(one.statement.effect in (None, Effect.WIDENED) for one in title)


def _part_of_change(one: Said, kept: Sequence[Said]) -> bool:
    """ "CBP revised its order. A comes off it; B goes on it": where it is said to be changed."""
    block = one.statement.sentence.block
    told = (other.statement for other in kept if other.statement.sentence.block == block)
    changed = any(each.action is Action.MODIFIED and each.effect is None and each.when == "now" for each in told)
    return widens(one) and one.statement.when != "then" and bool(one.parties) and changed


def _borne_out(one: Said, news: Sequence[Said]) -> bool:
    """ "CBP issued an order on B. Effective May 6, shipments will be detained": what ports do now, in the same paragraph."""
    statement = one.statement
    if statement.action is None or not one.parties:
        return False
    own = [other for other in news if other.statement.sentence.block == statement.sentence.block]
    return any(
        other.statement.scope and other.statement.when == "now" and other.releases == one.releases for other in own
    ) and all(other.releases == one.releases for other in own)


def _one_of_several(one: Said, kept: Sequence[Said], counts: Sentence | None) -> bool:
    """ "CBP announced two actions. It modified the order on A, and it issued one on B": of somebody else than the first."""
    block = counts.block if counts else None
    others = [other for other in kept if other.parties and other.statement.sentence.block == block]
    own = one.statement.action is not None and bool(one.parties) and one.statement.sentence.block == block
    return own and bool(others) and not _same_as_any(one, others)


def _beside(opening: Said, news: Sequence[Said]) -> set[bool]:
    """What the page's first sentence of news does: "modified one order and published one Finding" does both."""
    same = [one for one in news if one.statement.sentence is opening.statement.sentence and one.statement.action]
    return {opening.releases, *(one.releases for one in same)}


def _goes_with(one: Said, kept: Sequence[Said], turning: Sequence[Sentence]) -> bool:
    """What ports do under an act that the page told as news just before."""
    told = [
        other for other in kept if other.releases == one.releases and other.statement.when == "now" and other.parties
    ]
    last = kept[-1].statement if kept else None
    behind = last is not None and last.sentence in turning and last.sentence.block == one.statement.sentence.block
    if behind and one.statement.scope and not one.parties and kept[-1].releases == one.releases:
        return True  # "It also revoked the order on B. The company's peppers may enter"
    return one.statement.scope and any(related(one.parties, other.parties) for other in told)


_SAME_DAY = re.compile(
    r"(?:(?:On|As\s+of|From|Effective|Beginning)\s+)?(?:[Tt]he\s+same|[Tt]hat(?:\s+same)?|[Tt]hat\s+very)\s+(?:day|date)\b|At\s+the\s+same\s+time\b"
)


def _of_that_day(one: Said, before: Sequence[Said], turning: Sequence[Sentence]) -> Said:
    """ "The same day CBP issued", "It also lifted": news, where what was told just before it is."""
    statement = one.statement
    if is_next(one, before, turning):
        return Said(replace(statement, when="now"), one.named)
    if statement.when != "unmarked" or not before or not _SAME_DAY.match(statement.sentence.plain):
        return one
    last = before[-1].statement
    near = last.when != "then" and 0 <= statement.sentence.block - last.sentence.block <= 1
    return Said(replace(statement, when="now"), one.named) if near else one


def _is_beside(one: Said, opening: Said) -> bool:
    """ "It issued an order on A. It also modified its order on B": an act told before one that says it is another."""
    before = one.statement.sentence.block <= opening.statement.sentence.block
    return before and _fresh(opening) and bool(one.parties) and not related(one.parties, opening.parties)


def _same_as_any(one: Said, others: Sequence[Said]) -> bool:
    return any(related(one.parties, other.parties) for other in others)


def expects_several(title: Sequence[Said], umbrellas: Sequence[Said], news: Sequence[Said]) -> bool:
    """Whether the page announces more than one act of a kind."""
    if umbrellas or any(one.statement.several is not None for one in title):
        return True
    return sum(one.statement.sentence.kind is Kind.ITEM for one in news) > 1


def gather(news: Sequence[Said], several: bool, *, wide_head: bool = False, counted: bool = False) -> list[Act]:
    """One act of each direction and instrument; where several are announced, one for each party or kind of goods."""
    acts: list[Act] = []
    turning = turns(news, wholly=True, counted=counted)
    for one in news:
        home = _home(
            one,
            [
                act
                for act in acts
                if _belongs(one, act, several)
                and not _turned_from(one, act, turning)
                and not (several and _frees_another(one, act))
                and not _on_another_day(one, act.said[-1])
            ],
        )
        if several and (every := alike_acts(one, acts)) and (of_them_all(one) or of_the_goods(one, every)):
            for act in every:
                act.said.append(one)
        elif several and (split := of_each_party(one, acts)):
            for act, own in split:
                act.said.append(own)
        elif both := of_twins(one, acts):
            for act in both:
                act.said.append(one)
        elif home is None:
            acts.append(twin_of(one, acts) or Act([one]))
        else:
            home.said.append(one)
    acts = dealt(of_each(widened(acts, wide_head=wide_head)))
    return [act for act in acts if _tells(act)] or acts


def _tells(act: Act) -> bool:
    """Whether an act has more to it than that ports stop "them", or "either"."""
    return bool(act.parties) or any(
        one.statement.action
        or one.statement.phrase.goods
        or one.statement.phrase.entity
        or one.statement.several is not None
        for one in act.said
    )


def _home(one: Said, acts: Sequence[Act]) -> Act | None:
    """Of the acts a clause may belong to the one told just before it in the same paragraph, else the first."""
    if len(acts) > 1 and not one.parties:
        own = [act for act in acts if _same_goods(one, act)]
        if len(own) == 1:
            return own[0]
        block = one.statement.sentence.block
        beside = [act for act in acts if act.said[-1].statement.sentence.block == block]
        return (beside or acts)[-1] if beside else acts[0]
    return next(iter(acts), None)


def _belongs(one: Said, act: Act, several: bool) -> bool:
    same_sentence = one.statement.sentence == act.said[-1].statement.sentence
    wide = widens(one) and act.said[0].statement.action is not Action.ISSUED
    if same_sentence and (wide or _goes_out(act.said[-1]) or _so_that(one, act)) and one.releases == act.releases:
        return True
    if widens(act.said[0]) and one.statement.scope and not one.releases:
        return not one.parties or related(one.parties, act.parties)
    if act.releases != one.releases or widens(one) != widens(act.said[0]) or _in_its_turn(one, act):
        return False
    wanted, held = one.statement.instrument, {said.statement.instrument for said in act.said} - {None}
    if wanted and held and wanted not in held:
        return False
    if one.parties and act.parties:
        last = act.said[-1].statement
        freed = same_sentence and one.releases and one.statement.scope and not last.scope
        theirs = one.releases and one.statement.scope and sails_for(one.parties, act.parties)
        if freed or theirs or related(one.parties, act.parties) or _same_item(one, act):
            return True
        added = adds(one) and not _UNDER_ANOTHER.search(one.statement.sentence.plain)
        return not several and (added or (not _fresh(one) and not _other_goods(one, act)))
    if not several:
        return True
    if one.statement.sentence.kind is Kind.ITEM and one.parties:
        return _same_item(one, act) and act.said[-1].statement.action is Action.MODIFIED
    if one.statement.sentence.kind is Kind.ITEM:
        return any(said.statement.sentence.block == one.statement.sentence.block for said in act.said)
    return not one.parties and not _other_goods(one, act)


def _turned_from(one: Said, act: Act, turning: Sequence[Sentence]) -> bool:
    """ "In a separate action, CBP": whether a clause is told where the page has turned away from the act."""
    sentence = one.statement.sentence
    return sentence in turning and act.said[-1].statement.sentence is not sentence


def _so_that(one: Said, act: Act) -> bool:
    """ "modified the order on tobacco so that it no longer applies to B": what came of it, behind what was done."""
    last = act.said[-1].statement
    changed = last.action is Action.MODIFIED and last.effect is None and not last.scope and last.several is None
    return changed and one.statement.scope and not act.parties


def _on_another_day(one: Said, last: Said) -> bool:
    """ "On May 4 it exempted A; on May 15 it exempted B": each with its own day."""
    if one.statement.sentence != last.statement.sentence:
        return False
    own, before = ({day.day for day in said.statement.dates if day.day} for said in (one, last))
    return _goes_out(one) and _goes_out(last) and bool(own and before) and own.isdisjoint(before)


def _in_its_turn(one: Said, act: Act) -> bool:
    """ "The second concerns the order on tobacco, from which B was removed", behind another paragraph on what is let in."""
    if not one.parties or not one.statement.scope or act.parties:
        return False
    own, last = one.statement.sentence, act.said[-1].statement
    return takes_turn(own) and last.scope and own.block != last.sentence.block and last.phrase.goods is not None


#: "Under a second Withhold Release Order, carpets of B will also be detained".
_UNDER_ANOTHER = re.compile(
    r"\b(?:second|another|separate|further|third)\s+(?:[\w-]+\s+){0,2}?(?:Withhold\s+Release\s+Order|WRO|[Oo]rder|[Ff]inding)\b"
)


def _frees_another(one: Said, act: Act) -> bool:
    """ "Gloves of A are admissible today, gloves of B on Monday", where the orders on both were told together."""
    if (
        not one.statement.scope
        or not one.parties
        or not one.releases
        or (one.statement.sentence == act.said[-1].statement.sentence and not _other_goods(one, Act([act.said[-1]])))
    ):
        return False
    freed = [other for other in act.said if other.statement.scope and other.parties]
    together = any(other.statement.several is not None for other in act.said)
    return together and bool(freed) and not any(related(one.parties, other.parties) for other in freed)


def _another_turn(one: Said, act: Act) -> bool:
    """Whether each of the two clauses tells whose goods an order covers, and not one whose it is and who leaves it."""
    told = act.said[-1]
    goes_out = any(each.scope and each.effect is Effect.NARROWED for each in (one.statement, told.statement))
    described = one.parties and told.parties and not goes_out
    each = described or (one.statement.phrase.goods and told.statement.phrase.goods)
    return bool(each) and one.statement.effect == told.statement.effect


def _same_item(one: Said, act: Act) -> bool:
    """Two clauses that let goods in, of one item of a list: whose the order is, and who goes free of it."""
    sentence, last = one.statement.sentence, act.said[-1].statement
    if one.statement.action and last.action and sentence != last.sentence and _another_turn(one, act):
        return False  # "The first covered A. The second covered B"
    return sentence.kind is Kind.ITEM and one.releases and sentence.block == last.sentence.block


def _other_goods(one: Said, act: Act) -> bool:
    """Whether goods and parties both differ: two orders, whatever their number was said to be."""
    held = any(said.statement.phrase.goods for said in act.said)
    return bool(one.statement.phrase.goods) and held and not _same_goods(one, act)


def _same_goods(one: Said, act: Act) -> bool:
    """Whether the clause speaks of goods that the act has told of."""
    words = _words(one)
    return any(words & _words(said) for said in act.said)


def _words(one: Said) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", (one.statement.phrase.goods or "").lower()))


_ANOTHER = re.compile(
    r"\b(?:also|separately|another|second|additionally|in\s+addition|at\s+the\s+same\s+time|a\s+(?:separate|new\s+one))\b",
    re.IGNORECASE,
)


#: "modified that on B", behind what was done to the order on A.
_THE_ONE = re.compile(r"\s(?:that|the\s+one|those)\s+(?:on|against)\s")


def _fresh(one: Said) -> bool:
    """ "CBP also issued a WRO against B": an act beside the one before it."""
    statement, text = one.statement, one.statement.sentence.plain
    if statement.action is None:
        return False
    return _ANOTHER.search(text[: statement.span[1]]) is not None or _THE_ONE.search(text, *statement.span) is not None


def _goes_out(one: Said) -> bool:
    return one.statement.effect is Effect.NARROWED
