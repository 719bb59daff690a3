"""What a table on orders goes on with: a number of orders, one that names nobody yet, or a clause that points to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.model import Action, Effect, Role
from scraper.reading.acts.act import Said
from scraper.reading.clauses.statement import Statement

#: "the companies in the table", "listed below", "the following":
_POINTS = re.compile(
    r"\b(?:table|listed|below|following|as\s+follows|list|named\s+here|these|shown)\b|:\s*$",
)
_SHIPS = re.compile(r"\b(?:vessels|ships|boats|longliners|trawlers|seiners|jiggers|fleet)\b")


def over_table(title: Sequence[Said], news: Sequence[Said], umbrellas: Sequence[Said]) -> Statement | None:
    """The statement whose act the rows are of; of orders that are changed only where it is told what for."""
    heads = [*umbrellas, *(one for one in title if one.statement.several is not None)]
    heads += [one for one in (*news, *title) if one.statement.action is Action.ISSUED and not one.parties]
    heads += [
        one for one in news if one.statement.scope and not one.parties and _POINTS.search(one.statement.sentence.plain)
    ]
    heads += [one for one in news if one.statement.action is Action.ISSUED and _of_some_ships(one)]
    if not heads:
        return None
    head = heads[0].statement
    if head.action in (Action.MODIFIED, Action.REVOKED) and head.effect is None:
        freed = any(one.statement.effect is Effect.LIFTED and one.statement.scope and not one.parties for one in news)
        return replace(head, effect=Effect.LIFTED) if freed else head
    return head


def _of_some_ships(one: Said) -> bool:
    """ "against three longliners of A Co., Ltd.": which they are, a table may say."""
    ships = _SHIPS.search(one.statement.sentence.plain, one.statement.span[0]) is not None
    return ships and not any(party.role is Role.VESSEL for party in one.parties)


def with_fleet(said: Said, told: Sequence[Said]) -> Said:
    """Vessels of a table, with the fleet's owner that the clauses before it name."""
    if not any(party.role is Role.VESSEL for party in said.parties):
        return said
    owners = (party for one in told for party in one.parties if party.role is Role.FLEET)
    first = next(owners, None)
    return Said(said.statement, replace(said.named, parties=(first, *said.parties))) if first else said
