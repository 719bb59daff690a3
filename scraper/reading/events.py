"""One act into announcements: each field from the clause that says it best, with the quote it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ledger.model import Action, Announcement, Effect, Evidence, Indicators, Instrument, Issue, Party
from scraper.reading.acts.act import Act, Draft, Said
from scraper.reading.acts.additions import first_told
from scraper.reading.acts.twins import instruments_told
from scraper.reading.clauses.statement import Statement, is_background
from scraper.reading.effect.days import (
    applies_elsewhere,
    barred_before,
    days,
    of_the_same_day,
    only_after,
    stated_elsewhere,
)
from scraper.reading.effect.each_day import own_day
from scraper.reading.effect.exempt import exempted
from scraper.reading.effect.in_force import around, is_backed, is_restated
from scraper.reading.effect.outcomes import effect_of
from scraper.reading.effect.publication import of_publication
from scraper.reading.merchandise.subjects import country_of, goods_of
from scraper.reading.names.finder import names_a_firm
from scraper.reading.parties.also_covered import also_covered
from scraper.reading.parties.covered import covered, place_covered
from scraper.reading.parties.definitions import definitions
from scraper.reading.parties.exceptions import left_out
from scraper.reading.parties.group_members import with_common_name, with_members
from scraper.reading.parties.other_names import with_other_names
from scraper.reading.parties.ships import as_fleets, as_ships, with_ships
from scraper.reading.parties.sites import as_places
from scraper.reading.text.indicators import read_indicators
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.plain import plain
from scraper.reading.text.sentences import Sentence, holds_any
from scraper.reading.text.vocabulary import INSTRUMENT, instrument_of, instruments


@dataclass(frozen=True, slots=True)
class Told:
    """An act told: its announcements, or the issues that keep it from being told."""

    announcements: tuple[Announcement, ...] = ()
    issues: tuple[Issue, ...] = ()


_OF_A_FIRM = "the headline speaks of goods from a place, the text of a firm's"
_UNREAD = "an order is announced whose party could not be read"


def tell(act: Act, draft: Draft, others: Sequence[Act]) -> Told:
    """Fields and effect of one act. Clauses on what ports do that name neither goods nor party tell nothing."""
    if _says_nothing(act, draft) or is_restated(act, draft):
        return Told()
    if not is_backed(act, draft):
        return _untold("instrument-unclear", "goods are to be stopped or let in, under which order is not said", draft)
    background = definitions(act, draft)
    action, instrument, verb = _verb(act, draft)
    parties, open_ended, from_parties = covered(act, background, draft)
    parties, open_ended = with_members(parties, open_ended, act, draft)
    effect, doubt, from_effect = effect_of(act, action, background, draft, parties, alone=not others)
    if effect is None:
        return _untold("effect-unclear", doubt, draft)
    goods, from_goods = goods_of(act, background, draft, part=effect is Effect.NARROWED, parties=parties)
    first = first_told(act)
    country, from_country = country_of(first, background, draft, alone=not others, goods=goods, parties=parties)
    goods = from_goods.own(goods) if goods and from_goods else goods
    parties = exempted(act, background, parties, draft) if effect is Effect.NARROWED else parties
    if not parties and _firm_of_lead(act, draft):
        return _untold("party-unclear", _OF_A_FIRM, draft)
    if not parties and (place := place_covered(act, goods, country)):
        parties, from_parties = (place[0],), place[1]
    parties = _all_told(parties, act, draft)
    if not parties and others and (not _names_order(act) or any(_tells_goods(goods, one) for one in others)):
        return Told()
    if not parties and (country is None or goods is None):
        return _untold("party-unclear", "an order is announced but neither a party nor a place could be read", draft)
    issues = () if parties else _untold("party-unread", _UNREAD, draft).issues
    made = Announcement(
        instrument or _instrument_told(act, background, draft),
        action,
        effect,
        country=country,
        goods=goods,
        open_ended=open_ended,
        parties=parties,
        recalls=_recalls(act, background) if effect is not Effect.IMPOSED else None,
    )
    quotes = {"action": verb, "effect": from_effect or verb, "goods": from_goods, "country": from_country}
    return Told((_dated(made, act, draft, others, quotes | {"parties": from_parties}),), issues)


def _instrument_told(act: Act, background: Sequence[Said], draft: Draft) -> Instrument:
    """Of an act that calls its order by no name: what its past tells of, else a Finding where the lead names nothing else."""
    if act.releases and (
        past := next((one.statement.instrument for one in background if one.statement.instrument), None)
    ):
        return past
    lead = (one.plain for one in draft.sentences if one.block < _LEAD and not one.spoken and not is_background(one))
    named = {instrument_of(met) for text in (plain(draft.manuscript.title), *lead) for met in INSTRUMENT.finditer(text)}
    return Instrument.FINDING if named == {Instrument.FINDING} else Instrument.WRO


_LEAD = 2


def _firm_of_lead(act: Act, draft: Draft) -> bool:
    """Whether an act that only the headline states stands over an opening that names a firm with an order, or with ports."""
    if any(one.statement.sentence.block >= 0 for one in act.said):
        return False
    lead = (one.plain for one in draft.sentences if one.block == 0 and not one.spoken)
    return any(names_a_firm(text) for text in lead if INSTRUMENT.search(text))


def _all_told(parties: tuple[Party, ...], act: Act, draft: Draft) -> tuple[Party, ...]:
    """With those told besides and all other names, without those left out, as what they are."""
    found = as_ships(left_out(act, draft, also_covered(act, draft, with_ships(parties, act, draft))), draft)
    found = found if act.releases else with_common_name(found, draft)
    return with_other_names(as_places(as_fleets(found, act), draft), draft)


def _says_nothing(act: Act, draft: Draft) -> bool:
    """Whether neither the clauses nor, of a page with one act, the headline say whose or what goods are meant."""
    headed = len(draft.acts) == 1 and any(one.releases == act.releases and one.parties for one in draft.title)
    told = any(one.statement.phrase.goods or one.statement.action for one in act.said)
    return not (act.parties or headed or told)


def _names_order(act: Act) -> bool:
    return any(one.statement.action is not None for one in act.said)


def _tells_goods(goods: str | None, other: Act) -> bool:
    """ "one on dates and one on marble": another clause says whose these are."""
    told = [one.statement.phrase.goods for one in other.said if one.parties]
    return goods is not None and any(one is not None and one.lower() == goods.lower() for one in told)


def _untold(code: str, message: str, draft: Draft) -> Told:
    return Told(issues=(Issue(code, message, draft.manuscript.title),))


def _dated(
    made: Announcement, act: Act, draft: Draft, others: Sequence[Act], quotes: dict[str, Sentence | None]
) -> Announcement:
    """With days, indicators and all quotes."""
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
    if when.applies_from is None and (later := applies_elsewhere(around(act, draft), released)):
        when = replace(when, applies_from=later[0], applies_in=later[1])
    if (
        when.applies_from is None
        and not others
        and made.effect is not Effect.IMPOSED
        and (only := only_after(draft.sentences, released))
    ):
        when = replace(when, applies_from=only[0], applies_in=only[1])
    if when.applies_from is None and (cut_off := barred_before(_beside(act, draft, others), when.effective, released)):
        when = replace(when, applies_from=cut_off[0], applies_in=cut_off[1])
    indicators = _indicators(act, draft, others) if made.effect in (Effect.IMPOSED, Effect.WIDENED) else None
    quotes |= {
        "effective": when.effective_in or quotes["action"],
        "applies_from": when.applies_in,
        "indicators": indicators[1] if indicators else None,
    }
    return replace(
        made,
        effective=when.effective,
        announced=released,
        applies_from=when.applies_from,
        indicators=indicators[0] if indicators else None,
        evidence=_evidence(list(quotes.items()), draft),
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
        if not one.spoken and (not is_background(one) or _in_effect(one.plain)) and one not in own and one not in theirs
    ]
    next_one = max((one.block for one in own), default=-1) + 1
    return own + [
        one
        for one in rest
        if (not others and (one.block <= next_one or _THE_ORDER.search(one.plain)))
        or _of_the_orders(one.plain)
        or (one.block < next_one and one.plain.rstrip().endswith(":"))
    ]


@lru_cache(maxsize=32)
def _in_effect(text: str) -> bool:
    """Asked of a sentence for each act of a page, as the next is."""
    return _IN_EFFECT.search(text) is not None


@lru_cache(maxsize=32)
def _of_the_orders(text: str) -> bool:
    return _THE_ORDERS.search(text) is not None


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


def _is_under(act: Act, umbrella: Said, draft: Draft) -> bool:
    """Whether a number of Findings was told before what ports do; detentions told before them rest on another order."""
    order = list(draft.sentences)
    first, over = act.said[0].statement.sentence, umbrella.statement.sentence
    return first not in order or over not in order or order.index(over) <= order.index(first)


def _verb(act: Act, draft: Draft) -> tuple[Action, Instrument | None, Sentence]:
    """CBP's verb: of the clause that names the order, else of the title."""
    own = [one.statement for one in act.said if one.statement.action is not None]
    heads = [one.statement for one in draft.title if one.releases == act.releases and one.statement.action is not None]
    heads += [
        one.statement
        for one in draft.umbrellas
        if one.releases == act.releases
        and one.statement.action is not None
        and (one.statement.instrument is Instrument.WRO or _is_under(act, one, draft))
    ]
    heads.sort(key=lambda one: one.instrument not in instruments_told(act))  # of two, the one on the act's own order
    chosen = next((one for one in own if one.when == "now"), None) or next(iter(own), None) or next(iter(heads), None)
    if (
        chosen in own
        and heads
        and (_NO_LONGER.search(chosen.sentence.plain, *chosen.span) or _headed(chosen, heads[0]))
    ):
        chosen = heads[0]
    if chosen is None or chosen.action is None:
        first = act.said[0].statement
        action = Action.ISSUED if first.effect is Effect.IMPOSED else Action.MODIFIED
        return action, first.instrument, first.sentence
    seizes = any(one.statement.instrument is Instrument.FINDING and one.statement.scope for one in act.said)
    named = chosen.instrument or next((one.instrument for one in heads if one.instrument), None)
    return chosen.action, Instrument.FINDING if seizes and not own else named, chosen.sentence


