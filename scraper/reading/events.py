"""One act into announcements: each field from the clause that says it best, with the quote it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ledger.legal_forms import LEGAL_FORM
from ledger.model import Action, Announcement, Effect, Evidence, Indicators, Instrument, Issue, Party, Role
from scraper.reading.acts import Act, Draft, Said
from scraper.reading.days import barred_before, days, stated_elsewhere
from scraper.reading.effects import frees, goes_on
from scraper.reading.goods import merchandise
from scraper.reading.indicators import read_indicators
from scraper.reading.manuscript import Kind
from scraper.reading.parties import core_names, related
from scraper.reading.phrases import read_phrase
from scraper.reading.places import places
from scraper.reading.sentences import Sentence
from scraper.reading.statements import is_background
from scraper.reading.vocabulary import INSTRUMENT


@dataclass(frozen=True, slots=True)
class Told:
    """An act told: its announcements, or the issues that keep it from being told."""

    announcements: tuple[Announcement, ...] = ()
    issues: tuple[Issue, ...] = ()


def tell(act: Act, draft: Draft, others: Sequence[Act]) -> Told:
    """Fields and effect of one act."""
    if not is_backed(act, draft):
        return Told(
            issues=(
                Issue(
                    "instrument_unclear",
                    ("goods are to be stopped or let in, but under which order is not said"),
                    draft.manuscript.title,
                ),
            )
        )
    background = _definitions(act, draft)
    action, instrument, verb = _verb(act, draft)
    parties, open_ended, from_parties = _parties(act, background, draft)
    goods, from_goods = _goods(act, background, draft)
    country, from_country = _country(act, background, draft, alone=not others)
    effect, doubt, from_effect = _effect(act, action, background, draft, parties, alone=not others)
    if effect is None:
        return Told(issues=(Issue("effect_unclear", doubt, draft.manuscript.title),))
    if effect is Effect.NARROWED:
        freed_alone = _freed(act)
        parties = _with_aliases(_in_full(freed_alone[0].parties, draft), act.said) if freed_alone else parties
        parties = tuple(
            replace(party, role=Role.EXEMPT) if party.role is not Role.PLACE else party for party in parties
        )
    if not parties and instrument and (place := _place(act, goods, country)):
        parties, from_parties = (place[0],), place[1]
    when = days(
        [one.statement for one in act.said],
        [one.statement for one in draft.umbrellas if one.releases == act.releases],
        draft.manuscript.released,
    )
    if when.effective_in is None or when.by_release:
        when = stated_elsewhere(when, _around(act, draft), draft.manuscript.released)
    if when.applies_from is None and (cut_off := barred_before(_around(act, draft))):
        when = replace(when, applies_from=when.effective, applies_in=cut_off)
    indicators = _indicators(act, draft, others) if effect is Effect.IMPOSED else None
    quotes = [
        ("action", verb), ("effect", from_effect or verb), ("effective", when.effective_in or verb), ("applies_from", when.applies_in),
        ("goods", from_goods), ("country", from_country), ("parties", from_parties), ("indicators", indicators[1] if indicators else None),
    ]  # fmt: skip
    made = Announcement(
        instrument=instrument or Instrument.WRO,
        action=action,
        effect=effect,
        effective=when.effective,
        announced=draft.manuscript.released,
        applies_from=when.applies_from,
        country=country,
        goods=goods,
        open_ended=open_ended,
        parties=parties,
        indicators=indicators[0] if indicators else None,
        evidence=_evidence(quotes, draft),
        recalls=_recalls(act, background) if effect is not Effect.IMPOSED else None,
    )
    if not parties and country is None:
        return Told(
            issues=(
                Issue(
                    "party_unclear",
                    ("an order is announced but neither a party nor a place could be read"),
                    draft.manuscript.title,
                ),
            )
        )
    return Told((made,))


def is_backed(act: Act, draft: Draft) -> bool:
    """Whether a WRO or Finding is named with what ports are said to do: in the clause's paragraph, the title or before a list."""
    if any(one.statement.action is not None for one in act.said):
        return True
    if any(one.releases == act.releases for one in (*draft.title, *draft.umbrellas)):
        return True
    return any(INSTRUMENT.search(one.plain) for one in _around(act, draft)) or (
        len(draft.acts) == 1
        and any(
            INSTRUMENT.search(one.plain)
            for one in draft.sentences
            if one.block < 3 and not one.spoken and not is_background(one)
        )
    )


