"""Where the object of a clause ends: at the words that turn to a reason, a day, a port or another verb."""

from __future__ import annotations

import re

from scraper.reading.phrases.making import MAKING
from scraper.reading.text.dates import MONTH

_END = re.compile(
    r"[;:,\s](?<!\s\s)(?:(?<=[;:])|(?<=[,\s])\s*+(?:based\s+on|such\s+that|so\s+that|so\s+as\s+to\b|wherever\b|whenever\b|whichever\b|whoever\b|whatever\b|no\s+matter\b|irrespective\b|(?:today|yesterday|this\s+(?:morning|afternoon|week))(?=\s*[,.;]|\s+and\s)|regardless\b|from\s+now\s+on|any\s+(?:longer|more)\b|anymore\b|(?:and\s+)?(?:from|since|as\s+of|as\s+from)\s+(?:today\b|"
    + MONTH
    + r"\s+\d)|henceforth|going\s+forward|(?:(?:originally|first|initially|previously)\s+)?"
    r"(?:issued|dated|imposed|published|placed)\b|which\s+was\b(?!\s+(?:\w+\s+)?known\b)|on\s+the\s+(?:basis|strength|grounds?)|upon\s|in\s+response|because|on\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    + MONTH
    + r"\s+\d)|"
    r"due\s+to|(?:CBP|U\.?S\.?\s+Customs(?:\s+and\s+Border\s+Protection)?|DHS|the\s+(?:agency|Department)|officials)(?:\s*\([A-Z]+\))?\s+(?:said|says|announced|reported|stated|confirmed|noted|explained|added)\b|provided|exactly\s+(?:as|like|in)\s|just\s+(?:as|like)\s|in\s+(?:exactly\s+)?the\s+same\s+(?:way|manner)|subject\s+to\s+(?:(?:the|all|any|other|their)\s+)*(?:[a-z-]+\s+){0,2}?(?:requirements?|rules?|inspections?|regulations?|laws?|conditions|approval|review|examination|payment)\b|so\s+long|effective|(?<!the\s)following|pursuant|after|under\s+(?:section|19)|if\s|unless|"
    r"for\s+(?:using|its|their|violat)|citing|in\s+violation|"
    r"at\s+(?:noon|midnight|\d{1,2}(?::\d\d)?\s+[ap]\.m\.)|at\s+(?:(?:all|every|each|any|both)\s+(?:of\s+)?)?(?:single\s+)?(?:the\s+|its\s+)?(?:(?:U\.?S\.?|American|nation's|country's|land|sea)\s+)*ports?\b|at\s+the\s+(?:U\.?S\.?\s+)?border\b|(?:that|which)\s+(?:were|"
    r"are|is)\s+suspected|on\s+suspicion|over\s+(?:the\s+)?(?:use|forced|concerns?|allegations)|as\s+(?:of|"
    r"well(?!\s+as\s+(?:(?:the\s+)?(?-i:[A-ZÀ-ÖØ-Þ])|(?:(?:any|all)\s+of\s+)?(?:its|their)\s+(?:\w+\s+)?(?:subsid|affil|subordinate|joint)))|"
    r"the\s+result|a\s+result)|starting|beginning|when\s|until(?!\s+(?:19|20)\d\d,?\s+(?:and|but|as)\s)|"
    r"will\b|has\b|have\b|had\b|may\b|can\b|(?:(?:that|which)\s+)?(?:are|is|was|were)\b(?!\s+(?:\w+\s+)?known\b|\s+(?:\w+ly\s+|"
    r"being\s+)?(?:or\s+\w+\s+)?"
    + MAKING
    + (
        r")|since\b|should\b|said\b|to\s+(?:enter|be|U\.S\.|allow|exclude\b|exempt\b|except\b|remove\b|carve\s+out|(?:the|its)\s+(?:list|scope|merchandise|goods|products)\b)|where\b|whose\b|while\b|into\s+the|"
        r"and\s+(?:expanded|extended|widened|broadened|enlarged)\s+(?:it|its|the)\b|and\s+(?:has\s+)?(?:lifted|revoked|modified|ended|terminated|rescinded)\s+(?:the|its|that|an?|another|one)\b|and\s+(?:has\s+|also\s+)*(?:exempted|freed|added|removed|excluded)\s+(?:the\s+)?(?-i:[A-Z])|and\s+(?:an?|one|another)\s+(?:(?:new|separate|second|forced\s+labor)\s+)*(?i:withhold\s+release\s+order|wro|finding)\s+(?:on|against)\s|and\s+against\s+(?!(?:its|their|any|all|the)\s)(?-i:[a-z])|and\s+(?:(?:all|U\.S\.)\s+)?(?:ports|officers|CBP|personnel|importers)\s|out\s+of\s+(?:U\.S|(?:the\s+)?American|commerce|the\s+(?:country|United))|enter(?:ing)?\s|received\s+on|entered\s+on|(?:(?<!shipments\s)(?<!goods\s)(?<!merchandise\s)(?<!imports\s)(?<!containers\s)arriv|arriv(?!ing\s+from\s+(?-i:(?:the\s+)?(?!"
        + MONTH
        + r"\s+\d)[A-ZÀ-ÖØ-Þ])))|upon|through\s+(?:its|the)|using\s|with\s+(?:(?:immediate\s+)?effect\b|"
        r"the\s+(?:use|consequence|result|effect)\b|"
        r"(?:forced|prison|convict)\b(?!\s+labou?r\s+(?:at|by|aboard|inside)\s+(?:the\s+)?(?-i:[A-Z])))))"
    ),
)


def clause_end(text: str, start: int) -> int:
    """Where the clause turns to something else, brackets and names skipped over."""
    for met in _END.finditer(text, start + 2):
        if text.count("(", start, met.start()) <= text.count(")", start, met.start()):
            return met.start()
    return len(text)