def _headed(chosen: Statement, head: Statement) -> bool:
    """ "CBP ended the Finding", under "CBP Modifies Finding": of the same order the headline has the term, the text none."""
    ended = chosen.action is Action.REVOKED and head.action is Action.MODIFIED
    term = _TERM.search(chosen.sentence.plain, *chosen.span)
    return ended and not term and head.instrument is chosen.instrument


_TERM = re.compile(r"\b(?:revo[kc]|rescind|rescission|terminat|cancel)", re.IGNORECASE)
#: "it is no longer necessary to maintain the Finding": which verb that is, the headline says.
_NO_LONGER = re.compile(r"\bno\s+longer\s+(?:necessary|needed|required|maintain|appl(?:y|ies))")


def _indicators(act: Act, draft: Draft, others: Sequence[Act]) -> tuple[Indicators, Sentence] | None:
    """Of the act's own list item or paragraphs; with one act, of the whole page."""
    if not others:
        return read_indicators(one for one in draft.sentences if not one.spoken)
    shared = {one.statement.sentence for other in others for one in other.said}
    telling = [one for one in act.said if one.parties or one.statement.phrase.goods or one.statement.action]
    alone = [one for one in telling if one.parties or one.statement.sentence not in shared]
    blocks = [one.statement.sentence.block for one in alone or telling or act.said]
    taken = {one.statement.sentence.block for other in others for one in other.said}
    last = max(blocks)
    own = [
        one
        for one in draft.sentences
        if not one.spoken
        and (
            one.block in blocks
            or (last < one.block <= last + 1 and one.block not in taken and one.kind is not Kind.ITEM)
            or (one.block not in taken and _found_at_all(one.plain))
        )
    ]
    return read_indicators(own) or read_indicators(
        one for one in draft.sentences if one.block == last + 2 and one.block not in taken and not one.spoken
    )


