"""Goods that no clause on the order names: what its maker is said to make, "its tiles", "merchandise covered: tiles"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.reading.acts.act import Act, Draft, own_span
from scraper.reading.merchandise.dealt_in import goods_dealt_in
from scraper.reading.parties.nearby import near
from scraper.reading.phrases.goods import THEIRS, merchandise
from scraper.reading.phrases.phrase import read_phrase
from scraper.reading.phrases.relative import DOES
from scraper.reading.text.sentences import Sentence, headline

_KIND = (
    r"(?:maker|producer|manufacturer|supplier|exporter|grower|processor|harvester|importer|refiner|builder|weaver|packer|spinner|canner|breeder|brewer|"
    r"smelter|tanner|miner|shipper|seller|trader|dealer|miller|assembler|distiller|knitter|printer|fabricator|roaster|bottler|quarrier|vendor)s?"
)
_VERB = r"has|had|showed|demonstrated|proved|provided|remediated|addressed"
_PLAIN_WORD = (
    r"(?!(?:in|near|outside|from|that|which|who|on|upon|after|based|its|their|may|can|could|will|is|are|was|were|said|"
    rf"{_VERB})\b(?!-))(?:[A-Z]-)?[a-z'-]+"
)
#: "a Mexican maker of ceramic tiles, on": goods in an apposition.
MAKER_OF = re.compile(
    rf"\b(?<!every )(?<!each )(?<!any )(?<!all )(?<!its )(?<!their )(?<!other ){_KIND}\s+of\s+"
    rf"((?:{_PLAIN_WORD}(?:,\s+|\s+)?){{1,12}})"
)
_MERCHANDISE = r"(?:[Mm]erchandise|[Gg]oods|[Pp]roducts|[Ii]tems|[Aa]rticles)"
#: "their goods are free to enter": what they may do is not what they are.
_STATE = (
    r"free|welcome|clear|subject|able|due|back|in|out|at|on|under|of|to|no|not|now|again|still|once|thus|therefore|also|then|"
    r"[a-z]+(?:ed|ible|able|ly)"
)
_SAID_SO = (
    #: "Merchandise covered: tiles", "the goods concerned are tiles", "Merchandise subject to the order includes tiles".
    re.compile(
        rf"\b{_MERCHANDISE}(?:\s+(?:that\s+(?:is|are)\s+)?(?:covered|concerned|affected|subject|involved|in\s+question|at\s+issue|named|detained|stopped))?"
        r"(?:\s+(?:by|under|to)\s+(?:the|this|that)\s+(?:[A-Za-z-]+\s+){0,3}?(?:order|WRO|Finding|Order|measure|action))?"
        rf"(?::|\s+(?:includes?|comprises?|consists?\s+of|(?:are|is)(?!\s+(?:{_STATE})\b)))\s+(?=[a-z]|[A-Z]-[a-z])"
    ),
    #: "forced labor in the production of tiles by A".
    re.compile(
        r"\b(?:production|manufactur(?:e|ing)|making|harvest(?:ing)?|processing|mining|growing|weaving|sewing|cultivation|quarrying|assembly|packing|refining)\s+of\s+(?=[a-z]|[A-Z]-[a-z])"
    ),
    #: "uses forced labor to make tiles", "relies on prison labor in making tiles".
    re.compile(
        r"\blabou?r\s+(?:(?:is|was|are|were|has\s+been)\s+used\s+(?:by\s+[^;]{3,80}?\s)?)?(?:in\s+order\s+)?(?:to|in|for)\s+(?:make|produce|manufacture|grow|harvest|mine|process|weave|sew|pack|catch|extract|refine|assemble|"
        r"making|producing|manufacturing|growing|harvesting|mining|processing|weaving|sewing|packing|extracting|refining|assembling)\s+(?=[a-z]|[A-Z]-[a-z])"
    ),
    #: "What ports stop is tiles".
    re.compile(
        r"\b[Ww]hat\s+(?:\w+\s+){1,4}?(?:stops?|detains?|covers?|hits?|bars?|holds?|withholds?)\s+(?:is|are)\s+(?=[a-z]|[A-Z]-[a-z])"
    ),
    #: "A Ltd. is the target of an order on tiles that CBP issued".
    re.compile(
        r"\b(?:[Oo]rder|WRO|Finding)(?:\s\([A-Z]+\))?\s+(?:on|covering|concerning|stopping|barring)\s+(?=[a-z]|[A-Z]-[a-z])"
    ),
    #: "A Ltd., which produces tiles in", "the company exports tiles to".
    re.compile(
        r"(?:\b(?:which|that|who|company|firm|it|group|producer|mill|plant|factory|and)|[A-Z][\w.]*,?)\s+(?:(?:there|also|mainly|chiefly|currently)\s+)?"
        r"(?:makes?|produces?|manufactures|exports|grows|mines|harvests|refines|processes|packs|weaves|sews|assembles|ships|supplies|sells|cans|mills|bottles|"
        r"quarries|smelts|spins|knits|tans|extracts|picks|catches|breeds|bakes|brews|distills|roasts|dries|peels|presses|digs|raises(?!\s+(?:concerns|questions|doubts))|cuts(?!\s+(?:wages|costs|corners|prices|pay|hours|jobs|power|water|ties))|rolls|carves|moulds|molds|casts|forges|crushes|stitches|embroiders|gins|hulls|shells|polishes|blends|freezes|slaughters|prints|binds|dyes|cures|smokes|ferments|extrudes|welds|turns\s+out|puts\s+out|saws|fires(?!\s+(?:workers|staff))|crafts|tailors|mints|builds)\s+(?=[a-z]|[A-Z]-[a-z])"
    ),
    #: "Their output is tiles".
    re.compile(
        r"\b(?:[Tt]heir|[Ii]ts|[Tt]he\s+(?:[a-z]+)(?:'s|s'))\s+(?:main\s+|only\s+|entire\s+)?(?:output|product|catch|crop|harvest|wares)\s+(?:is|are|consists?\s+of)\s+(?=[a-z])"
    ),
    #: "known for its tiles".
    re.compile(
        rf"\b(?:known|famous|noted|best\s+known)\s+for\s+(?:making\s+|producing\s+|{THEIRS.pattern})(?=[a-z]|[A-Z]-[a-z])"
    ),
    #: "shipments of its tiles", "sales of the firm's tiles".
    re.compile(
        rf"\b(?:shipments?|imports?|entry|entries|sales?|release|cargo(?:es)?|consignments?|loads?)\s+of\s+{THEIRS.pattern}(?=[a-z]|[A-Z]-[a-z])"
    ),
    #: "sell its tiles here".
    re.compile(
        rf"\b(?:sell|ship|export|land|market|send|bring|buy|import|enter|detain|stop|admit)(?:s|ing|ed|ped|ted)?\s+{THEIRS.pattern}(?=[a-z]|[A-Z]-[a-z])"
    ),
)
#: "whose tiles have been sold".
_SOLD = re.compile(
    r"\b(?:whose|[Ii]ts|[Tt]heir|(?:[Tt]he|[Tt]his)\s+[a-z]+'s)\s+((?:(?!(?:will|would|may|can|cannot|not)\b)[a-z][\w'-]*,?\s+){1,9}?)(?:(?:made|manufactured|produced|grown|mined|harvested)\s[^,;.]{3,50},\s+)?(?:(?:is|are|was|were|has|have|had)\s+(?:(?:long|often|also|widely)\s+)?(?:been\s+)?"
    r"(?:sold|imported|shipped|exported|bought|marketed|detained|held|stopped|barred|laid|worn|used|fitted|eaten|served|stocked|installed|found|burned)|reach(?:ed)?\b|enter(?:ed)?\b|end(?:ed)?\s+up\b|go(?:es)?\s+(?:mostly\s+|mainly\s+)?to\b|will\s+(?:now\s+)?be\b)"
)
#: Behind goods: "(that) the company sells", "it makes".
_SOMEBODY = re.compile(
    rf"\s+(?:(?:that|which)\s+)?(?:(?:the|this|these|those)\s+(?!it\b|they\b)[a-z-]+|it|they)\s+{DOES}(?!\s*-)"
)
#: "the tiles that A, Inc. of B buys".
_WHICH_SOMEBODY = re.compile(
    r"\s+(?:that|which)\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž])(?!CBP\b|U\.S\.)[^;:]{3,90}?\s(?:buys?|imports?|sells?|exports?|makes?|produces?|grows?|ships?|sources?|brings?\s+in)\b"
)
#: "the tiles the company sells".
_THE = re.compile(
    r"\b(?:the|certain|all|any|of|that|to|for|on|against|hits|covers|bars|stops|targets)\s+((?:(?!the\b|that\b|which\b|of\b)(?:[A-Z]-)?[a-z][\w'-]*,?\s+|of\s+){0,10}?(?!the\b)[a-z][\w'-]*)$"
)


def goods_told(act: Act, draft: Draft) -> tuple[str, Sentence] | None:
    """The goods, and the sentence that tells them; the act's own sentences first."""
    for one in act.said:
        whole = one.statement.phrase.whole
        theirs = THEIRS.match(whole) if one.statement.scope else None
        if theirs and (goods := _own(whole, theirs.end())):
            return goods, one.statement.sentence
    for sentence in near(act, draft):
        goods = next(filter(None, _told(sentence.plain[own_span(act, sentence, draft)])), None)
        if goods:
            return goods, sentence
    head = headline(draft.manuscript)
    title = head.plain
    made = MAKER_OF.search(title.lower())
    if made and (goods := merchandise(title[slice(*made.span(1))])):
        return goods, head
    stopped = _STOPPED.match(title)
    if stopped and (goods := read_phrase(title, stopped.end(), title=True).goods):
        return goods, head
    return None


