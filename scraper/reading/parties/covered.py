"""Who an act covers: the clause that names the parties in full, or the place where no party is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ledger.model import Effect, Party, Role
from scraper.entity.forms import forms_in
from scraper.reading.acts.act import Act, Draft, Said
from scraper.reading.acts.additions import adds
from scraper.reading.clauses.referring import REFERS
from scraper.reading.names.finder import names_in
from scraper.reading.names.places import places
from scraper.reading.parties.in_full import OPENING, in_full
from scraper.reading.parties.makers import headed, introduced, maker_near, only_firm
from scraper.reading.parties.nearby import named_nearby, taken_in
from scraper.reading.parties.ships import ships_listed
from scraper.reading.parties.whole_list import with_whole_list
from scraper.reading.phrases.party import Named, core_names, related
from scraper.reading.text.sentences import Sentence


def covered(act: Act, background: Sequence[Said], draft: Draft) -> tuple[tuple[Party, ...], bool, Sentence | None]:
    """The clause that names most parties in full; of a lifted order, its past names them as well."""
    named = [one for one in act.said if one.parties and not is_common_word(one, draft)]
    said = [one for one in named if not adds(one)]
    added = [one for one in said if one.statement.scope and one.statement.effect is Effect.WIDENED]
    wider, freed = said, [one for one in freed_clauses(act) if one in said]
    told = [other for other in said if other not in freed and other.statement.several is None]
    if freed and not any(related(one.parties, other.parties) for one in freed for other in told):
        said = freed
    if not said:
        said = [one for one in background if one.parties]
    if not said:
        near = taken_in(act, draft) or ships_listed(act, draft) or named_nearby(act, draft) or maker_near(act, draft)
        near = near or introduced(act, draft) or only_firm(act, draft) or headed(act, draft)
        near = None if near and _anothers(near[0].parties, act, draft) else near
        if near or not named:
            return _nearby(near, act, draft)
        said = named
    if added:
        return _with_added(added, said, draft)
    if (more := taken_in(act, draft)) and not related(
        more[0].parties, tuple(one for each in said for one in each.parties)
    ):
        before = tuple(party for one in said for party in one.parties)
        return with_aliases(in_full((*more[0].parties, *before), draft), said), more[0].open_ended, more[1]
    best = max(said, key=lambda one: (_fullness(one), not one.statement.scope))
    for one in (*wider, *background):
        if act.releases and one.parties and _defines(one, best):
            best = one
    units = any(party.role is Role.SUBSIDIARY for party in best.parties)
    kin = [one for one in (*wider, *(background if act.releases else ())) if related(one.parties, best.parties)]
    open_ended = best.named.open_ended or (not units and any(one.named.open_ended or _and_others(one) for one in kin))
    whole = in_full(_as_elsewhere((*best.parties, *_in_same_breath(best, said)), wider), draft)
    open_ended = open_ended or (not units and not act.releases and _others_beside(whole, act, draft))
    open_ended = open_ended or _ANY_OTHER.search(best.statement.sentence.plain) is not None
    whole = with_whole_list(with_aliases(whole, (*said, *wider)), best.statement.sentence, act, draft)
    return whole, open_ended, best.statement.sentence


def _anothers(parties: tuple[Party, ...], act: Act, draft: Draft) -> bool:
    """Whether those named near are whom another order of the page is on, and this one says what place its goods are from."""
    alike = [other for other in draft.acts if other is not act and other.releases == act.releases]
    placed = any(one.statement.phrase.country and one.statement.phrase.goods for one in act.said)
    return placed and any(related(parties, other.parties) for other in alike)


def _nearby(
    near: tuple[Named, Sentence] | None, act: Act, draft: Draft
) -> tuple[tuple[Party, ...], bool, Sentence | None]:
    """Those whom no clause of the act names, but a sentence near it."""
    if near is None:
        return (), False, None
    whole = in_full(near[0].parties, draft)
    units = any(party.role is Role.SUBSIDIARY for party in whole)
    others = bool(whole) and not units and not act.releases and _others_beside(whole, act, draft)
    return whole, near[0].open_ended or others, near[1]


def _as_elsewhere(parties: tuple[Party, ...], said: Iterable[Said]) -> tuple[Party, ...]:
    """ "Gobi Coke and its two mines, A and B", of an order on Gobi Coke and Chemical LLC: by its whole name."""
    names = [party.name for one in said for party in one.parties if forms_in(party.name)]
    found = []
    for party in parties if len(parties) > 1 else ():
        longer = [name for name in names if name.startswith(party.name + " ") and not forms_in(party.name)]
        found.append(replace(party, name=longer[0]) if longer and party.role is Role.NAMED else party)
    return tuple(found) or parties


def _in_same_breath(best: Said, said: Sequence[Said]) -> tuple[Party, ...]:
    """ "yarn from A and from B": those a clause on what comes in goes on with."""
    told = [one for one in said if one is not best and one.statement.scope and one.releases]
    same = [one for one in told if best.statement.scope and one.statement.sentence == best.statement.sentence]
    return tuple(party for one in same for party in one.parties if not related((party,), best.parties))


def is_common_word(one: Said, draft: Draft) -> bool:
    """ "Molasses is no longer subject to": a word that opens a sentence, and elsewhere stands in small letters."""
    name = one.parties[0].name if len(one.parties) == 1 else ""
    if not name.isalpha() or not one.statement.sentence.plain.startswith(name):
        return False
    lowered = name.lower()
    texts = (draft.manuscript.title, *(each.plain for each in draft.sentences))
    if any(lowered in (head.statement.phrase.goods or "").lower().split() for head in draft.title):
        return True
    if any(lowered in text and re.search(rf"(?<!\w){lowered}(?!\w)", text) for text in texts):
        return True
    return _OF_AN_ORDER.match(one.statement.sentence.plain, len(name)) is not None and not any(
        name in text[1:] for text in texts
    )


#: "Ferrosilicon is no longer covered by the order on A": what nothing else on the page calls by that name is no firm.
_OF_AN_ORDER = re.compile(
    r"\s[^.;]{3,60}?\b(?:the|its|a|this|that)\s+(?:\w+\s+){0,3}?(?:Order|[Oo]rder|WRO|Finding|finding)\s+(?:\([A-Z]+\)\s+)?(?:on|against)\s"
)


def _with_added(
    added: Sequence[Said], said: Sequence[Said], draft: Draft
) -> tuple[tuple[Party, ...], bool, Sentence | None]:
    """Of a widened order first those it reaches from now on, then those it was issued against."""
    new = tuple({one.name: one for each in added for one in each.parties}.values())
    before = [party for one in said if one not in added for party in one.parties if not related((party,), new)]
    once = tuple({party.name: party for party in in_full((*new, *before), draft)}.values())
    return with_aliases(once, said), added[0].named.open_ended, added[0].statement.sentence


def freed_clauses(act: Act) -> list[Said]:
    """The clauses of a releasing act that say whose goods come in again."""
    return [one for one in act.said if act.releases and one.statement.scope and one.statement.effect and one.parties]


_OTHERS = re.compile(
    r"(?:\b(?:and|or|including|as\s+well\s+as)|(?<=\w),)\s+(?:(?:by|of|to|against|from|with)\s+)?(?:(?:all|any|one|each)\s+of\s+)?(?:its|their)\s+(?:\w+[\s-]){0,3}?(?:subsidiaries|affiliates|affiliated\s+entities|"
    r"joint\s+ventures|subordinates|affiliated\s+(?:workshops|mills|factories|plants|farms))\b(?!\s*[,(:]\s*[A-Z(])"
)


#: "and any other entity that the company controls": whoever else is named.
_ANY_OTHER = re.compile(
    r"\b(?:and|or)\s+(?:by\s+|from\s+)?(?:any|all)\s+(?:other\s+)?(?:entit(?:y|ies)|compan(?:y|ies)|firms?|affiliates?|subsidiar(?:y|ies))\s+(?:that\s+|which\s+)?"
    r"(?:in\s+which\s+(?:it|they|the\s+(?:company|group|firm))\s+(?:holds?|has|have|owns?)\b|(?:it|they|the\s+(?:company|group|firm))\s+(?:owns?|controls?|operates?)|(?:owned|controlled|operated)\s+by\s+(?:it|them|the\s+(?:company|group|firm)))\b"
)


#: "Entities that are subordinate to the XPCC or affiliated with it come within the order", "It extends to its subsidiaries".
_KIN_COVERED = re.compile(
    r"\b(?:[Ee]ntities|[Cc]ompanies|[Ff]irms|[Uu]nits)\s+(?:(?:that|which)\s+(?:are\s+)?)?(?:subordinate|affiliated|owned|controlled|related)\b[^.;]{0,90}\b"
    r"(?:come|fall|are|is)\s+(?:also\s+|likewise\s+)?(?:within|under|subject|covered|included|reached|caught)\b|"
    r"\b(?:made|produced|manufactured|harvested|grown|mined|processed|exported|caught|farmed)\s+by\s+(?:the|this|that)\s+"
    r"(?:company|group|firm|producer|manufacturer|exporter|grower|cooperative)\s+(?:and|or)\s+(?:(?:all|any)\s+of\s+)?its\s+(?:subsidiaries|affiliates)\b|"
    r"\b(?:[Oo]rder|WRO|Finding|[Ii]t)\s+(?:also\s+)?(?:extends|applies|reaches|covers|includes|names|bars|takes\s+in)\s+(?:also\s+)?(?:to\s+)?(?:[a-z]+\s+(?:[a-z]+\s+){0,2}?(?:of|from|by)\s+)?(?:all\s+|any\s+)?(?:of\s+)?"
    r"(?:its|their|the\s+\w+'s)\s+(?:\w+\s+)?(?:subsidiaries|affiliates|subordinate|affiliated\s+(?:entities|companies|firms))|"
    r"\b(?:[Oo]rder|WRO|Finding|[Ii]t)\s+(?:also\s+)?(?:extends|applies|reaches|covers|includes)\s+(?:also\s+)?(?:to\s+)?(?:goods\s+of\s+)?(?:any|all|every)\s+(?:other\s+)?"
    r"(?:subsidiar(?:y|ies)|affiliates?)\s+of\s+(?:either|both|the|that|these|each|it|them)\b|"
    r"\b(?:[Ss]ubsidiaries|[Aa]ffiliates|[Aa]ffiliated\s+(?:entities|companies))\b[^.;]{0,60}?\b(?:[Oo]rder|WRO|Finding|it)\s+(?:also\s+)?(?:covers|reaches|includes|extends\s+to|applies\s+to|takes\s+in)\s+(?:all\s+of\s+)?them\b|"
    r"\b(?:[Ss]ubsidiaries|[Aa]ffiliates|[Ss]ubordinate\s+entities)\s+(?:of\s+(?:it|the\s+\w+)\s+)?(?:are\s+(?:also\s+)?(?:covered|included|subject|within|reached)|(?:come|fall)\s+(?:within|under))\b"
)

#: One of these stands in all that says so, or adds others.
_KIN_WORDS = ("ubsidiaries", "ffiliate", "ubordinate", "joint", "owned", "controlled", "related")


def _others_beside(parties: tuple[Party, ...], act: Act, draft: Draft) -> bool:
    """The same, in a sentence of the act's own paragraphs that states no act."""
    if any(_OTHERS.search(one.statement.phrase.whole) for one in act.said if not one.parties):
        return True
    blocks = {max(one.statement.sentence.block, 0) for one in act.said}
    for sentence in draft.sentences:
        if (
            sentence.block < OPENING
            and len(draft.acts) == 1
            and not sentence.spoken
            and any(map(sentence.plain.__contains__, _KIN_WORDS))
            and _KIN_COVERED.search(sentence.plain)
        ):
            return True
        near = sentence.block in blocks or (len(draft.acts) == 1 and sentence.block - 1 in blocks)
        at = sentence.plain.find(" ".join(parties[0].name.split()[:2])) if near and not sentence.spoken else -1
        if at >= 0 and _OTHERS.search(sentence.plain, at, at + len(parties[0].name) + 110):
            return True
    return False


