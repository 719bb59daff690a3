"""The Entity cell of CBP's list, or a list of names in a release, as parties.

The grammar: names parted by ";", or by "," and "and" between complete names; "a/k/a" chains; short forms in brackets;
"(collectively, X Group)"; "and its subsidiaries", with or without their names; "Fishing Vessel: X" and "Fishing Vessels
owned by X"; a region or goods in place of a company; a seat at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ledger.model import Party, Role
from scraper.entity import overrides
from scraper.entity.aliases import ALSO_KNOWN_AS, BETWEEN_OTHER_NAMES, MARKS, name_and_aliases
from scraper.entity.kinds import has_legal_form, is_complete, is_place, role_of, tidy
from scraper.entity.lists import masked, split_names, split_outside_brackets
from scraper.entity.members import part_members
from scraper.entity.subsidiaries import KINSHIP, KINSHIP_IN_FRONT, Affiliates, part_affiliates, without_owner


@dataclass(frozen=True, slots=True)
class Split:
    """Parties in the order of the text. `open_ended`: it may extend to firms not named."""

    parties: tuple[Party, ...]
    open_ended: bool = False


#: How deep members of members are looked for.
_NESTED = 2
#: Not "X; a/k/a Y": another name of the one before it.
_SEMICOLON = re.compile(
    r"\s*;\s*+(?![adfn](?:/[bk]/a\b|\.[bk]\.a\.)|[afn]ka\b|dba\b|also\s+known\b)(?:and\s+)?", re.IGNORECASE
)
_ANY_SEPARATOR = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*;\s*")
_GROUP = re.compile(
    r"[\s,(]{0,4}\b(?:(?:known|referred\s+to)\s+)?(?:collectively|jointly|together)\b[\s,]*(?:(?:also\s+)?(?:(?:referred\s+to|known|called)(?:\s+as)?|as\b)[\s,]*)?"
    r"(?:the\s+)?[\"“]?(?P<name>[A-Z][^()\"”;,]*?)[\"”]?\s*(?:\)|(?=[;,]|$))"
)
_FLEET = re.compile(
    r"^(?:all\s+|the\s+)?(?:fishing\s+)?(?:vessels?|fleet|ships?)\s+(?:that\s+are\s+)?"
    r"(?:(?:owned|operated|controlled)(?:\s*(?:,|and|or|and/or|/)\s*(?:owned|operated|controlled))*\s+by|of)\s+",
    re.IGNORECASE,
)
_VESSEL = re.compile(
    r"^(?:the\s+)?(?:(?:(?:(?-i:[A-Z])[\w-]+|longline|distant\s+water)\s+){0,2}fishing\s+vessels?|vessels?(?=\s*:)|[FM]/?V(?=[\s:.]))\.?\s*:?\s*",
    re.IGNORECASE,
)
#: Where a list goes on with another kind of party: ", and fishing vessels owned by X", ", its parent X".
_ANOTHER_KIND = re.compile(
    rf"(?:\s*[,;]\s*(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+)(?:{KINSHIP}|(?=(?:(?:all|any|the|other|its)\s+)*(?:fishing\s+)?"
    r"(?:vessels?|fleets?|ships?)\s+(?:that\s+are\s+|which\s+are\s+)?(?:owned|operated|controlled)\s)"
    r"|(?=(?:the\s+)?fishing\s+vessels?\s*:?\s+[A-Z]))"
)
_OWNED_BY = re.compile(
    r"[\s,(]{1,4}(?:which\s+is\s+|is\s+)?(?:owned|operated)(?:\s+and\s+operated)?\s+by\s+", re.IGNORECASE
)


def split_entity(text: str) -> Split:
    """Text to parties. Nothing is dropped but a seat; an empty text has no parties."""
    text = " ".join(text.replace("\xa0", " ").split())
    known = overrides.find(text)
    if known is not None:
        return Split(known.parties, known.open_ended)
    return split_by_rule(text)


def split_by_rule(text: str) -> Split:
    """As `split_entity`, but without the overrides."""
    return _split(_label_in_front(text), _NESTED)


#: "Qianling Porcelain Co., Ltd. and its subsidiaries (Qianling)": short for the firm in front.
_LABELLED = re.compile(
    r"(?P<kin>,?\s+and\s+(?:its|their)\s+(?:[Ss]ubsidiaries|[Aa]ffiliates))\s+\((?P<label>(?P<first>[A-Z][\w&.-]+)(?:\s[A-Z][\w&.-]*){0,2})\)"
)


def _label_in_front(text: str) -> str:
    met = _LABELLED.search(text) if "(" in text else None
    if met is None or met["first"] not in text[: met.start()]:
        return text
    return f"{text[: met.start()]} ({met['label']}){met['kin']}{text[met.end() :]}"


def _split(text: str, deep: int) -> Split:
    text, group = _part_group(text)
    members = part_members(text) if deep and not part_affiliates(text).named else None
    if members is None:
        parties, open_ended = _segments(text)
        return Split(tuple(_each_once([*parties, *_group(group)])), open_ended)
    whole, parts = _split(members.whole, deep - 1), _split(members.named, deep - 1)
    rest = _split(members.whole + members.rest, deep - 1)
    kin = tuple(replace(party, role=Role.SUBSIDIARY) for party in parts.parties)
    beside = rest.parties[len(whole.parties) :] if rest.parties[: len(whole.parties)] == whole.parties else ()
    open_ended = members.open_ended or rest.open_ended or parts.open_ended
    return Split(tuple(_each_once([*whole.parties, *kin, *beside, *_group(group)])), open_ended)


def _group(name: str) -> list[Party]:
    return [Party(name, Role.GROUP)] if name else []


def _segments(text: str) -> tuple[list[Party], bool]:
    parties: list[Party] = []
    open_ended = False
    segments = [part for piece in split_outside_brackets(_SEMICOLON, text) for part in _kinds(piece)]
    of_ships = False
    for at, segment in enumerate(segments):
        if at and at == len(segments) - 1 and _is_seat(segment, parties):
            continue
        if _FLEET.match(segment) or has_legal_form(_owned(segment)):
            found = _segment(segment)
        else:
            of_ships = of_ships or bool(_VESSEL.match(segment))
            found = _vessels(segment) if of_ships else _segment(segment)
        parties.extend(found.parties)
        open_ended |= found.open_ended
    return parties, open_ended


def _owned(segment: str) -> str:
    """What stands before "owned by"."""
    lowered = segment.lower()
    owner = _OWNED_BY.search(segment) if "owned" in lowered or "operated" in lowered else None
    return segment[: owner.start()] if owner else segment


def _kinds(text: str) -> list[str]:
    """ "A Ltd., its parent B plc, and fishing vessels owned by C" in three; the words that tell the kinship go."""
    return split_outside_brackets(_ANOTHER_KIND, KINSHIP_IN_FRONT.sub("", text))


def _part_group(text: str) -> tuple[str, str]:
    """(the text without it, the name that all of its parties share)."""
    together = "ollectively" in text or "ointly" in text or "ogether" in text
    met = _GROUP.search(text) if together else None
    if met is None:
        return text, ""
    return (text[: met.start()] + text[met.end() :]).strip(), tidy(met["name"])


def _is_seat(segment: str, before: list[Party]) -> bool:
    """ "; Kathmandu." behind companies: one word, or words that end in a country."""
    if is_complete(segment) or not any(has_legal_form(party.name) for party in before):
        return False
    words = segment.strip(" .")
    return " " not in words or is_place(words.rpartition(",")[2])


def _vessels(segment: str) -> Split:
    names, *owners = _OWNED_BY.split(_VESSEL.sub("", segment), maxsplit=1)
    ships = [name_and_aliases(name) for name in split_outside_brackets(_ANY_SEPARATOR, names)]
    owned = [party for owner in owners for party in _segment(owner.rstrip(" )")).parties]
    return Split((*(Party(name, Role.VESSEL, aliases) for name, aliases in ships), *owned))


def _segment(segment: str) -> Split:
    fleet = _FLEET.match(segment)
    if fleet:
        owners = _named(part_affiliates(segment[fleet.end() :]).parents)
        return Split(tuple(replace(owner, role=Role.FLEET) for owner in owners), open_ended=True)
    affiliates = part_affiliates(segment)
    parties = _with_affiliates(affiliates)
    return Split(tuple(parties), affiliates.open_ended)


def _with_affiliates(affiliates: Affiliates) -> Iterable[Party]:
    yield from _named(affiliates.parents, open_ended=affiliates.open_ended)
    for at, party in enumerate(_named(affiliates.named)):
        yield replace(party, role=Role.SUBSIDIARY) if at < affiliates.count else party


def _named(text: str, open_ended: bool = False) -> list[Party]:
    """The parties of a list; what follows an "a/k/a" is another name of the one before it."""
    parties: list[tuple[str, tuple[str, ...]]] = []
    for at, part in enumerate(_parts_of_chain(text)):
        for first, name in enumerate(split_names(part)):
            plain, aliases = name_and_aliases(without_owner(name))
            if at and not first and parties:
                parties[-1] = (parties[-1][0], (*parties[-1][1], *BETWEEN_OTHER_NAMES.split(plain), *aliases))
            elif plain:
                parties.append((plain, aliases))
    firms = any(has_legal_form(name) for name, _ in parties)
    return [Party(name, role_of(name, aliases, open_ended, firms), aliases) for name, aliases in parties]


def _parts_of_chain(text: str) -> list[str]:
    if not any(map(text.lower().__contains__, MARKS)):
        return [text]
    parts, start = [], 0
    for met in ALSO_KNOWN_AS.finditer(masked(text)):
        parts.append(text[start : met.start()])
        start = met.end()
    return [*parts, text[start:]]


def _each_once(parties: list[Party]) -> Iterable[Party]:
    seen: dict[tuple[str, Role], Party] = {}
    for party in parties:
        known = seen.get((party.name, party.role))
        told = (*known.aliases, *party.aliases) if known else party.aliases
        aliases = tuple(alias for alias in dict.fromkeys(told) if alias != party.name)
        seen[(party.name, party.role)] = party if aliases == party.aliases else replace(party, aliases=aliases)
    return seen.values()
