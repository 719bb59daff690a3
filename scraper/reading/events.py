"""One act into announcements: each field from the clause that says it best, with the quote it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ledger.model import Action, Announcement, Effect, Evidence, Indicators, Instrument, Issue, Party
from scraper.reading.acts.act import Act, Draft, Said
from scraper.reading.acts.additions import first_told
from scraper.reading.acts.verb import as_worded, verb_of
from scraper.reading.clauses.statement import is_background
from scraper.reading.effect.exempt import exempted, stands_against
from scraper.reading.effect.in_force import is_backed, is_restated
from scraper.reading.effect.outcomes import effect_of
from scraper.reading.effect.when import days_of
from scraper.reading.merchandise.subjects import country_of, goods_of
from scraper.reading.merchandise.told_before import told_before
from scraper.reading.names.finder import names_a_firm
from scraper.reading.parties.also_covered import also_covered
from scraper.reading.parties.called import as_called
from scraper.reading.parties.covered import covered, place_covered
from scraper.reading.parties.definitions import definitions
from scraper.reading.parties.exceptions import left_out
from scraper.reading.parties.group_members import with_common_name, with_members
from scraper.reading.parties.on_the_page import as_written, listed_beside
from scraper.reading.parties.other_names import with_other_names
from scraper.reading.parties.ships import as_fleets, as_ships, with_ships
from scraper.reading.parties.sites import as_places
from scraper.reading.parties.whose_order import whose_order
from scraper.reading.phrases.goods import THEIRS
from scraper.reading.text.indicators import ends_in_one, read_indicators
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.plain import plain
from scraper.reading.text.sentences import Sentence
from scraper.reading.text.vocabulary import INSTRUMENT, instrument_of


@dataclass(frozen=True, slots=True)
class Told:
    """An act told: its announcements, or the issues that keep it from being told."""

    announcements: tuple[Announcement, ...] = ()
    issues: tuple[Issue, ...] = ()


_OF_A_FIRM = "the headline speaks of goods from a place, the text of a firm's"
_POINTED = "an order is narrowed for one that could not be told from the one it stands against"
_UNLISTED = "goods are let in of those that a list names, and no list could be read"
_UNREAD = "an order is announced whose party could not be read"


def tell(act: Act, draft: Draft, others: Sequence[Act]) -> Told:
    """Fields and effect of one act. Clauses on what ports do that name neither goods nor party tell nothing."""
    if _says_nothing(act, draft) or is_restated(act, draft):
        return Told()
    if not is_backed(act, draft):
        return _untold("instrument-unclear", "goods are to be stopped or let in, under which order is not said", draft)
    background = definitions(act, draft)
    action, instrument, verb = verb_of(act, draft)
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
    if whose := _whose_is_unclear(act, parties, draft):
        return _untold("party-unclear", whose, draft)
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
        Action.MODIFIED if effect is Effect.WIDENED else as_worded(act, action, draft),
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
    if _beside_a_finding(act, draft):
        return Instrument.WRO
    lead = (one.plain for one in draft.sentences if one.block < _LEAD and not one.spoken and not is_background(one))
    texts = (_UNDER_ANY.sub(" ", text) for text in (plain(draft.manuscript.title), *lead))
    told = (met for text in texts for met in INSTRUMENT.finditer(text))
    named = {instrument_of(met) for met in told if not met.group().endswith("ings")}  # "detentions, seizures, Findings"
    return Instrument.FINDING if named == {Instrument.FINDING} else Instrument.WRO


_LEAD = 2
#: "Under a Finding, ports seize", "to seize goods under a Finding", "the Finding published in 1996": no word on this order.
_UNDER_ANY = re.compile(
    r"^Under\s+an?\s+(?:[Ff]orced\s+[Ll]abor\s+)?[Ff]inding,|\bgoods\s+under\s+an?\s+[Ff]inding\b|\b[Ff]inding\s+(?:published|issued)\s+in\s+(?:19|20)\d\d\b"
)


#: Under a Finding goods are seized, and nobody calls it an order.
_NO_FINDING = re.compile(r"\bdetain|\b[Oo]rder\b")


def _beside_a_finding(act: Act, draft: Draft) -> bool:
    """ "CBP ordered ports to detain yarn of A. It also published a Finding on B": what is detained is under no Finding."""
    others = (said.statement for other in draft.acts if other is not act for said in other.said)
    found = any(one.instrument is Instrument.FINDING for one in others)
    return found and any(_NO_FINDING.search(said.statement.sentence.plain, *said.statement.span) for said in act.said)


#: "if it is woven by one of the following mills": those of a list, and not whoever weaves it.
_BY_THE_FOLLOWING = re.compile(
    r"\b(?:by|from|of|at|aboard)\s+(?:(?:any|one|all|either|each|both)\s+of\s+)?the\s+following\s+(?:[a-z-]+\s+){0,2}?"
    r"(?:companies|firms|producers|makers|manufacturers|mills|plants|factories|farms|growers|exporters|processors|entities|spinners|vessels|ships|importers)\b"
)


def _whose_is_unclear(act: Act, parties: tuple[Party, ...], draft: Draft) -> str | None:
    """Why it cannot be said whom an act is on."""
    if stands_against(act, parties):
        return _POINTED
    if act.releases and not parties and any(_BY_THE_FOLLOWING.search(one.statement.sentence.plain) for one in act.said):
        return _UNLISTED
    return _OF_A_FIRM if not parties and _firm_of_lead(act, draft) else None


def _firm_of_lead(act: Act, draft: Draft) -> bool:
    """Whether an act that only the headline states stands over an opening that names a firm with an order, or with ports."""
    if any(one.statement.sentence.block >= 0 for one in act.said):
        return False
    lead = (one.plain for one in draft.sentences if one.block == 0 and not one.spoken)
    return any(names_a_firm(text) for text in lead if INSTRUMENT.search(text))


def _all_told(parties: tuple[Party, ...], act: Act, draft: Draft) -> tuple[Party, ...]:
    """With those told besides and all other names, without those left out, as what they are."""
    parties = listed_beside(parties, act, draft)
    found = as_ships(left_out(act, draft, also_covered(act, draft, with_ships(parties, act, draft))), draft)
    found = found if act.releases else with_common_name(found, draft)
    return as_written(with_other_names(as_called(as_places(as_fleets(found, act), draft), draft), draft), draft)


def _says_nothing(act: Act, draft: Draft) -> bool:
    """Whether neither the clauses nor, of a page with one act, the headline say whose or what goods are meant."""
    headed = len(draft.acts) == 1 and any(one.releases == act.releases and one.parties for one in draft.title)
    told = any(one.statement.phrase.goods or one.statement.action for one in act.said)
    return not (act.parties or headed or told or _theirs(act, draft))


def _theirs(act: Act, draft: Draft) -> bool:
    """ "CBP will permit entry of the group's palm oil", under a headline on the one order that is changed."""
    heads = [one for one in draft.title if one.releases == act.releases and one.statement.several is None]
    return len(draft.acts) == len(heads) == 1 and any(
        THEIRS.search(one.statement.phrase.whole[:40]) for one in act.said
    )


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
    """With the goods in full, days, indicators, whose order it is and all quotes."""
    goods, quotes["goods"] = told_before(made, quotes["goods"], draft)
    made = replace(made, goods=goods)
    when = days_of(act, made, draft, others)
    indicators = _indicators(act, draft, others) if made.effect in (Effect.IMPOSED, Effect.WIDENED) else None
    quotes |= {
        "effective": when.effective_in or quotes["action"],
        "applies_from": when.applies_in,
        "indicators": indicators[1] if indicators else None,
    }
    return replace(
        made,
        effective=when.effective,
        announced=draft.manuscript.released,
        applies_from=when.applies_from,
        indicators=indicators[0] if indicators else None,
        against=whose_order(act, draft, made, alone=not others),
        evidence=_evidence(list(quotes.items()), draft),
    )


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
    rows = [one for one in own if one.block in blocks and one.kind is not Kind.PARAGRAPH and ends_in_one(one.plain)]
    return (
        read_indicators(own)
        or read_indicators(
            one for one in draft.sentences if one.block == last + 2 and one.block not in taken and not one.spoken
        )
        or read_indicators(rows, begun=True)
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