def goods_of_one(act: Act, draft: Draft) -> tuple[str, Sentence] | None:
    """ "A, whose plant makes shoes; B, a maker of bags", where what ports do tells the goods of all orders of the page in one."""
    theirs = {
        one.statement.sentence for other in draft.acts if other is not act for one in other.said if not one.parties
    }
    if not any(one.statement.scope and not one.parties and one.statement.sentence in theirs for one in act.said):
        return None
    for one in act.said:
        text, start = one.statement.sentence.plain, one.statement.span[0]
        own = text[start:].partition(";")[0] if one.parties and not one.statement.phrase.goods else ""
        if goods := next(filter(None, _told(own)), None):
            return goods, one.statement.sentence
    return None


#: "CBP stops Tiles Made in": a headline without the order.
_STOPPED = re.compile(
    r"(?:U\.S\. Customs and Border Protection|CBP|Agency|Ports|Customs|DHS)\s+(?:(?:[Tt]o|[Ww]ill|[Nn]ow)\s+)*"
    r"(?:[Ss]tops?|[Dd]etains?|[Bb]locks?|[Bb]ars?|[Bb]ans?|[Hh]alts?|[Ww]ithholds?|[Hh]olds?|[Aa]dmits?|[Rr]eleases?)\s+(?:(?:[Aa]ll|[Ii]mports\s+of|[Ss]hipments\s+of)\s+)*"
)


def _told(text: str) -> Iterator[str | None]:
    yield from goods_dealt_in(text)
    for pattern in _SAID_SO:
        for met in pattern.finditer(text):
            yield _own(text, met.end())
    for met in MAKER_OF.finditer(text):
        yield _own(text, met.start(1)) or merchandise(met.group(1))  # "a grower of cut roses": nothing is cut there
    for met in _SOLD.finditer(text):
        yield merchandise(met.group(1))
    for met in (*_SOMEBODY.finditer(text), *_WHICH_SOMEBODY.finditer(text)):
        before = _THE.search(text, max(0, met.start() - 120), met.start())
        yield merchandise(before.group(1)) if before else None


def _own(text: str, at: int) -> str | None:
    """The goods at a place where no name can stand."""
    return read_phrase(text, at).goods