def _and_others(one: Said) -> bool:
    """ "X Co., Ltd., a company located in Y, and its subsidiaries": behind an apposition."""
    text = one.statement.sentence.plain
    return any(map(text.__contains__, _KIN_WORDS)) and _OTHERS.search(text) is not None


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


def with_aliases(parties: tuple[Party, ...], said: Iterable[Said]) -> tuple[Party, ...]:
    """Short forms given in another clause of the same act."""
    said = list(said)
    known = {party.name: party for one in said for party in one.parties if party.aliases}
    roles = {
        party.name: party.role
        for one in said
        for party in one.parties
        if party.role in (Role.VESSEL, Role.FLEET, Role.GROUP, Role.PLACE)
    }
    if not (known or roles):
        return parties
    return tuple(
        replace(
            party,
            aliases=party.aliases or (known[party.name].aliases if party.name in known else ()),
            role=roles.get(party.name, party.role) if party.role is Role.NAMED else party.role,
        )
        for party in parties
    )


#: "ferrochrome from Zimbabwe smelter": of somebody there.
_MAKER_THERE = re.compile(
    r"(?:'s)?\s+(?:[\w-]+\s+){0,2}?(?:compan(?:y|ies)|firms?|producers?|makers?|manufacturers?|growers?|exporters?|suppliers?|processors?|mills?|"
    r"factor(?:y|ies)|plants?|mines?|quarr(?:y|ies)|smelters?|refiner(?:y|ies)|farms?|packers?|groups?|cooperatives?|vessels?|traders?|kilns?)\b",
    re.IGNORECASE,
)


