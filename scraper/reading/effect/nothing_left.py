"""Words that say of an order that nothing of it goes on: "No part of the order remains in force".

They hold the words of an order that goes on, and say the contrary.
"""

from __future__ import annotations

from scraper.reading.text.lowercase import in_small

_ORDER = r"(?:(?:the|this|that)\s+(?:[\w-]+\s+){0,3}?(?:order|wro|finding|measure|restrictions?|ban)\b(?:'s)?)"
_OF_IT = rf"(?:{_ORDER}|it\b|its\b)"
_PARTS = (
    r"(?:parts?|portions?|elements?|provisions?|terms?|aspects?|requirements?|traces?|remnants?|clauses?|restrictions?)"
)
_NONE = (
    rf"(?:(?:no|not\s+(?:an?|one|any)|none\s+of\s+the|not\s+one\s+of\s+the)\s+(?:single\s+)?{_PARTS}\s+(?:of|in)\s+{_OF_IT}"
    rf"|(?:nothing|none|not\s+any)\s+(?:of|in)\s+{_OF_IT}(?:\s+{_PARTS})?|not\s+one\s+of\s+{_OF_IT}\s+{_PARTS})"
)
_GOES_ON = (
    r"(?:(?:now\s+|any\s+longer\s+|still\s+)?"
    r"(?:remains?|stays?|stands?|continues?|survives?|applies|apply|holds?|is|are|lives\s+on|goes\s+on)\b)"
)
_FIRMS = r"(?:compan(?:y|ies)|firms?|producers?|makers?|manufacturers?|growers?|exporters?|vessels?|mills?|farms?)"
#: "nothing of the order is left", "the order no longer stands in any respect"; not what no longer stands "for" somebody.
_NOTHING_LEFT = in_small(
    rf"\b{_NONE}\s+(?:therefore\s+|thus\s+|thereby\s+)?(?:(?:will|does|do)\s+)?{_GOES_ON}(?!\s+(?:changed|altered|affected|modified|revoked|lifted|amended))(?P<rest>[^.;,]*)"
    #: "none of the concerns that led to the order remains"
    r"|\bnone\s+of\s+(?:the|its|those|these)\s+(?:\w+\s+)?(?:concerns?|indicators?|abuses|problems|conditions|grounds|reasons|violations|practices|deficiencies)\b"
    r"[^.;]{0,60}?\s(?:remains?|persists?|is\s+left|are\s+left|exists?)\b"
    #: "no restriction remains in force for the company under the order"
    rf"|\bno\s+(?:further\s+|other\s+)?(?:restrictions?|limitations?|bans?|prohibitions?|detentions?)\s+(?:of\s+any\s+kind\s+)?(?:now\s+)?{_GOES_ON}"
    r"(?:\s+in\s+(?:force|effect|place))?(?:\s+(?:for|against|on)\s+(?:the|this|that)\s+(?:compan(?:y|ies)|firms?|groups?|producers?|makers?|vessels?)\b(?:'s?\s+goods)?)?(?P<kept>[^.;,]*)"
    #: "Nothing produced by the company will be detained under the order any longer"
    r"|\b(?:nothing|no(?:\s+[a-z]+){1,2})\s+(?:(?:that\s+)?(?:made|produced|manufactured|grown|harvested|mined|caught)\s+by|of|from)\s+(?:the|this|that)\s+(?:compan(?:y|ies)|firms?|groups?|producers?|makers?|vessels?)"
    rf"(?:\s+(?:or|and)\s+its\s+[a-z]+)?\s+(?:will\s+be|is|are)\s+(?:detained|stopped|held|barred|seized)\s+(?:under\s+{_ORDER}\s+)?any\s+(?:longer|more)\b"
    #: "none of the three companies remains subject to it"
    rf"|\b(?:none\s+of\s+(?:the|these|those)(?:\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+))?(?:\s+{_FIRMS})?|neither(?:\s+of\s+the\s+(?:two|{_FIRMS})|\s+{_FIRMS}))"
    rf"\s+{_GOES_ON}\s+(?:(?:any\s+longer|still)\s+)?(?:subject\s+to|under|covered\s+by|named\s+in|listed\s+in)\s+{_OF_IT}(?P<whom>[^.;,]*)"
    rf"|{_ORDER}\s+(?:itself\s+)?(?:no\s+longer\s+(?:stands?|remains?|stays?|exists|applies|is)|does\s+not\s+(?:remain|stay|stand|apply|continue)\s+(?=[^.;,]*\bany\s+(?:longer|more)\b))(?P<more>[^.;,]*)"
)
_FOR_SOME = in_small(
    r"\b(?:except|others?|only|but|unless|until|save|apart|rest|remaining|where|if|as(?!\s+(?:of|from)\b)|on(?!\s+the\s+books)|"
    r"to(?!\s+(?:apply|be|exist|have)\b)|(?:for|against)(?!\s+any))\s"
)


def without_nothing_left(lowered: str) -> str:
    """`lowered` without such words; where they say for whom nothing is left, all stays as it is."""
    met = _NOTHING_LEFT.search(lowered) if "no" in lowered else None
    if met is None or _FOR_SOME.search("".join(met[rest] or "" for rest in ("rest", "kept", "whom", "more")) + " "):
        return lowered
    return lowered[: met.start()] + " " + lowered[met.end() :]
