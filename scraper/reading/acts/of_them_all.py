"""What goes for every order of a page: goods "of the two companies", "both firms' goods", goods of "three vessels"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.model import Role
from scraper.reading.acts.act import Act, Said
from scraper.reading.acts.widening import widens
from scraper.reading.phrases.party import related
from scraper.reading.text.manuscript import Kind
from scraper.reading.text.vocabulary import NUMBER, number

_FIRMS = (
    r"(?:compan(?:y|ies)|firms?|producers?|makers?|manufacturers?|processors?|growers?|exporters?|vessels?|ships?|longliners?|trawlers?|"
    r"mills?|plants?|farms?|estates?|entit(?:y|ies)|them)\b"
)
#: "will detain seafood harvested by three fishing vessels": in front of the orders on each of them.
_BY_SO_MANY = re.compile(rf"\b(?:by|from|of|aboard)\s+(?P<n>{NUMBER})\s+(?:[A-Za-z-]+\s+){{0,3}}?{_FIRMS}")


def of_each(acts: list[Act]) -> list[Act]:
    """Without the sentence that counts the orders "on companies of A Group", where each of them is an act of its own."""
    kept = []
    for act in acts:
        count = act.said[0].statement.several if len(act.said) == 1 and act.parties else None
        alike = [one for one in acts if one is not act and one.parties and one.releases == act.releases]
        group = all(party.role is Role.GROUP for party in act.parties) and len(alike) > 1
        if count is None or not (len(alike) == count > 0 or (count == 0 and group)):
            kept.append(act)
    return kept


def dealt(acts: list[Act]) -> list[Act]:
    """The acts; what ports do to goods of "three vessels" is told of each of the orders on three, which name none."""
    for act in acts:
        told = act.said[0].statement
        by = None if act.parties or not told.scope else _BY_SO_MANY.search(told.sentence.plain, told.span[0])
        alike = [other for other in acts if other.parties and other.releases == act.releases]
        if (
            by
            and number(by["n"]) == len(alike)
            and not any(one.statement.phrase.goods for each in alike for one in each.said)
        ):
            for other in alike:
                other.said += act.said
            return [other for other in acts if other is not act]
    return acts


#: "Tea which the two companies grow", "shirts made by either of them": what ports do under every order of the page.
_THEM_ALL = re.compile(
    r"\b(?:by|from|of|that|which)\s+(?:either|both|each|any|all|the\s+(?:two|three|four|five|six)|these|those)\s+(?:of\s+)?(?:(?:the|these|two|three|four|five)\s+){0,2}(?:(?!which|that|and)[A-Za-z-]+\s+){0,2}?"
    rf"{_FIRMS}"
    r"|\b(?:by|from|of)\s+(?:either|both)(?=\s+(?:is|are|will|may|can)\b)|\b(?:[Tt]heir|[Bb]oth\s+\w+')\s+(?:goods|merchandise|products|shipments|exports)\s|\b(?:[Gg]oods|[Mm]erchandise|[Pp]roducts|[Ss]hipments)\s+(?:of|from)\s+both\s"
)


def of_them_all(one: Said) -> bool:
    statement = one.statement
    return (
        statement.scope and not one.parties and _THEM_ALL.search(statement.sentence.plain, *statement.span) is not None
    )


_THE_GOODS = re.compile(
    r"\b(?:[Tt]he|[Ss]uch|[Tt]hese)\s+(?:goods|merchandise|products|shipments)\b(?!\s+(?:of|from|by|made|produced)\b)"
)


def of_the_goods(one: Said, acts: Sequence[Act]) -> bool:
    """ "CBP revoked the orders on tea of A and on rice of B. The goods may be entered": goods told in one paragraph."""
    statement = one.statement
    blocks = {said.statement.sentence.block for act in acts for said in act.said}
    bare = (
        statement.scope
        and not one.parties
        and statement.phrase.goods is None
        and statement.sentence.kind is not Kind.ITEM
    )
    return bare and blocks == {statement.sentence.block} and _THE_GOODS.search(statement.sentence.plain) is not None


def alike_acts(one: Said, acts: Sequence[Act]) -> list[Act]:
    """The acts of a kind with the clause, where there are several and each names its party."""
    alike = [act for act in acts if act.releases == one.releases and act.parties and not widens(act.said[0])]
    return alike if len(alike) > 1 else []


def of_each_party(one: Said, acts: Sequence[Act]) -> list[tuple[Act, Said]]:
    """ "Gloves of A and B are admissible", behind an order on A and one on B: to each act its own party's part of the clause."""
    if not one.statement.scope or len(one.parties) < 2:
        return []
    of = [[act for act in alike_acts(one, acts) if related((party,), act.parties)] for party in one.parties]
    if any(len(theirs) != 1 for theirs in of) or len({id(theirs[0]) for theirs in of}) != len(one.parties):
        return []
    return [
        (theirs[0], replace(one, named=replace(one.named, parties=(party,))))
        for theirs, party in zip(of, one.parties, strict=True)
    ]
