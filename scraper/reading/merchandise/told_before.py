"""Goods that the act only points at, "the vegetables grown on that farm": as the lead tells them with their maker's name."""

from __future__ import annotations

import re

from ledger.model import Announcement, Effect, Role
from scraper.reading.acts.act import Draft
from scraper.reading.clauses.statement import is_background
from scraper.reading.parties.makers import goods_with_makers
from scraper.reading.parties.nearby import tells_of_before
from scraper.reading.phrases.goods import THEIRS
from scraper.reading.text.sentences import Sentence

_LEAD = 2
#: "Trucks carrying bell peppers", "cartons of gloves": what they come in.
_LOAD = re.compile(
    r"(?:(?:the|a|an|some|many|all)\s+)?(?:truck(?:load)?|container(?:load)?|carton|pallet|bag|box|bale|drum|shipment|load|crate|sack|bottle|can|jar|case|basket|"
    r"cargo|import|consignment|lot|roll|pair|ton|boatload|shipload)(?:e?s)?\s+(?:carrying|with|of|full\s+of|loaded\s+with|holding|containing|filled\s+with)\s+",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|these|those|such)\s+$")


def told_before(made: Announcement, sentence: Sentence | None, draft: Draft) -> tuple[str | None, Sentence | None]:
    """The goods in the lead's words, where the act tells none or points back at some; else as they are."""
    goods, parties = made.goods, made.parties
    alone = len(draft.acts) == 1 and made.effect in (Effect.IMPOSED, Effect.LIFTED)
    at_sea = any(party.role in (Role.VESSEL, Role.FLEET, Role.PLACE) for party in parties)
    if not alone or at_sea or not parties or (goods and not _points_back(goods, sentence)):
        return goods, sentence
    of_headline = sentence is not None and sentence.block < 0
    if goods and not of_headline and (whole := _in_full(goods, draft)):
        return whole
    names = [name for party in parties for name in (party.name, *party.aliases) if len(name) > 3]
    for one in draft.sentences:
        if one.block >= _LEAD or one.spoken or is_background(one) or tells_of_before(one):
            continue
        for phrase, _, _ in goods_with_makers(one):
            told = _LOAD.sub("", phrase.goods or "", count=1)
            theirs = phrase.entity and any(name in phrase.entity or phrase.entity in name for name in names)
            fuller = goods is None or (" " in told and (of_headline or goods.lower() not in told.lower()))
            if theirs and told and fuller:
                return told, one
    return goods, sentence


#: "the company's viscose " before "rayon".
_MORE = re.compile(THEIRS.pattern + r"(?P<more>(?:[a-z-]+\s){1,3})$")


def _in_full(goods: str, draft: Draft) -> tuple[str, Sentence] | None:
    """ "the rayon", which another sentence calls "the company's viscose rayon"."""
    for one in draft.sentences:
        at = one.plain.find(f" {goods}") + 1
        more = _MORE.search(one.plain, max(0, at - 90), at) if at > 0 and not one.spoken else None
        if more:
            return more["more"] + goods, one
    return None


def _points_back(goods: str, sentence: Sentence | None) -> bool:
    """Whether one word behind "the", or of the headline, is all that is said of them."""
    if sentence is None or " " in goods or goods not in sentence.plain:
        return False
    found = (met.start() for met in re.finditer(re.escape(goods), sentence.plain))
    return sentence.block < 0 or any(_THE.search(sentence.plain, max(0, at - 8), at) for at in found)