def _around(act: Act, draft: Draft) -> list[Sentence]:
    """The sentences of the act's own blocks."""
    blocks = {one.statement.sentence.block for one in act.said}
    return [one for one in draft.sentences if one.block in blocks]


def _definitions(act: Act, draft: Draft) -> tuple[Said, ...]:
    """Clauses on the order's past that speak of the act's parties: they often name them in full."""
    alone = len(draft.acts) == 1
    return tuple(
        one
        for one in draft.past
        if (alone and not act.parties) or related(one.parties, act.parties) or (alone and not one.parties)
    )


def _verb(act: Act, draft: Draft) -> tuple[Action, Instrument | None, Sentence]:
    """CBP's verb: of the clause that names the order, else of the title."""
    own = [one.statement for one in act.said if one.statement.action is not None]
    heads = [one.statement for one in draft.title if one.releases == act.releases and one.statement.action is not None]
    heads += [
        one.statement for one in draft.umbrellas if one.releases == act.releases and one.statement.action is not None
    ]
    chosen = next((one for one in own if one.when == "now"), None) or next(iter(own), None) or next(iter(heads), None)
    if chosen is None or chosen.action is None:
        first = act.said[0].statement
        action = Action.ISSUED if first.effect is Effect.IMPOSED else Action.MODIFIED
        return action, first.instrument, first.sentence
    seizes = any(one.statement.instrument is Instrument.FINDING and one.statement.scope for one in act.said)
    return chosen.action, Instrument.FINDING if seizes and not own else chosen.instrument, chosen.sentence


def _parties(act: Act, background: Sequence[Said], draft: Draft) -> tuple[tuple[Party, ...], bool, Sentence | None]:
    """The clause that names most parties in full; of a lifted order, its past names them as well."""
    said = [one for one in act.said if one.parties]
    wider, freed = said, _freed(act)
    if freed and not any(related(one.parties, other.parties) for one in freed for other in said if other not in freed):
        said = freed
    if not said:
        said = [one for one in background if one.parties]
    if not said:
        return (), False, None
    best = max(said, key=lambda one: (_fullness(one), not one.statement.scope))
    for one in (*wider, *background):
        if act.releases and one.parties and _defines(one, best):
            best = one
    units = any(party.role is Role.SUBSIDIARY for party in best.parties)
    open_ended = best.named.open_ended or (
        not units
        and any(
            one.named.open_ended or _and_others(one)
            for one in (*wider, *(background if act.releases else ()))
            if related(one.parties, best.parties)
        )
    )
    return _with_aliases(_in_full(best.parties, draft), (*said, *wider)), open_ended, best.statement.sentence


def _freed(act: Act) -> list[Said]:
    """The clauses of a releasing act that say whose goods come in again."""
    return [one for one in act.said if act.releases and one.statement.scope and one.parties]


def _in_full(parties: tuple[Party, ...], draft: Draft) -> tuple[Party, ...]:
    """A company called by its short form here, and by its whole name in the opening."""
    return tuple(
        replace(party, name=_whole_name(party.name, draft))
        if party.role is Role.NAMED and not LEGAL_FORM.search(party.name)
        else party
        for party in parties
    )


