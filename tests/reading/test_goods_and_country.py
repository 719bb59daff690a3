"""What an order is on, and where it is made: merchandise of every section of the tariff in the clauses of releases."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.model import Announcement
from scraper.reading.phrases.goods import merchandise
from scraper.reading.phrases.noun_phrase import noun_phrase
from scraper.reading.text.manuscript import Manuscript, blocks_of
from scraper.reading.verdict import read_manuscript

RELEASED = date(2025, 1, 8)
GOODS = (
    "frozen chicken feet", "shrimp and prawns", "edible birds' nests", "dehydrated garlic and onion powder",
    "shelled and in-shell hazelnuts, hazelnut paste and hazelnut oil", "green and roasted coffee", "crude palm kernel oil",
    "raw and refined cane sugar", "bidis and loose tobacco", "paving stones, kerbstones and worktops",
    "antimony ores and concentrates", "stevia extracts and derivatives", "essential oil of cloves", "sparklers and fountains",
    "silica-based products", "natural rubber sheets", "tanned leather", "work gloves", "teak flooring and sawn teak", "newsprint",
    "nylon fishing nets", "hand-knotted carpets", "women's blouses and skirts", "T-shirts and polo shirts",
    "boots, shoes and sandals",
    "tiles, plates and other ceramics", "hand-blown glass beads", "silver jewelry", "nails, screws and bolts", "cast-iron cookware",
    "scissors, forceps and other surgical instruments", "lead-acid batteries", "bicycle frames and forks", "spectacle lenses",
    "lighting fixtures", "dolls and stuffed toys", "gold",
)  # fmt: skip
#: (how the place is told, its code, the people's adjective, a firm there)
PLACES = (
    ("Bosnia and Herzegovina", "BA", "Bosnian", "Krivaja Promet LLC"),
    ("the Lao People's Democratic Republic", "LA", "Lao", "Champa Trading Co., Ltd."),
    ("Khanh Hoa province, Vietnam", "VN", "Vietnamese", "Sao Vang Joint Stock Company"),
    ("the Oruro department of Bolivia", "BO", "Bolivian", "Quemado Comercial S.R.L."),
    ("Côte d’Ivoire", "CI", "Ivorian", "Bandama Négoce S.A."),
    ("Tamil Nadu", "IN", "Indian", "Sri Velan Private Limited"),
    ("the Kyrgyz Republic", "KG", "Kyrgyz", "Osh Trade OJSC"),
    ("Eswatini", "SZ", "Swazi", "Lavumisa Holdings (Pty) Ltd."),
    ("East Kalimantan, Indonesia", "ID", "Indonesian", "PT Mahakam Jaya"),
    ("Papua New Guinea", "PG", "Papua New Guinean", "Sepik River Trading Limited"),
    ("the Republic of Korea", "KR", "South Korean", "Hwaseong Company Ltd."),
)
#: One page a line: its paragraphs, parted by "|".
PAGES = """
{issued}. Officers at all U.S. ports of entry will detain the company’s {goods}, which are made in {place}.
Effective today, CBP will detain {goods} produced by {firm} in {place} under a {WRO} that it issued.
A {people} maker of {goods}, {firm}, is the subject of a {WRO} that CBP issued today. Its goods are detained.
{issued}.|The order covers {goods}.|The company is headquartered in {place}.|An importer in Canada bought some of the goods.
{issued}. Eleven truckloads of its {goods} had arrived from {place}. No further shipments of its {goods} will be released.
{issued}.|What ports stop is {goods} and products containing them.|Its works are in {place}.
{issued}.|Merchandise covered: {goods}. Country: {place}.
{issued}.|Merchandise subject to the order includes {goods}.|It is registered in {place}. Its owner lives in Cyprus.
CBP issued a {WRO} today on {firm}, which produces {goods} in {place}. The order is effective immediately.
CBP today issued a {WRO} directed at {firm} and at the {goods} it produces in {place}.
Effective immediately, no {goods} of {firm} will be released. CBP issued a {WRO} against the {people} exporter today.
CBP today ordered its ports to detain all {goods} – a trade worth $12 million – from {firm} in {place}. The {WRO} is the fourth.
{issued}, saying that the {goods} the company sells are produced in {place}.
{firm}, a company in {place}, is the target of a {WRO} on {goods} that CBP issued today.|Most buyers are in France.
CBP has revoked its {WRO} against {firm}, effective today. The {people} company’s {goods} will no longer be detained.
CBP issued a {WRO} on certain {goods}, classified under heading 7607, produced by {firm} ({place}), today.
CBP published a Finding today on {firm}. Based on the Finding, {goods} produced by the company in {place} will be seized.
CBP will, starting today, prevent {goods} of {firm} from entering. It issued a {WRO} against the company, which is in {place}.
CBP issued a {WRO} today on {goods} of {firm}.|The workers, mostly from Nepal, paid.|The company is the largest {people} exporter.
CBP today issued a {WRO} on {goods} made by Ugandan migrants for {firm} in {place}.
{issued}, {place}. Ports detain its {goods}. Commissioner Scott, back from a visit to Ghana, announced the step.
""".strip().splitlines()


def _read(page: str, goods: str, place: tuple[str, str, str, str]) -> tuple[Announcement, ...]:
    order = "Withhold Release Order"
    issued = f"Today CBP issued a {order} against {place[3]}"
    told = page.format(goods=goods, place=place[0], people=place[2], firm=place[3], WRO=order, issued=issued)
    title = f"CBP {'Revokes' if 'revoked' in page else 'Issues'} Withhold Release Order on {place[3]}"
    paragraphs = ["WASHINGTON — " + told.split("|")[0], *told.split("|")[1:]]
    return read_manuscript(Manuscript("newsroom", "", title, blocks_of(paragraphs), released=RELEASED)).announcements


@pytest.mark.parametrize("page", PAGES, ids=range(len(PAGES)))
def test_goods_and_country_of_an_act(page: str) -> None:
    read, told = {}, {}
    for at, goods in enumerate(GOODS):
        place = PLACES[at % len(PLACES)]
        read[goods] = [(one.goods, one.country) for one in _read(page, goods, place)]
        told[goods] = [(goods, place[1])]
    assert read == told


@pytest.mark.parametrize(
    "words",
    [
        "rests", "once it", "Nearly all", "effective immediately no", "One", "harvest", "shipments it holds", "Based",
        "abroad", "state",
        "the cannery's goods", "Eleven truckloads of avocados", "add these two products to ore", "whose goods",
    ],
)  # fmt: skip
def test_words_that_name_no_merchandise(words: str) -> None:
    assert merchandise(words) is None


@pytest.mark.parametrize(
    ("words", "goods"),
    [
        ("no tiles", "tiles"),
        ("foil classified under heading 7607", "foil"),
        ("sugar – an annual trade worth $12 million", "sugar"),
        ("seafood they harvest", "seafood"),
        ("rugs and products containing them", "rugs"),
        ("saffron to the United States", "saffron"),
        ("jelly", "jelly"),
    ],
)
def test_a_noun_phrase_is_cut_where_merchandise_ends(words: str, goods: str) -> None:
    assert noun_phrase(words) == goods
