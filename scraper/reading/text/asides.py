"""Sentences about somebody or something else: other governments and laws, other orders, orders in general, trade figures.

Whatever verbs, places and goods they hold, they tell nothing of the act that a page announces. Each is known by its
subject; one that speaks of a change of this day is none.
"""

from __future__ import annotations

from scraper.reading.text.lowercase import AnyOf

_ORDERS = r"(?:withhold\s+release\s+orders|wros|orders|findings)"
_ORDER = r"(?:withhold\s+release\s+order|wro|order|finding)"
#: Nothing of this day stands behind the subject.
_OLD = (
    r"\b(?!.*\b(?:today|yesterday|effective|immediately|cbp\s+(?:has\s+)?(?:issued|modified|revoked|published|lifted)|"
    r"cbp\s+will|ports?\s+(?:of\s+entry\s+)?will|will\s+(?:be\s+)?(?:detain|seiz)|no\s+longer)\b)"
)
_ABROAD = (
    r"(?:canada|mexico|australia|new\s+zealand|japan|taiwan|switzerland|norway|germany|france|ottawa|brussels|the\s+united\s+kingdom|"
    r"the\s+european\s+(?:union|commission))"
)
_OTHERS = (
    r"(?:department\s+of\s+(?:labor|state|commerce|justice|agriculture|the\s+treasury)|departments\s+of\s+[a-z]+\s+and\s+[a-z]+|(?:labor|state|commerce)\s+department|"
    r"government\s+accountability\s+office|gao|congress|lawmakers|senators|court\s+of\s+international\s+trade|united\s+nations|european\s+(?:union|commission|parliament)|"
    r"usmca|customs\s+authorities\s+(?:in|of)|forced\s+labor\s+enforcement\s+task\s+force|food\s+and\s+drug\s+administration|fda|treasury\s+department|homeland\s+security\s+investigations)"
)
_UFLPA = r"(?:uflpa|uyghur\s+forced\s+labor\s+prevention\s+act)"
ASIDE = AnyOf(
    {
        "canada|mexico|australia|zealand|japan|taiwan|switz|norway|germany|france|ottawa|brussels|kingdom|europ": (
            rf"^(?:(?:in|on|since|last)\s[^,.;]{{3,24}},\s+)?{_ABROAD}(?:'s)?(?!-)(?:,\s+{_ABROAD})*(?:,?\s+and\s+{_ABROAD})?\s+(?!(?:in|by|against|on)\b)(?!-?flagged){_OLD}"
        ),
        "department|accountability|gao |gao's|congress|lawmakers|senators|court of|nations|europ|usmca|authorities|task force|"
        "homeland|food|fda |treasury": (
            rf"^(?:the\s+|u\.s\.\s+)?{_OTHERS}(?:'s)?\b{_OLD}(?!\s+of\s+homeland)(?!\s+(?:issues|modifies|revokes|publishes))"
        ),
        "uflpa|prevention act": rf"^(?:(?:under|since|unlike|like|pursuant\s+to|beside)\s+)?(?:the\s+)?{_UFLPA}\b{_OLD}"
        rf"|^[^.;]{{0,90}}\b{_UFLPA}\s+entity\s+list\b{_OLD}|^goods\s+[^.;]{{0,60}}\bsubject\s+to\s+the\s+{_UFLPA}",
        "executive order|article": r"^(?:executive\s+order\s+\d|article\s+\d)",
        "earlier|previous|prior|older|standing|similar|separate": (
            rf"^an?\s+(?:earlier|previous|prior|older|long-?standing|similar|separate)\s+{_ORDER}\b{_OLD}"
            rf"|\bsubject\s+to\s+(?:long-?standing|older|earlier|other|separate)\s+{_ORDERS}\b"
        ),
        "enforce orders|enforce withhold|enforce wros|enforce findings|enforces orders": (
            rf"^(?:cbp|the\s+agency)\s+(?:also\s+)?(?:(?:continues|still)\s+to\s+)?enforces?\s+{_ORDERS}\s+(?:on|against|covering)\b"
        ),
        "orders|wros|findings": (
            rf"^(?:such\s+|these\s+kinds\s+of\s+)?{_ORDERS}\s+(?:may|can|might)\s+(?:name|cover|be\s+issued|target|reach|apply)\b"
            r"|^\w+\s+of\s+the\s+(?:orders|wros|findings)\s+(?:now\s+)?(?:in\s+(?:force|effect|place)|on\s+the\s+(?:list|books)|active)\s"
            r"|^[^.;]{0,40}\b(?:agency|cbp)\s+(?:now\s+)?has\s+"
            r"(?:\d+|[a-z]+ty(?:-[a-z]+)?)\s+(?:active\s+)?(?:withhold\s+release\s+orders|wros)\b"
        ),
        "trade figures|entry summary|census": r"^(?:trade\s+figures|entry\s+summary\s+data|census\s+(?:data|figures))\s",
        "antidumping|anti": r"^anti-?dumping\s+(?:and\s+countervailing\s+)?duties\s",
        "first": rf"^(?:the|cbp's)\s+first\s+(?:[\w-]+\s+)?{_ORDER}\b[^.;]*\b(?:19|20)\d\d\b{_OLD}",
        "officers|port personnel|import specialists|inspectors": (
            r"^(?:(?:last|in)\s+\w+,\s+)?(?:cbp\s+)?(?:officers|port\s+personnel|import\s+specialists|inspectors)\s+(?:in|at)\s+[^.;,]{3,30}?\s"
            rf"(?:turned\s+away|detained|released|seized|excluded|stopped|examined)\s{_OLD}"
        ),
        "detention notice": r"^(?:an?|each|every|the)\s+(?:detention\s+notice|notice\s+of\s+detention)\s",
        "for example|for instance": r"^(?:in|on)\s[^,.;]{0,20}\b(?:19|20)\d\d,\s+for\s+(?:example|instance)\b",
        "last year": r"^on\s+the\s+same\s+day\s+last\s+year\b",
        "cbp and": rf"^cbp\s+and\s+(?:its\s+)?(?:{_ABROAD}|counterparts|partners)\b"
        r"[^.;]*\b(?:met|meet|signed|work|share|discuss)\w*",
    }
)