def _whole_name(name: str, draft: Draft) -> str:
    for text in (*(one.text for one in draft.sentences if one.block < 5), draft.manuscript.title):
        at = text.find(name + " ")
        if at < 0:
            continue
        form = LEGAL_FORM.search(text, at, at + len(name) + 60)
        if form and re.fullmatch(r"(?:[\s,]+[A-Z][\w&-]*){0,5}[\s,]*", text[at + len(name) : form.start()]):
            return text[at : form.end()].strip(" ,")
    return name


_OTHERS = re.compile(
    r"\band\s+(?:its|their|all\s+of\s+its)\s+(?:\w+[\s-]){0,3}?(?:subsidiaries|affiliates|affiliated\s+entities|"
    r"joint\s+ventures|subordinates)\b(?!\s*[,(:]\s*[A-Z(])"
)


def _and_others(one: Said) -> bool:
    """ "X Co., Ltd., a company located in Y, and its subsidiaries": behind an apposition."""
    return _OTHERS.search(one.statement.sentence.plain) is not None


def _fullness(one: Said) -> int:
    """How much a clause says of who is meant."""
    return sum(8 + min(len(party.name.split()), 7) for party in one.parties) + one.named.open_ended


def _defines(past: Said, present: Said) -> bool:
    """ "a group of companies including A, B and C (jointly, "X")" defines X; a list of which A is one does not define A."""
    if len(past.parties) <= len(present.parties):
        return False
    labels = {party.name.casefold() for party in past.parties if party.role is Role.GROUP} | {
        past.parties[0].name.casefold()
    }
    labels |= {
        alias.casefold()
        for party in past.parties
        if party.role is Role.GROUP or party is past.parties[0]
        for alias in party.aliases
    }
    heads = past.parties[0]
    whole = {name.casefold() for name in core_names(present.parties)}
    if any(party.role is Role.SUBSIDIARY for party in past.parties):
        return related((heads,), present.parties)
    grouped = [party for party in past.parties if party.role is Role.GROUP]
    return (
        any(
            name in {label.strip() for label in labels if grouped} or related(tuple(grouped), present.parties)
            for name in whole
        )
        if grouped
        else False
    )


def _with_aliases(parties: tuple[Party, ...], said: Iterable[Said]) -> tuple[Party, ...]:
    """Short forms given in another clause of the same act."""
    said = list(said)
    known = {party.name: party for one in said for party in one.parties if party.aliases}
    roles = {
        party.name: party.role
        for one in said
        for party in one.parties
        if party.role in (Role.VESSEL, Role.FLEET, Role.GROUP)
    }
    return tuple(
        replace(
            party,
            aliases=party.aliases or (known[party.name].aliases if party.name in known else ()),
            role=roles.get(party.name, party.role) if party.role is Role.NAMED else party.role,
        )
        for party in parties
    )


def _goods(act: Act, background: Sequence[Said], draft: Draft) -> tuple[str | None, Sentence | None]:
    """Of the first clause on what ports do, else of the act's, else of its past, else of the title."""
    first = [
        one
        for one in act.said
        if one.statement.scope and not re.search(r"\b(?:such|this|these|those)\b", one.statement.phrase.whole)
    ]
    if act.said[0].statement.effect is Effect.WIDENED and (added := _added(act)):
        return added
    for one in (*first, *act.said, *background):
        if one.statement.phrase.goods:
            return _fuller(one, act)
    for one in (*act.said, *background):
        made = _MAKER_OF.search(one.statement.sentence.plain)
        if made and (goods := merchandise(made.group(1))):
            return goods, one.statement.sentence
    for one in draft.title:
        goods = one.statement.phrase.goods
        if goods and one.releases == act.releases and not any(goods in sentence.plain for sentence in draft.sentences):
            return goods, one.statement.sentence
    return None, None


#: "a Mexican maker of ceramic tiles, on": goods in an apposition.
_MAKER_OF = re.compile(
    r"\b(?:maker|producer|manufacturer|supplier|exporter|grower|processor|harvester|importer|refiner|"
    r"miner)s?\s+of\s+((?:(?!in\b|from\b|that\b|which\b|who\b|on\b|upon\b|after\b|based\b)[a-z-]+(?:,\s+|"
    r"\s+)?){1,8})"
)


