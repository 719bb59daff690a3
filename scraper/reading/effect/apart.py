"""What a sentence says apart from the order that a page changes: of other orders, of goods stopped before, of goods in general.

Such words leave nothing of the order in force: "orders on other producers are not affected", "shipments already detained
stay under the rules of the day", "more stands on CBP's forced labor pages".
"""

from __future__ import annotations

import re

from scraper.reading.effect.nothing_left import without_nothing_left
from scraper.reading.effect.other_matters import is_other_matter
from scraper.reading.phrases.any_goods import is_any_goods, wherever
from scraper.reading.text.asides import ASIDE
from scraper.reading.text.lowercase import in_small, small

_THAT_DAY = r"(?:that|this|the\s+same)\s+(?:date|day)"
#: What stays barred because it was made before the day does not make the order go on.
_BEFORE_THE_DAY = re.compile(
    rf"\b(?:on\s+)?{_THAT_DAY}\s+or\s+(?:before|earlier)\b|\bon\s+or\s+before\s+(?:that|this)\s+(?:date|day)\b|"
    r"\b(?:before|prior\s+to|(?<!but\s)until)\s+(?:(?:that|this|the(?!\s+(?:other|remaining|rest|importers?|owners?)\b)|then)\b|[A-Z][a-z]+\.?\s+\d)|"
    rf"\bup\s+to\s+(?:{_THAT_DAY}|[A-Z][a-z]+\.?\s+\d)|"
    r"\b(?:\w+ed|made|mined|grown|caught|spun|woven|sewn|held|knit|cut)\s+(?:earlier|before|previously)\b",
    re.IGNORECASE,
)
OTHER_ORDERS = re.compile(
    r"\b(?:oversees?|enforces?|enforcing|\d+|other|all)\s+(?:active\s+)?(?:other\s+)?(?:WROs|"
    r"withhold\s+release\s+orders|findings|orders)\b|"
    r"\b(?:together|along|at\s+the\s+same\s+time)\s+(?:with|as)\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several)\s+(?:more|others|other\s+orders)\b|"
    r"\b(?:[Oo]rder|WRO|Finding)\s+(?:is|was|had\s+been)\s+one\s+of\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several)\s+(?:orders\s+)?(?:that|which|issued|imposed)\b|"
    r"\b(?:any|every|no)\s+other\s+(?:active\s+)?(?:WRO|withhold\s+release\s+order|finding|order)\b|"
    r"^(?:Similar\s+|Separate\s+)?(?:WROs|Withhold\s+release\s+orders|Findings|Orders)\s+(?:also\s+|still\s+)?(?:remain|stay|continue|stand|are)\b"
    r"(?!.*\b(?:others?|rest|remaining|its|their|the\s+(?:same|company|group|companies|firms))\b)",
    re.IGNORECASE,
)
#: "All remain in effect until modified.": of the orders counted before.
_ALL_ORDERS = re.compile(
    r"(?:(?:All|These|Those|They|Both)(?:\s+of\s+(?:them|these|those))?(?:\s+(?:the\s+|these\s+)?(?:other\s+)?(?:(?:\w+\s+)?orders|WROs|[Ff]indings|actions))?\s+"
    r"(?:(?:remain|stay|continue|stand|are)\b(?:\s+(?:active|valid|unchanged|(?:to\s+be\s+)?in\s+(?:full\s+)?(?:force|effect|place)|on\s+the\s+(?:list|books))|\s+until|\.)|stand)|Other\s+orders|The\s+other\s+orders|(?:The\s+)?[Oo]rders\s+(?:on|against)\s+other\s+(?:vessels|companies|firms|producers|"
    r"fleets|goods|products|countries)\s+(?:remain|stay|continue|are|stand)|The\s+(?:other|remaining)\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+"
    r"(?:(?:[Oo]rders|WROs)\s+)?(?:(?:remain|stay|are)\s+(?:active|in\s+(?:force|effect|place))|stand\.))\b(?!.*\b(?:this|the)\s+(?:WRO|order|"
    r"Finding)\b)"
)


#: "More on the program stands on CBP's forced labor pages.": where to read on, not what stays barred.
_WHERE_TO_READ = in_small(
    r"(?:more|further|details?|information|the\s+(?:full\s+)?(?:list|text|notice|page)|all\s+(?:the\s+)?(?:orders|withhold\s+release\s+orders|wros))\b"
    r"[^.;]{0,120}\b(?:pages?|websites?|portal|online|cbp\.gov|site|register|bulletin)\b"
)


