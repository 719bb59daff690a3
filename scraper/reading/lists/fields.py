"""Orders told as fields: "Maker: A Ltd. Goods: urea. Effective: May 16, 2023." A run of such paragraphs is a table.

Where each field is a paragraph of its own, a run of them is a table of labels and values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.entity.forms import ends_in_short_form
from scraper.reading.lists.columns import columns
from scraper.reading.text.manuscript import Block, Kind

#: A label, at the head of the paragraph or behind the value before it.
_LABEL = re.compile(r"(?:^|(?<=[.;,)|])\s+)(?P<label>[A-Z][a-z]+(?:\s[a-z]+){0,2}):\s+(?=\S)")
_FEWEST = 3


def fields_as_rows(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, with each run of paragraphs or items that hold the same fields as a heading and its rows."""
    if all(block.text.count(": ") < _FEWEST for block in blocks):
        return _each_alone(blocks)
    found: list[Block] = []
    heads: tuple[str, ...] = ()
    for block in blocks:
        fields = _fields(block)
        labels = tuple(label for label, _ in fields)
        if fields and labels != heads:
            found.append(Block(" ".join(labels), Kind.ROW, labels))
        found.append(Block(block.text, Kind.ROW, tuple(value for _, value in fields)) if fields else block)
        heads = labels
    return found


def _each_alone(blocks: Sequence[Block]) -> Sequence[Block]:
    """With each run of paragraphs that are one field each as rows of a label and its value."""
    found: list[Block] = []
    run: list[tuple[Block, str, str]] = []
    for block in (*blocks, None):
        met = None if block is None or block.kind is Kind.ROW else _ALONE.fullmatch(block.text)
        if block is not None and met:
            run.append((block, met["label"], met["value"]))
            continue
        known = columns(tuple(label for _, label, _ in run))
        tabled = len(known) >= _FEWEST and len(known) == len(run)
        found += [Block(one.text, Kind.ROW, (label, value)) if tabled else one for one, label, value in run]
        run = []
        found += [block] if block is not None else []
    return found


#: "Maker: A Ltd.", and nothing else.
_ALONE = re.compile(r"(?P<label>[A-Z][a-z]+(?:\s[a-z]+){0,3}):\s+(?P<value>\S[^:]{1,160})")


def _fields(block: Block) -> list[tuple[str, str]]:
    """(label, value) of a paragraph that is nothing but fields, one of them whom the order is on; else nothing."""
    if block.kind not in (Kind.PARAGRAPH, Kind.ITEM) or block.text.count(": ") < _FEWEST:
        return []
    marks = list(_LABEL.finditer(block.text))
    if len(marks) < _FEWEST or marks[0].start():
        return []
    ends = [*(met.start() for met in marks[1:]), len(block.text)]
    fields = [(met["label"], _value(block.text[met.end() : end])) for met, end in zip(marks, ends, strict=True)]
    known = columns(tuple(label for label, _ in fields))
    return fields if len(known) >= _FEWEST else []


def _value(text: str) -> str:
    """Without what parts it from the next field: the dot of "Ltd." stays where the form is written with one."""
    value = text.strip(" ;,|")
    return value if ends_in_short_form(value.rstrip(".")) else value.rstrip(".")
