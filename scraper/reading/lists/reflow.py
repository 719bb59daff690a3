"""A sentence that a list interrupts, put together again: "made in Indonesia by the following companies:" and their names.

Only lists of names are taken in; items that tell more than a name, and lists of several orders, stay lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scraper.entity.forms import forms_in
from scraper.entity.kinds import is_complete
from scraper.reading.lists.columns import columns
from scraper.reading.lists.fields import fields_as_rows
from scraper.reading.names.spans import name_end
from scraper.reading.text.manuscript import Block, Kind
from scraper.reading.text.plain import plain
from scraper.reading.text.vocabulary import INSTRUMENT, NUMBER, PLURAL, number

_LONGEST = 240
_TAIL = re.compile(r"[\s,;]*(?:\b(?:and|or))?[\s,;]*$")
_STOPPED = re.compile(r"[.!?][\"”’')]*$")
#: "1) A WRO against ...", "(b) ...", "• ...": a paragraph that is an item of a list.
_NUMBERED = re.compile(
    r"^(?:(?:\(?(?P<at>\d{1,2}|[a-j])[.)]\s+|(?P<bullet>[•▪◦‣*·–-]\s+))(?=(?(bullet)\S|[A-Z“\"]))|\(?\d{1,2}\)\s+(?=[a-z])|(?:Order|WRO|Finding)\s+(?:No\.?\s*)?(?:\d{1,2}|one|two|three|four|five)\b[^.:]{0,50}:\s)"
)
_BULLET = re.compile(r"^[•▪◦‣*·–-]\s+")
#: An article in front of a ship, or of a works.
_THE = re.compile(r"(?:the|The)\s+(?=[A-Z])")


#: What an item may say of a name: whose it is, where it sits.
_ASIDE = re.compile(
    r"\s*(?:,\s+(?:an?|the|its|which\s+is|part\s+of|owned|located|based|headquartered|registered|of|in|at|formerly|also\s+known|doing\s+business|trading|a/k/a|a\.k\.a\.)\s+[^;:]*$|,\s+(?:[A-Z][\w'-]*\s?){1,4}(?:,\s+(?:[A-Z][\w'-]*\s?){1,4}){0,3}$|"
    r"\s[-–—]+\s[^;:]*$|(?<=[\w.)])\s+(?:of|in|at)\s+[A-Z][^;:]*$)"
)


#: "A Ltd., Honiara, Solomon Islands".
_SEAT = re.compile(r"(?:,\s+(?:[A-Z][\w'-]*\s?){1,3}){1,3}$")


def reflowed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with numbered paragraphs as items, and lists of names as part of the sentence that leads to them."""
    numbered = _as_items(_firms_as_items(fields_as_rows(_numbers_apart(blocks))))
    if not any(one.kind is Kind.ITEM for one in numbered):
        return numbered
    found: list[Block] = []
    at = 0
    while at < len(numbered):
        block = numbered[at]
        end = _items_end(numbered, at + 1)
        items = numbered[at + 1 : end]
        if end - at > 2 and _leads(block) and _are_names(items) and not _counts(block, len(items)):
            joined, end = _joined(block, items, numbered, end)
            found.append(joined)
            at = end
        elif end - at > 2 and _tells_how_many(block, len(items)) and _are_names(items):
            found += [block, Block("; ".join(_bare(item.text) for item in items), Kind.ITEM)]
            at = end
        else:
            found.append(block)
            at += 1
    return tuple(found)


def _numbers_apart(blocks: Sequence[Block]) -> Sequence[Block]:
    """A paragraph "1. ... 2. ... 3. ...", whose lines were parted by breaks alone, as a paragraph for each."""
    if not any(one.kind is Kind.PARAGRAPH and one.text.startswith(_FIRST) and " 2" in one.text for one in blocks):
        return blocks
    found: list[Block] = []
    for block in blocks:
        starts = _starts(block.text) if block.kind is Kind.PARAGRAPH and block.text.startswith(_FIRST) else [0]
        ends = [*starts[1:], len(block.text)]
        found += [replace(block, text=block.text[start:end].strip()) for start, end in zip(starts, ends, strict=True)]
    return found


