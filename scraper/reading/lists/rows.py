"""Orders in a table: one a row, its columns told by the words of the heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ledger.legal_forms import FORM_IN_FRONT, legal_forms
from ledger.model import Action, Effect
from scraper.reading.clauses.statement import Statement
from scraper.reading.lists.columns import columns, of_ships
from scraper.reading.lists.row_acts import done_in, instrument_in, is_over
from scraper.reading.names.places import place_at, places
from scraper.reading.phrases.goods import merchandise
from scraper.reading.phrases.phrase import Phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.manuscript import Block, Kind
from scraper.reading.text.plain import plain
from scraper.reading.text.sentences import Sentence


def rows(blocks: tuple[Block, ...], umbrella: Statement | None, released: date | None) -> Iterator[Statement]:
    """Each row of a table on orders as a statement of the act that the sentence before it announces.

    Rows of names under one order are one statement.
    """
    told = [one for one in _each(blocks, umbrella, released) if one is not None]
    one_order = umbrella is not None and umbrella.several is None
    if one_order and len(told) > 1 and not any(one.phrase.goods or one.dates for one in told):
        entity = "; ".join(one.phrase.entity or "" for one in told)
        releases = umbrella is not None and umbrella.action is None and umbrella.effect is Effect.LIFTED
        yield replace(told[0], phrase=replace(told[0].phrase, entity=entity), scope=releases)
        return
    yield from told


def _each(blocks: tuple[Block, ...], umbrella: Statement | None, released: date | None) -> Iterator[Statement | None]:
    yield from _records(blocks, umbrella, released)
    heads: dict[str, int] = {}
    inside = ships = False
    for at, block in enumerate(blocks):
        if block.kind is not Kind.ROW:
            inside = False
            continue
        if not inside:
            heads, inside = columns(block.cells), True
            ships = bool(heads) and of_ships(block.cells[heads["entity"]])
        elif heads and umbrella is not None and max(heads.values()) < len(block.cells):
            yield _row(block, at, heads, umbrella, released, ships=ships)


def _records(
    blocks: tuple[Block, ...], umbrella: Statement | None, released: date | None
) -> Iterator[Statement | None]:
    """A table of two columns, labels and values, as one row: "Commodity | taurine", "Manufacturer | A Ltd."."""
    run: list[Block] = []
    for at, block in enumerate((*blocks, None)):
        if block is not None and block.kind is Kind.ROW and len(block.cells) == 2:
            run.append(block)
            continue
        heads = columns(tuple(one.cells[0] for one in run))
        if (
            umbrella is not None
            and len(heads) > 1
            and len(heads) >= len(run) - 2
            and not columns(run[0].cells if run else ())
        ):
            cells = tuple(one.cells[1] for one in run)
            whole = Block(" ".join(one.text for one in run), Kind.ROW, cells)
            yield _row(whole, at - len(run), heads, umbrella, released)
        run = []


_SEAT = re.compile(r",\s+(?=[A-Z][\w' ]{2,40}$)")


#: Where a firm sits, between its legal form and the country: ", Province of Jujuy", ", Shunde District, Foshan".
_TOWNS = re.compile(
    r"(?<=[\w.)])(?:,\s+(?:(?:[Pp]rovince|[Ss]tate|[Dd]istrict|[Cc]ounty|[Rr]egion|[Cc]ity|[Dd]epartment)\s+of\s+)?[A-Z][\w'-]*(?:\s[A-Z][\w'-]*){0,2}){1,3}$"
)


def _seated(cell: str) -> tuple[str, str | None]:
    """ "Handan Iron Works, China": the name and its country's code."""
    seat = _SEAT.search(cell)
    place = place_at(cell, seat.end()) if seat else None
    if seat is None or place is None or place.kind != "country" or place.end < len(cell):
        return cell, None
    name = cell[: seat.start()]
    towns = _TOWNS.search(name)
    behind_form = towns and (FORM_IN_FRONT.match(name) or any(end == towns.start() for _, end in legal_forms(name)))
    return name[: towns.start()] if towns and behind_form else name, place.code


def _row(
    block: Block, at: int, heads: dict[str, int], umbrella: Statement, released: date | None, *, ships: bool = False
) -> Statement | None:
    """None where the row tells of no act of this day: an order in force since long, or a status that is none of the umbrella's."""
    cells = {kind: block.cells[column] for kind, column in heads.items()}
    if not cells["entity"].strip():
        return None
    sentence = Sentence(block.text, plain(block.text), at, Kind.ITEM)
    done = done_in(cells.get("act", ""), umbrella)
    dates = tuple(mentions(sentence.plain, released))
    issues = done is not None and done[0] in (Action.ISSUED, None) and done[1] in (Effect.IMPOSED, None)
    if done is None or (issues and (is_over(cells.get("status", "")) or any(one.is_past(released) for one in dates))):
        return None
    entity, seat = _seated(cells["entity"])
    country = next((place.code for place in places(plain(cells.get("country", "")))), seat)
    goods = merchandise(cells["goods"]) if "goods" in cells else None
    vessel = ships or re.search(r"\bvessel\b", cells["entity"], re.IGNORECASE) is not None
    phrase = Phrase(goods, entity, "vessel" if vessel else "party", country, len(block.text), block.text)
    action, effect = done
    instrument = instrument_in(cells.get("act", "")) or umbrella.instrument
    action = action if umbrella.action or action else None
    span = (0, len(block.text))
    return Statement(sentence, effect, action, instrument, phrase, "now", dates, span, scope=effect is not None)
