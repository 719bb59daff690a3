"""What is left of an order when somebody goes free of it: "goes on for the other mills", "no other company is affected"."""

from __future__ import annotations

from scraper.reading.text.lowercase import AnyOf

_ORDER = r"\b(?:order|wro|finding|measure|restrictions?|ban|detention|prohibition)\b"
_FOR = r"(?:for|against|on|as\s+to|as\s+regards|with\s+(?:regard|respect)\s+to|in\s+respect\s+of|over|where)\s"
_CHANGE = r"\b(?:modification|change|exemption|exception|decision|amendment|relief)\b"
_OTHERS = r"\b(?:others?|remaining|rest|sister|parent)\b"
_HELD = (
    r"(?:detain(?:ed|ing)?|seiz(?:ed?|ing)|stop(?:ped|ping)?|held|hold(?:ing)?|barr(?:ed|ing)|block(?:ed|ing)?|"
    r"exclud(?:ed|ing)|kept\s+out|turned\s+away)\b"
)
_GOES_ON = (
    r"(?:goes\s+on|go\s+on|continues|persists?|lives\s+on|keeps\s+its\s+force|"
    r"is\s+(?:maintained|retained|upheld|kept(?:\s+up)?|left(?:\s+in\s+(?:place|force))?))"
)
#: No words of whom it goes on for: "goes on for now", "until further notice".
_NOBODY = r"(?!now\b|(?:the\s+)?(?:cbp|agency)|further\s+(?:notice|information)|all\s+to\s+see|importers\s+to)"
#: Goods of a day, not of somebody: "applies only to shipments received on or after May 5".
_NO_DAY = (
    r"(?![^.;]{0,80}\b(?:on\s+or\s+after|otherwise|"
    r"(?:received|produced|made|exported|shipped|entered|imported|arriv\w+)\s+(?:after|from|since|on)))"
)
_COVERS = r"(?:covers|concerns|affects|reaches|benefits|applies\s+to|is\s+(?:for|confined\s+to|limited\s+to))\s"
_SHOWN = r"(?:shown|proved|proven|demonstrated|established|convinced)"
_FREED = (
    r"(?:affected|exempt(?:ed)?|cleared|freed|free|covered\s+by\s+(?:the|this)\s+(?:change|modification)|released)\b"
)
_AS_EVER = r"(?:without\s+change|as\s+(?:they|it)\s+(?:have|has)\s+been|as\s+until\s+now|as\s+they\s+were)\b"
_SOMEONE = r"\b(?:others?|remaining|rest|sister|parent|affiliates?|subcontractors?|contractors?|subsidiar(?:y|ies)|elsewhere)\b"
_FREE = r"(?:reliev|clear|releas|free[sd]|exempt|lift|admit|remov|unlock)"
_BARRED = (
    r"(?:inadmissible|not\s+admissible|detained|barred|stopped|seized|held|blocked|excluded|kept\s+out|turned\s+away|"
    r"under\s+(?:the|this|that)\s+(?:order|wro|finding)|subject\s+to\s+(?:detention|seizure|the|it\b))"
)
_NOUN = (
    r"(?:producers?|compan(?:y|ies)|firms?|makers?|manufacturers?|growers?|exporters?|suppliers?|entit(?:y|ies)|members?|part(?:y|ies)|"
    r"vessels?|boats?|ships?|estates?|mills?|plants?|factor(?:y|ies)|facilit(?:y|ies)|farms?|mines?|sites?|units?|subsidiaries|affiliates?|"
    r"contractors?|goods|products?|merchandise|imports?|shipments?|sources?)\b"
)
#: Somebody else, or something else, that the order may cover.
_ELSE = (
    rf"(?:\b(?:other|remaining|second|third-party|sister)\s+(?:[\w'-]+\s+){{0,3}}?{_NOUN}|"
    r"\b(?:rest|remainder|balance)\s+of\s+(?:the|its)\s+(?:\w+\s+)?(?:industry|group|region|country|sector|fleet|order)\b|"
    rf"\b{_NOUN}\s+(?:that|which|who)\s+(?:did|have|has)\s+not\s)"
)
_NOT_FREE = (
    r"(?:releas(?:e|ed)|enter|come|clear(?:ed)?|reliev(?:e|ed)|freed|lift(?:ed)?|admitted|admissible|eligible|qualify|"
    r"chang(?:e|ed)|alter(?:ed)?|affect(?:ed)?|included?|cover(?:ed)?)\b"
)
_IN_FORCE = r"(?:stands?|remains?|stays?|is\s+unchanged)\b"
REMAINDER = AnyOf(
    {
        "goes on|go on|continues|persist|lives on|keeps its|maintained|retained|upheld|is kept|is left": (
            rf"{_ORDER}[^.;]{{0,40}}?\s{_GOES_ON}\s+{_FOR}{_NOBODY}"
        ),
        "detention goes|detention continues|detentions continue|order goes|order continues": (
            rf"\b(?:for|of)\s+(?:every|all|any|the)\s+{_OTHERS}[^.;]{{0,80}}\b(?:detentions?|order)\s+(?:goes\s+on|continues?)\b"
        ),
        "go on |goes on |keep |keeps ": rf"\b(?:goes?\s+on|go\s+on|keeps?(?:\s+on)?)\s+(?:being\s+)?{_HELD}",
        "maintains|retains|upholds|keeps": (
            r"\b(?:cbp|agency|it)\s+(?:maintains|retains|upholds|keeps(?:\s+up)?)\s+(?:the|its|this|that)\s+"
            rf"(?:\w+\s+){{0,3}}?{_ORDER}\s+{_FOR}"
        ),
        " alone| only|confined|limited": rf"{_CHANGE}\s+(?:\w+\s+)?{_COVERS}(?:[^.;]{{2,80}}\s(?:alone|only)\b|(?<=to\s)){_NO_DAY}",
        "only ": rf"\bonly\s+[^.;]{{2,80}}\s(?:benefits?|profits?|gains?)\s+(?:from|by)\s+(?:the|this)\s+{_CHANGE}",
        "not ": (
            rf"\bnot\s+(?:included|covered|comprised|affected|reached|part|benefit|profit)\s*(?:in|by|of|from)?\s+(?:the|this|that)\s+{_CHANGE}"
            rf"|{_ORDER}\s+(?:against|on|of)\s+[^.;]{{2,60}}\s(?:is|was|has)\s+not\s+(?:been\s+)?(?:changed|modified|lifted|revoked|altered)\b"
            rf"|{_OTHERS}[^.;]{{0,60}}\b(?:has|have)\s+not\s+(?:yet\s+)?{_SHOWN}\b"
        ),
        "still ": rf"\bstill\s+(?:be\s+|being\s+){_HELD}",
        "otherwise": (
            rf"{_ORDER}\s+(?:is|was)\s+otherwise\s+(?:unchanged|unaltered|untouched|in\s+(?:force|effect))"
            rf"|{_ORDER}\s+otherwise\s+{_IN_FORCE}|{_ORDER}\s+(?:stands|remains|stays)\s+otherwise\b"
            rf"|\botherwise,?\s+(?:the|this|its)\s+{_ORDER}\s+(?:is|remains|stays|stands|continues)\b"
            r"|\botherwise\s+(?:covers|applies|reaches|binds|bars)\b"
        ),
        "respect|all else|everything else": (
            rf"\bin\s+(?:all|every)\s+other\s+respects?,?\s[^.;]{{0,60}}{_ORDER}|\b(?:all|everything)\s+else\s+[^.;]{{0,60}}\b{_IN_FORCE}"
        ),
        "no change": rf"{_OTHERS}[^.;]{{0,60}}\bsees?\s+no\s+change\b",
        "no other": rf"\bno\s+other\s+(?:[\w-]+\s+){{0,3}}?(?:is|are|was|were|goes|has\s+been)\s+{_FREED}",
        "other provision|other term|other part|other aspect|other element": (
            r"\b(?:all|any|every|the)\s+other\s+(?:provisions?|terms?|parts?|aspects?|elements?)\s+(?:of\s+(?:the|this|that|its)\s[^.;]{0,40}?)?"
            r"(?:is|are|remains?|stays?|continues?)\b"
        ),
        "still": (
            rf"{_ORDER}\s[^.;]{{0,60}}?\bstill\s+(?:bars?|blocks?|stops?|covers?|prohibits?|reaches|binds|names|keeps)\b"
            rf"|\bstill\s+(?:be\s+)?{_BARRED}"
        ),
        "not |nobody": (
            rf"{_SOMEONE}[^.;]{{0,60}}\b(?:is|are|has|have|will|was|were)\s+not\s+(?:yet\s+)?(?:be(?:en)?\s+)?{_FREE}\w*"
            rf"|\bthe\s+{_ORDER}\s+(?:itself\s+)?(?:was|is|has)\s+not\s+(?:been\s+)?(?:rescinded|revoked|lifted|ended|terminated|withdrawn)\b"
            r"(?!\s+(?:until|before|at\s+that|then|because|when))"
        ),
        "none of": rf"\bnone\s+of\s+the\s+{_OTHERS}[^.;]{{0,60}}\b(?:has|have|is|are|was|were)\s+(?:been\s+)?{_FREE}\w*",
        "excluded|left out|outside|exempt": (
            rf"\b(?:excluded|left\s+out|outside|exempt(?:ed)?)\s+(?:(?:from|of)\s+)?(?:the|this)\s+{_CHANGE}"
        ),
        "only.|alone.|only,|alone,|only |alone ": (
            r"\b(?:lift|modif|revok|eas|end|amend|chang)\w*\s+(?:the|its|that)\s+(?:\w+\s+){0,2}?(?:order|wro|finding|restrictions?|ban|detention)\s+"
            r"for\s+[^.;]{2,60}?\s(?:only|alone)\b"
        ),
        "detentions of": rf"\bdetentions?\s+of\s+[^.;]{{0,40}}?{_OTHERS}[^.;]{{0,40}}?\b(?:go(?:es)?\s+on|continues?|persists?)\b",
        "will see|will find|will have": (
            rf"{_OTHERS}[^.;]{{0,40}}\bwill\s+(?:see|find|have)\s+(?:its|their)\s+\w+\s+(?:\w+\s+)?{_HELD}"
        ),
        "until then": r"\buntil\s+then,?\s+(?:its|their|the|these|those)\s[^.;]{0,40}\b(?:is|are|remains?|stays?)\s+(?:\w+\s+)?"
        + _BARRED,
        "yet to": (
            rf"{_OTHERS}[^.;]{{0,60}}\b(?:has|have)\s+yet\s+to\s+(?:show|prove|demonstrate|establish|submit|remed|convince|end)"
        ),
        "other|remaining|second|third-party|sister|rest of|remainder of|balance of|not ": (
            rf"{_ELSE}[^.;]{{0,80}}\b(?:is|are|has|have|will|may|can)\s+not\s+(?:yet\s+)?(?:been\s+|be\s+)?{_NOT_FREE}"
            rf"|{_ORDER}\s[^.;]{{0,40}}\b(?:appl(?:y|ies)|holds|binds|extends)\s[^.;]{{0,40}}\b(?:to|for|on)\s[^.;]{{0,20}}{_ELSE}"
            rf"|\b(?:no|nothing|none)\b[^.;]{{0,60}}?\b(?:releases|frees|clears|exempts|change\s+has\s+been\s+made|changes\s+have\s+been\s+made)\b[^.;]{{0,60}}{_ELSE}"
            rf"|\bdetention\s+of\s+[^.;]{{0,40}}{_ELSE}\s+(?:is|are|will|has)\s+(?:to\s+)?(?:continue|go\s+on|persist|remain)"
            rf"|{_ELSE}[^.;]{{0,40}}\b(?:is|are)\s+to\s+be\s+{_HELD}|{_ELSE}\s+must\s+still\b"
            rf"|{_HELD},?\s[^.;]{{0,60}}{_ELSE}(?=[^.;]*\b(?:take|took|taken)\s+part\b)"
            rf"|{_ELSE}[^.;]{{0,40}}\b(?:is|are)\s+not\s+(?:changed|altered|affected|touched)\b"
            rf"|\b(?:of|for|to|as\s+to)\s+(?:the\s+)?{_ELSE},?\s+(?:the\s+)?{_ORDER}\s+(?:is|remains|stays|stands|continues|holds)\b"
        ),
        "only goods|only products|only merchandise|only shipments": (
            r"^only\s+(?:goods|products|merchandise|shipments)\s+(?![^.;]*\b(?:comply|meet|all\s+other)\b)[^.;]{3,60}?\s"
            r"(?:qualify|qualifies|are\s+eligible|may|can|will\s+be\s+(?:released|admitted))\b(?![^.;]*\bon\s+or\s+after\b)"
        ),
        "does not end|not end|not ended|not being|not be revoked": (
            r"\bdoes\s+not\s+end\s+(?:it|(?:the|this)\s+(?:wro|order|withhold|finding))\b|\bbut\s+(?:has\s+)?not\s+(?:ended|revoked|lifted),?\s"
            rf"|{_ORDER}\s+is\s+not\s+being\s+(?:revoked|lifted|ended|rescinded|withdrawn)\b"
        ),
        "does not release|does not free|does not clear": (
            r"\bdoes\s+not\s+(?:release|free|clear)\s+(?:goods|products|merchandise|shipments|imports)\s"
        ),
        "one of the order": rf"\bone\s+of\s+(?:the|that|this)\s+(?:wro|order|finding)'s\s+(?:\w+\s+){{0,2}}?{_NOUN}",
        "not included|not comprised": r"\b(?:is|are)\s+not\s+(?:included|comprised)\s*\.?$",
        "has not asked|have not asked": (
            rf"{_ELSE}[^.;]{{0,60}}\b(?:has|have)\s+not\s+asked\b[^.;]*\bcontinue\s+to\s+{_HELD}"
            rf"|\bports\s+continue\s+to\s+(?:stop|detain|hold|seize)\s+(?:what|the\s+goods|goods)\s"
        ),
        "left the|leaves the|kept the|keeps the": (
            r"\b(?:left|leaves|kept|keeps)\s+the\s+(?:[\w-]+\s+){0,3}?(?:order|wro|finding|restrictions?|ban)\s+in\s+(?:place|force|effect)\s+(?:for|against|on|as)\s"
        ),
        "no relief|no exemption|no release|no modification": (
            rf"\bno\s+(?:relief|exemption|release|modification)\s+(?:was|is|has\s+been)\s+(?:granted|made|given)\s+(?:to|for|as\s+to)\s[^.;]{{0,20}}{_ELSE}"
        ),
        "detentions": r"\bdetentions\s+(?:will\s+)?(?:go\s+on|continue|persist)\s+(?:for|of)\s",
        "stay out|stays out|remain out|remains out": (
            r"\b(?:goods|products|merchandise|shipments|imports|cargo)\s+(?:still\s+)?(?:stays?|remains?)\s+out\b"
        ),
        "modification|exemption|relief|exception": (
            rf"{_CHANGE}\s+(?:excludes|leaves\s+out|omits|does\s+not\s+(?:include|comprise|reach))\s"
        ),
        "leaving|keeping|retaining|maintaining": (
            rf"\b(?:leaving|keeping|retaining|maintaining)\s+(?:it|(?:the|that|its)\s+{_ORDER})\s+(?:on|for|in\s+(?:place|force|effect)|against|active)\b"
            r"|\b(?:leaving|keeping)\s+(?:the|that|its)\s+(?:[\w-]+\s+){0,3}?(?:order|wro|finding)\b[^.;]{0,120}?\bin\s+(?:place|force|effect)\b"
        ),
        "carry on|carries on": rf"\bcarr(?:y|ies)\s+on\s+{_HELD}",
        "not released by|not freed by|not cleared by": (
            rf"\bnot\s+(?:released|freed|cleared)\s+by\s+(?:this|the|that|today's)\s+(?:\w+\s+)?{_CHANGE}"
        ),
        "benefit of": r"\bto\s+the\s+benefit\s+of\s+(?:this|that|the|one|only)\b",
        "anybody else|everybody else|anyone else|everyone else|whoever else": (
            r"\b(?:(?:any|every)(?:body|one)|whoever)\s+else\b[^.;]{0,120}\b"
            r"(?:still|must|has\s+to|remains?|continues?)\b"
        ),
        "rest of|remainder of|balance of": (
            rf"\bthe\s+(?:rest|remainder|balance)\s+of\s+(?:the|this|that)\s+(?:\w+\s+)?{_ORDER}\s+(?:{_IN_FORCE}|is\s+(?:left|kept)|goes\s+on|continues)"
        ),
        "only": rf"^only\s+[^.;]{{2,120}}?\s(?:is|are|was|were|goes|has\s+been)\s+(?:now\s+)?{_FREED}",
        "continue": rf"\bcontinues?\s+to\s+be\s+{_HELD}",
        "all other |any other |every other ": (
            r"\b(?:all|any|every)\s+other\s+(?:(?!forc|law|found|requirement)[^.;]){2,80}?\s"
            rf"(?:will|must|shall|is|are)\s+(?:to\s+)?(?:be\s+)?{_BARRED}(?![^.;]*\bif\b)"
        ),
        "without change|they have been|it has been|until now|they were": rf"\b{_HELD}[^.;]{{0,60}}\b{_AS_EVER}",
    }
)
