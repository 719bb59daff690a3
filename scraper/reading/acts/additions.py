"""Clauses that add to an order just told: "The order also covers", "In addition, ports will detain"."""

from __future__ import annotations

import re

from scraper.reading.acts.act import Act, Said

_ORDER = r"(?:[Ww]ithhold\s+[Rr]elease\s+[Oo]rder|(?:[Dd]etention\s+)?[Oo]rder|WRO|[Ff]inding|[Mm]easure|[Ii]t)"
_COVERS = (
    r"(?:covers?|appl(?:y|ies)\s+to|extends?\s+to|reach(?:es)?|includes?|names?|bars?|blocks?|stops?|takes\s+in|targets?|"
    r"(?:is|was)\s+(?:directed|aimed)\s+(?:at|against))"
)
TOO = r"(?:[Aa]lso|[Ll]ikewise|further(?:more)?|[Aa]dditionally|in\s+addition|as\s+well|equally)"
#: Behind it stand those the order covers beside the ones told before.
_BESIDES = re.compile(
    rf"\b{_ORDER},?\s+(?:{TOO}\s+{_COVERS}|(?:extends|applies)\s+{TOO}\s+to|extends\s+to|reaches)\s+"
    rf"|^(?:{TOO},?\s+(?:subject\s+to|covered\s+by|included\s+in|named\s+in|under|affected\s+by)\s+(?:the|this)\s+{_ORDER}\s+(?:is|are))\s+"
    rf"|\b{_ORDER}\s+(?:is|was|has\s+been)\s+(?:issued|directed|aimed)\s+(?:against|at)\s+(?:both\s+)?(?:the|this)\s+[a-z]+\s+and\s+(?:also\s+)?(?:against|at)\s+"
    rf"|,?\s+(?:as|and\s+so)\s+(?:will|are|is|do|does)\s+(?:those|that|the\s+(?:goods|products))\s+(?:made\s+|grown\s+|produced\s+)?(?:of|by|from)\s+"
    rf"|^(?:In\s+addition|Additionally|Further(?:more)?|Moreover|Besides),?\s+(?:to\s+[^,]{{2,60}},\s+)?(?:the|this)\s+{_ORDER}\s+{_COVERS}\s+",
    re.MULTILINE,
)
#: The same, where the order comes first and "as well" stands at the end.
_AT_THE_END = re.compile(rf"^(?:The|This)\s+{_ORDER}\s+{_COVERS}\s+(?=[^.;]*\bas\s+well\s*[.,])")
#: What ports do besides.
_ALSO_DETAIN = re.compile(rf"\b(?:In\s+addition|{TOO}),?\s[^.;]{{0,60}}\b(?:detain|seiz|stop|withh|block)")
NEEDLES = (
    "also",
    "Also",
    "ddition",
    "xtends to",
    "eaches",
    "ikewise",
    "urther",
    "oreover",
    "as well",
    "qually",
    "esides",
    "and against",
    "own right",
    "as will",
    "as are",
    "so will",
    "so are",
    " too",
)


def adds(said: Said) -> bool:
    """Whether a clause on what ports stop tells of goods beside those told before."""
    statement = said.statement
    if not statement.scope or statement.action is not None or said.releases:
        return False
    text = statement.sentence.plain
    return any(map(text.__contains__, NEEDLES)) and (_ALSO_DETAIN.search(text) or besides(text)) is not None


def first_told(act: Act) -> Act:
    """The act without clauses on what else its order covers: its country is told before."""
    return Act([one for one in act.said if not adds(one)] or act.said)


def besides(text: str) -> re.Match[str] | None:
    """The words behind which stand those the order covers beside the ones told before."""
    return _BESIDES.search(text) or _AT_THE_END.match(text)