_FOUND = re.compile(r"ndicator|\b(?:identified|found|observed|established)\b")
#: "The indicators identified at both sites are".
_AT_ALL = re.compile(
    r"\b(?:at|in|of|by|against|from|aboard|for)\s+(?:both|either|each|every|all(?:\s+(?:two|three|four|five|of))?)\s+(?:of\s+)?(?:the\s+)?(?:two\s+|three\s+|four\s+)?"
    r"(?:sites?|compan(?:y|ies)|firms?|producers?|makers?|plants?|mills?|cases?|them|vessels?|factor(?:y|ies)|farms?|mines?|groups?|entities|places?|estates?)\b"
)


@lru_cache(maxsize=32)
def _found_at_all(text: str) -> bool:
    """What CBP found with all of those a page is on; asked of a sentence for each of them."""
    return _FOUND.search(text) is not None and _AT_ALL.search(text) is not None


def _recalls(act: Act, background: Sequence[Said]) -> str | None:
    """When the order acted on was issued, as the text recalls it: the most exact date of an issuing clause."""
    found = [one.statement.recalled for one in act.said if one.statement.recalled]
    for one in background:
        if one.statement.effect is Effect.IMPOSED:
            found += [date.recalled for date in one.statement.dates if date.recalled]
    return max(found, key=len, default=None)


def _evidence(quotes: Sequence[tuple[str, Sentence | None]], draft: Draft) -> tuple[Evidence, ...]:
    """One quote a field; the day of announcement rests on the page's own date line, quoted by the title."""
    found = [Evidence(field, sentence.text) for field, sentence in quotes if sentence is not None]
    if draft.manuscript.released and draft.manuscript.title:
        found.append(Evidence("announced", draft.manuscript.title))
    return tuple(found)