def _fuller(one: Said, act: Act) -> tuple[str | None, Sentence]:
    """ "tuna", where a clause before it says "tuna and tuna products", is taken in full."""
    goods = one.statement.phrase.goods or ""
    for other in act.said:
        if other is one:
            break
        longer = other.statement.phrase.goods or ""
        if goods.lower().replace(",", "") in longer.lower().replace(",", ""):
            return longer, other.statement.sentence
    return goods, one.statement.sentence


def _added(act: Act) -> tuple[str | None, Sentence] | None:
    """What a widened order covers from now on: "expanded to include X"."""
    for one in act.said:
        met = re.search(
            r"\bto\s+(?:also\s+)?(?:include|cover|add|encompass|apply\s+to|extend\s+to)\s+",
            one.statement.sentence.plain,
        )
        goods = read_phrase(one.statement.sentence.plain, met.end()).goods if met else None
        if goods:
            return goods, one.statement.sentence
    return None


def _country(act: Act, background: Sequence[Said], draft: Draft, *, alone: bool) -> tuple[str | None, Sentence | None]:
    """Of the clauses themselves, then of their past, the title, and last of the only country the page's opening names."""
    vessel = any(party.role is Role.VESSEL for party in act.parties)
    flagged = [one for one in act.said if vessel and "flag" in one.statement.phrase.whole]
    for one in (*flagged, *act.said, *background):
        if one.statement.phrase.country:
            return one.statement.phrase.country, one.statement.sentence
    for one in act.said:
        found = _nearby(one.statement.sentence, vessel)
        if found:
            return found, one.statement.sentence
    for one in draft.title:
        if one.statement.phrase.country and one.releases == act.releases:
            return one.statement.phrase.country, one.statement.sentence
    if not alone:
        return None, None
    named: dict[str, Sentence] = {}
    for sentence in draft.sentences:
        if sentence.block < 8 and not sentence.spoken and not is_background(sentence):
            found = _nearby(sentence, vessel)
            if found:
                named.setdefault(found, sentence)
    return next(iter(named.items())) if len(named) == 1 else (None, None)


def _nearby(sentence: Sentence, vessel: bool) -> str | None:
    """The one country a sentence names; for a vessel its flag before its owner."""
    found = list(places(sentence.plain))
    if vessel:
        for word in ("flag", "own"):
            for place in found:
                if sentence.plain[place.end : place.end + 8].lower().lstrip("- ").startswith(word):
                    return place.code
    codes = dict.fromkeys(place.code for place in found)
    return next(iter(codes)) if len(codes) == 1 else None


def _effect(
    act: Act, action: Action, background: Sequence[Said], draft: Draft, parties: tuple[Party, ...], *, alone: bool
) -> tuple[Effect | None, str, Sentence | None]:
    """(effect, why there is none, the sentence that shows it). See `effects`."""
    if act.said[0].statement.effect is Effect.WIDENED:
        return Effect.WIDENED, "", act.said[0].statement.sentence
    if not act.releases:
        return Effect.IMPOSED, "", None
    own = _own_sentences(act, draft, alone=alone)
    on = goes_on(own)
    if on is not None:
        return Effect.NARROWED, "", on
    free = next((one.statement.sentence for one in act.said if one.statement.scope), None) or next(
        (one for one in own if frees(one)), None
    )
    subset = _is_subset(parties, act, background)
    if subset is not None:
        return Effect.NARROWED, "", subset
    if action is not Action.REVOKED and _only_a_place(act, background, draft) and parties:
        if re.search(
            r"\bimported\b[^.;]{0,60}\bby\b", " ".join(one.statement.sentence.plain for one in act.said)
        ) or any(one.statement.phrase.country for one in background):
            return Effect.NARROWED, "", free
        return (
            None,
            ("the order is described without a party, and one is freed; the text does not say whether it goes on"),
            None,
        )
    if (action is Action.REVOKED or free is not None) and parties:
        if not _is_announced(act, draft):
            return None, "an order is said to have been lifted, but not by an act of this day", None
        return Effect.LIFTED, "", free
    return None, "an order is said to be modified, but not what for", None


