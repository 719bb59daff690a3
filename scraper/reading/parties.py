"""The text of an entity into parties, with the part the clause gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ledger.model import Party, Role
from scraper.entity import split_entity
from scraper.reading.phrases import Phrase

_LABELLED = re.compile(r"(?:jointly|collectively|together)\s+(?:known|referred\s+to)\s+as\s+(?:the\s+)?[\"“]?$", re.IGNORECASE)
_SHORT = re.compile(r"[\"“”']")


@dataclass(frozen=True, slots=True)
class Named:
    """Parties, and whether the order may extend to firms not named."""

    parties: tuple[Party, ...] = ()
    open_ended: bool = False


def read_parties(phrase: Phrase) -> Named:
    """Parties of one clause."""
    if not phrase.entity:
        return Named()
    entity = phrase.entity.strip(" ,;")
    if phrase.form == "place":
        return Named((Party(entity, Role.PLACE),))
    found = split_entity(entity)
    parties = tuple(party for party in found.parties if not _is_nobody(party.name))
    if phrase.form == "fleet":
        return Named(tuple(replace(party, role=Role.FLEET) for party in parties), True)
    if phrase.form == "vessel":
        return Named(tuple(replace(party, role=Role.VESSEL) for party in parties), found.open_ended)
    if len(parties) == 1 and re.search(r"(?:jointly|collectively|together)\s+(?:known|referred to)\s+as\s+(?:the\s+)?[\"“]?" + re.escape(entity[:20]), phrase.whole):
        parties = (replace(parties[0], role=Role.GROUP),)
    return Named(parties, found.open_ended)


def _is_nobody(name: str) -> bool:
    """Words that are written with a capital and name no party."""
    return re.fullmatch(
        r"(?:CBP|DHS|ILO|WROs?|U\.?S\.?|United States|Forced|Labor|Company|The|Farm|Producer|Manufacturer|Supplier|Malaysian|China|Companies|Effective|Today|Federal Register|Customs Bulletin|State|Government)\.?",
        name,
    ) is not None


def core_names(parties: tuple[Party, ...]) -> set[str]:
    """Every name and alias, folded for comparison within one document."""
    return {_folded(name) for party in parties for name in (party.name, *party.aliases)}


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", _SHORT.sub("", name)).lower().split())


def related(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Whether the two speak of the same parties: a name of one is a name, or the beginning of a name, of the other."""
    left, right = core_names(one), core_names(other)
    return any(_alike(a, b) for a in left for b in right)


def _alike(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return short == long or (len(short) >= 3 and (long.startswith(short + " ") or f" {short} " in f" {long} "))
