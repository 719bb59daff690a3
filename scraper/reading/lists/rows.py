"""Orders in a table: one a row, its columns told by the words of the heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ledger.model import Action, Effect, Instrument
from scraper.reading.clauses.statement import Statement
from scraper.reading.names.places import place_at, places
from scraper.reading.phrases.goods import merchandise
from scraper.reading.phrases.phrase import Phrase
from scraper.reading.text.dates import mentions
from scraper.reading.text.manuscript import Block, Kind
from scraper.reading.text.plain import plain
from scraper.reading.text.sentences import Sentence

_COLUMNS = (
    ("day", re.compile(r"\b(?:date|effective|issued|day)\b", re.IGNORECASE)),
    ("country", re.compile(r"\b(?:country|origin|where|location|place|province|city|address|seat)\b", re.IGNORECASE)),
    ("goods", re.compile(r"\b(?:merchandise|goods|products?|commodit(?:y|ies)|items?)\b", re.IGNORECASE)),
    (
        "entity",
        re.compile(
            r"\b(?:entit(?:y|ies)|compan(?:y|ies)|producers?|manufacturers?|names?|part(?:y|ies)|firms?|makers?|vessels?|growers?|"
            r"exporters?|suppliers?)\b",
            re.IGNORECASE,
        ),
    ),
)


def columns(heading: tuple[str, ...]) -> dict[str, int]:
    """Which column holds what; empty without one for names."""
    found: dict[str, int] = {}
    for at, words in enumerate(heading):
        kind = next((kind for kind, pattern in _COLUMNS if kind not in found and pattern.search(words)), None)
        if kind:
            found[kind] = at
    return found if "entity" in found and len(found) > 1 else {}


def rows(blocks: tuple[Block, ...], umbrella: Statement | None, released: date | None) -> Iterator[Statement]:
    """Each row of a table on orders as a statement of the act that the sentence before it announces.

    Rows of names under one order are one statement.
    """
    told = list(_each(blocks, umbrella, released))
    one_order = umbrella is not None and umbrella.several is None and umbrella.sentence.block >= 0
    if one_order and len(told) > 1 and not any(one.phrase.goods or one.dates for one in told):
        entity = "; ".join(one.phrase.entity or "" for one in told)
        yield replace(told[0], phrase=replace(told[0].phrase, entity=entity), scope=False)
        return
    yield from told


def _each(blocks: tuple[Block, ...], umbrella: Statement | None, released: date | None) -> Iterator[Statement]:
    yield from _records(blocks, umbrella, released)
    heads: dict[str, int] = {}
    inside = False
    for at, block in enumerate(blocks):
        if block.kind is not Kind.ROW:
            inside = False
            continue
        if not inside:
            heads, inside = columns(block.cells), True
        elif heads and umbrella is not None and max(heads.values()) < len(block.cells):
            yield _row(block, at, heads, umbrella, released)


def _records(blocks: tuple[Block, ...], umbrella: Statement | None, released: date | None) -> Iterator[Statement]:
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


def _seated(cell: str) -> tuple[str, str | None]:
    """ "Handan Iron Works, China": the name and its country's code."""
    seat = _SEAT.search(cell)
    place = place_at(cell, seat.end()) if seat else None
    if seat is None or place is None or place.kind != "country" or place.end < len(cell):
        return cell, None
    return cell[: seat.start()], place.code


def _row(block: Block, at: int, heads: dict[str, int], umbrella: Statement, released: date | None) -> Statement:
    cells = {kind: block.cells[column] for kind, column in heads.items()}
    sentence = Sentence(block.text, plain(block.text), at, Kind.ITEM)
    entity, seat = _seated(cells["entity"])
    country = next((place.code for place in places(plain(cells.get("country", "")))), seat)
    goods = merchandise(cells["goods"]) if "goods" in cells else None
    vessel = re.search(r"\bvessel\b", cells["entity"], re.IGNORECASE) is not None
    form = "vessel" if vessel else "party"
    phrase = Phrase(goods, entity, form, country, len(block.text), block.text)
    return Statement(
        sentence,
        umbrella.effect or Effect.IMPOSED,
        umbrella.action or Action.ISSUED,
        umbrella.instrument or Instrument.WRO,
        phrase,
        "now",
        tuple(mentions(sentence.plain, released)),
        (0, len(block.text)),
        scope=True,
    )