#: "tuna harvested by the Seychelles-flagged longliner": where the ship is from, not what is covered.
_OF_A_SHIP = re.compile(r"-(?:flag(?:ged)?|owned|based|registered|run|operated)\b")


#: "grown in Cabo Delgado, Mozambique": a part of the country.
_REGION = re.compile(
    r"\b(?:in|from|throughout|across)\s+(?:the\s+)?(?:[Pp]rovince\s+of\s+|[Rr]egion\s+of\s+|[Ss]tate\s+of\s+)?"
    r"(?P<name>[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+(?:\s+[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+){0,3}),\s+(?=[A-Z])"
)


def place_covered(act: Act, goods: str | None, country: str | None) -> tuple[Party, Sentence] | None:
    """An order against a region, or against the goods of a country: the page's words for it."""
    for one in act.said:
        body = one.statement.phrase.whole
        regions = [place for place in places(body) if place.kind == "region"]
        if regions:
            longest = max(regions, key=lambda place: place.end - place.start)
            name = body[longest.start : longest.end]
            alias = re.match(r"\s*\(([A-Z]{2,6})\)", body[longest.end :])
            return Party(name, Role.PLACE, (alias.group(1),) if alias else ()), one.statement.sentence
    if goods and any(place.kind == "country" for place in places(goods)):
        return Party(goods, Role.PLACE), act.said[0].statement.sentence
    for one in act.said:
        body = one.statement.phrase.whole
        found = next((place for place in places(body) if place.kind == "country" and place.code == country), None)
        if found and _MAKER_THERE.match(body, found.end):
            continue
        told = next((one for one in (goods, one.statement.phrase.goods) if one and one.lower() in body.lower()), None)
        if found and (region := _REGION.search(body, 0, found.start + 1)):
            return Party(region["name"], Role.PLACE), one.statement.sentence
        if found and told and (at := body.lower().find(told.lower())) < found.start:
            if (
                _OF_A_SHIP.match(body, found.end)
                or REFERS.search(body, at, found.end)
                or names_in(body[at : found.end])
            ):
                continue
            return Party(body[at : found.end], Role.PLACE), one.statement.sentence
    return None
