"""Goods told with their maker in a clause behind them: "gloves that X Ltd. makes in Malaysia"."""

from __future__ import annotations

import re

from scraper.entity.forms import forms_in
from scraper.reading.names.places import place_at
from scraper.reading.names.spans import name_end

#: What a maker does, in a clause that says so of goods.
DOES = (
    r"(?:(?:has|have|had)\s+)?(?:(?:itself|themselves|also|now|there)\s+)?(?:mak(?:es?|ing)|made|"
    r"(?:produc|manufactur|harvest|sourc|process|import|export|assembl|supplie|suppl|pack|packag|press|cur|can|bottl|mill|refin|smelt|"
    r"extract|farm|rais|gather|pick|collect|ship|craft|stitch|knit|peel|roast|dry|drie|fish|land|cast|forg|distill|quarr|quarrie|"
    r"sell|min|trad|print|finish|tan|dye|cultivat|purchas|handl|market)(?:e?s|y|ed|e)?|grow[sn]?|grew|catch(?:es)?|caught|weaves?|wove|"
    r"brings?(?:\s+in)?|brought(?:\s+in)?|enters|obtains?|draws?|drew|knots?|"
    r"sews?|sewed|spins?|spun|cuts?|buys?|bought|sold|dug|digs?|breeds?|bred|bakes?|builds?|built)\b"
)
_SHIP = r"(?:(?:fishing|squid|tuna|commercial)\s+)?(?:vessel|ship|boat|trawler|longliner|seiner|jigger)"
#: "that", "that the fishing vessel", "which the company".
_THAT = re.compile(
    rf",?\s+(?:that|which)\s+(?:the\s+)?(?:(?P<ship>{_SHIP})\s+|"
    r"(?:[A-Z]?[a-z-]+\s+){0,2}?(?:company|firm|maker|producer|manufacturer|exporter|grower|cooperative|group)\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž]))?(?=\S)"
)
_SHIPS = re.compile(
    r"(?:\b(?:by|aboard|from)\s+)?(?:(?:any|all|the)\s+)?(?:fishing\s+)?(?:vessels?|ships?|boats?|trawlers?|longliners?)$"
)
_SEAT = r"(?:,?\s+(?:of|in)\s+(?:the\s+)?[A-ZÀ-Ž]\w+(?:\s[A-ZÀ-Ž]\w+)?(?:,\s[A-ZÀ-Ž]\w+(?:\s[A-ZÀ-Ž]\w+)?)?,?)?"
_KIND = r"(?:\s+(?:cooperative|group|company|firm|mill|farm|estate|union|factory|plant|association|works))?"
_APPOSED = r"(?:,\s+(?:an?|the|located|based|headquartered|situated)\s+[^,;:()]{3,60},)?"
_OWNS = re.compile(_KIND + _SEAT + _APPOSED + r"\s+(?:owns?|operates?|charters?|runs?|manages?|controls?)\b")
_VERB = re.compile(rf"{_KIND}{_SEAT}{_APPOSED}[,\s]+{DOES}")
#: "foil that A Ltd. of the X region, China, rolled", "soap that A Ltd. boils": whatever a firm does to goods.
_DID = re.compile(
    rf"{_SEAT}[,\s]+(?!(?:detained|seized|stopped|withheld|received|was|has|does|uses|says|remains|continues|operates|operated|owns|owned|runs|manages|controls|controlled|leases|besides)\b)"
    r"(?:[a-z]{2,}ed|[a-z]{3,}(?<!s)s)\b"
)
#: "that any of these firms produced", "the company makes": who, another clause says.
SOMEBODY = re.compile(
    r"(?:,?\s+|\b)(?:that|which)\s+(?:(?:the|this|that|these|those|any|each|both|either|all|its)\s+(?:of\s+(?:the|these|those)\s+)?(?:[A-Za-z-]+\s+){0,3}?|"
    rf"it\s+|they\s+){DOES}(?!\s*-)"
    rf"|\s+(?:(?:the|these|those|both|either)\s+(?:[a-z-]+\s+){{1,2}}|(?:it|they)\s+){DOES}(?!\s*-)"
    r"|,?\s+(?:that|which)\s+(?:the|this|that|its|these|those)\s+(?:[A-Za-z-]+\s+){0,2}?(?:company|companies|(?:firm|producer|maker|manufacturer|group|mill|grower|exporter|packer|plant|farm|"
    r"cooperative|estate|mine|kiln|smelter|workshop)s?|quarry|tannery|refinery),?\s+[a-z]+(?!\s*-)\b.*$"
    r"|,?\s+(?:that|which)\s+(?:comes?|came|originates?|stems?|hails?)\b.*$"
    r"|,?\s+(?:that|which)\s+(?:the|this|these|those|any|each|both|either|all|its|it|they)(?:\s+[A-Za-z-]+){0,5}\s*$"
)


def relative_maker(body: str, start: int) -> tuple[int, int, int, str] | None:
    """(where the clause begins, name start, name end, form) of "that NAME makes"."""
    if " that " not in body and " which " not in body:
        return None
    for that in _THAT.finditer(body, start):
        at = that.end()
        if not body[at : at + 1].isupper() or ((place := place_at(body, at)) and place.end >= name_end(body, at)):
            continue
        stop = name_end(body, at)
        if stop > at and _OWNS.match(body, stop) and (ships := _SHIPS.search(body, start, that.start())):
            return ships.start(), at, stop, "fleet"
        if stop > at and (_VERB.match(body, stop) or (forms_in(body[at:stop]) and _DID.match(body, stop))):
            return that.start(), at, stop, "vessel" if that["ship"] else "party"
    return None


#: "cashmere combed by herders' cooperatives": by people who have no name.
_BY_PEOPLE = re.compile(
    r"\s+[a-z]{2,}(?:ed|wn|oven)\s+by\s+[a-z].*$|,?\s+(?:that|which)\s+(?:[a-z-]+\s+){0,2}?(?:convicts|prisoners|inmates|detainees|trainees|conscripts|workers|women|"
    r"children|families|miners|villagers|migrants)\s+[a-z]+$"
)

_OF_SOMEBODY = ("that ", "which ", " by ", " the ", " these ", " those ", " both ", " either ", " it ", " they ")


def before_somebody(goods: str) -> str:
    """Goods without the clause on a maker named elsewhere: "masks that the firm makes" -> "masks"."""
    met = (SOMEBODY.search(goods) or _BY_PEOPLE.search(goods)) if any(map(goods.__contains__, _OF_SOMEBODY)) else None
    return goods[: met.start()] if met and met.start() > 2 else goods
