"""Where names begin and end: every invented name of the table in every context, through the functions that pages are read by."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.model import Role
from scraper.entity import split_entity
from scraper.reading.names.finder import names_in
from scraper.reading.phrases.kin import parties_beside
from scraper.reading.phrases.party import read_parties
from scraper.reading.phrases.phrase import Phrase, read_phrase
from scraper.reading.text.manuscript import Block
from scraper.reading.text.plain import plain
from scraper.reading.text.sentences import sentences

COUNTRIES = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))["country"]
ARTICLE = {"Democratic Republic of the Congo", "Dominican Republic", "United Arab Emirates", "United Kingdom"}
ARTICLE |= {"Netherlands", "Philippines", "Czech Republic"}

#: Clauses; the object begins behind "|".
CLAUSES = (
    "CBP issued a Withhold Release Order against |{A} of {T}, {K}, effective immediately.",
    "CBP will detain |gloves manufactured in {K} by {A} based on evidence of forced labor.",
    "CBP will detain |raw sugar made by {A} and its subsidiaries, effective May 5.",
    "CBP will detain |gloves produced by {A}, {B}, and {C} in {K}.",
    "CBP will detain |gloves made by {A} ({T}, {K}) or {B} ({T}, {K}) with forced labor.",
    "CBP will detain |gloves made by either {A} or {B} in {K}.",
    "CBP will detain |gloves made by {A}, or any of its affiliates, in {K}.",
    "CBP issued an order on |{A}, located in {T}, {K}, on May 5, 2024.",
    "CBP issued an order against |{T}-based {A}, a maker of gloves.",
    "CBP issued an order against |the {N} company {A} under 19 U.S.C. 1307.",
    "CBP Issues Withhold Release Order Against |{A} for Forced Labor",
)
#: Sentences that are searched for names.
SENTENCES = (
    "U.S. Customs and Border Protection today issued a Withhold Release Order against {A}.",
    "CBP issued a Withhold Release Order against {A}. The order takes effect today.",
    "{A}'s gloves will be detained at all U.S. ports of entry.",
    "The three are {A}; {B}; and {C}.",
    "The companies are (1) {A}; (2) {B}; and (3) {C}.",
    "The order names {A}, which employs 400 workers, and {B}, which runs a mill in {T}.",
    "Both {A} and {B} were found to hold workers' passports.",
    "Ports will release gloves made by {A} on or after May 5.",
    "The order against {A}—a maker of gloves—stays in force.",
    "Goods of {A} may enter if {B} did not take part in their production.",
)
#: Cells of a table.
CELLS = ("{A}", "{A}; {B}; {C}", "{A} and {B}", "{A}, {B}, and {C}", "{A} and its subsidiaries")


def filled(context: str) -> Iterator[tuple[str, list[str]]]:
    """The context with every name in turn, and the names it then holds. The others come from the same country."""
    for country in COUNTRIES:
        names = [*country.get("firms", ()), *country.get("works", ())]
        for at, name in enumerate(names):
            own = {letter: names[(at + step) % len(names)] for step, letter in enumerate("ABC")}
            if len(names) < 3 and "{B}" in context:
                continue
            where = ("the " if country["name"] in ARTICLE else "") + country["name"]
            text = context.format(**own, T=country["town"], K=where, N=country["people"])
            yield text.replace("..", "."), [own[letter] for letter in "ABC" if f"{{{letter}}}" in context]
            assert name == own["A"]


def in_clause(text: str) -> list[str]:
    at = text.index("|")
    sentence = next(sentences([Block(text.replace("|", ""))])).plain
    phrase = read_phrase(sentence, at)
    return [party.name for party in parties_beside(read_parties(phrase), sentence, phrase.end).parties]


def in_sentences(text: str) -> list[str]:
    found: list[str] = []
    for sentence in sentences([Block(text)]):
        for one in names_in(sentence.plain):
            phrase = Phrase(entity=sentence.plain[one.start : one.end], form=one.form, whole=sentence.plain)
            named = parties_beside(read_parties(phrase), sentence.plain, one.end)
            found += [party.name for party in named.parties if party.name not in found]
    return found


def bare(names: list[str]) -> list[str]:
    """Without a last dot: at a sentence's end nobody can tell whose it is."""
    return [name.removesuffix(".") for name in names]


