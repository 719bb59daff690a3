"""Parties that are ships: called so in the opening of the page, or with a number and no legal form on a page about one."""

from __future__ import annotations

import re
from dataclasses import replace

from ledger.legal_forms import LEGAL_FORM
from ledger.model import Party, Role
from scraper.entity.forms import forms_in
from scraper.reading.acts.act import Act, Draft
from scraper.reading.names.spans import name_end
from scraper.reading.parties.in_full import OPENING
from scraper.reading.phrases.party import Named, read_parties
from scraper.reading.phrases.phrase import Phrase
from scraper.reading.text.sentences import Sentence, headline

_SHIP = re.compile(r"\b(?:vessels?|longliners?|trawlers?|seiners?|jiggers?|[\w-]+-flagged|fishing\s+boat)\b")
_NUMBERED = re.compile(r"\s(?:No\.?\s?)?\d{1,4}(?:\s\([A-Z][\w ]+\))?$")
#: "Republican Unitary Enterprise No. 4": a firm or a works, with a number of its own.
_ON_LAND = re.compile(
    LEGAL_FORM.pattern
    + r"|\b(?:Enterprise|Colony|Factory|Plant|Mine|Prison|Mill|Farm|Works|Combine|Kiln|Camp|School|Cent(?:er|re))\b"
)
_STATE = re.compile(r"\s\([A-Z][\w ]+\)$")


#: "the fishing vessel ", before a name.
_SHIP_BEFORE = re.compile(
    r"\b(?:fishing\s+vessel|vessel|longliner|trawler|seiner|jigger|fishing\s+boat),?\s+(?:the\s+)?[\"]?$"
)


def _called_ship(name: str, draft: Draft) -> bool:
    """ "The fishing vessel Southern Albatross", in the page's opening."""
    for one in draft.sentences:
        at = one.plain.find(name) if one.block < OPENING and not one.spoken else -1
        if at > 0 and _SHIP_BEFORE.search(one.plain[:at]):
            return True
    return False


#: "The vessel flies the flag of Fiji", "the Belize-flagged longliner".
_THE_SHIP = re.compile(
    r"\b[Tt]he\s+(?:[A-Z][\w ]{2,24}-flagged\s+)?(?:vessel|ship|longliner|trawler|seiner|jigger)\b(?!\s+[A-Z])"
)


def _is_the_ship(name: str, draft: Draft) -> bool:
    """ "an order on the Pacific Heron. The vessel is flagged in China": by an article, where "the vessel" is told of behind it."""
    opening = [one.plain for one in draft.sentences if one.block < OPENING and not one.spoken]
    first = next(
        (at for at, text in enumerate(opening) if f"the {name}" in text or text.startswith(f"The {name}")), None
    )
    return first is not None and any(_THE_SHIP.search(text) for text in opening[first : first + 3])


#: "by vessels owned or operated by either company".
_THEIR_VESSELS = re.compile(
    r"\b(?:vessels?|ships?|boats?|trawlers|longliners|fleets?)\s+(?:(?:that|which)\s+(?:is|are)\s+)?(?:owned|operated)(?:[\s,]+(?:and|or|and/or)[\s,]+\w+)*\s+by\s+"
    r"(?:either|both|any|each|the|these|those|this|that|it\b|them\b|all)(?:\s+(?:of\s+the\s+)?(?:two\s+|three\s+)?(?:compan(?:y|ies)|firms?|owners?|operators?|groups?|them)\b)?"
)


