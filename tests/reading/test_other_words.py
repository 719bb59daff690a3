"""Other verbs, adjectives, turns and neighbours: a page then tells the same, or leaves a doubt, and never something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import cycle
from typing import Any
from zlib import crc32

import pytest

from ledger.model import Reading, Verdict
from tests.reading.corpus import Case, as_told, cases, expected, read

#: One of so many pages that announce something.
STEP = 12
VERBS = (
    ("issued", ("promulgated", "put forth", "entered into its books")), ("Issues", ("Rolls Out", "Promulgates")),
    ("modified", ("reworked", "retooled")), ("Modifies", ("Recasts", "Adjusts")), ("detain", ("impound", "turn away")),
    ("revoked", ("undone", "scrapped")), ("Revokes", ("Voids", "Scraps")),
)  # fmt: skip
PRAISED = ("a sweeping", "a long-awaited", "a precedent-setting", "a far-reaching")
ASIDES = (
    "Following a months-long review of the evidence, ", "As part of its mission to facilitate lawful trade, ",
    "With global supply chains under ever closer scrutiny, ",
)  # fmt: skip
QUOTE = "<p>“Importers who know their suppliers have nothing to fear,” said Acting Commissioner John Farrow.</p>"
LAW = (
    "<p>Federal statute 19 U.S.C. 1307 prohibits the importation of merchandise mined, manufactured, or produced, wholly "
    "or in part, by forced labor, including convict labor, forced child labor, and indentured labor.</p>"
)
_PARAGRAPH = re.compile(r"<p>(?=\W*(?:[A-Z]{4,}|U\.S\.|CBP|Effective|Today)).{60,}?</p>", re.DOTALL)
_BY_US = re.compile(
    r"\b(?:CBP|U\.S\. Customs and Border Protection(?: \(CBP\))?) (issued|modified|revoked) "
    r"(a|the) (Withhold Release Order(?: \(WRO\))?) (?=against|on)"
)

PAGES = [
    case
    for case in cases()
    if crc32(case.name.encode()) % STEP == 0  # by its name, so that a new case changes nothing for the others
    and case.page.suffix == ".html"
    and not case.layout.startswith("notice")
    and expected(case)["verdict"] == "action"
]


def _in_turn(words: Iterable[str]) -> Callable[[re.Match[str]], str]:
    round_ = cycle(words)
    return lambda _: next(round_)


def _other_verbs(text: str) -> str:
    for verb, rare in VERBS:
        text = re.sub(rf"\b{verb}\b", _in_turn(rare), text)
    return text


def _praised(text: str) -> str:
    words = cycle(PRAISED)
    text = re.sub(r"\ba(?= Withhold Release Order\b)", lambda _: next(words), text)
    return re.sub(r"\b(issued|modified)\b", r"formally \1", text)


def _passive(text: str) -> str:
    return _BY_US.sub(r"\2 \3 was \1 by U.S. Customs and Border Protection (CBP) ", text)


def _clause_in_front(text: str) -> str:
    aside = ASIDES[len(text) % len(ASIDES)]
    return re.sub(r"(?<=<p>WASHINGTON — )(?=(?:CBP|U\.S\. Customs) )", aside, text, count=1)


def _beside_lead(words: str, *, behind: bool) -> Callable[[str], str]:
    def put(text: str) -> str:
        lead = _PARAGRAPH.search(text)
        at = (lead.end() if behind else lead.start()) if lead else 0
        return text[:at] + words + text[at:] if lead else text

    return put


def _read(case: Case, change: Callable[[str], str]) -> Reading | None:
    text = case.page.read_text("utf-8")
    changed = change(text)
    return read(replace(case.snapshot(), body=changed.encode())) if changed != text else None


def _of_whom(told: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    return [
        (one["instrument"], one["effect"], sorted(party["name"] for party in one["parties"])) for one in told["events"]
    ]


def _said(case: Case, reading: Reading) -> str:
    return f"{case.name}: {reading.verdict} {_of_whom(as_told(reading))}"


@pytest.mark.parametrize(
    "change",
    [_praised, _passive, _clause_in_front, _beside_lead(QUOTE, behind=False), _beside_lead(LAW, behind=True)],
    ids=["praised", "passive", "clause in front", "quote in front", "law behind"],
)
def test_the_same_is_told(change: Callable[[str], str]) -> None:
    readings = [(case, reading) for case in PAGES if (reading := _read(case, change))]
    other = [
        _said(case, reading)
        for case, reading in readings
        if reading.verdict is not Verdict.UNCLEAR
        and sorted(_of_whom(as_told(reading))) != sorted(_of_whom(expected(case)))
    ]
    assert other == []
    unclear = sum(reading.verdict is Verdict.UNCLEAR for _, reading in readings)
    assert readings
    assert unclear <= len(readings) / 20


def test_a_verb_nobody_knows_is_a_doubt() -> None:
    readings = [(case, reading) for case in PAGES if (reading := _read(case, _other_verbs))]
    silent = [case.name for case, reading in readings if reading.verdict not in (Verdict.ACTION, Verdict.UNCLEAR)]
    effects = [
        _said(case, reading)
        for case, reading in readings
        if not {one[:2] for one in _of_whom(as_told(reading))} <= {one[:2] for one in _of_whom(expected(case))}
    ]
    assert (silent, effects) == ([], [])
