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
        ),
        "respect|all else|everything else": (
            rf"\bin\s+(?:all|every)\s+other\s+respects?,?\s[^.;]{{0,60}}{_ORDER}|\b(?:all|everything)\s+else\s+[^.;]{{0,60}}\b{_IN_FORCE}"
        ),
        "no change": rf"{_OTHERS}[^.;]{{0,60}}\bsees?\s+no\s+change\b",
        "no other": rf"\bno\s+other\s+(?:[\w-]+\s+){{0,3}}?(?:is|are|was|were|goes|has\s+been)\s+{_FREED}",
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
        "without change|they have been|it has been|until now|they were": rf"\b{_HELD}[^.;]{{0,60}}\b{_AS_EVER}",
    }
)
