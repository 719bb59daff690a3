"""The text of an entity into parties, with the part the clause gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ledger.legal_forms import LEGAL_FORM
from ledger.model import Party, Role
from scraper.entity import Split, split_entity
from scraper.entity.kinds import is_complete, is_place
from scraper.reading.names.grouped import with_group
from scraper.reading.names.nobody import is_nobody
from scraper.reading.names.place_beside import behind_country, without_larger_place, without_town
from scraper.reading.names.producers import AND_PLACE, called_a_place
from scraper.reading.names.seat import PLACED
from scraper.reading.phrases.phrase import Phrase
from scraper.reading.text.vocabulary import NUMBER

_UNITS = re.compile(
    r"\b(?:subsidiar(?:y|ies)|affiliate[sd]?|subordinates?|joint\s+ventures?|entities|units|branches|divisions|"
    r"successors|assigns|companies)\b",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    r"(?<=[\w.])['’]s?\s+(?:(?:two|three|four|five|six|\d+)\s+)?(?:(?:wholly|majority)[- ]owned\s+)?(?:subsidiaries"
    r"|affiliates),?\s+(?=[A-Z])"
)
_MEMBERS = re.compile(
    r"(?:,\s+including)?\s*\((?P<members>(?:which\s+includes?|that\s+includes?|includ\w+|namely|comprising|"
    r"consisting\s+of)?[^()]*(?:\([\w. ]{1,24}\)[^()]*)*(?:,|;|\band\b)[^()]*(?:\([\w. ]{1,24}\)[^()]*)*)\)$"
)
#: "its subsidiaries, and its joint venture, A": the first are not named.
_MORE_UNITS = re.compile(
    r"\b(?:its|their)\s+(?:subsidiaries|affiliates|affiliated\s+entities)\s*,?\s+and\s+(?:its|their|a|the|two|three)\b"
)
#: "the NCR subsidiary Dong Nai Latex": whose it is, in front of a name.
_WHOSE = re.compile(
    r"^(?:the\s+)?[A-Z][\w&.-]*(?:\s+[A-Z][\w&.-]*){0,4}(?:'s)?\s+(?:subsidiary|affiliate|unit|division|members?)\s+(?=[A-Z])"
)
#: "A Group and its members (B and C)", "A Group and its members, B and C".
_ITS_MEMBERS = re.compile(
    r",?\s+and\s+(?:all\s+of\s+)?its\s+(?:(?:two|three|four|five|six|\d+)\s+)?member(?:\s+compan(?:y|ies)|s)\s*(?:,\s*|:\s*)?"
    r"\(((?:[^()]|\([^()]*\))*)\)$"
)
#: "its spinning subsidiary A", "its exporter B": a firm of theirs, whatever its trade.
_ITS_UNIT = re.compile(
    r"\b(?:its|their)\s+(?:[a-z]+ing\s+)?(?:subsidiary|affiliate|exporter|importer|processor|packer|agent|arm),?\s+(?=[A-Z])"
)
#: "and its joint venture with A, B": B.
_VENTURE_WITH = re.compile(r"\band\s+(?:its|their|a)\s+joint\s+venture\s+with\s+[^,;:()]{2,60},\s+(?=[A-Z])")
#: "including its units A and B".
_UNITS_NAMED = re.compile(
    r",?\s+(?:including|with|through|and)\s+(?:its|their)\s+(?:\w+\s+)?(?:units|plants|mills|factories|arms|divisions|branches|companies|firms)"
    r"\s*,?:?\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
_AND_ITS_MEMBERS = re.compile(
    r",?\s+and\s+its\s+(?:(?:two|three|four|five|six|\d+)\s+)?member(?:\s+compan(?:y|ies)|s)\s*,?:?\s+(?=[A-Z])"
)
_MADE_OF_WORDS = r"[A-Za-z-]+\s+"
_WORKS = (
    r"(?:companies|firms|producers|manufacturers|makers|exporters|processors|factories|mills|plants|kilns|workshops|tanneries|smelters|refineries|canneries|"
    r"foundries|sawmills|cooperatives|estates|plantations|farms|enterprises|cent(?:er|re)s|prisons|camps|facilities|mines|growers|suppliers|packers|traders)"
)
_KIN = re.compile(r"\b(?:associated|related|affiliated|sister)\s+(?:companies|entities|firms)\b")
#: "the A No. 3 and the B No. 5", "the A, the B, and the C".
_SHIPS = re.compile(r"\s*,\s*(?:(?:and|or)\s+)?(?:the\s+)?(?=[A-Z])|\s+(?:and|or)\s+(?:the\s+)?(?=[A-Z])")
#: "the Koperasi A and the Koperasi B".
_TWINS = re.compile(
    r"(?P<first>(?P<word>[A-ZÀ-Ž][\w'-]+)\s[^,;()]{3,80}?)\s+and\s+the\s+(?P<second>(?P=word)\s[A-ZÀ-Ž][^,;()]*)$"
)
#: "A and B, two treatment centers", "two kilns, A and B", "A and B, both of Lahore": two, though neither's name is seen to end.
_BOTH = re.compile(r"(?P<first>[A-ZÀ-Ž][^,;()]+?)\s+and\s+(?P<second>[A-ZÀ-Ž][^,;()]+)")
_ARE_TWO = re.compile(
    rf",\s+(?:which\s+are\s+)?(?:both\b|(?:the\s+)?two\s+(?:{_MADE_OF_WORDS}){{0,4}}{_WORKS}\b)|"
    rf"\b(?:the\s+|its\s+)?two\s+(?:{_MADE_OF_WORDS}){{0,4}}{_WORKS}(?:\s+(?:in|of|from)\s+[A-Z][\w ]+)?[:,]"
)
#: "Fu Yuan Yu 7888 (China)".
_SEAT = re.compile(r"\s+(?:\(|of\s+)((?:the\s+)?(?-i:[A-Z])[^()]{2,38})\)?$")
_LABEL = re.compile(
    r"\b(?:subsidiaries|affiliates|ventures|entities|subordinates)(?P<tail>\s*\((?!collectively|jointly|"
    r"together)(?:the\s+)?[\"“]?(?P<label>[A-Z][^()\"”,;]{1,40})[\"”]?\))$"
)
_SHORT = re.compile(r"[\"“”']")
#: One of these stands in all that names others beside a party: most names are read without looking for any.
_OF_KIN = tuple(
    "its |their |(|ubsidiar|ffiliate|ubordinate|enture|unit|branch|division|member|successor|assigns|entities|compan|firms|"
    "include|compris|consist|made|composed|namely|specifically|among".split("|")
)


@dataclass(frozen=True, slots=True)
class Named:
    """Parties, and whether the order may extend to firms not named."""

    parties: tuple[Party, ...] = ()
    open_ended: bool = False


@lru_cache(maxsize=64)
def split_once(entity: str) -> Split:
    """`split_entity`, once for a name that a page repeats; one plain name needs no splitting. Cleared with each page."""
    if _ONE_NAME.fullmatch(entity) and not _NOT_PLAIN.search(entity):
        return Split((Party(entity, Role.NAMED),))
    return split_entity(_OR_SHORT.sub(r" (\g<short>)", entity) if " or " in entity else entity)


#: "Amber Cotton, or AC": its short form.
_OR_SHORT = re.compile(r",\s+or\s+(?P<short>[A-Z]{2,6})$")
_ONE_NAME = re.compile(
    r"[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,5} (?:Co\., Ltd\.|Co\. Ltd\.|Ltd\.?|Sdn\.? Bhd\.?|Inc\.?|LLC|S\.A\.|Berhad|GmbH|Pvt\. Ltd\.)"
)
_NOT_PLAIN = re.compile(
    r"\b(?:Groups?|Compan(?:y|ies)|Fleet|Vessels?|Fishing|Farm|Mines?|Fields?|Park|Zone|Region|Province|Products?|Subsidiar\w+|Affiliates?|"
    r"And|Of|No|Prison|Facility|Cotton|Tobacco|Entities|Producers?|Certain|All|Its|Their|Joint)\b"
)


#: "A Ltd. and five processing plants": of whom the words behind tell.
_AND_SOME = re.compile(
    rf"(?<=[\w.)])\s+and\s+(?:its\s+|their\s+)?{NUMBER}\s+(?:[a-z-]+\s+){{0,3}}(?:plants|mills|factories|facilities|units|branches|companies|members|entities|subsidiaries|affiliates)$"
    r"|(?<=[\w.)])\s+and\s+(?:companies|firms)$"
)


#: "“Frutas del Valle” of Mexico": a name in quotes ends before the second of them.
_ONE_QUOTE = re.compile(r"^[\"“](?=[^\"”]*$)")


def read_parties(phrase: Phrase) -> Named:
    """Parties of one clause."""
    if not phrase.entity:
        return Named()
    entity = without_stop(_ONE_QUOTE.sub("", phrase.entity.strip(" ,;")))
    entity = _AND_SOME.sub("", entity) if " and " in entity else entity
    entity = (
        _without_seat(entity)
        if phrase.form == "vessel"
        else without_larger_place(behind_country(without_town(entity, phrase.whole)))
    )
    if phrase.form == "place":
        several = AND_PLACE.split(entity)
        if not all(called_a_place(one) or is_complete(one) for one in several) or _BARE_SITE.fullmatch(several[-1]):
            several = [entity]
        return Named(tuple(Party(one, Role.PLACE) for one in several))
    if listed := _of_several(phrase, entity):
        return listed
    with_kin = any(map(entity.__contains__, _OF_KIN))
    entity, label = _part_label(_prose(_either(_WHOSE.sub("", entity)))) if with_kin else (_either(entity), "")
    found = split_once(entity)
    parties = tuple(_dotted(_unbracketed(party), entity) for party in found.parties if not is_nobody(party.name))
    if label and parties:
        parties = (replace(parties[0], aliases=(*parties[0].aliases, label)), *parties[1:])
    open_ended = (found.open_ended and _UNITS.search(entity) is not None) or (
        with_kin and _MORE_UNITS.search(entity) is not None
    )
    if phrase.form == "fleet":
        return Named(tuple(replace(party, role=Role.FLEET) for party in parties), True)
    if phrase.form == "vessel":
        return Named(tuple(one for party in parties for one in _ships_of(party)), open_ended)
    if len(parties) == 1 and any(
        phrase.whole.startswith(entity[:20], met.end()) for met in _KNOWN_TOGETHER.finditer(phrase.whole)
    ):
        parties = (replace(parties[0], role=Role.GROUP),)
    return Named(with_group(parties, entity), open_ended)


def _of_several(phrase: Phrase, entity: str) -> Named | None:
    """Of ships, each behind its own article, of an owner with ships by name, and of twins of a name; None for all others."""
    if (among := _AMONG_THEM.search(entity)) and _VESSELS_OF.search(phrase.whole):
        return _owner_and_ships(replace(phrase, entity=entity[: among.start()]), entity[among.end() :])
    ships = _SHIPS.split(entity)
    if len(ships) > 1 and (phrase.form == "vessel" or all(map(_NUMBERED_SHIP.fullmatch, ships))):
        return Named(
            tuple(
                one for ship in ships for party in split_entity(_without_seat(ship)).parties for one in _ships_of(party)
            )
        )
    if phrase.form == "party" and (both := _BOTH.fullmatch(entity)) and _ARE_TWO.search(phrase.whole):
        each = [split_once(both["first"]), split_once(both["second"])]
        return Named(tuple(party for one in each for party in one.parties))
    if (twins := _TWINS.match(entity)) and phrase.form == "party":
        each = [split_once(entity[: twins.end("first")]), split_once(entity[twins.start("second") :])]
        return Named(tuple(party for one in each for party in one.parties))
    return None


#: "A Prison and Penal Farm": one place, whose second part has no name of its own.
_BARE_SITE = re.compile(
    r"(?:Penal|Work|Labor|Prison|Training|Rehabilitation|Correctional|Penitentiary|Detention|Agricultural|Re-?education)\s+(?:Farm|Camp|Cent(?:er|re)|Colony|Facility|Institution|School)"
)
#: "Hung Fa 201, 202 and 203": ships that share their name.
_BY_NUMBERS = re.compile(
    r"(?P<name>[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’. -]*?\s(?:Nos?\.\s?)?)(?P<numbers>\d{1,4}(?:,\s\d{1,4})*,?\s(?:and|&)\s\d{1,4})"
)


def _ships_of(party: Party) -> list[Party]:
    """One ship, or each of those that are told by one name and several numbers."""
    met = _BY_NUMBERS.fullmatch(party.name)
    names = (
        [met["name"].replace("Nos.", "No.") + number for number in re.findall(r"\d+", met["numbers"])]
        if met
        else [party.name]
    )
    return [replace(party, name=name, role=Role.VESSEL) for name in names]


#: "the Jin Ying No. 8, the Jin Ying No. 16 and the Jin Ying No. 23": ships, whatever they are called.
_NUMBERED_SHIP = re.compile(r"(?:[Tt]he\s+)?(?:[A-Z][\w'’-]*\s+){1,4}(?:No\.\s?)?\d{1,4}")
#: "vessels of A Ltd., including the B and the C".
_AMONG_THEM = re.compile(r",?\s+(?:including|among\s+them|such\s+as)\s+(?:the\s+)?(?=[A-Z])")


_VESSELS_OF = re.compile(r"\b(?:vessels|ships|boats|trawlers|longliners|fleet)\b")


def _owner_and_ships(owner: Phrase, ships: str) -> Named:
    """Whose vessels they are, then those told by name; firms among them are firms."""
    named = read_parties(owner)
    form = "party" if LEGAL_FORM.search(ships) else "vessel"
    return replace(named, parties=(*named.parties, *read_parties(Phrase(entity=ships, form=form, whole=ships)).parties))


_KNOWN_TOGETHER = re.compile(
    r"(?:(?:jointly|collectively|together)\s+(?:known|referred to)|known\s+(?:jointly|collectively|together))"
    r"\s+as\s+(?:the\s+)?[\"“]?"
)


def _without_seat(ship: str) -> str:
    seat = _SEAT.search(ship)
    return ship[: seat.start()] if seat and is_place(seat.group(1).removeprefix("the ")) else ship


_OR = re.compile(r"\s*,?\s+or\s+(?:the\s+)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])")
_LONGEST_NAME = 120


def _either(entity: str) -> str:
    """ "A Ltd. or B Ltd." is a list of both, and so is "A Estate or B Farm"."""
    for joined in reversed(list(_OR.finditer(entity)) if " or " in entity else ()):
        if is_complete(entity[max(0, joined.start() - _LONGEST_NAME) : joined.start()]):
            entity = f"{entity[: joined.start()]} and {entity[joined.end() :]}"
    return entity


#: ", its subsidiaries, or its joint ventures", ", its parent, or any of their affiliates": others, of whom none is named.
_UNNAMED = re.compile(
    r"(?:,?\s+(?:(?:and|or|and/or|as\s+well\s+as|together\s+with)\s+)?(?:by\s+|from\s+)?(?:(?:any|all|each|one|either|both)\s+(?:of\s+)?|other\s+|an?\s+(?=joint))?"
    r"(?:its|their|the|other|any|joint)\s+(?:[a-z-]+\s+){0,2}?(?:parents?|subsidiar(?:y|ies)|affiliates?|affiliated\s+firms|ventures?|units|branches|divisions|successors|assigns|companies|firms|entities)"
    r"(?:\s+(?:of|under|that|which|it|they|in)\s[a-z ]{2,60})?){2,}$"
)


def _with_unnamed(entity: str) -> str:
    """The same in the common words, "and its subsidiaries"."""
    met = _UNNAMED.search(entity) if " its " in entity or " their " in entity else None
    return f"{entity[: met.start()]} and its subsidiaries" if met and met.start() else entity


_INCLUDING = re.compile(
    r",?\s+(?:(?:which|that)\s+(?:includes?|comprises?|consists?\s+of|is\s+(?:made\s+up|composed)\s+of)|made\s+up\s+of|to\s+include|namely|comprising|consisting\s+of|specifically|among\s+(?:them|which|these)(?:\s+(?:are|is))?):?\s+"
)


#: What stands in a bracket before the members of a group.
_TELLS_MEMBERS = re.compile(
    r"^(?:(?:which|that)\s+(?:includes?|comprises?|consists?\s+of|takes\s+in|covers|unites)|(?:to\s+)?includ(?:es?|ing)|namely|that\s+is(?:\s+to\s+say)?|i\.e\.|"
    r"specifically|comprising|consisting\s+of|made\s+up\s+of|composed\s+of|(?=its\s))\s*,?:?\s*(?:among\s+others?,?\s+)?"
    r"(?:its\s+(?:[a-z]+\s+){0,2}?(?:subsidiaries|affiliates|members|companies|firms|units)\s*,?:?\s+)?"
)
#: "its two subsidiaries from the United Arab Emirates, A and B": where they are says nothing of their names.
_ITS_KIN_IN = re.compile(
    r"\b(?P<its>its|their)\s+(?:(?:[a-z-]+|\d+)\s+){0,3}?(?P<kin>subsidiar(?:y|ies)|affiliates?)"
    + PLACED
    + r"\s*[,:]\s+(?=[A-Z])"
)


def _prose(entity: str) -> str:
    """Running text in the words of a list: "A's subsidiaries, B and C", "A and its subsidiaries (B)", "A Group (B; C)"."""
    entity = _ITS_KIN_IN.sub(r"\g<its> \g<kin>, ", entity) if " its " in entity or " their " in entity else entity
    entity = _INCLUDING.sub(", including ", _with_unnamed(entity))
    entity = _VENTURE_WITH.sub("and ", entity) if "enture with" in entity else entity
    entity = _ITS_UNIT.sub("its subsidiary ", entity) if " its " in entity else entity
    entity = _UNITS_NAMED.sub(", including ", entity) if " its " in entity or " their " in entity else entity
    entity = _AND_ITS_MEMBERS.sub(", comprising ", entity) if "member" in entity else entity
    entity = _KIN.sub("affiliates", _ITS_MEMBERS.sub(r" (\1)", entity) if "member" in entity else entity)
    entity = _POSSESSED.sub(" and its subsidiaries, ", entity)
    met = _MEMBERS.search(entity)
    if (
        met is None
        or not LEGAL_FORM.search(met.group("members"))
        or re.match(r"(?:collectively|jointly|together|also|a/k/a|formerly|of|in)\b", met.group("members"))
    ):
        return entity
    members = _TELLS_MEMBERS.sub("", met.group("members")).replace(";", ",").replace(",,", ",")
    if _UNITS.search(entity[: met.start()]):
        return f"{entity[: met.start()]}, {members}"
    return f"{entity[: met.start()]}, including {members}"


def _part_label(entity: str) -> tuple[str, str]:
    """ "A and its subsidiaries (X)": X is short for A."""
    met = _LABEL.search(entity)
    return (entity[: met.start("tail")], met.group("label")) if met else (entity, "")


_SHORT_FORM = re.compile(r"(?<=[a-z.])\s+\([\"“]?([A-Z][\w ]{1,30})[\"”]?\)$")
_INITIAL_LAST = re.compile(r"\.[A-Z]$")


def _unbracketed(party: Party) -> Party:
    """A short form still standing behind a legal form: "X Limited (HK)"."""
    met = _SHORT_FORM.search(party.name) if party.name.endswith(")") else None
    if met is None or met.group(1) in ("M", "P", "S") or party.aliases:
        return party
    return replace(party, name=party.name[: met.start()], aliases=(met.group(1),))


def _dotted(party: Party, entity: str) -> Party:
    """The last dot of "S.A.C." belongs to the name."""
    return (
        replace(party, name=party.name + ".")
        if _INITIAL_LAST.search(party.name) and party.name + "." in entity
        else party
    )


#: A dot that is the name's own.
_OWN_STOP = re.compile(
    r"(?:\b(?:Ltd|LTD|Co|CO|Inc|INC|Corp|CORP|Bhd|BHD|Pvt|Pte|Pty|Ltda|LTDA|Lda|LDA|Cia|Cía|Mfg|Bros|Sdn|Şti|Sti|Kft|Zrt|Nyrt|Part|[Cc]oop|And|o\.o"
    r"|[Ss]p\. [kj]|por A|en C)|\.\s?[A-Za-zŞ])\.$"
)


def without_stop(entity: str) -> str:
    """Without a sentence's dot: "SARL." and "Limited." are not written so, "Ltd." and "S.A." are."""
    if not entity.endswith(".") or _OWN_STOP.search(entity):
        return entity.rstrip(".") + "." if entity.endswith("..") else entity
    return entity[:-1]


_MARKS = re.compile(r"[^\w ]")


def core_names(parties: tuple[Party, ...]) -> set[str]:
    """Every name and alias, folded for comparison within one document."""
    return {_folded(name) for party in parties for name in (party.name, *party.aliases)}


@lru_cache(maxsize=256)
def _folded(name: str) -> str:
    return " ".join(_MARKS.sub(" ", _SHORT.sub("", name)).lower().split())


def related(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Whether the two speak of the same parties: a name of one is a name, or the beginning of a name, of the other."""
    left, right = core_names(one), core_names(other)
    return any(_alike(a, b) for a in left for b in right)


def sails_for(ships: tuple[Party, ...], held: tuple[Party, ...]) -> bool:
    """Whether all of the one are ships, and the other is somebody with a fleet: of which they may be."""
    return bool(ships) and all(one.role is Role.VESSEL for one in ships) and any(one.role is Role.FLEET for one in held)


def _alike(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return short == long or (len(short) >= 3 and (long.startswith(short + " ") or f" {short} " in f" {long} "))
