"""Goods told behind the name of their maker: "A's gloves", "A Ltd., for coffee", "A S.A. (brass fittings)", "A and its mats"."""

from __future__ import annotations

import re

from scraper.reading.names.seat import SEAT_AND_COUNTRY
from scraper.reading.phrases.clause_end import clause_end
from scraper.reading.phrases.goods import merchandise, without_place
from scraper.reading.phrases.making import MADE
from scraper.reading.text.indicators import several_named

#: "A's gloves": goods in small letters behind their maker's name.
_OWNED = re.compile(
    r"(?:['’]s?)?\s+((?:(?!(?:in|from|and|which|that|for|on|by|of|at|under|to|such|so|as|after|"
    r"adding|effective|issued|came|went|took|takes|entered|became|began|stands|applies|covers|will|has|have|is|was|are|were|because|with|who|when|while|since|today|yesterday)\b)"
    r"[a-z][\w'’-]*[ "
    r",]*(?:and\s+(?=[a-z]))?)+)"
)
_NO_GOODS = re.compile(r"(?:vessels?|fishing|fleet|company|group|based)\b")


def owned_goods(rest: str) -> str | None:
    """Of "'s synthetic gloves", as it stands behind a name, the goods."""
    owned = _OWNED.match(rest)
    if owned is None:
        return None
    head = owned.group(1)
    made = MADE.search(" " + head)
    goods = merchandise(head[: max(0, made.start() - 1)] if made else head)
    return None if goods and _NO_GOODS.match(goods) else goods


def goods_behind(text: str, end: int) -> str | None:
    """Behind the name that ends at `end`: examples of what it makes, or "and its mats"."""
    return _exemplified(text, end) or _their_own(text, end)


#: "products of the X mill in Honduras, such as raw sugar": goods told behind their maker.
_EXAMPLES = re.compile(r"[^.;:]{0,60}?(?:,\s+(?:such\s+as|including|namely|among\s+them)|:)\s+(?=[a-z])([^.;:]+)")


def _exemplified(text: str, start: int) -> str | None:
    examples = _EXAMPLES.match(text, start)
    return merchandise(examples.group(1)) if examples and not several_named(examples.group(1)) else None


#: "the order on A Ltd. and its coir mats from Botswana was".
_AND_ITS = re.compile(
    r",?\s+and\s+(?:its|their)\s+(?!(?:\w+[\s-]){0,3}?(?:subsidiar|affiliat|unit|parent|owner|plant|mill|factor|farm|mine|vessel|supplier|member|facilit|branch|division|worker|director|compan))"
)


def _their_own(text: str, end: int) -> str | None:
    """The goods that stand behind the name of their maker."""
    met = _AND_ITS.match(text, end)
    if met is None:
        return None
    end = clause_end(text, met.end())
    made = MADE.search(text, met.end(), end)
    return merchandise(without_place(text[met.end() : made.start() if made else end]))


#: "All products of the X Combine".
_EVERYTHING = re.compile(
    r"(?:[Ii]mports\s+of\s+)?([Aa](?:ll|ny)\s+(?:products|goods|merchandise))\s+(?:of|from|by)\s+(?:the\s+)?$"
)


def everything(body: str, name: int) -> str | None:
    met = _EVERYTHING.match(body[:name])
    return met.group(1) if met else None


#: "A Ltd., doing business as B, for coffee grown in Jamaica".
_FOR = re.compile(
    SEAT_AND_COUNTRY + r"(?:,\s+an?\s+[^,;:()]{2,60}(?=,))?,?\s+(?:for|covering|which\s+covers)\s+"
    r"(?!(?:us(?:e|ing)|its|their|the|violat\w*|forced|alleged\w*|having|fail\w*|labor|convict|prison|a|an|[Ff]orced)\b)"
    r"(?=[a-z]|[A-Z][a-z]+\s[a-z]+(?=[,;.]|\s(?:and|or)\b|$))"
)


#: "A Ltd., for raw silk, and B Farm, for cocoons".
_NEXT_MAKER = re.compile(r"\s*[,;]?\s+and\s+(?:the\s+)?[A-ZÀ-ÖØ-ÞĀ-Ž][^;:]{2,80}?,\s+for\s+[a-z]")


def goods_for(rest: str) -> str | None:
    met = _FOR.match(rest)
    if met is None:
        return None
    stops = [one.start() for one in (MADE.search(rest, met.end()), _NEXT_MAKER.search(rest, met.end())) if one]
    return merchandise(without_place(rest[met.end() : min(stops, default=len(rest))]))


#: "A S.A., of Ecuador (brass fittings)".
_BRACKETED = re.compile(r",?\s+(?:of|in|from)\s+(?:the\s+)?[A-Z][\w' ]{2,40}?,?\s*\(([a-z][^()]{2,200})\)")


def goods_in_brackets(rest: str) -> str | None:
    met = _BRACKETED.match(rest)
    return merchandise(met.group(1)) if met else None