_FIRST = ("1. ", "1) ", "(1) ")


def _starts(text: str) -> list[int]:
    """Where each number of the row begins, as far as they follow one another behind the end of a line."""
    starts = [0]
    close = text[: text.index(" ")].replace("1", "{}")
    while (at := text.find(f" {close.format(len(starts) + 1)} ", starts[-1])) > 0:
        if not text[at + len(close) :].lstrip()[:1].isupper():
            break
        starts.append(at + 1)
    return starts


def _firms_as_items(blocks: Sequence[Block]) -> Sequence[Block]:
    """A table of nothing but firms and their seats, behind a sentence left open, as a list of the firms."""
    if not any(one.kind is Kind.ROW for one in blocks):
        return blocks
    found: list[Block] = []
    at: int | None = None
    for before, block in zip((None, *blocks), blocks, strict=False):
        if block.kind is Kind.ROW and before is not None and before.kind is not Kind.ROW:
            heads = columns(block.cells)
            at = heads["entity"] if _leads(before) and heads.keys() == {"entity", "country"} else None
            found += [block] if at is None else []
        elif block.kind is Kind.ROW and at is not None and at < len(block.cells):
            found.append(Block(block.cells[at], Kind.ITEM))
        else:
            found.append(block)
    return found


def _as_items(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Two numbered paragraphs or more, one behind the other, are a list."""
    marked = [one.kind is Kind.PARAGRAPH and _NUMBERED.match(one.text) is not None for one in blocks]
    listed = [one.kind is Kind.PARAGRAPH and _AN_ORDER.match(one.text) is not None for one in blocks]
    marked = [
        one or (two and _under_colon(blocks, listed, at))
        for at, (one, two) in enumerate(zip(marked, listed, strict=True))
    ]
    if sum(marked) < 2:
        return tuple(blocks)
    beside = [mark and any(marked[max(0, at - 1) : at] + marked[at + 1 : at + 2]) for at, mark in enumerate(marked)]
    return tuple(
        replace(one, kind=Kind.ITEM, text=_BULLET.sub("", one.text)) if item else one
        for one, item in zip(blocks, beside, strict=True)
    )


#: "WRO against A, effective May 3", a paragraph of its own.
_AN_ORDER = re.compile(
    r"(?:(?:An?|The|One)\s+)?(?:[Nn]ew\s+)?(?:WRO|Withhold\s+Release\s+Order(?:\s+\(WRO\))?|(?:Forced\s+Labor\s+)?Finding)\s+(?:on|against|covering)\s"
)


def _under_colon(blocks: Sequence[Block], listed: Sequence[bool], at: int) -> bool:
    """Whether the run of such paragraphs stands behind one that ends in a colon."""
    while at and listed[at - 1]:
        at -= 1
    return at > 0 and blocks[at - 1].text.rstrip().endswith(":")


def _items_end(blocks: Sequence[Block], at: int) -> int:
    while at < len(blocks) and blocks[at].kind is Kind.ITEM:
        at += 1
    return at


def _leads(block: Block) -> bool:
    """Whether a paragraph is left open, and speaks of one order, or of none."""
    if block.kind is not Kind.PARAGRAPH or _STOPPED.search(block.text):
        return False
    last = block.text[max(block.text.rfind(". "), 0) :]
    return not any(PLURAL.search(met.group().strip()) for met in INSTRUMENT.finditer(plain(last)))


def _counts(block: Block, items: int) -> bool:
    """ "CBP modified three orders. Goods of the following will no longer be detained:", over three names: an order each."""
    text = plain(block.text)
    counted = (re.search(rf"\b({NUMBER})\s+$", text[: met.start()], re.IGNORECASE) for met in INSTRUMENT.finditer(text))
    return any(number(met.group(1)) == items for met in counted if met)


_FIRMS = re.compile(
    rf"\b({NUMBER})\s+(?:(?!orders?\b)[\w-]+\s+){{0,4}}?(?:companies|firms|producers|makers|manufacturers|members|factories|plants|mills|growers|exporters|"
    r"processors|subsidiaries|affiliates|units|entities|farms|estates)\b",
    re.IGNORECASE,
)


def _tells_how_many(block: Block, items: int) -> bool:
    """ "from five Vietnamese firms. An order took effect today.", over five names: whom the one order is on."""
    if block.kind is not Kind.PARAGRAPH or not _STOPPED.search(block.text):
        return False
    text = plain(block.text)
    if any(PLURAL.search(met.group().strip()) for met in INSTRUMENT.finditer(text)):
        return False
    return any(number(met.group(1)) == items for met in _FIRMS.finditer(text))


def _are_names(items: Sequence[Block]) -> bool:
    """Whether a list holds names alone; one among several may lack what marks the others as complete."""
    known = [_name(one) is not None for one in items]
    return all(known) or (sum(known) * 2 > len(known) and all(map(_all_capitals, items)))


def _all_capitals(item: Block) -> bool:
    text = plain(_bare(item.text))
    return _name(item) is not None or (" " in text and name_end(text, 0) >= len(text.rstrip(".)")))


def _name(item: Block) -> str | None:
    """The name an item holds, without what it says of it: its owner, its seat; None where it tells something else."""
    told = _bare(item.text)
    text = plain(told)
    article = _THE.match(text)
    end = name_end(text, article.end() if article else 0)
    if not 0 < len(text) <= _LONGEST or not (end >= len(text.rstrip(".")) or _ASIDE.match(text, end)):
        return None
    form = max((stop for _, stop in forms_in(text[:end])), default=0)
    seated = form and _SEAT.fullmatch(text, form, end) and not forms_in(text[form:end])
    end = form if seated else len(told) if end >= len(text.rstrip(".")) else end
    whole = is_complete(text[:end]) or re.search(r"\d$", text[:end]) is not None
    return told[:end] if whole or (article is not None and end == len(told)) else None


def _bare(item: str) -> str:
    return _TAIL.sub("", item) if not item.endswith(".") else item


#: "made by the producers listed below, all of them in Paraguay, will be held:": where the names belong.
_LISTED_BELOW = re.compile(
    r"(?<=\b(?:by|of|on))\s+(?:the|these)\s+(?:[a-z]+\s+){0,3}?[a-z]+s\s+(?:listed|named|set\s+out|identified)\s+below(?=,?\s+\S)"
)


_ALIAS = re.compile(r",\s+(?:formerly|also\s+known|doing\s+business|trading|a/k/a|a\.k\.a\.)\s")


#: "if made by one of the following companies, which have been removed from the order:": the names stand in front of it.
_WHICH_ARE_OUT = re.compile(
    r"\s+(?:(?:one|any|either|all|each|both)\s+of\s+)?the\s+following\s+(?:[a-z-]+\s+){0,2}?[a-z]+s"
    r"(?P<which>,?\s+(?:which|that|who|all\s+of\s+which|each\s+of\s+which)\s+(?:(?:has|have|had|is|are|was|were|been|now|today|also)\s+)+"
    r"(?:removed|exempt(?:ed)?|excluded|freed|cleared|released|taken|struck|dropped|deleted|let)\b[^.:;]{0,120}):\s*$"
)


def _joined(lead: Block, items: Sequence[Block], blocks: Sequence[Block], end: int) -> tuple[Block, int]:
    """The lead with the names, and with what goes on in small letters behind them."""
    names = [(None if _ALIAS.search(one.text) else _name(one)) or _bare(one.text) for one in items]
    between = "; " if any("," in name for name in names) else ", "
    listed = f"{between.join(names[:-1])}{between}and {names[-1]}"
    if met := _LISTED_BELOW.search(lead.text):
        return replace(lead, text=f"{lead.text[: met.start()]} {listed}{lead.text[met.end() :].rstrip(' :')}."), end
    if met := _WHICH_ARE_OUT.search(lead.text):
        return replace(lead, text=f"{lead.text[: met.start()]} {listed}{met['which']}."), end
    text = f"{lead.text} {listed}"
    if end < len(blocks) and blocks[end].kind is Kind.PARAGRAPH and blocks[end].text[:1].islower():
        return replace(lead, text=f"{text}, {blocks[end].text}"), end + 1
    return replace(lead, text=text if text.endswith(".") else f"{text}."), end