#: "They are the A (Angola), the B and the C", of vessels told just before.
_THEY_ARE = re.compile(
    r"(?:They|These|The\s+(?:[a-z]+\s+){0,2}(?:vessels|ships|boats|trawlers|longliners|jiggers|seiners)(?=,\s|\s+are\b))(?:\s+are:?|,)\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
_SHIPS = re.compile(r"\b(?:vessels|ships|boats|trawlers|longliners|jiggers|seiners)\b", re.IGNORECASE)
_FLAGS = re.compile(r"\s\([A-Z][^()]{2,40}\)")


def ships_listed(act: Act, draft: Draft) -> tuple[Named, Sentence] | None:
    """Of a page with one order imposed: the ships that a sentence of the opening tells by name."""
    if act.releases or len(draft.acts) != 1:
        return None
    told = [one for one in draft.sentences if one.block < OPENING and not one.spoken]
    for before, sentence in zip((headline(draft.manuscript), *told), told, strict=False):
        met = _THEY_ARE.match(sentence.plain)
        if met is None or not _SHIPS.search(f"{before.plain} {met.group()}"):
            continue
        text = _FLAGS.sub("", sentence.plain)
        ships = list[str]()
        next_one: re.Match[str] | None = met
        while next_one and (end := name_end(text, next_one.end())) > next_one.end():
            ships.append(text[next_one.end() : end])
            next_one = _NEXT.match(text, end)
        if ships and not any(map(LEGAL_FORM.search, ships)):
            return read_parties(Phrase(entity=" and the ".join(ships), form="vessel", whole=text)), sentence
    return None


def with_ships(parties: tuple[Party, ...], act: Act, draft: Draft) -> tuple[Party, ...]:
    """ "seafood harvested by three vessels of A": with the vessels, where the sentence or the list behind it tells their names."""
    if act.releases or len(draft.acts) != 1 or any(one.role is Role.VESSEL for one in parties):
        return parties
    if ships := _in_items(draft):
        return (*parties, *ships)
    told = any(_VESSELS_OF.search(one.statement.phrase.whole) for one in act.said)
    listed = ships_listed(act, draft) if told else None
    return (*parties, *listed[0].parties) if listed else parties


#: "F/V Longwei 18 (China)": what is a ship's name and nothing else.
_BARE = re.compile(
    r"(?:[Tt]he\s+)?(?:[FM]/?V\.?\s+|(?:[Ff]ishing\s+)?[Vv]essel\s+)?(?P<name>[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*(?:\s+(?:of\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž\d][\w'’.-]*){0,5})"
    r"(?:\s+\([^()]{2,60}\))?\s*[;,.]?(?:\s+and)?"
)
_OTHER_SHIPS = re.compile(
    r"\b(?:others?|past|earlier|previous(?:ly)?|since|before|not|no\s+longer|had|orders|WROs)\b", re.IGNORECASE
)
_FLEET = re.compile(rf"{_SHIPS.pattern}|\b(?:fleet|every\s+(?:vessel|ship|boat))\b", re.IGNORECASE)


_COMMA = re.compile(r"[,;]\s+(?:and\s+)?|\s+and\s+")


def _in_items(draft: Draft) -> tuple[Party, ...]:
    """The bare names behind a colon, in the opening: "covers all vessels of the company, at this time: A 7, and B 9"."""
    for one in draft.sentences:
        head, colon, names = one.text.partition(":")
        if not colon or one.spoken or one.block >= OPENING or not _FLEET.search(head) or _OTHER_SHIPS.search(head):
            continue
        ships = [_BARE.fullmatch(name) for name in _COMMA.split(names.strip(" ."))]
        if all(one and not LEGAL_FORM.search(one["name"]) for one in ships):
            return tuple(Party(one["name"], Role.VESSEL) for one in ships if one)
    return ()


_VESSELS_OF = re.compile(
    r"\b(?:by|from|aboard|of)\s+(?:the\s+|all\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:[a-z-]+\s+){0,3}?"
    r"(?:vessels|ships|boats|trawlers|longliners|jiggers|seiners)\b"
)
#: Another ship of the list.
_NEXT = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)the\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")


#: "any vessel of A Co., Ltd.", "the ships of A Co., Ltd.": all that it has at sea.
_ALL_OF_ITS = re.compile(
    r"\b(?:[Aa]ny|[Aa]ll|[Ee]very|[Ee]ach|[Tt]he(?=\s+(?:[a-z-]+\s+)?[a-z]+s\s))\s+(?:of\s+the\s+)?(?:[a-z-]+\s+)?(?:vessels?|ships?|boats?|trawlers?|longliners?|jiggers?|seiners?)\s+of\s+(?:the\s+)?$"
)


def _by_its_ships(party: Party, act: Act) -> bool:
    if party.role is not Role.NAMED or not forms_in(party.name):
        return False
    found = ((text := one.statement.sentence.plain, text.find(party.name)) for one in act.said)
    return any(at > 0 and _ALL_OF_ITS.search(text, max(0, at - 70), at) for text, at in found)


def as_fleets(parties: tuple[Party, ...], act: Act) -> tuple[Party, ...]:
    """Firms of whom the act's clauses say that the catch of their vessels is stopped."""
    parties = tuple(replace(one, role=Role.FLEET) if _by_its_ships(one, act) else one for one in parties)
    told = (one.statement.phrase.whole for one in act.said)
    ships = any("by" in text and _THEIR_VESSELS.search(text) for text in told)
    if not ships or act.parties or any(one.role in (Role.VESSEL, Role.FLEET) for one in parties):
        return parties
    return tuple(replace(one, role=Role.FLEET) if one.role is Role.NAMED else one for one in parties)


def as_ships(parties: tuple[Party, ...], draft: Draft) -> tuple[Party, ...]:
    """ "directed against the Lady Sun No. 3", on a page that opens with a longliner: names with a number and no legal form."""
    parties = tuple(
        replace(one, role=Role.VESSEL)
        if one.role is Role.NAMED
        and not forms_in(one.name)
        and (_called_ship(one.name, draft) or _is_the_ship(one.name, draft))
        else one
        for one in parties
    )
    if not any(map(_may_sail, parties)):
        return parties
    if not any(_SHIP.search(one.plain) for one in draft.sentences if one.block < 2 and not one.spoken):
        return parties
    return tuple(
        replace(one, role=Role.VESSEL, name=_STATE.sub("", one.name)) if _may_sail(one) else one for one in parties
    )


def _may_sail(party: Party) -> bool:
    """A name with a number, without a legal form or a word for a workplace."""
    return party.role is Role.NAMED and bool(_NUMBERED.search(party.name)) and not _ON_LAND.search(party.name)