@pytest.mark.parametrize("context", CLAUSES)
def test_names_in_a_clause(context: str) -> None:
    missed = [(text, got) for text, names in filled(context) if bare(got := in_clause(text)) != bare(names)]
    assert missed == []


@pytest.mark.parametrize("context", SENTENCES)
def test_names_in_a_sentence(context: str) -> None:
    missed = [(text, got) for text, names in filled(context) if bare(got := in_sentences(text)) != bare(names)]
    assert missed == []


@pytest.mark.parametrize("context", CELLS)
def test_names_in_a_cell(context: str) -> None:
    missed = [
        (text, got)
        for text, names in filled(context)
        if (got := [party.name for party in split_entity(text).parties]) != names
    ]
    assert missed == []


@pytest.mark.parametrize(
    "place",
    [
        "Cerro Quemado mine",
        "Mont Péko National Park",
        "Vakhsh District",
        "Kalando artisanal mines",
        "Marange diamond fields",
        "San Pedro salt flats",
        "Sittwe Township",
        "Lualaba Province",
    ],
)
def test_a_place_is_named_whole(place: str) -> None:
    phrase = read_phrase(f"goods produced in the {place} with forced labor", 0)
    assert [(party.name, party.role) for party in read_parties(phrase).parties] == [(place, Role.PLACE)]


@pytest.mark.parametrize(
    ("text", "ships"),
    [
        ("tuna landed by the Fu Hai 12, the Isla Magdalena, and the Hai Xing II in Fiji", 3),
        ("tuna landed by the Star of the Sea, the Yi Tong No. 7, and the Sea Prince", 3),
        ("tuna landed by the Da Yang XXI and the Nuevo San Telmo", 2),
    ],
)
def test_ships_of_a_list(text: str, ships: int) -> None:
    assert [party.role for party in read_parties(read_phrase(text, 0)).parties] == [Role.VESSEL] * ships


@pytest.mark.parametrize(
    "text",
    [
        "CBP issued a Withhold Release Order under the Tariff Act of 1930.",
        "The goods are classified under heading 7607 of the Harmonized Tariff Schedule of the United States.",
        'The report, "Surgical Instruments made with Forced Labor in Pakistan", was published by the Department of Labor.',
        "The Finding covers Surgical Instruments, Sutures and Needles of subheading 9018.90.",
        "CBP's Office of Trade and its Forced Labor Division led the review with Homeland Security Investigations.",
        "The Uyghur Forced Labor Prevention Act Entity List was expanded.",
        "CBP found that the evidence reasonably indicates Forced Labor, including Debt Bondage.",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert names_in(plain(text)) == ()


@pytest.mark.parametrize("short", ["PRCC", "ILOG", "DRCM", "CBPA", "ASMC", "Seeland", "FLDG"])
def test_a_short_form_in_brackets_is_an_alias_however_it_begins(short: str) -> None:
    phrase = read_phrase(f"flax made by the Polesye Reclamation Corporation ({short}) of Belarus.", 0)
    assert [(one.name, one.aliases) for one in read_parties(phrase).parties] == [
        ("Polesye Reclamation Corporation", (short,))
    ]


@pytest.mark.parametrize("aside", ["CBP", "WRO", "ILO", "DRC", "PRC", "UFLPA", "see below"])
def test_what_names_something_else_in_brackets_is_none(aside: str) -> None:
    phrase = read_phrase(f"flax made by the Polesye Reclamation Corporation ({aside}) of Belarus.", 0)
    assert [(one.name, one.aliases) for one in read_parties(phrase).parties] == [
        ("Polesye Reclamation Corporation", ())
    ]