#: "Shipments that are still detained will be released": what was stopped before; "no further ones will be held".
_STILL_HELD = in_small(
    r"\bno\s+(?:further|more|new|additional)\s+(?:[a-z-]+\s+){0,3}?(?:will|shall|are\s+to)\s+be\s+(?:held|detained|stopped|seized|withheld|turned\s+away)\b|"
    r"\b(?:shipments|goods|entries|merchandise|containers)\s+(?:that\s+|which\s+)?(?:are\s+|is\s+)?still\s+(?:detained|held|in\s+detention)\s+(?:(?:at|in|by|under)\s+[^.;,]{2,30}?\s)?(?=will\b|may\b|can\b)|"
    #: "Shipments that were detained under the order and are still in a warehouse can be entered"
    r"\b(?:shipments|goods|entries|merchandise|containers|cargo)\s+(?:that\s+|which\s+)?(?:(?:were|had\s+been|have\s+been)\s+)?(?:detained|held|stopped)\b[^.;,]{0,60}?\s(?:that\s+|which\s+)?(?:are\s+)?still\s+"
    r"(?:in|at|on|under)\s+[^.;,]{2,40}?\s(?=(?:will|may|can)\s+(?:now\s+|all\s+)?be\s+(?:released|entered|admitted|let\s+in|cleared|imported)\b)"
)


#: "Shipments already detained stay under the rules in force when they arrived": of before the change, whatever becomes of them.
_HELD_BEFORE = in_small(
    r"^(?:the\s+|any\s+|all\s+)?(?:shipments?|goods|entries|merchandise|containers|cargo|imports)\s+(?:(?:that|which)\s+(?:were|are|was|is|had\s+been|have\s+been)\s+)?"
    r"(?:already|previously|earlier|currently|now)\s+(?:in\s+detention|detained|seized|held|stopped)\b(?![^.;]*\b(?:other|remaining|rest)\b)"
)


#: "Importers whose baskets are still detained need not act; they will be released": what is held is let go.
_HELD_UNTIL_NOW = re.compile(
    r"\b(?:whose|that|which|what)\b[^.;,]{0,60}?\b(?:is|are|were|was)\s+(?:still|yet)\s+(?:being\s+)?(?:detained|held|stopped|withheld)\b"
)
_WILL_RELEASE = re.compile(r"\bwill\s+(?:now\s+)?(?:be\s+released|release|be\s+(?:let\s+in|cleared|admitted))\b")


#: "Orders against other producers are not affected", "those on others are not altered": orders apart from the page's one.
_OTHERS_OWN = re.compile(
    r"(?:^|;\s+|,\s+(?:and\s+|but\s+|while\s+)?)(?:"
    r"(?:[Tt]he\s+|CBP's\s+|[Aa]ll\s+|[Aa]ny\s+)*(?:[Oo]ther\s+)?(?:[Ww]ithhold\s+[Rr]elease\s+[Oo]rders|[Oo]rders|WROs)\s+(?:of\s+(?:[A-Z][a-z]+\s+)?\d{4}\s+)?(?:on|against|covering|concerning)\s+"
    r"(?:[^.;]|(?<=\bNo)\.){2,120}?\s(?:is|are|remain|stay|continue|stand)\b[^.;]*"
    r"|(?:[Ss]eparate\s+|[Oo]ther\s+)?(?:[Ww]ithhold\s+[Rr]elease\s+[Oo]rders|[Oo]rders|WROs)\s+(?:also\s+|still\s+)?(?:remain|stay|"
    r"continue|stand|are)\s+[a-z ]{0,24}?(?:on|against|for|over|covering)\s+"
    r"(?:(?:many|several|some|various|dozens\s+of|a\s+number\s+of|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+)?other\s+[^.;]*"
    r"|(?:[\w-]+\s+){1,5}?(?:[Oo]rders|WROs)\s+(?:of|from|issued\s+in|dating\s+from)\s+(?:the\s+)?(?:19|20)\d\ds?\s+(?:are|remain|stay|continue|stand)\b[^.;]*"
    r"|(?:[Tt]he\s+)?(?:[\w-]+\s+)?[Oo]thers\s+(?:that|which)\s+(?:CBP|the\s+agency|it)\s+(?:has\s+|had\s+)?(?:issued|signed|published)\b[^.;]*"
    r"|[Tt]hose\s+(?:on|against)\s+[^.;]{2,80}?\s(?:(?:is|are|remain|stay)\s+(?:not\s+(?:altered|changed|affected|touched)|unaltered|unchanged|unaffected|untouched)|stand)\b[^.;]*)"
)
#: "CBP continues to enforce the orders that it issued against other companies".
_ORDERS_OF_OTHERS = re.compile(
    r"(?:\b(?:CBP|[Tt]he\s+agency|[Ii]t|[Nn]othing)\s+(?:[a-z]+\s+){1,4}?)?\b(?:[Tt]he\s+|[Ii]ts\s+|CBP's\s+)?(?:[Ww]ithhold\s+[Rr]elease\s+[Oo]rders|[Oo]rders|WROs)"
    r"(?:\s+(?:that|which)\s+(?:CBP|it|the\s+agency)\s+(?:has\s+)?\w+)?\s+(?:on|against|over|covering)\s+"
    r"(?:(?:several|some|many|two|three|four|five|six|\d+)\s+)?other\s[^.,;]*"
)
#: "The distinction does not alter what importers may do": a word on words.
_OF_TERMS = re.compile(
    r"\b(?:distinction|difference|term|wording|name|verb|choice)s?\s+(?:of\s+[^.;]{2,30}\s)?does\s+not\s+(?:alter|change|affect)\b[^.;]*"
)
#: "It was one of several on fishing vessels": the order, among others.
_ONE_OF_ORDERS = re.compile(
    r"^(?:It|The\s+(?:[Oo]rder|WRO|Finding))\s+(?:is|was)\s+one\s+of\s+[^.;]{2,30}?\s(?:on|against)\s[^.;]*"
)


