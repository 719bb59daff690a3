"""Verbs for what ports stop that stop nothing: goods are only named as excluded, were stopped before, or need not be."""

from __future__ import annotations

import re

_NOT_DETAINED = re.compile(
    r"\b(?:no\s+longer|not|may|can|could|continues?(?:\s+to)?|still|prior\s+to|before|ability|authority|in\s+order|should|would)"
    r"\s+(?:\w+\s+)?$"
)
#: "modified the order to exclude tea of A".
_TO_EXCLUDE = re.compile(r"(?:and|to)\s+exclud")
_CHANGED = re.compile(
    r"\b(?:modif|amend|chang|narrow|revis|updat)\w+\s[^;]{0,60}?\b(?:[Oo]rder|WRO|[Ff]inding)\b|"
    r"\b(?:[Tt]he|[Ii]ts)\s+(?:Withhold\s+Release\s+Order|WRO|[Oo]rder|Finding)\b"
)
_AS_BEFORE = re.compile(
    r"[^.;]{0,40}\b(?:as\s+before|until\s+(?:CBP|the\s+agency)\s+(?:announces|decides|determines|says)\s+otherwise)\b"
)
#: "Until then, nothing changes: gratings are detained": as they were.
_FOR_NOW = re.compile(
    r"\W*(?:Until\s+then|For\s+now|For\s+the\s+time\s+being|In\s+the\s+meantime|Until\s+(?:the|its|that)\s+(?:review|decision|ruling|case|appeal|petition)\b)"
)
#: "The order on A is in effect, and its tires are detained": what there was already.
_IN_EFFECT = re.compile(
    r"\b[Tt]he\s+(?:[\w-]+\s+){0,3}?(?:[Oo]rder|WRO|[Ff]inding)\b[^;]{0,140}?\s(?:is|remains|stays)\s+(?:still\s+)?in\s+(?:effect|force|place),?\s+and\s[^,;]*$"
)
#: "four years after it began to detain", "the conditions that led CBP to stop": what ports did before.
_ONCE_BEGUN = re.compile(
    r"\b(?:(?:after|since|when|before|because|that|which)\b[^.;]{0,60}?\b(?:began|begun|started)|"
    r"(?:led|caused|prompted|moved|brought|obliged)\s+(?:[\w.]+\s+){1,6}?)\s*$"
)


#: "no longer has reason to withhold", "is not obliged to detain".
_NO_NEED = re.compile(r"\b(?:no\s+longer|not?|never|nothing|nor|without)(?!\s+only\b)(?:\s+[\w'’-]+){0,4}\s+$")


#: "suspended enforcement of the WRO on A", "has stopped applying the order": not the goods, but what kept them out.
_THE_ORDER_ITSELF = re.compile(
    r"\s*(?:the\s+|its\s+|all\s+|any\s+)?(?:(?:enforcement|application|operation|implementation|effect)\s+of\s+|(?:enforcing|applying|implementing)\s+)"
    r"(?:the\s+|its\s+|that\s+|this\s+|an?\s+)?(?:[\w-]+\s+){0,3}?(?:[Oo]rders?|WROs?|[Ff]indings?)\b"
    r"|\s+(?:(?:for|until)\s+[^,;.]{3,20}?\s+)?(?:the|its|that|this|all)\s+(?:[\w-]+\s+){0,2}?(?:Withhold\s+Release\s+Orders?|WROs?|Findings?|orders?\s+(?:on|against|of))\b"
)


def stops_nothing(text: str, met: re.Match[str]) -> bool:
    """Whether at the verb `met` goods are only named as excluded, were stopped before, or are not to be."""
    return (
        (_TO_EXCLUDE.match(text, met.start()) is not None and _CHANGED.search(text, 0, met.start()) is not None)
        or _FOR_NOW.match(text) is not None
        or _IN_EFFECT.search(text, 0, met.start()) is not None
        or _AS_BEFORE.match(text, met.end()) is not None
        or _THE_ORDER_ITSELF.match(text, met.end()) is not None
        or _ONCE_BEGUN.search(text, max(0, met.start() - 90), met.start()) is not None
        or _NOT_DETAINED.search(text[max(0, met.start() - 20) : met.start()] + " ") is not None
        or (met.group().startswith("to ") and _NO_NEED.search(text, max(0, met.start() - 60), met.start()) is not None)
    )