def _is_announced(act: Act, draft: Draft) -> bool:
    """Whether the headline or a day marks the lifting as the page's news."""
    return any(one.releases for one in draft.title) or any(one.statement.when == "now" for one in act.said)


def _own_sentences(act: Act, draft: Draft, *, alone: bool) -> list[Sentence]:
    """Where to look for what the act leaves in force: all of a page with one act, else the act's own blocks."""
    body = [one for one in draft.sentences if not one.spoken and not is_background(one)]
    if alone:
        return body
    blocks = {one.statement.sentence.block for one in act.said}
    names = core_names(act.parties)
    return [one for one in body if one.block in blocks or any(name and name in one.plain.lower() for name in names)]


def _is_subset(parties: tuple[Party, ...], act: Act, background: Sequence[Said]) -> Sentence | None:
    """The clause that names more parties than are freed, of which the freed are some."""
    freed = _freed(act)
    if not freed:
        return None
    free = tuple(party for one in freed for party in one.parties)
    for one in (*background, *(said for said in act.said if not said.statement.scope)):
        others = [
            party for party in one.parties if party.role in (Role.NAMED, Role.VESSEL) and not related((party,), free)
        ]
        grouped = any(party.role is Role.GROUP and related((party,), free) for party in one.parties)
        if others and not grouped and any(related((party,), free) for party in one.parties):
            return one.statement.sentence
    return None


def _only_a_place(act: Act, background: Sequence[Said], draft: Draft) -> bool:
    """Whether the order acted on is described by goods, or goods and a country, alone."""
    described = [
        one for one in (*background, *act.said) if one.statement.action is not None and not one.statement.scope
    ]
    described = [one for one in described if one.statement.phrase.goods or one.parties or one.statement.phrase.country]
    described = described or [one for one in draft.title if one.releases]
    return bool(described) and not any(one.parties for one in described)


def _place(act: Act, goods: str | None, country: str | None) -> tuple[Party, Sentence] | None:
    """An order against a region, or against the goods of a country: the page's words for it."""
    for one in act.said:
        body = one.statement.phrase.whole
        regions = [place for place in places(body) if place.kind == "region"]
        if regions:
            longest = max(regions, key=lambda place: place.end - place.start)
            name = body[longest.start : longest.end]
            alias = re.match(r"\s*\(([A-Z]{2,6})\)", body[longest.end :])
            return Party(name, Role.PLACE, (alias.group(1),) if alias else ()), one.statement.sentence
    for one in act.said:
        body = one.statement.phrase.whole
        found = next((place for place in places(body) if place.kind == "country" and place.code == country), None)
        if found and goods and (at := body.lower().find(goods.lower())) >= 0 and at < found.start:
            return Party(body[at : found.end], Role.PLACE), one.statement.sentence
    return None


def _indicators(act: Act, draft: Draft, others: Sequence[Act]) -> tuple[Indicators, Sentence] | None:
    """Of the act's own list item or paragraphs; with one act, of the whole page."""
    if not others:
        return read_indicators(one for one in draft.sentences if not one.spoken)
    blocks = [one.statement.sentence.block for one in act.said]
    taken = {one.statement.sentence.block for other in others for one in other.said}
    last = max(blocks)
    own = [
        one
        for one in draft.sentences
        if not one.spoken
        and (
            one.block in blocks
            or (last < one.block <= last + 1 and one.block not in taken and one.kind is not Kind.ITEM)
        )
    ]
    return read_indicators(own)


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
