"""What a modification does: lifted for all it covered, narrowed by someone or something, or not to be told.

CBP's verb does not say it. An order that goes on for others was narrowed; one whose whole subject goes free was lifted.
A doubt is never settled in favour of a lifting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.reading.offices import abroad, at_their_ports, subject
from scraper.reading.sentences import Sentence

_ORDER = (
    r"(?:WROs?|[Ww]ithhold\s+[Rr]elease\s+[Oo]rders?|[Oo]rder|[Ff]inding|[Dd]etention\s+[Oo]rder|restrictions?|"
    r"measure)"
)
#: The order goes on.
_GOES_ON = re.compile(
    rf"\b(?:the|this|that|its|existing|original|\d{{4}})\s+(?:\w+\s+)?{_ORDER}\b(?:[^.;]{{0,80}}?)\b(?:continues?|"
    rf"remains?|stays?|still|will\s+(?:continue|remain|stay)|is\s+still)\b(?!\s+(?:to\s+work|working|to\s+monitor|"
    rf"committed))"
    rf"|\b(?:continues?|continue|remains?|will\s+remain|will\s+continue|still)\s+(?:to\s+)?(?:be\s+)?(?:apply|"
    rf"applies|detain(?:ed|ing)?|seiz(?:e|ed|ing)|subject\s+to|in\s+(?:effect|force|place)|active|covered|"
    rf"enforce[ds]?|prohibit(?:ed)?|bar(?:red)?)\b"
    r"|\b(?:all|any|every|the)\s+(?:other|remaining)\s+(?:\w+[\s-]){0,4}?(?:members?|subsidiaries|units|mills|plants|growers|sites|makers|producers?|companies|company|"
    r"manufacturers?|importers?|exporters?|entities|vessels?|parties|suppliers?|growers?|farms?|products|goods|"
    r"merchandise|mines?|firms?)\b[^.;]{0,80}\b(?:remain|continue|stay|stand|still|nothing\s+changes|not\s+affected|unaffected|are\s+not)"
    r"|\bnothing\s+(?:changes|has\s+changed)\b|\b(?:stays?|remains?|stands?)\s+(?:on|under|within|unchanged\s+for|in\s+place\s+for)\b"
    r"|\bdoes\s+not\s+(?:affect|apply|change|extend|alter|cover)\b|\b(?:is|are|was)\s+not\s+affected\b|"
    r"\bonly\s+(?:applies|apply|covers?|affects?|extends?)\b|\b(?:applies|apply|extends?|limited|relates)\s+(?:only"
    r"|solely|exclusively)\s+to\b|\blimited\s+to\b",
    re.IGNORECASE,
)
#: Only a part goes free.
_PART = re.compile(
    r"\bwith\s+the\s+exception\s+of\b|\bexcept(?:ing)?\s+(?:for\s+|that\s+)?(?=[a-z])|\bapart\s+from\b|\bbut\s+not\b|"
    r"\bpartial(?:ly)?\b(?:\s+\w+){0,2}\s+(?:modif|lift|revo|remov|exempt)|\b(?:modif\w+|revo\w+|"
    r"lift\w+)\s+(?:\w+\s+){0,6}in\s+part\b|\bto\s+(?:exclude|exempt|remove|carve\s+out|narrow)\b|\bcarve[sd]?[- "
    r"]out\b|\bexempt(?:s|ed|ing|ion)?\b|\bnarrow(?:s|ed|ing)?\b"
    rf"|\b(?:removed?|removes|removing|excluded?|excludes)\s+(?:[^.;]{{2,160}}?\s)?from\s+(?:the\s+(?:scope|"
    rf"coverage)\s+of\s+)?(?:the|this|its|a|an)\s+(?:\w+\s+){{0,3}}{_ORDER}",
    re.IGNORECASE,
)
_NTH_TIME = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|\d(?:nd|rd|th))\s+(?:time|modification)\b[^.;]{0,60}\b(?:this|the|that|"
    r"same)\s+(?:\w+\s+)?(?:WRO|withhold|order|finding)\b",
    re.IGNORECASE,
)
#: What stays barred because it was made before the day does not make the order go on.
_BEFORE_THE_DAY = re.compile(
    r"\b(?:before|prior\s+to|until)\s+(?:that|this|the|then|[A-Z][a-z]+\.?\s+\d)|"
    r"\b(?:produced|manufactured|made|harvested|mined|grown)\s+(?:earlier|before|previously)\b",
    re.IGNORECASE,
)
_OTHER_ORDERS = re.compile(
    r"\b(?:oversees?|enforces?|enforcing|\d+|other|all)\s+(?:active\s+)?(?:other\s+)?(?:WROs|"
    r"withhold\s+release\s+orders|findings|orders)\b",
    re.IGNORECASE,
)
#: "All remain in effect until modified.": of the orders counted before.
_ALL_ORDERS = re.compile(
    r"(?:All|These|Those|They|Both|Other\s+orders|The\s+other\s+orders)\b(?!.*\b(?:this|the)\s+(?:WRO|order|"
    r"Finding)\b)"
)
_FREE = re.compile(
    r"\bno\s+longer\b|\badmissible\b|\b(?:allow|permit)\w*\b[^.;]{0,140}\b(?:enter|entry|into|import)|"
    r"\bmay\s+(?:now\s+)?(?:enter|be\s+imported)|\brelease[ds]?\s+(?:from|into)|\bterminat|\brevok|\brescind|\blift",
    re.IGNORECASE,
)


def goes_on(sentences: Sequence[Sentence]) -> Sentence | None:
    """The sentence that says the order stands for others, or that only a part was freed."""
    for sentence in sentences:
        text = sentence.plain
        for met in (_GOES_ON.search(text), _PART.search(text), _NTH_TIME.search(text)):
            if met is None:
                continue
            if _ALL_ORDERS.match(text):
                continue
            if _BEFORE_THE_DAY.search(text) or (_OTHER_ORDERS.search(text) and not _PART.search(text)):
                continue
            return sentence
    return None


def frees(sentence: Sentence) -> bool:
    """Whether a sentence says that goods come in again."""
    text = sentence.plain
    return any(
        not abroad(subject(text, met.start())) and not at_their_ports(text[met.end() :]) for met in _FREE.finditer(text)
    )
