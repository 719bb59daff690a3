"""Goods in general: what CBP does with whatever was made with forced labor, or comes under an order, is the law and no act.

"Any product of forced labor will be refused entry", "all goods covered by an order are detained on arrival", "CBP will
detain the next shipment if abuses return": no goods by name, no maker, no place, and a sign that any goods are meant.
"""

from __future__ import annotations

import re

from scraper.reading.text.lowercase import in_small, small

_GOODS = (
    r"(?:goods|products?|merchandise|imports?|shipments?|items?|articles?|cargo(?:es)?|entr(?:y|ies)|anything|whatever|"
    r"everything|those|wares|commodit(?:y|ies))"
)
_ANY = (
    r"(?:(?:the\s+)?(?:entry|release|import(?:ation)?|shipments?|imports?)\s+of\s+)?"
    r"(?:(?:any|all|every|each|no|such|other|more|further|imported|foreign|of|the(?=\s+next)|an?|next)\s+)*"
)
_MADE = r"(?:made|produced|manufactured|mined|grown|harvested|caught|processed|assembled|sourced)"
_FORCED = (
    r"(?:(?:the\s+)?(?:use|product|help|fruit)s?\s+of\s+)?(?:(?:forced|convict|prison|child|slave|indentured|bonded|coerced|unfree),?\s+"
    r"(?:(?:and|or|and/or)\s+)?)+labou?r"
)
_AN_ORDER = (
    r"(?:an?|any|one\s+of\s+(?:its|the|our))\s+(?:active\s+|such\s+)?"
    r"(?:wros?|withhold\s+release\s+orders?|orders?|findings?)"
)
_DOER = (
    r"(?:companies|firms|businesses|producers|makers|manufacturers|suppliers|importers|exporters|people|workers|men|those|anyone|anybody|"
    r"(?:a|any|every)\s+(?:company|firm|producer|supplier|importer|maker|business))"
)
#: What is said of the goods, none of which tells one order's goods from another's.
_SUCH = in_small(
    rf"\s*(?:{_ANY}{_GOODS}(?:\s*,)?\s+(?:"
    rf"(?:(?:that|which)\s+(?:is|are|was|were|has\s+been|have\s+been|may\s+have\s+been|might\s+have\s+been|(?:it|CBP|they|the\s+agency)\s+(?:finds?|believes?|knows?|suspects?|determines?))\s+"
    rf"(?:(?:found|known|believed|suspected|shown|determined)\s+)?)?(?:(?:to\s+be|to\s+have\s+been|of\s+being|of\s+having\s+been)\s+)?"
    rf"(?:{_MADE}(?:,?\s+(?:(?:wholly|in\s+whole)\s+or\s+(?:in\s+part|partly),?\s+)?(?:(?:and|or)\s+)?{_MADE})*\s+(?:(?:wholly|in\s+whole)\s+or\s+(?:in\s+part|partly)\s+)?(?:(?:with|by|through|using|from)\s+{_FORCED}|in\s+(?:debt\s+)?(?:bondage|slavery)|under\s+(?:duress|coercion))|(?:of|from)\s+{_FORCED})"
    rf"|(?:(?:that|which)\s+)?(?:(?:is|are|comes?|falls?)\s+)?(?:covered\s+by|subject\s+to|under|named\s+in|listed\s+in|within|detained\s+under)\s+{_AN_ORDER}"
    rf"|(?:that\s+|which\s+)?{_AN_ORDER}\s+(?:covers|names)"
    rf"|(?:{_MADE}\s+(?:by|at)|of|from|by)\s+{_DOER}\s+(?:that|who|which)\s+(?!the\s+(?:order|finding)|this|CBP\s+(?:named|listed))"
    r"|(?:of|from|by)\s+(?:an?|any|every)\s+(?:single\s+)?(?:company|firm|producer|maker|supplier|manufacturer)(?=[,.;]|$)"
    rf"|(?:that|which)\s+(?:an?|any)\s+(?:importer|company)\s"
    r"|(?:that\s+(?:is|are)\s+)?tainted\s+(?:by|with)\s|for\s+which\s+(?:no|an?|the|its|their)\s"
    r"|whose\s+(?!(?:orders?|wros?|findings?|names?)\b)[a-z]+\s"
    rf"|(?:that|which)\s+(?:break|breaks|violate|violates|flout)\s+(?:the|federal|U\.?S\.?)\s"
    rf"|(?:that|which)\s+(?:are|is|was|were)\s+not\s+(?:exported|removed|claimed)\b"
    rf")|the\s+{_GOODS}\s+(?:(?:that|which)\s+)?(?:it|{_FORCED})\s+(?:yields|makes|taints|produces)\b|(?:any\s+|every\s+|each\s+)?shipments?\s+in\s+which\s|(?:the\s+)?next\s+shipment\b|(?:shipments?|goods|merchandise|imports)\s+(?:again|anew|once\s+more)\s+if\b)"
)
_BECAUSE = re.compile(
    r"^.*\b(?:because|knows?\s+that|expect)\s|^\W*(?:under|by|per)\s+(?:(?:19\s+u\.s\.c\.|section)\s+(?:§\s*)?\d+|(?:the|that|this|federal|u\.s\.)\s+(?:law|statute))\s"
)
_BACK = (
    r"(?:(?:slip|fall|slide|come|go)s?\s+back|return|recur|worsen|reappear|re-?emerge|resume|relapse|"
    r"deteriorate|resurface|revert)"
)
#: "if conditions slip back", "should abuses recur": what may never be.
_IF_AGAIN = re.compile(
    r"\b(?:[Ii]f|[Ss]hould|[Ww]ere|[Ii]n\s+case|[Uu]nless)\s+(?:(?:the|these|those|any|such|its|working|living|new|same|previous|old)\s+)*"
    r"(?:forced\s+labou?r|abuses?|conditions?|indicators?|practices?|violations?|problems?|exploitation|debt\s+bondage)\b"
    rf"[^.;,]{{0,40}}?\b{_BACK}"
)
#: "wherever it finds forced labor": of whatever goods.
_WHEREVER = re.compile(
    r"\b(?:wherever|whenever|no\s+matter\s+(?:where|who)|[Ii]f\s+(?:it|CBP|the\s+agency)\s+(?:finds|learns|sees|establishes|determines))\b"
    r"[^.;]{0,60}\b(?:forced\s+labou?r|made|come|abuses?)\b"
)


def is_any_goods(words: str) -> bool:
    """Whether a noun phrase means goods in general."""
    return _SUCH.match(_BECAUSE.sub("", small(words))) is not None


def might_be(text: str) -> bool:
    """Whether a sentence tells what CBP will do if something comes back that has ended."""
    return _IF_AGAIN.search(text) is not None


def wherever(text: str) -> bool:
    """Whether a sentence tells of goods by what they may be found to be."""
    return _WHEREVER.search(text) is not None


#: "these goods"; "any product that contains the catch": of goods told before.
_POINTS = re.compile(
    r"\b(?:such|this|these|those)\b|^\W*(?:(?:too|also|any|all|every|other|certain),?\s+){0,3}(?:products?|goods|merchandise|articles?|items?)\s+"
    r"(?:(?:that|which)\s+contains?|containing|made\s+(?:with|from|of))\s+(?:the|it|them|any\s+of|that|its)\b"
)


def points_back(text: str) -> bool:
    """Whether goods are told by those of which the page has just spoken."""
    return _POINTS.search(text) is not None