def _without_others(text: str) -> str:
    """Without what is said of orders apart from the page's own, and of the words for what CBP does."""
    text = (
        _OTHERS_OWN.sub(" ", text)
        if "rders " in text or "WROs " in text or "hose " in text or "thers " in text
        else text
    )
    text = _ORDERS_OF_OTHERS.sub(" ", text) if " other " in text else text
    text = _ONE_OF_ORDERS.sub(" ", text) if " one of " in text else text
    return _OF_TERMS.sub(" ", text) if "does not " in text else text


def _without_released(text: str) -> str:
    """Without the clause on what is still held, where a sentence says that it will be released."""
    text = _without_others(text)
    return _HELD_UNTIL_NOW.sub(" ", text) if "still" in text and _WILL_RELEASE.search(text) else text


#: "CBP would keep stopping the goods it yields": of goods in general, too.
_KEEPS = re.compile(
    r"\b(?:keeps?(?:\s+on)?|continues?(?:\s+to)?|go(?:es)?\s+on|carr(?:y|ies)\s+on)\s+(?:detain|stop|seiz|hold|block|bar|exclud)\w*\s+(?:out\s+)?"
)


#: "Where an order covers a group, each of its members may ask".
_WHERE_ANY = re.compile(
    r"(?:Where|If|When|Once)\s+an?\s+(?:[Oo]rder|WRO|Withhold\s+Release\s+Order|Finding)\b|(?:Orders|WROs)\s+(?:can|may)\s+be\b"
)
#: "CBP had told the company in 2022 that the order would stay in place": then, and no longer.
_HAD_SAID = re.compile(r"\bhad\s+(?:told|warned|said|informed|announced|made\s+clear)\b[^.;]*\bwould\b")


#: "The order had stopped the company's salt but not that of others", "No goods of the company remain under the order".
_NOT_ANY_LONGER = in_small(
    r"(?:the|this|that)\s+(?:wro|withhold\s+release\s+order|order)\s+(?:(?:that|which)\s+(?:had\s+)?preceded|before)\s+(?:the|this|that)\s+finding\b|"
    r"(?:the|this|that)\s+(?:wro|withhold\s+release\s+order|order|finding)\s+had\b(?![^;]*\b(?:still|remains?|continues?|now)\b)|"
    r"no(?:ne)?\s+(?:of\s+(?:the|its)\s+(?:[\w'-]+\s+){0,2}?)?(?:goods|merchandise|products|shipments|restrictions)\b(?!.*\bother\b)"
)


def _of_any_goods(text: str) -> bool:
    """Whether a sentence tells of goods by what they may be found to be, and of nobody's."""
    kept = _KEEPS.search(text)
    if _WHERE_ANY.match(text) or _HAD_SAID.search(text):
        return True
    return wherever(text) or is_any_goods(text) or (kept is not None and is_any_goods(text[kept.end() :]))


#: The stop of "Co., Ltd. with respect to": it ends no clause.
_INNER_STOP = in_small(r"(?<!u\.s)\.(?=,|\s[a-z(])")


#: Between what stays barred and what, made before the day, does so too: "Saddles are still detained, as are belts made before".
_AND_AS = re.compile(r"[;:]\s|,\s+(?:as|and|but|while|like)\s|\s+and\s+so\s")


def _without_before(text: str) -> str:
    """Without the clauses on what was made before the day."""
    if not _BEFORE_THE_DAY.search(text):
        return text
    return "; ".join(clause for clause in _AND_AS.split(text) if not _BEFORE_THE_DAY.search(clause))


def of_the_order(text: str) -> str:
    """`text` in small letters, without its words on other orders, on goods of before, on what is let go or left of none."""
    lowered = _STILL_HELD.sub(" ", _INNER_STOP.sub("", small(_without_released(_without_before(text)))))
    return without_nothing_left(lowered)


def is_apart(text: str, lowered: str) -> bool:
    """Whether the whole sentence is on something else. `lowered`: what `of_the_order` left of it."""
    return (
        _ALL_ORDERS.match(text) is not None
        or _WHERE_TO_READ.match(lowered) is not None
        or _HELD_BEFORE.match(lowered) is not None
        or _NOT_ANY_LONGER.match(lowered) is not None
        or _of_any_goods(text)
        or is_other_matter(lowered)
        or ASIDE.found_in(small(text))
    )
