"""Whom a headline is about: in it every word may have a capital, so the text under it tells what is a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.legal_forms import LEGAL_FORM
from scraper.entity.kinds import has_legal_form
from scraper.reading.acts.act import Said, said_of
from scraper.reading.clauses.statement import Statement
from scraper.reading.names.finder import names_in
from scraper.reading.names.places import place_at
from scraper.reading.phrases.phrase import read_phrase
from scraper.reading.text.plain import plain
from scraper.reading.text.sentences import Sentence


def titled(statement: Statement, body: Sequence[Sentence]) -> Said:
    """In a headline every word may have a capital: what opens its object is a name only when the body writes it so too."""
    if _SOMEBODY.match(statement.phrase.goods or ""):
        statement = replace(statement, phrase=replace(statement.phrase, goods=None))
    said = _borne_out(said_of(statement), body)
    about = said.statement.phrase.whole.removeprefix("the ")
    if said.parties or not about[:1].isupper():
        return said
    named = said_of(replace(statement, phrase=read_phrase(about, 0)))
    first = named.parties[0].name if named.parties else ""
    in_text = _opens_name(about, body) and (_written(first, body) or _opens_one(first, body))
    if not first or not (in_text or (about == first and _names_a_firm(first))):
        return said
    if not _stands_alone(first, body) or _is_a_word(first, body):
        return said
    return Said(replace(named.statement, phrase=replace(named.statement.phrase, goods=None)), named.named)


#: "to Successor of Cement Maker", "Adds Buyer of Tiles to Order": no goods.
_SOMEBODY = re.compile(
    r"(?:(?:Second|Third|Another|New|Sister|Parent|Former)\s+)?(?:Successor|Buyer|Seller|Affiliate|Subsidiar(?:y|ie)|Supplier|Reseller|Partner|Owner|Importer|Exporter)s?\b",
    re.IGNORECASE,
)


def _borne_out(said: Said, body: Sequence[Sentence]) -> Said:
    """ "Uzbek Carpet Company", "a Czech Maker": not a name where the text has none like it, and names a firm in full."""
    first = said.parties[0] if len(said.parties) == 1 else None
    makers = first and " " not in first.name and _MAKERS.match(said.statement.sentence.plain, said.statement.phrase.end)
    if first is None or not (_KIND.search(first.name) or makers or " " in first.name):
        return said
    if _DESCRIBED.match(first.name):
        return _unnamed(said)
    people = place_at(first.name, 0)
    described = people is not None and (people.kind == "people" or first.name.endswith(_PLAIN_KINDS))
    if LEGAL_FORM.search(first.name) and not described:
        return said
    if not makers and any(first.name in one.plain or first.name in one.text for one in body if not one.spoken):
        return said
    lead = [one for one in body if one.block < 2 and not one.spoken]
    told = [one.plain[name.start : name.end] for one in lead for name in names_in(one.plain)]
    kind = " " + first.name.split()[-1]
    if not any(LEGAL_FORM.search(name) or (kind != " " + name and name.endswith(kind)) for name in told):
        return said
    return _unnamed(said)


def _unnamed(said: Said) -> Said:
    return Said(
        replace(said.statement, phrase=replace(said.statement.phrase, entity=None, whole="")),
        replace(said.named, parties=()),
    )


#: "Former Prison Factory": what somebody is, who has a name in the text.
_DESCRIBED = re.compile(
    r"(?:Former|Onetime|One-Time|Closed|Shuttered|Defunct|Leading|Major|Large(?:st)?|Top|Local|Remote|Unnamed|State-(?:Owned|Run)|Family-(?:Owned|Run))\s"
)
#: "on strawberries from the Souss growers": of a region, or of nobody in particular.
_MAKERS = re.compile(
    r"\s+(?i:growers|producers|makers|companies|firms|farms|mills|factories|manufacturers|exporters|suppliers|processors|fishers|miners|workshops|estates|plantations)\b"
)
_KIND = re.compile(
    r"\b(?:Maker|Company|Producer|Manufacturer|Mill|Tannery|Trader|Exporter|Supplier|Grower|Processor|Estate|Factory|Firm|Quarry|Mine|Farm|Plant|"
    r"Colony|Prison|Camp|Concession|Cent(?:er|re)|Group|Cooperative|Workshop|Packer|Miller|Canner|Smelter|Refinery|Vessel)s?$"
)


_PLAIN_KINDS = (" Company", " Group")


def _is_a_word(name: str, body: Sequence[Sentence]) -> bool:
    """ "Order on Clothing", over a text that writes "clothing" too."""
    words = re.compile(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])")
    return name != name.lower() and any(words.search(one.plain) for one in body if not one.spoken)


def _names_a_firm(name: str) -> bool:
    """By its form, which "Gemstone Company" in a headline has not."""
    return has_legal_form(name) and not name.endswith(_PLAIN_KINDS)


def _written(name: str, body: Sequence[Sentence]) -> bool:
    name = plain(name)
    return any(sentence.plain.find(name) > 0 for sentence in body if not sentence.spoken)


def _opens_name(about: str, body: Sequence[Sentence]) -> bool:
    """Whether what a headline is about is written with a capital in the text, too."""
    words = about.split()[:2]
    return _written(words[0], body) or _opens_one(" ".join(words), body)


def _opens_one(name: str, body: Sequence[Sentence]) -> bool:
    """ "Bukhara Silk" at the head of a sentence: two words with capitals, of which only the first need have its own."""
    words = plain(name).split()
    several = len(words) > 1 and all(word[:1].isupper() for word in words[:2])
    return several and any(one.plain.startswith(" ".join(words)) for one in body if not one.spoken)


def _stands_alone(name: str, body: Sequence[Sentence]) -> bool:
    """Whether one word is a name by itself somewhere, and not only a part of a longer one."""
    if " " in name:
        return True
    for text in (one.plain for one in body if not one.spoken):
        for met in re.finditer(rf"(?<=\s){re.escape(name)}\b(?!\s[A-Z])", text):
            if not text[: met.start()].split()[-1:][0][:1].isupper():
                return True
    return False
